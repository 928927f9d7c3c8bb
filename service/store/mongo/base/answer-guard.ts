import type { Connection } from 'mongoose';
import { unavailable } from './database-error.ts';

/** After the connections broke, an answer that was on its way has this long to come, in milliseconds. */
const GRACE_MS = 500;
/** What others wait for is given up after this long without an answer, in milliseconds. */
const LIMIT_MS = 30_000;

export type AnswerGuard = {
  /** The same answer, or `unavailable` when the connections broke and none came. */
  whileConnected<T>(answer: Promise<T>): Promise<T>;
  /** For a single command: also `unavailable` when it takes too long. */
  inTime<T>(answer: Promise<T>): Promise<T>;
};

const guards = new WeakMap<Connection, AnswerGuard>();

/**
 * Every answer comes to an end. The driver may write a command to a socket that closed a moment ago, and then waits
 * for good: without this, one such command would hold up every message behind it until a restart. What was given up
 * may have been stored: the unique keys judge what is sent again.
 */
export const answerGuard = (connection: Connection): AnswerGuard => {
  const known = guards.get(connection);
  if (known !== undefined) return known;
  const underWay = new Set<() => void>();
  connection.getClient().on('connectionPoolCleared', () => {
    const affected = [...underWay];
    setTimeout(() => {
      for (const giveUp of affected) giveUp();
    }, GRACE_MS).unref();
  });
  const whileConnected = <T>(answer: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => {
        underWay.delete(giveUp);
        reject(unavailable());
      };
      underWay.add(giveUp);
      answer.then(resolve, reject).finally(() => underWay.delete(giveUp));
    });
  const guard: AnswerGuard = {
    whileConnected,
    inTime: <T>(answer: Promise<T>) => {
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(unavailable()), LIMIT_MS).unref();
      });
      return whileConnected(Promise.race([answer, limit]).finally(() => clearTimeout(timer)));
    },
  };
  guards.set(connection, guard);
  return guard;
};
