import type {
  AgencyContractId,
  GrantId,
  Locale,
  MembershipId,
  OrganisationId,
  OrganisationKind,
  Role,
  ShopId,
  StaffId,
} from '../../../protocol/vocabulary.ts';
import type { AlertSettings } from './alert-settings.ts';
import type { Company } from './company.ts';
import type { NextAddress } from './next-address.ts';
import type { SecondFactor } from './second-factor.ts';
import { shownNameCatalog } from './texts/shown-name-catalog.ts';

export type Organisation = {
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly name: string;
  /** 8 alphanumeric characters. */
  readonly code: string;
  /** Null before input. */
  readonly company: Company | null;
  /** Rule: SE-2. */
  readonly ownersNeedSecondFactor: boolean;
  readonly createdAt: Date;
};

export type Staff = {
  readonly id: StaffId;
  /** Lower case, unique. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly locale: Locale;
  /** No shop content. */
  readonly isOperator: boolean;
  /** Null: password only. */
  readonly secondFactor: SecondFactor | null;
  /** Mail preferences; the name is stored. */
  readonly notices: { readonly leads: boolean; readonly chats: boolean };
  /** Null: defaults. */
  readonly alerts: AlertSettings | null;
  /** Null or absent: off. */
  readonly onCallUntil?: Date | null;
  /** By mailed link; null: unproven. Rule: SE-2. */
  readonly addressProvenAt: Date | null;
  /** Null or absent: none. */
  readonly nextAddress?: NextAddress | null;
  /** Account deleted later. Rule: RE-1. */
  readonly leftAt: Date | null;
  readonly createdAt: Date;
};

/** Public name; never the address. */
export const shownName = ({ name, locale }: Pick<Staff, 'name' | 'locale'>): string =>
  name.indexOf('@') < 1 ? name : shownNameCatalog[locale].unnamed;

export type Membership = {
  readonly id: MembershipId;
  readonly staffId: StaffId;
  readonly organisationId: OrganisationId;
  readonly role: Role;
  /** Null: all. */
  readonly shopIds: readonly ShopId[] | null;
  readonly since: Date;
};

/** Never deleted, ended by `until`. */
export type Grant = {
  readonly id: GrantId;
  readonly agencyId: OrganisationId;
  readonly shopId: ShopId;
  readonly role: Exclude<Role, 'owner'>;
  readonly since: Date;
  readonly until: Date | null;
  /** Binding contract; null: none. */
  readonly contractId: AgencyContractId | null;
};

/** Whether personal data are closed to the agency. Art. 28(3) GDPR. */
export const grantWaits = (grant: Pick<Grant, 'contractId'>): boolean => grant.contractId === null;

export type Invitation = {
  readonly id: `inv_${string}`;
  /** SHA-256. */
  readonly secretHash: string;
  readonly organisationId: OrganisationId;
  readonly email: string;
  readonly role: Role;
  readonly shopIds: readonly ShopId[] | null;
  /** Required for validity; null: operator or agency. */
  readonly invitedBy: StaffId | null;
  /** Proves the mailbox. */
  readonly byMail: boolean;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

/** Refresh secret: constant part, to recognise old copies, and rotating part with grace period. */
export type StaffSession = {
  readonly id: `ses_${string}`;
  readonly staffId: StaffId;
  /** Constant part, SHA-256. */
  readonly familyHash: string;
  /** Rotating part, SHA-256. */
  readonly secretHash: string;
  /** Until the current one is used. */
  readonly previousHash: string | null;
  readonly rotatedAt: Date;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  /** Absolute end. */
  readonly expiresAt: Date;
};

export type SignInFailures = { readonly email: string; readonly count: number; readonly since: Date };

/** Defaults of an account. */
export const NEW_ACCOUNT = {
  secondFactor: null,
  notices: { leads: true, chats: true },
  alerts: null,
  leftAt: null,
} as const satisfies Partial<Staff>;
