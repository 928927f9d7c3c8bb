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
  /** Remaining memberships grant nothing. */
  remove(id: OrganisationId): Promise<boolean>;
  /** Operator only. */
  all(): Promise<readonly Organisation[]>;
};

export type StaffStore = {
  /** False when taken. */
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
  /** `taken`: by another account; `gone`: not pending. */
  changeEmail(
    id: StaffId,
    linkHash: string,
    email: string,
    addressProvenAt: Date | null,
  ): Promise<'changed' | 'taken' | 'gone'>;
  /** Version null: none; false: changed since. */
  changeSecondFactor(id: StaffId, version: number | null, next: SecondFactor | null): Promise<boolean>;
  /** Oldest first, for retention. */
  all(): Promise<readonly Staff[]>;
  remove(id: StaffId): Promise<boolean>;
  isEmpty(): Promise<boolean>;
};

export type MembershipStore = {
  /** False: existing member. */
  insert(membership: Membership): Promise<boolean>;
  listByStaff(staffId: StaffId): Promise<readonly Membership[]>;
  listByStaffs(staffIds: readonly StaffId[]): Promise<readonly Membership[]>;
  listByOrganisation(organisationId: OrganisationId): Promise<readonly Membership[]>;
  listByOrganisations(organisationIds: readonly OrganisationId[]): Promise<readonly Membership[]>;
  /** False: deleted or role changed. */
  widen(held: Membership, reach: Pick<Membership, 'role' | 'shopIds'>): Promise<boolean>;
  /** Unconditional, for incomplete registrations. */
  remove(organisationId: OrganisationId, id: MembershipId): Promise<Membership | null>;
  /** Atomic. */
  removeUnlessLastOwner(
    organisationId: OrganisationId,
    id: MembershipId,
  ): Promise<'removed' | 'last_owner' | 'not_found'>;
};

export type GrantStore = {
  /** @throws DomainError conflict when one is running */
  insert(scope: ShopScope, grant: Grant): Promise<void>;
  listByShop(scope: ShopScope): Promise<readonly Grant[]>;
  /** Cached; own writes show at once. */
  listRecent(scope: ShopScope): Promise<readonly Grant[]>;
  /** Running grants. */
  listByAgencies(agencyIds: readonly OrganisationId[]): Promise<readonly Grant[]>;
  /** Null: not running. */
  setContract(scope: ShopScope, id: GrantId, contractId: AgencyContractId): Promise<Grant | null>;
  /** Null: not running. */
  end(scope: ShopScope, id: GrantId, until: Date): Promise<Grant | null>;
};

export type InvitationStore = {
  insert(invitation: Invitation): Promise<void>;
  findBySecret(secretHash: string): Promise<Invitation | null>;
  listOpen(organisationId: OrganisationId, now: Date): Promise<readonly Invitation[]>;
  /** False: used or expired. */
  use(id: Invitation['id'], now: Date): Promise<boolean>;
  remove(organisationId: OrganisationId, id: string): Promise<boolean>;
  /** Rule: RE-1. */
  removeExpired(now: Date): Promise<number>;
};

export type StaffSessionStore = {
  insert(session: StaffSession): Promise<void>;
  get(id: string): Promise<StaffSession | null>;
  /** Existing unrevoked sessions. */
  openAmong(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** By the constant part. */
  findByFamily(familyHash: string): Promise<StaffSession | null>;
  /**
   * False: `from` not current.
   * @param previous `from`, or its predecessor if unused
   */
  rotate(id: string, from: string, to: string, at: Date, previous?: string): Promise<boolean>;
  revoke(id: string, at: Date): Promise<void>;
  /** Returns revoked ids. */
  revokeAll(staffId: StaffId, at: Date, exceptId?: string): Promise<readonly string[]>;
  /** Running ones, newest first. */
  listByStaff(staffId: StaffId, now: Date): Promise<readonly StaffSession[]>;
  removeExpired(now: Date): Promise<number>;
};

/** In a time window. */
export type SignInFailureStore = {
  /** Returns the count since `windowStart`. */
  add(email: string, now: Date, windowStart: Date): Promise<number>;
  count(email: string, windowStart: Date): Promise<number>;
  /** Within the window; removes the row at zero. */
  giveBack(email: string, windowStart: Date): Promise<void>;
  clear(email: string): Promise<void>;
  /** Returns how many. Rule: RE-1. */
  removeBefore(windowStart: Date): Promise<number>;
};
