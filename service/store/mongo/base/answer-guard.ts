import type { Connection } from 'mongoose';
import { unavailable } from './database-error.ts';

/** In milliseconds. */
const GRACE_MS = 500;
/** In milliseconds. */
const LIMIT_MS = 30_000;

export type AnswerGuard = {
  /** `unavailable` after a lost connection. */
  whileConnected<T>(answer: Promise<T>): Promise<T>;
  /** `unavailable` also on timeout. */
  inTime<T>(answer: Promise<T>): Promise<T>;
};

const guards = new WeakMap<Connection, AnswerGuard>();

/** The driver may wait forever on a closed socket; unique keys resolve retries. */
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
