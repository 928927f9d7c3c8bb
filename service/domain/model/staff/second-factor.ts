/** A phone that shows codes, and the codes for the day when it is lost. Rule: SE-2. */
export type SecondFactor = {
  /** The secret shared with the phone, sealed with the service's key. */
  readonly sealed: string;
  readonly since: Date;
  /** Newest 30-second step whose code was used: no code works twice. */
  readonly lastStep: number;
  /** Keyed hashes of the recovery codes that are left. */
  readonly recoveryHashes: readonly string[];
  /** Counts changes, so that of two uses at once only one counts. */
  readonly version: number;
};

export const RECOVERY_CODE_COUNT = 10;

type Roles = readonly { organisation: { ownersNeedSecondFactor: boolean }; role: string }[];

/** An owner whose company asks for it and who has none yet: only the own account is open. Rule: SE-2. */
export const mustSetSecondFactor = (access: {
  staff: { secondFactor: SecondFactor | null };
  organisations: Roles;
}): boolean =>
  access.staff.secondFactor === null &&
  access.organisations.some(
    ({ organisation, role }) => role === 'owner' && organisation.ownersNeedSecondFactor,
  );

/** As typed: without spaces and dashes, capitals. */
export const typedCode = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();
export const isPhoneCode = (code: string): boolean => /^\d{6}$/.test(code);
