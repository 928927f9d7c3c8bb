import type { GrantId, ShopId } from '../../protocol/vocabulary.ts';
import type { AgencyContractStore } from '../model/agreement/agency-contract.ts';
import { EVIDENCE_LIFE_MS } from '../model/agreement/agreement.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { SecretOutsideDeps } from '../model/staff/secret-outside.ts';
import type { Grant, Organisation } from '../model/staff/staff.ts';
import type { GrantStore, MembershipStore, OrganisationStore } from '../model/staff/staff-store.ts';
import { type TellOwnersDeps, tellOwnersOfReplies, tellOwnersOfSecret } from '../model/staff/tell-owners.ts';

export type GrantDeps = {
  grants: GrantStore;
  organisations: OrganisationStore;
  memberships: MembershipStore;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
  recordAct: RecordAct;
  /** Notices name agencies that receive data. Rule: TR-1. */
  publishNotices(scope: ShopScope): Promise<boolean>;
};

const tellMembers = async (deps: GrantDeps, grant: Grant): Promise<void> => {
  for (const member of await deps.memberships.listByOrganisation(grant.agencyId)) {
    deps.bus.publish({ type: 'access.changed', staffId: member.staffId });
  }
};

/** Agencies with access to the shop. @throws DomainError not_found, forbidden */
export const makeListGrants =
  (deps: GrantDeps) =>
  async (access: Access, shopId: ShopId): Promise<{ grant: Grant; agency: Organisation | null }[]> => {
    const { scope } = shopWith(access, shopId, 'look');
    const grants = (await deps.grants.listByShop(scope)).filter((grant) => grant.until === null);
    const agencies = await deps.organisations.listByIds(grants.map((grant) => grant.agencyId));
    const byId = new Map(agencies.map((agency) => [agency.id, agency]));
    return grants.map((grant) => ({ grant, agency: byId.get(grant.agencyId) ?? null }));
  };

/**
 * Gives an agency access; no personal data before the contract binds.
 * @throws DomainError not_found, forbidden, conflict, invalid_request (unknown code)
 */
export const makeGrantShopAccess =
  (deps: GrantDeps) =>
  async (access: Access, shopId: ShopId, agencyCode: string, role: Grant['role']): Promise<Grant> => {
    const { scope } = shopWith(access, shopId, 'grants');
    const agency = await deps.organisations.findByCode(agencyCode);
    if (agency === null || agency.kind !== 'agency') {
      throw new DomainError('invalid_request', 'No agency has this code. Ask the agency for its code.', {
        fields: { agencyCode: 'is not the code of an agency' },
      });
    }
    const running = (await deps.grants.listByShop(scope)).find(
      (row) => row.agencyId === agency.id && row.until === null,
    );
    if (running !== undefined) {
      throw new DomainError('conflict', 'This agency already has access. End it first to change the role.');
    }
    const grant: Grant = {
      id: deps.ids.next('grt'),
      agencyId: agency.id,
      shopId,
      role,
      since: deps.clock.now(),
      until: null,
      contractId: null,
    };
    await deps.grants.insert(scope, grant);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'grant.give',
      target: grant.id,
      outcome: 'ok',
      details: { agencyId: agency.id, role },
    });
    await deps.publishNotices(scope);
    await tellMembers(deps, grant);
    return grant;
  };

/** Ends a grant at once; warns owners of a known secret key. @throws DomainError not_found, forbidden */
export const makeEndGrant =
  (
    deps: GrantDeps &
      TellOwnersDeps &
      SecretOutsideDeps & {
        agencyContracts: Pick<AgencyContractStore, 'endByGrant'>;
        shops: Pick<ShopStore, 'get'>;
      },
  ) =>
  async (access: Access, shopId: ShopId, grantId: GrantId): Promise<void> => {
    const { scope, shop } = shopWith(access, shopId, 'grants');
    const grant = (await deps.grants.listByShop(scope)).find(
      (row) => row.id === grantId && row.until === null,
    );
    if (grant === undefined) throw notFound();
    // Before the access ends: no later call can complete them. Rule: RE-1.
    const keptUntil = new Date(deps.clock.now().getTime() + EVIDENCE_LIFE_MS);
    await deps.agencyContracts.endByGrant(scope, grantId, keptUntil);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'grant.end',
      target: grantId,
      outcome: 'ok',
    });
    const ended = await deps.grants.end(scope, grantId, deps.clock.now());
    if (ended === null) throw notFound();
    // First: a later failure must not leave old rights in consoles.
    await tellMembers(deps, ended);
    const agency = await deps.organisations.get(grant.agencyId);
    // Read again: may have changed meanwhile.
    const left = (await deps.shops.get(scope)) ?? shop;
    await tellOwnersOfReplies(deps, left, agency?.name ?? '–', 'ended');
    await tellOwnersOfSecret(deps, [left]);
    // Again: accepted meanwhile, perhaps.
    await deps.agencyContracts.endByGrant(scope, grantId, keptUntil);
    await deps.publishNotices(scope);
  };
