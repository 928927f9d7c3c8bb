import { DomainError } from '../model/base/domain-error.ts';
import type { Digest, PasswordHasher } from '../model/base/ports.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';
import { countTry, giveBackTry, type TryDeps } from './count-tries.ts';
import { sessionOfSecret } from './session-secret.ts';

type PasswordDeps = TryDeps & { passwords: PasswordHasher };

/** Wrong passwords within 15 minutes before more are refused (protocol.md part 2). */
export const MAX_PASSWORD_FAILURES = 10;

/**
 * The one place where a password is tried: the attempt is counted first and given back when it was right. It takes the
 * same time whether or not there is a hash. Rule: SE-2
 * @param key whose attempts are counted
 * @throws DomainError rate_limited
 */
export const tryPassword = async (
  deps: PasswordDeps,
  key: string,
  passwordHash: string | null,
  password: string,
): Promise<{ isRight: boolean; tries: number }> => {
  const tries = await countTry(deps, key, MAX_PASSWORD_FAILURES);
  const isRight = await deps.passwords.verify(password, passwordHash);
  if (isRight) await giveBackTry(deps, key);
  return { isRight, tries };
};

/**
 * The counter that a sign-in uses. A browser that has signed in to the account before, as its cookie shows, has its
 * own counter, so that strangers who guess do not lock it out. Rule: SE-2
 */
export const keyOfTries = async (
  deps: { sessions: StaffSessionStore; digest: Digest },
  email: string,
  staff: Staff | null,
  cookie: string | null,
): Promise<string> => {
  const session = staff === null || cookie === null ? null : await sessionOfSecret(deps, cookie);
  return session === null || session.staffId !== staff?.id ? email : `browser.${session.id}`;
};

export type ProvePassword = (staff: Staff, password: string) => Promise<void>;

/**
 * A signed-in person types the password again before an act with grave effects. Only signed-in people share this
 * counter.
 * @param field name of the field in the form
 * @throws DomainError credentials_wrong, rate_limited
 */
export const provePassword = async (
  deps: PasswordDeps,
  staff: Staff,
  password: string,
  field = 'password',
): Promise<void> => {
  const { isRight } = await tryPassword(deps, `signed-in.${staff.id}`, staff.passwordHash, password);
  if (isRight) return;
  throw new DomainError('credentials_wrong', 'The password is wrong.', { fields: { [field]: 'is wrong' } });
};

/**
 * Whoever presses a link that gives an account or an address types its password: a link proves the mailbox, and not that
 * the same person chose the password.
 * @param key of the attempts; the password of the account itself is not locked by them
 * @throws DomainError invalid_request without a password, credentials_wrong, rate_limited
 */
export const proveLinkPassword = async (
  deps: PasswordDeps,
  key: string,
  passwordHash: string,
  password: string | undefined,
): Promise<void> => {
  if (password === undefined) {
    throw new DomainError('invalid_request', 'Enter the password.', { fields: { password: 'is needed' } });
  }
  const { isRight } = await tryPassword(deps, `link.${key}`, passwordHash, password);
  if (isRight) return;
  throw new DomainError('credentials_wrong', 'The password is wrong.', { fields: { password: 'is wrong' } });
};
