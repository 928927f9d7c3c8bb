import type { AnswerGuard } from './answer-guard.ts';

/** Runs the calls for one key one after another; calls for other keys do not wait. */
export const makeKeyTurns = <Key>({ whileConnected }: Pick<AnswerGuard, 'whileConnected'>) => {
  /** Last call under way for each key. */
  const turns = new Map<Key, Promise<unknown>>();
  return {
    inTurn<T>(key: Key, work: () => Promise<T>): Promise<T> {
      const turn = (turns.get(key) ?? Promise.resolve()).then(() => whileConnected(work()));
      const settled = turn
        .catch(() => undefined)
        .then(() => {
          if (turns.get(key) === settled) turns.delete(key);
        });
      turns.set(key, settled);
      return turn;
    },
    /** Resolves when the calls made so far are done. */
    async settle(): Promise<void> {
      await Promise.all(turns.values());
    },
  };
};
