/** Unsent answers by conversation. They outlive a reload of the tab, and end with the tab or the sign-out. */
export type Drafts = {
  get(conversationId: string): string;
  /** An empty text removes the draft. */
  set(conversationId: string, text: string): void;
  /** Whose drafts are shown from now on: those of another person are removed. */
  belongTo(staffId: string): void;
  clear(): void;
};

const KEY = 'zgoda.console.drafts';

type Kept = { staffId: string; texts: Record<string, string> };
const isKept = (value: unknown): value is Kept => {
  if (typeof value !== 'object' || value === null) return false;
  const { staffId, texts } = value as Record<string, unknown>;
  return typeof staffId === 'string' && typeof texts === 'object' && texts !== null;
};

export const makeDrafts = (
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => sessionStorage,
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
  const write = (): void => {
    try {
      if (Object.keys(held.texts).length === 0) storage().removeItem(KEY);
      else storage().setItem(KEY, JSON.stringify(held));
    } catch {
      // Storage is blocked or full: the drafts last until the page is left.
    }
  };
  return {
    get: (conversationId) => held.texts[conversationId] ?? '',
    set: (conversationId, text) => {
      const { [conversationId]: _before, ...others } = held.texts;
      held = { ...held, texts: text === '' ? others : { ...others, [conversationId]: text } };
      write();
    },
    belongTo: (staffId) => {
      if (held.staffId === staffId) return;
      const kept = read();
      held = kept?.staffId === staffId ? kept : { staffId, texts: {} };
      write();
    },
    clear: () => {
      held = { ...held, texts: {} };
      write();
    },
  };
};
