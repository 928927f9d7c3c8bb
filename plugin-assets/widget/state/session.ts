import { shopKey } from './app.ts';
import type { PendingMessage } from './state.ts';

/** What is kept of a talk: the token, its end, and the messages not yet confirmed. */
export type Entry = {
  token?: string | undefined;
  until?: string | undefined;
  /** The visitor had the conversation remembered. Rule: EP-4. */
  kept?: boolean;
  outbox: PendingMessage[];
};

/** For how long a message waits that has yet to open its conversation. */
const UNOPENED_MS = 8 * 3_600_000;

const name = `zgoda:${shopKey}`;
let memory: string | null = null;

/** False where the browser blocks storage: the visitor is told that the talk ends with the page. */
export let isKept = true;

/** The only storage of the chat. Nothing is written before the first message; an empty entry is removed. Rule: EP-3. */
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

/** Keeps this message, or (`isDone`) forgets it. Another tab's messages stay as they are. */
export const keepMessage = (message: PendingMessage, isDone?: boolean): void => {
  const entry = readEntry();
  const { outbox } = entry;
  const at = outbox.findIndex(({ ref }) => ref === message.ref);
  outbox.splice(at < 0 ? outbox.length : at, 1, ...(isDone ? [] : [message]));
  // While no token gives the entry its end. Rule: EP-3.
  entry.until ??= new Date(Date.now() + UNOPENED_MS).toISOString();
  writeEntry(entry);
};

/** Another tab has changed the entry. */
export const onOtherTab = (heard: () => void): void =>
  addEventListener('storage', (event) => {
    if (event.key === name) heard();
  });
