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

export type Organisation = {
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly name: string;
  /** Code by which a shop owner names an agency: 8 letters and digits. */
  readonly code: string;
  /** Null until somebody filled it in. */
  readonly company: Company | null;
  /** Owners without a second step reach only their own account. Rule: SE-2. */
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
  /** Runs the deployment; sees organisations, never shop content. */
  readonly isOperator: boolean;
  /** Null: the password alone signs in. */
  readonly secondFactor: SecondFactor | null;
  /** The mail preference: events that the person wants mails about. A stored and transmitted name. */
  readonly notices: { readonly leads: boolean; readonly chats: boolean };
  /** When the person is told of visitors who wait; null: as at first. */
  readonly alerts: AlertSettings | null;
  /** On call with the phone until then; null or absent: not on call. */
  readonly onCallUntil?: Date | null;
  /**
   * When a link from a mail showed that the address is the person's own; null: somebody else may have made the
   * account. Rule: SE-2.
   */
  readonly addressProvenAt: Date | null;
  /** Another address that waits to be confirmed; null or absent: none does. */
  readonly nextAddress?: NextAddress | null;
  /** Since when the person belongs to no company; the account goes after a while. Rule: RE-1. */
  readonly leftAt: Date | null;
  readonly createdAt: Date;
};

/** Stands for an account without a name. */
const UNNAMED: Readonly<Record<Locale, string>> = {
  pl: 'Obsługa sklepu',
  en: 'Customer service',
  de: 'Kundenservice',
};

/**
 * The name that visitors and colleagues read. An account made without a name carries its address instead, of which
 * nothing is shown.
 */
export const shownName = ({ name, locale }: Pick<Staff, 'name' | 'locale'>): string =>
  name.indexOf('@') < 1 ? name : UNNAMED[locale];

export type Membership = {
  readonly id: MembershipId;
  readonly staffId: StaffId;
  readonly organisationId: OrganisationId;
  readonly role: Role;
  /** Null: every shop of the organisation, or every shop granted to the agency. */
  readonly shopIds: readonly ShopId[] | null;
  readonly since: Date;
};

/** A client's shop granted to an agency; ended by `until`, never deleted. */
export type Grant = {
  readonly id: GrantId;
  readonly agencyId: OrganisationId;
  readonly shopId: ShopId;
  readonly role: Exclude<Role, 'owner'>;
  readonly since: Date;
  readonly until: Date | null;
  /** The contract between shop and agency that binds; null: none yet. */
  readonly contractId: AgencyContractId | null;
};

/** Whether people's data stay closed to the agency, because it has no contract with the shop. Art. 28(3) GDPR. */
export const grantWaits = (grant: Pick<Grant, 'contractId'>): boolean => grant.contractId === null;

export type Invitation = {
  readonly id: `inv_${string}`;
  /** SHA-256 of the one-time secret. */
  readonly secretHash: string;
  readonly organisationId: OrganisationId;
  readonly email: string;
  readonly role: Role;
  readonly shopIds: readonly ShopId[] | null;
  /** The member who invites, and without whom the link is worth nothing; null: the operator, or an agency its client. */
  readonly invitedBy: StaffId | null;
  /** The link was only sent by mail, so its holder has access to the mailbox. */
  readonly byMail: boolean;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

/**
 * One signed-in browser. The refresh secret has two parts: one that names the session for good, so that any older copy
 * is known as one, and one that rotates; the one before is good for the grace period.
 */
export type StaffSession = {
  readonly id: `ses_${string}`;
  readonly staffId: StaffId;
  /** SHA-256 of the part that stays. */
  readonly familyHash: string;
  /** SHA-256 of the part that rotates. */
  readonly secretHash: string;
  /** The one before it, which is taken while the current one was not used. */
  readonly previousHash: string | null;
  readonly rotatedAt: Date;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  /** End of the session whatever happens. */
  readonly expiresAt: Date;
};

/** Failed sign-ins of one account; the only counter that is kept at rest. */
export type SignInFailures = { readonly email: string; readonly count: number; readonly since: Date };

/** What an account starts with. */
export const NEW_ACCOUNT = {
  secondFactor: null,
  notices: { leads: true, chats: true },
  alerts: null,
  leftAt: null,
} as const satisfies Partial<Staff>;
