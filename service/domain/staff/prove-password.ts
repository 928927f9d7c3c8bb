import { DomainError } from '../model/base/domain-error.ts';
import type { Digest, PasswordHasher } from '../model/base/ports.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';
import { countTry, giveBackTry, type TryDeps } from './count-tries.ts';
import { sessionOfSecret } from './session-secret.ts';

type PasswordDeps = TryDeps & { passwords: PasswordHasher };

/** Per 15 minutes (protocol.md part 2). */
export const MAX_PASSWORD_FAILURES = 10;

/**
 * Verifies in constant time, counting first. Rule: SE-2
 * @param key of the counter
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

/** Known browsers have their own counter, so strangers cannot lock the account. Rule: SE-2 */
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
 * Reauthenticates before a grave act.
 * @param field form field
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
 * A link proves the mailbox only.
 * @param key of a separate counter
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
