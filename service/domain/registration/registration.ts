import type {
  Locale,
  MembershipId,
  OrganisationId,
  OrganisationKind,
  StaffId,
} from '../../protocol/vocabulary.ts';
import type { Company } from '../model/staff/company.ts';

/** What a person typed; sealed until the address is confirmed. */
export type RegistrationContent = {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly company: Company;
};

/**
 * Somebody asked for an account and has not yet shown that the address is theirs. Nothing else exists of them before.
 * The ids of what will be made stand here already, so that confirming twice makes everything once.
 */
export type Registration = {
  readonly id: `reg_${string}`;
  /** Keyed hash of the address, to find other registrations of the same person. */
  readonly emailKey: string;
  /** Sealed `RegistrationContent`; sealed nothing where the address had an account. Rule: SE-5. */
  readonly sealed: string;
  readonly locale: Locale;
  readonly staffId: StaffId;
  readonly organisationId: OrganisationId;
  readonly membershipId: MembershipId;
  readonly createdAt: Date;
  /** Gone then, whatever came of it. Rule: RE-1. */
  readonly expiresAt: Date;
};

/** An unconfirmed registration waits this long. */
export const REGISTRATION_DAYS = 7;
export const REGISTRATION_MS = REGISTRATION_DAYS * 24 * 3_600_000;

/** Who may open an account by themselves: anybody, or only people whom the operator lets in. */
export type RegistrationSettings = { registrationOpen: boolean };
