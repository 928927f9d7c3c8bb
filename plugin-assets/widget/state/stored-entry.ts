import { shopKey } from './app.ts';
import type { PendingMessage } from './state.ts';

export type Entry = {
  token?: string | undefined;
  until?: string | undefined;
  /** Rule: EP-4. */
  kept?: boolean;
  outbox: PendingMessage[];
};

/** Default retention of messages and token, by the local clock. */
export const KEPT_MS = 8 * 3_600_000;

const name = `zgoda:${shopKey}`;
let memory: string | null = null;

/** False where storage is blocked: the chat ends with the page. */
export let isKept = true;

/** The chat's only storage; nothing before the first message. Rule: EP-3. */
export const writeEntry = (entry: Entry): void => {
  memory = entry.token || entry.outbox.length ? JSON.stringify(entry) : null;
  try {
    if (memory) localStorage.setItem(name, memory);
    else localStorage.removeItem(name);
  } catch {
    isKept = false;
  }
};

export const readEntry = (): Entry => {
  const empty: Entry = { outbox: [] };
  let entry = empty;
  try {
    if (isKept) memory = localStorage.getItem(name);
    if (memory) entry = JSON.parse(memory);
  } catch {
    isKept = false;
  }
  if (!entry.until || Date.parse(entry.until) > Date.now()) return entry;
  writeEntry(empty);
  return empty;
};

export const token = (): string | undefined => readEntry().token;

/** Removes it if `isDone`. Messages of other tabs stay. */
export const keepMessage = (message: PendingMessage, isDone?: boolean): void => {
  const entry = readEntry();
  const { outbox } = entry;
  const at = outbox.findIndex(({ ref }) => ref === message.ref);
  outbox.splice(at < 0 ? outbox.length : at, 1, ...(isDone ? [] : [message]));
  // Set by the first message. Rule: EP-3.
  entry.until ??= new Date(Date.now() + KEPT_MS).toISOString();
  writeEntry(entry);
};

/** On a change by another tab. */
export const onOtherTab = (heard: () => void): void =>
  addEventListener('storage', (event) => {
    if (event.key === name) heard();
  });
