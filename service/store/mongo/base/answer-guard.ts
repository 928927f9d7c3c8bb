import type { Connection } from 'mongoose';
import { unavailable } from './database-error.ts';

/** How long a pending reply may still arrive after the connections broke, in milliseconds. */
const GRACE_MS = 500;
/** A command that others wait for is given up after this long without a reply, in milliseconds. */
const LIMIT_MS = 30_000;

export type AnswerGuard = {
  /** The same result, or `unavailable` when the connections broke and no reply came. */
  whileConnected<T>(answer: Promise<T>): Promise<T>;
  /** For a single command: also `unavailable` when it takes too long. */
  inTime<T>(answer: Promise<T>): Promise<T>;
};

const guards = new WeakMap<Connection, AnswerGuard>();

/**
 * Makes every wait for the database end. The driver may write a command to a socket that has just closed and then wait
 * forever; without this, one such command would block every message behind it until a restart. A command that was
 * given up may have been stored: the unique keys decide when it is sent again.
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
      answer.then(
        (value) => {
          underWay.delete(giveUp);
          resolve(value);
        },
        (error: unknown) => {
          underWay.delete(giveUp);
          reject(error);
        },
      );
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
