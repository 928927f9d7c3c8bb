import type { History, Read, Shown, Told } from './judge/check-history.ts';

/** Monotonic milliseconds. */
export type Recorder = Pick<History, 'told' | 'shown' | 'reads'> & {
  now(): number;
  tell(message: Omit<Told, 'sentAt' | 'answer'>): Told;
  show(shown: Shown): void;
  read(read: Read): void;
  /** Null: not of this run. */
  chatOf(ref: string): string | null;
  /** Per answer; returns the unsubscribe function. */
  onAnswer(listener: (told: Told) => void): () => void;
  answer(ref: string, answer: { seq: number } | { refused: string }): void;
};

export const makeRecorder = (): Recorder => {
  const told: Told[] = [];
  const byRef = new Map<string, Told>();
  const shown: Shown[] = [];
  const reads: Read[] = [];
  const listeners = new Set<(told: Told) => void>();
  const now = (): number => performance.now();
  return {
    told,
    shown,
    reads,
    now,
    tell(message) {
      const one: Told = { ...message, sentAt: now(), answer: null };
      told.push(one);
      byRef.set(one.ref, one);
      return one;
    },
    show: (one) => void shown.push(one),
    read: (one) => void reads.push(one),
    chatOf: (ref) => byRef.get(ref)?.chat ?? null,
    onAnswer: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answer(ref, answer) {
      const one = byRef.get(ref);
      if (one === undefined || one.answer !== null) return;
      one.answer = { at: now(), ...answer };
      for (const listener of listeners) listener(one);
    },
  };
};
