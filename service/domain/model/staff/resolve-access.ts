import type { ConversationId, OrganisationId, Role, ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../base/domain-error.ts';
import type { Clock } from '../base/ports.ts';
import {
  accessMay,
  type Right,
  roleMay,
  type ShopAccess,
  type ShopScope,
  type ShopsScope,
  scopeOfShop,
  scopeOfShops,
  strongerRole,
  weakerRole,
} from '../base/tenancy.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import type { Shop } from '../shop/shop.ts';
import type { ShopStore } from '../shop/shop-store.ts';
import type { Reach } from './reach.ts';
import { grantWaits, type Organisation, type Staff } from './staff.ts';
import type { GrantStore, MembershipStore, OrganisationStore, StaffStore } from './staff-store.ts';

/** Read at each request: removals work at once. */
export type Access = {
  staff: Staff;
  organisations: readonly (Reach & { organisation: Organisation })[];
  /** Strongest access per shop. */
  shops: ReadonlyMap<
    ShopId,
    ShopAccess & { shop: Shop; organisationName: string; agencyName: string | null }
  >;
};

export type AccessDeps = {
  staff: Pick<StaffStore, 'get'>;
  memberships: Pick<MembershipStore, 'listByStaff'>;
  organisations: Pick<OrganisationStore, 'listByIds'>;
  grants: Pick<GrantStore, 'listByAgencies'>;
  shops: Pick<ShopStore, 'listByOrganisation' | 'listByIds'>;
  clock: Clock;
};

/** @returns null: deleted. Rules: SE-1, SE-3. */
export const makeResolveAccess =
  (deps: AccessDeps) =>
  async (staffId: StaffId): Promise<Access | null> => {
    const [staff, memberships] = await Promise.all([
      deps.staff.get(staffId),
      deps.memberships.listByStaff(staffId),
    ]);
    if (staff === null) return null;
    const organisations = await deps.organisations.listByIds(memberships.map((row) => row.organisationId));
    const nameOf = new Map(organisations.map((organisation) => [organisation.id, organisation]));
    const shops = new Map<
      ShopId,
      ShopAccess & { shop: Shop; organisationName: string; agencyName: string | null }
    >();
    const add = (access: ShopAccess, shop: Shop, agencyName: string | null) => {
      const known = shops.get(shop.id);
      // Prefers access with a contract.
      const isNoBetter =
        known !== undefined &&
        (known.isWaiting === access.isWaiting
          ? strongerRole(known.role, access.role) === known.role
          : access.isWaiting);
      if (isNoBetter) return;
      shops.set(shop.id, { ...access, shop, organisationName: '', agencyName });
    };
    for (const row of memberships) {
      const organisation = nameOf.get(row.organisationId);
      if (organisation === undefined) continue;
      for (const shop of await deps.shops.listByOrganisation(organisation.id)) {
        if (row.shopIds !== null && !row.shopIds.includes(shop.id)) continue;
        add({ shopId: shop.id, role: row.role, via: null, isWaiting: false }, shop, null);
      }
    }
    const agencies = organisations.filter((organisation) => organisation.kind === 'agency');
    const grants = await deps.grants.listByAgencies(agencies.map((agency) => agency.id));
    const granted = new Map(
      (await deps.shops.listByIds(grants.map((grant) => grant.shopId))).map((s) => [s.id, s]),
    );
    for (const grant of grants) {
      const shop = granted.get(grant.shopId);
      const row = memberships.find((membership) => membership.organisationId === grant.agencyId);
      if (shop === undefined || row === undefined) continue;
      if (row.shopIds !== null && !row.shopIds.includes(shop.id)) continue;
      // Limited by the grant.
      const role = weakerRole(row.role, grant.role);
      const via = { agencyId: grant.agencyId, grantId: grant.id };
      const isWaiting = grantWaits(grant);
      add({ shopId: shop.id, role, via, isWaiting }, shop, nameOf.get(grant.agencyId)?.name ?? null);
    }
    const owners = await deps.organisations.listByIds([
      ...new Set([...shops.values()].map((a) => a.shop.organisationId)),
    ]);
    const ownerName = new Map(owners.map((organisation) => [organisation.id, organisation.name]));
    for (const [id, access] of shops) {
      shops.set(id, { ...access, organisationName: ownerName.get(access.shop.organisationId) ?? '' });
    }
    return {
      staff,
      organisations: memberships.flatMap((row) => {
        const organisation = nameOf.get(row.organisationId);
        return organisation === undefined ? [] : [{ organisation, role: row.role, shopIds: row.shopIds }];
      }),
      shops,
    };
  };

export type ResolveAccess = ReturnType<typeof makeResolveAccess>;

/** All shops with the right. */
export const scopeWith = (access: Access, right: Right): ShopsScope =>
  scopeOfShops([...access.shops.values()].filter((row) => accessMay(row, right)).map((row) => row.shopId));

/**
 * Shop with the right; foreign ids count as missing.
 * @throws DomainError not_found, forbidden
 */
export const shopWith = (
  access: Access,
  shopId: ShopId,
  right: Right,
): { shop: Shop; scope: ShopScope; role: Role } => {
  const row = access.shops.get(shopId);
  if (row === undefined) throw notFound();
  if (row.isWaiting && roleMay(row.role, right) && !accessMay(row, right)) {
    throw new DomainError(
      'forbidden',
      'The agency has no contract with this shop yet, so it sees nothing about people. The contract is concluded in the settings of the shop, under Access.',
      { details: { waitsFor: 'contract' } },
    );
  }
  if (!accessMay(row, right)) {
    throw new DomainError('forbidden', 'Your role does not allow this. Ask the owner of the shop.');
  }
  return { shop: row.shop, scope: scopeOfShop(shopId), role: row.role };
};

/** Roles that manage people. */
export const LEADING_ROLES: readonly Role[] = ['owner', 'manager'];

/**
 * Own membership, possibly in some shops only.
 * @throws DomainError not_found, forbidden
 */
export const membershipWith = (
  access: Access,
  id: OrganisationId,
  roles: readonly Role[],
): Access['organisations'][number] => {
  const row = access.organisations.find(({ organisation }) => organisation.id === id);
  if (row === undefined) throw notFound();
  if (!roles.includes(row.role)) {
    throw new DomainError('forbidden', 'Your role does not allow this. Ask an owner.');
  }
  return row;
};

/**
 * Organisation-wide membership.
 * @throws DomainError not_found, forbidden. Rule: SE-3
 */
export const organisationWith = (
  access: Access,
  id: OrganisationId,
  roles: readonly Role[],
): { organisation: Organisation; role: Role } => {
  const row = membershipWith(access, id, roles);
  if (row.shopIds !== null) {
    throw new DomainError(
      'forbidden',
      'This affects all shops of the company, and you have access to only some. Ask an owner.',
    );
  }
  return row;
};

/** Finds unrestricted conversations (RT-3). @throws DomainError not_found, forbidden */
export const makeFindConversation =
  (deps: { conversations: ConversationStore }) =>
  async (
    access: Access,
    id: ConversationId,
    right: Right,
  ): Promise<{ conversation: Conversation; scope: ShopScope }> => {
    const conversation = await deps.conversations.find(scopeWith(access, 'read'), id);
    if (conversation === null || conversation.restrictedAt !== null) throw notFound();
    return { conversation, scope: shopWith(access, conversation.shopId, right).scope };
  };
