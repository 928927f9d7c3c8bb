import { browserTimers, type Timers } from '../../shared/timers.ts';

export type Toast = {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
  undo: (() => void) | null;
};
export type Toasts = {
  items(): readonly Toast[];
  /** @param over called once undo is impossible: expired or dismissed */
  show(text: string, options?: { tone?: Toast['tone']; undo?: () => void; over?: () => void }): number;
  remove(id: number): void;
  /** Default: the newest undoable toast. */
  undo(id?: number): void;
  /** Pauses all timers while a toast has focus or pointer, at most a minute (WCAG 2.2.1). */
  hold(): void;
  letGo(): void;
  /** An open modal makes the page inert, so toasts move into it. */
  openDialog(): () => void;
  isInDialog(): boolean;
  subscribe(heard: () => void): () => void;
};

const UNDO_MS = 7_000;
const BAD_MS = 12_000;
const MOST = 3;
const HOLD_MS = 60_000;
/** Least time left after a hold. */
const LEAST_MS = 3_000;

type Shown = Toast & { over: () => void; leftMs: number; since: number; timer: unknown };

export const makeToasts = (timers: Timers = browserTimers): Toasts => {
  let items: readonly Shown[] = [];
  let count = 0;
  let dialogs = 0;
  let held: unknown = null;
  const listeners = new Set<() => void>();
  const set = (next: readonly Shown[]) => {
    items = next;
    for (const heard of [...listeners]) heard();
  };
  const take = (id: number | undefined): Shown | undefined => {
    const toast = items.find((one) => one.id === id);
    if (toast === undefined) return undefined;
    timers.clear(toast.timer);
    set(items.filter((one) => one !== toast));
    return toast;
  };
  const remove = (id: number) => take(id)?.over();
  const run = (toast: Shown) => {
    toast.since = timers.now();
    toast.timer = timers.set(() => remove(toast.id), toast.leftMs);
  };
  const letGo = () => {
    if (held === null) return;
    timers.clear(held);
    held = null;
    for (const toast of items) run(toast);
  };
  return {
    items: () => items,
    show: (text, { tone = 'plain', undo, over } = {}) => {
      count += 1;
      const leftMs = tone === 'bad' ? BAD_MS : UNDO_MS;
      const toast: Shown = {
        ...{ id: count, text, tone, undo: undo ?? null, over: over ?? (() => {}) },
        ...{ leftMs, since: 0, timer: null },
      };
      if (held === null) run(toast);
      set([...items, toast]);
      // Undoable toasts are removed last.
      const before = items.filter((one) => one !== toast);
      if (before.length >= MOST) remove((before.find((one) => one.undo === null) ?? before[0] ?? toast).id);
      return toast.id;
    },
    remove,
    undo: (id) => take(id ?? items.findLast((one) => one.undo !== null)?.id)?.undo?.(),
    hold: () => {
      if (held !== null) return;
      held = timers.set(letGo, HOLD_MS);
      for (const toast of items) {
        timers.clear(toast.timer);
        toast.leftMs = Math.max(LEAST_MS, toast.leftMs - (timers.now() - toast.since));
      }
    },
    letGo,
    openDialog: () => {
      dialogs += 1;
      set(items);
      return () => {
        dialogs -= 1;
        set(items);
      };
    },
    isInDialog: () => dialogs > 0,
    subscribe: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
};
