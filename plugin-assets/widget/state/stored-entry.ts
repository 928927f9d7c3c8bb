import { shopKey } from './app.ts';
import type { PendingMessage } from './state.ts';

/** What is stored of a conversation: the token, its expiry, and unconfirmed messages. */
export type Entry = {
  token?: string | undefined;
  until?: string | undefined;
  /** The visitor asked to remember the conversation. Rule: EP-4. */
  kept?: boolean;
  outbox: PendingMessage[];
};

/**
 * How long a message is kept, and the token of the conversation that it opens, unless the visitor asks for more. Counted
 * by the clock of this browser, which can be wrong: only the service says whether a token still opens something.
 */
export const KEPT_MS = 8 * 3_600_000;

const name = `zgoda:${shopKey}`;
let memory: string | null = null;

/** False where the browser blocks storage; the widget then says that the conversation ends with the page. */
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

/** Stores this message or, if `isDone`, removes it. Messages of other tabs are left alone. */
export const keepMessage = (message: PendingMessage, isDone?: boolean): void => {
  const entry = readEntry();
  const { outbox } = entry;
  const at = outbox.findIndex(({ ref }) => ref === message.ref);
  outbox.splice(at < 0 ? outbox.length : at, 1, ...(isDone ? [] : [message]));
  // The first message of a conversation sets its end. Rule: EP-3.
  entry.until ??= new Date(Date.now() + KEPT_MS).toISOString();
  writeEntry(entry);
};

/** Calls back when another tab has changed the entry. */
export const onOtherTab = (heard: () => void): void =>
  addEventListener('storage', (event) => {
    if (event.key === name) heard();
  });
