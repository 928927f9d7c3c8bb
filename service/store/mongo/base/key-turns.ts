import type { AnswerGuard } from './answer-guard.ts';

/** Serialises calls per key. */
export const makeKeyTurns = <Key>({ whileConnected }: Pick<AnswerGuard, 'whileConnected'>) => {
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
    async settle(): Promise<void> {
      await Promise.all(turns.values());
    },
  };
};
