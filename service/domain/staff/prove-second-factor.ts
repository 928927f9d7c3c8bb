import { DomainError } from '../domain-error.ts';
import type { Clock, Digest, FieldVault, Ids, OneTimeCodes, PasswordHasher } from '../ports.ts';
import { isPhoneCode, RECOVERY_CODE_COUNT, type SecondFactor, typedCode } from './second-factor.ts';
import type { Staff } from './staff.ts';
import type { SignInFailureStore, StaffStore } from './staff-store.ts';

export type ProofDeps = {
  staff: StaffStore;
  signInFailures: SignInFailureStore;
  passwords: PasswordHasher;
  oneTimeCodes: OneTimeCodes;
  vault: FieldVault;
  digest: Digest;
  ids: Ids;
  clock: Clock;
};

/** Wrong codes of one account within the window before it is locked for the rest of it. */
const MAX_CODE_FAILURES = 5;
/** Wrong passwords likewise (protocol.md part 2). */
export const MAX_PASSWORD_FAILURES = 10;
export const FAILURE_WINDOW_MS = 15 * 60_000;

/** Failures before it count no more. */
export const windowStart = (now: Date): Date => new Date(now.getTime() - FAILURE_WINDOW_MS);

/** @throws DomainError rate_limited while too many tries of `key` have failed */
export const refuseWhileLocked = async (
  deps: Pick<ProofDeps, 'signInFailures' | 'clock'>,
  key: string,
  limit: number,
): Promise<void> => {
  if ((await deps.signInFailures.count(key, windowStart(deps.clock.now()))) < limit) return;
  throw new DomainError('rate_limited', 'Too many failed attempts for this account. Wait 15 minutes.', {
    retryAfterMs: FAILURE_WINDOW_MS,
  });
};
/** @returns failures within the window */
export const countFailure = async (
  deps: Pick<ProofDeps, 'signInFailures' | 'clock'>,
  key: string,
): Promise<number> => {
  const now = deps.clock.now();
  return deps.signInFailures.add(key, now, windowStart(now));
};

/** @throws DomainError credentials_wrong, rate_limited */
export const provePassword = async (deps: ProofDeps, staff: Staff, password: string): Promise<void> => {
  await refuseWhileLocked(deps, staff.email, MAX_PASSWORD_FAILURES);
  if (await deps.passwords.verify(password, staff.passwordHash)) return;
  await countFailure(deps, staff.email);
  throw new DomainError('credentials_wrong', 'The password is wrong.', { fields: { password: 'is wrong' } });
};

const recoveryHash = (deps: Pick<ProofDeps, 'digest'>, staff: Pick<Staff, 'id'>, code: string): string =>
  deps.digest.keyed('recovery-code', `${staff.id}.${code}`);

/** What is left after this code was used; null when it is none of this person's, or was used before. */
const afterUse = async (
  deps: ProofDeps,
  staff: Staff,
  factor: SecondFactor,
  code: string,
): Promise<SecondFactor | null> => {
  if (isPhoneCode(code)) {
    const secret = await deps.vault.openForService(factor.sealed);
    const step = await deps.oneTimeCodes.stepOf(secret, code, deps.clock.now());
    return step === null || step <= factor.lastStep ? null : { ...factor, lastStep: step };
  }
  const hash = recoveryHash(deps, staff, code);
  if (!factor.recoveryHashes.includes(hash)) return null;
  return { ...factor, recoveryHashes: factor.recoveryHashes.filter((kept) => kept !== hash) };
};

/**
 * A code of the phone, or a recovery code, each good once. Wrong ones have a limit of their own.
 * @throws DomainError credentials_wrong, rate_limited. Rule: SE-2
 */
export const proveSecondFactor = async (deps: ProofDeps, staff: Staff, typed: string): Promise<void> => {
  const factor = staff.secondFactor;
  if (factor === null) return;
  const key = `second-factor.${staff.id}`;
  await refuseWhileLocked(deps, key, MAX_CODE_FAILURES);
  const next = await afterUse(deps, staff, factor, typedCode(typed));
  if (next !== null && (await deps.staff.changeSecondFactor(staff.id, factor.version, next))) {
    await deps.signInFailures.clear(key);
    return;
  }
  await countFailure(deps, key);
  throw new DomainError('credentials_wrong', 'The code is wrong or was used before.', {
    fields: { code: 'is wrong or was used before' },
  });
};

/** Ten fresh codes, shown once, and the hashes that are kept. */
export const makeRecoveryCodes = (
  deps: Pick<ProofDeps, 'ids' | 'digest'>,
  staff: Pick<Staff, 'id'>,
): { codes: string[]; hashes: string[] } => {
  const codes = Array.from({ length: RECOVERY_CODE_COUNT }, () => deps.ids.reference());
  return {
    codes: codes.map((code) => `${code.slice(0, 4)}-${code.slice(4)}`),
    hashes: codes.map((code) => recoveryHash(deps, staff, code)),
  };
};
