import type {
  AgencyContractId,
  GrantId,
  MembershipId,
  OrganisationId,
  StaffId,
} from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { SecondFactor } from './second-factor.ts';
import type { Grant, Invitation, Membership, Organisation, Staff, StaffSession } from './staff.ts';

export type OrganisationStore = {
  insert(organisation: Organisation): Promise<void>;
  get(id: OrganisationId): Promise<Organisation | null>;
  findByCode(code: string): Promise<Organisation | null>;
  listByIds(ids: readonly OrganisationId[]): Promise<readonly Organisation[]>;
  update(
    id: OrganisationId,
    changes: Partial<Pick<Organisation, 'name' | 'company' | 'ownersNeedSecondFactor'>>,
  ): Promise<Organisation | null>;
  /** Memberships that are left of it give nobody anything. */
  remove(id: OrganisationId): Promise<boolean>;
  /** All, for the operator: names only, no shop content. */
  all(): Promise<readonly Organisation[]>;
};

export type StaffStore = {
  /** False when the e-mail address is taken. */
  insert(staff: Staff): Promise<boolean>;
  get(id: StaffId): Promise<Staff | null>;
  findByEmail(email: string): Promise<Staff | null>;
  listByIds(ids: readonly StaffId[]): Promise<readonly Staff[]>;
  update(
    id: StaffId,
    changes: Partial<
      Pick<
        Staff,
        | 'name'
        | 'passwordHash'
        | 'locale'
        | 'notices'
        | 'alerts'
        | 'onCallUntil'
        | 'addressProvenAt'
        | 'nextAddress'
        | 'leftAt'
      >
    >,
  ): Promise<Staff | null>;
  /**
   * Replaces the address by the one that waits with this link. `taken`: another account has it; `gone`: no address waits
   * with this link any more.
   */
  changeEmail(
    id: StaffId,
    linkHash: string,
    email: string,
    addressProvenAt: Date | null,
  ): Promise<'changed' | 'taken' | 'gone'>;
  /**
   * Replaces the second factor of this version (null: of none) by `next`, with a version one higher. False when it has
   * changed in the meantime.
   */
  changeSecondFactor(id: StaffId, version: number | null, next: SecondFactor | null): Promise<boolean>;
  /** All accounts, oldest first, for the retention run. */
  all(): Promise<readonly Staff[]>;
  remove(id: StaffId): Promise<boolean>;
  /** True while there is no account at all: the first start. */
  isEmpty(): Promise<boolean>;
};

export type MembershipStore = {
  /** False when the person is a member already. */
  insert(membership: Membership): Promise<boolean>;
  listByStaff(staffId: StaffId): Promise<readonly Membership[]>;
  /** Of several people, in the same order. */
  listByStaffs(staffIds: readonly StaffId[]): Promise<readonly Membership[]>;
  listByOrganisation(organisationId: OrganisationId): Promise<readonly Membership[]>;
  /** Of several companies, in the same order. */
  listByOrganisations(organisationIds: readonly OrganisationId[]): Promise<readonly Membership[]>;
  /** Gives a member more. False when it no longer has the role that `held` says, or is gone. */
  widen(held: Membership, reach: Pick<Membership, 'role' | 'shopIds'>): Promise<boolean>;
  /** Removes it whoever is left: for a company whose registration was not completed. */
  remove(organisationId: OrganisationId, id: MembershipId): Promise<Membership | null>;
  /** When owners remove each other at the same moment, one stays: a single conditional write decides. */
  removeUnlessLastOwner(
    organisationId: OrganisationId,
    id: MembershipId,
  ): Promise<'removed' | 'last_owner' | 'not_found'>;
};

/** Grants of shops to agencies. A shop's own are scoped; an agency lists what it was granted. */
export type GrantStore = {
  /** @throws DomainError conflict when the agency has a running grant for the shop */
  insert(scope: ShopScope, grant: Grant): Promise<void>;
  listByShop(scope: ShopScope): Promise<readonly Grant[]>;
  /** As they were a moment ago, for reads that are repeated with each visitor; own writes show at once. */
  listRecent(scope: ShopScope): Promise<readonly Grant[]>;
  /** Those that have not ended. */
  listByAgencies(agencyIds: readonly OrganisationId[]): Promise<readonly Grant[]>;
  /** Null when there is no such running grant. */
  setContract(scope: ShopScope, id: GrantId, contractId: AgencyContractId): Promise<Grant | null>;
  /** Null when there is no such running grant. */
  end(scope: ShopScope, id: GrantId, until: Date): Promise<Grant | null>;
};

export type InvitationStore = {
  insert(invitation: Invitation): Promise<void>;
  findBySecret(secretHash: string): Promise<Invitation | null>;
  listOpen(organisationId: OrganisationId, now: Date): Promise<readonly Invitation[]>;
  /** Marks it used; false when it was used before or has expired. */
  use(id: Invitation['id'], now: Date): Promise<boolean>;
  remove(organisationId: OrganisationId, id: string): Promise<boolean>;
  /** Removes expired ones, used or not. Rule: RE-1. */
  removeExpired(now: Date): Promise<number>;
};

export type StaffSessionStore = {
  insert(session: StaffSession): Promise<void>;
  get(id: string): Promise<StaffSession | null>;
  /** Those of these sessions that exist and were not revoked. */
  openAmong(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Finds the session by the constant part of its secret, with any copy, old or new. */
  findByFamily(familyHash: string): Promise<StaffSession | null>;
  /**
   * Replaces the secret `from`; false when `from` is not current any more.
   * @param previous the secret before `to`: `from` itself, or the one before it where nobody used `from`.
   */
  rotate(id: string, from: string, to: string, at: Date, previous?: string): Promise<boolean>;
  revoke(id: string, at: Date): Promise<void>;
  /** Returns the ids revoked; `exceptId` stays. */
  revokeAll(staffId: StaffId, at: Date, exceptId?: string): Promise<readonly string[]>;
  /** Running ones, newest first. */
  listByStaff(staffId: StaffId, now: Date): Promise<readonly StaffSession[]>;
  removeExpired(now: Date): Promise<number>;
};

/** Failed sign-ins by account, within a window of time. */
export type SignInFailureStore = {
  /** Adds one and returns the count within the window that began at or after `windowStart`. */
  add(email: string, now: Date, windowStart: Date): Promise<number>;
  count(email: string, windowStart: Date): Promise<number>;
  /** Subtracts one within the window, never below zero; at zero the row is removed. */
  giveBack(email: string, windowStart: Date): Promise<void>;
  clear(email: string): Promise<void>;
  /** Removes windows that began before; returns how many. Rule: RE-1. */
  removeBefore(windowStart: Date): Promise<number>;
};
