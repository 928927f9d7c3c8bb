import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { SignInFailureStore } from '../model/staff/staff-store.ts';

export type TryDeps = { signInFailures: SignInFailureStore; clock: Clock };

const WINDOW_MS = 15 * 60_000;

export const windowStart = (now: Date): Date => new Date(now.getTime() - WINDOW_MS);

/**
 * Counts first, so concurrent tries stay within `limit`; undo by `giveBackTry`. Rule: SE-2
 * @returns tries of `key` in the window
 * @throws DomainError rate_limited above `limit`
 */
export const countTry = async (deps: TryDeps, key: string, limit: number): Promise<number> => {
  const now = deps.clock.now();
  const tries = await deps.signInFailures.add(key, now, windowStart(now));
  if (tries <= limit) return tries;
  throw new DomainError('rate_limited', 'Too many failed attempts for this account. Wait 15 minutes.', {
    retryAfterMs: WINDOW_MS,
  });
};

export const giveBackTry = (deps: TryDeps, key: string): Promise<void> =>
  deps.signInFailures.giveBack(key, windowStart(deps.clock.now()));
