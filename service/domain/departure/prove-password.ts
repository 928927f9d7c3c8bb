import { DomainError } from '../domain-error.ts';
import type { Clock, PasswordHasher } from '../ports.ts';
import type { Staff } from '../staff/staff.ts';
import type { SignInFailureStore } from '../staff/staff-store.ts';

export type ProvePassword = (staff: Staff, password: string) => Promise<void>;

const MAX_FAILURES = 10;
const WINDOW_MS = 15 * 60_000;

/**
 * The signed-in person types the password once more before something grave. Wrong ones count with failed sign-ins.
 * @throws DomainError credentials_wrong, rate_limited
 */
export const makeProvePassword =
  (deps: { passwords: PasswordHasher; signInFailures: SignInFailureStore; clock: Clock }): ProvePassword =>
  async (staff, password) => {
    const now = deps.clock.now();
    const windowStart = new Date(now.getTime() - WINDOW_MS);
    if ((await deps.signInFailures.count(staff.email, windowStart)) >= MAX_FAILURES) {
      throw new DomainError('rate_limited', 'Too many failed attempts for this account. Wait 15 minutes.', {
        retryAfterMs: WINDOW_MS,
      });
    }
    if (await deps.passwords.verify(password, staff.passwordHash)) return;
    await deps.signInFailures.add(staff.email, now, windowStart);
    throw new DomainError('credentials_wrong', 'The password is wrong.', {
      fields: { password: 'is wrong' },
    });
  };
