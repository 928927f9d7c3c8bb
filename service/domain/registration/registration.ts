import type {
  Locale,
  MembershipId,
  OrganisationId,
  OrganisationKind,
  StaffId,
} from '../../protocol/vocabulary.ts';
import type { Company } from '../model/staff/company.ts';

/** Input, sealed until confirmation. */
export type RegistrationContent = {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly company: Company;
};

/** Preset ids make confirmation idempotent. */
export type Registration = {
  readonly id: `reg_${string}`;
  /** Keyed hash of the address. */
  readonly emailKey: string;
  /** Sealed `RegistrationContent`; sealed nothing if the address had an account. Rule: SE-5. */
  readonly sealed: string;
  readonly locale: Locale;
  readonly staffId: StaffId;
  readonly organisationId: OrganisationId;
  readonly membershipId: MembershipId;
  readonly createdAt: Date;
  /** Removed then. Rule: RE-1. */
  readonly expiresAt: Date;
};

export const REGISTRATION_DAYS = 7;
export const REGISTRATION_MS = REGISTRATION_DAYS * 24 * 3_600_000;

/** False: by invitation only. */
export type RegistrationSettings = { registrationOpen: boolean };
