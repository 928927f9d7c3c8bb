/** Toasts: what was done, and undo. */
export type Toast = {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
  /** Undoes the action and removes the toast. */
  undo: (() => void) | null;
};
export type Toasts = {
  items(): readonly Toast[];
  show(text: string, options?: { tone?: Toast['tone']; undo?: () => void; lastsMs?: number }): number;
  remove(id: number): void;
  subscribe(heard: () => void): () => void;
};

/** Long enough to read the text and reach the button. */
export const UNDO_MS = 7_000;
const BAD_MS = 12_000;

export const makeToasts = (): Toasts => {
  let items: readonly Toast[] = [];
  let count = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly Toast[]) => {
    items = next;
    for (const heard of [...listeners]) heard();
  };
  const remove = (id: number) => set(items.filter((toast) => toast.id !== id));
  return {
    items: () => items,
    show: (text, { tone = 'plain', undo, lastsMs } = {}) => {
      count += 1;
      const id = count;
      set([...items.slice(-2), { id, text, tone, undo: undo ?? null }]);
      setTimeout(() => remove(id), lastsMs ?? (tone === 'bad' ? BAD_MS : UNDO_MS));
      return id;
    },
    remove,
    subscribe: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
};
