import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids, OneTimeCodes, PasswordHasher } from '../model/base/ports.ts';
import {
  isPhoneCode,
  RECOVERY_CODE_COUNT,
  type SecondFactor,
  typedCode,
} from '../model/staff/second-factor.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { SignInFailureStore, StaffStore } from '../model/staff/staff-store.ts';
import { countTry } from './count-tries.ts';

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

/** Per account in 15 minutes. */
const MAX_CODE_FAILURES = 5;

const recoveryHash = (deps: Pick<ProofDeps, 'digest'>, staff: Pick<Staff, 'id'>, code: string): string =>
  deps.digest.keyed('recovery-code', `${staff.id}.${code}`);

/** Remaining factor; null: wrong or used code. */
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
 * Verifies a one-time or recovery code, single use.
 * @throws DomainError credentials_wrong, rate_limited. Rule: SE-2
 */
export const proveSecondFactor = async (deps: ProofDeps, staff: Staff, typed: string): Promise<void> => {
  const factor = staff.secondFactor;
  if (factor === null) return;
  const key = `second-factor.${staff.id}`;
  await countTry(deps, key, MAX_CODE_FAILURES);
  const next = await afterUse(deps, staff, factor, typedCode(typed));
  if (next !== null && (await deps.staff.changeSecondFactor(staff.id, factor.version, next))) {
    await deps.signInFailures.clear(key);
    return;
  }
  throw new DomainError(
    'credentials_wrong',
    'The code is wrong or was already used. Wait for the next one.',
    {
      fields: { code: 'is wrong or was already used' },
    },
  );
};

/** Ten codes and their hashes. */
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
