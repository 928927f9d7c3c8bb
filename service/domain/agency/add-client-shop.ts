import type { Locale, OrganisationId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Company } from '../model/staff/company.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { Organisation } from '../model/staff/staff.ts';
import type { GrantStore, MembershipStore, OrganisationStore } from '../model/staff/staff-store.ts';
import { newShop } from '../shop/register-shop.ts';
import { checkedCompany } from '../staff/change-company.ts';
import { beginInvitationPause } from '../staff/invite-staff.ts';
import { agencyOf, type ClientInvitationDeps, inviteClient } from './invite-client-owner.ts';

type ClientDeps = ClientInvitationDeps & {
  organisations: OrganisationStore;
  memberships: MembershipStore;
  grants: GrantStore;
  shops: ShopStore;
  bus: EventBus;
  recordAct: RecordAct;
  mailPauses: MailPauseStore;
};

export type NewClient = { company: Company; shopName: string; url: string; locale: Locale };

/**
 * Creates a client's company and shop, with a manager grant.
 * @throws DomainError not_found, forbidden, invalid_request, rate_limited
 */
export const makeAddClientShop =
  (deps: ClientDeps) =>
  async (access: Access, agencyId: OrganisationId, given: NewClient): Promise<Shop> => {
    const agency = agencyOf(access, agencyId);
    const company = checkedCompany(given.company, 'company.');
    await beginInvitationPause(deps, company.contactEmail);
    const now = deps.clock.now();
    const client: Organisation = {
      id: deps.ids.next('org'),
      kind: 'merchant',
      name: company.legalName,
      code: deps.ids.reference(),
      company,
      ownersNeedSecondFactor: false,
      createdAt: now,
    };
    const shop = newShop(deps, {
      organisationId: client.id,
      name: given.shopName,
      url: given.url,
      locale: given.locale,
      contactEmail: company.contactEmail,
      company,
    });
    await deps.organisations.insert(client);
    await deps.shops.insert(shop);
    const grantId = deps.ids.next('grt');
    await deps.grants.insert(scopeOfShop(shop.id), {
      id: grantId,
      agencyId,
      shopId: shop.id,
      role: 'manager',
      since: now,
      until: null,
      contractId: null,
    });
    await deps.recordAct({
      actor: access.staff.id,
      shopId: shop.id,
      organisationId: client.id,
      action: 'client.register',
      target: shop.id,
      outcome: 'ok',
      details: { agencyId, grantId },
    });
    await inviteClient(deps, agency, { ...client, email: company.contactEmail }, shop);
    for (const member of await deps.memberships.listByOrganisation(agencyId)) {
      deps.bus.publish({ type: 'access.changed', staffId: member.staffId });
    }
    return shop;
  };
