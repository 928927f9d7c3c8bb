/** Rule: SE-2. */
export type SecondFactor = {
  /** With the service key. */
  readonly sealed: string;
  readonly since: Date;
  /** Against replays. */
  readonly lastStep: number;
  /** Unused ones, keyed. */
  readonly recoveryHashes: readonly string[];
  /** For optimistic locking. */
  readonly version: number;
};

export const RECOVERY_CODE_COUNT = 10;

type Roles = readonly { organisation: { ownersNeedSecondFactor: boolean }; role: string }[];

/** Whether only the own account is accessible. Rule: SE-2. */
export const mustSetSecondFactor = (access: {
  staff: { secondFactor: SecondFactor | null };
  organisations: Roles;
}): boolean =>
  access.staff.secondFactor === null &&
  access.organisations.some(
    ({ organisation, role }) => role === 'owner' && organisation.ownersNeedSecondFactor,
  );

/** Without spaces and dashes, upper case. */
export const typedCode = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();
export const isPhoneCode = (code: string): boolean => /^\d{6}$/.test(code);
