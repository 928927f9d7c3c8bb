import type { AppState } from '../state/app-state.ts';
import { deletedId } from '../state/deleted-id.ts';

/** Unsent texts in session storage, for at most eight hours. */
export type Drafts = {
  /** @param id of the conversation for an answer, `noteOf` it for a note */
  get(id: string): string;
  /** An empty text removes the draft. */
  set(id: string, text: string): void;
  /** Also drops the note. */
  drop(conversationId: string): void;
  /** Removes drafts of another person. */
  belongTo(staffId: string): void;
  clear(): void;
};

export const noteOf = (conversationId: string): string => `note ${conversationId}`;

const KEY = 'zgoda.console.drafts';
const LIFE_MS = 8 * 3_600_000;

type Text = { text: string; at: number };
type Kept = { staffId: string; texts: Record<string, Text> };
const isKept = (value: unknown): value is Kept => {
  if (typeof value !== 'object' || value === null) return false;
  const { staffId, texts } = value as Record<string, unknown>;
  return typeof staffId === 'string' && typeof texts === 'object' && texts !== null;
};

export const makeDrafts = (
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => sessionStorage,
  now: () => number = Date.now,
): Drafts => {
  const read = (): Kept | null => {
    try {
      const kept: unknown = JSON.parse(storage().getItem(KEY) ?? 'null');
      return isKept(kept) ? kept : null;
    } catch {
      return null;
    }
  };
  let held: Kept = { staffId: '', texts: {} };
  const isFresh = ({ at }: Text): boolean => now() - at < LIFE_MS;
  const hold = (staffId: string, texts: readonly (readonly [id: string, text: Text])[]): void => {
    const fresh = texts.filter(([, text]) => isFresh(text));
    held = { staffId, texts: Object.fromEntries(fresh) };
    try {
      if (fresh.length === 0) storage().removeItem(KEY);
      else storage().setItem(KEY, JSON.stringify(held));
    } catch {
      // Storage is blocked or full: kept until the page is left.
    }
  };
  const without = (...ids: string[]) => Object.entries(held.texts).filter(([id]) => !ids.includes(id));
  return {
    get: (id) => {
      if (Object.values(held.texts).some((draft) => !isFresh(draft))) hold(held.staffId, without());
      return held.texts[id]?.text ?? '';
    },
    set: (id, text) =>
      hold(held.staffId, [...without(id), ...(text === '' ? [] : [[id, { text, at: now() }] as const])]),
    drop: (conversationId) => hold(held.staffId, without(conversationId, noteOf(conversationId))),
    belongTo: (staffId) => {
      if (held.staffId === staffId) return;
      const kept = read();
      hold(staffId, kept?.staffId === staffId ? Object.entries(kept.texts) : []);
    },
    clear: () => hold(held.staffId, []),
  };
};

/** Drops drafts of deleted conversations (protocol.md 1.9). */
export const dropWithConversations = (
  drafts: Pick<Drafts, 'drop'>,
  appState: Pick<AppState, 'subscribe'>,
): void => {
  appState.subscribe((_state, action) => {
    const gone = deletedId(action);
    if (gone !== null) drafts.drop(gone);
  });
};
