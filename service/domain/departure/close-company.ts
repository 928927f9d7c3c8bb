import type { OrganisationId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, organisationWith } from '../model/staff/resolve-access.ts';
import type { Organisation } from '../model/staff/staff.ts';
import type {
  GrantStore,
  InvitationStore,
  MembershipStore,
  OrganisationStore,
} from '../model/staff/staff-store.ts';
import type { ProvePassword } from '../staff/prove-password.ts';
import { HOLD_MS } from './departure.ts';
import type { DepartureStore } from './departure-store.ts';

export type CloseCompanyDeps = {
  organisations: Pick<OrganisationStore, 'get' | 'insert' | 'remove'>;
  memberships: Pick<MembershipStore, 'insert' | 'listByOrganisation' | 'remove'>;
  invitations: Pick<InvitationStore, 'listOpen' | 'remove'>;
  organisationReplies: { remove(id: OrganisationId): Promise<void> };
  shops: Pick<ShopStore, 'listByOrganisation'>;
  grants: Pick<GrantStore, 'listByAgencies'>;
  departures: Pick<DepartureStore, 'due'>;
  mails: Pick<MailStore, 'removeByRef'>;
  clock: Clock;
  bus: EventBus;
  recordAct: RecordAct;
  provePassword: ProvePassword;
};

const isNeeded = async (deps: CloseCompanyDeps, id: OrganisationId): Promise<boolean> => {
  if ((await deps.shops.listByOrganisation(id)).length > 0) return true;
  if ((await deps.grants.listByAgencies([id])).length > 0) return true;
  // Owners receive the certificate.
  const underWay = await deps.departures.due(SERVICE_SCOPE, new Date(deps.clock.now().getTime() + HOLD_MS));
  return underWay.some(({ organisationId }) => organisationId === id);
};

const refuseNeeded = (): DomainError =>
  new DomainError(
    'conflict',
    'The company still has a shop, a shop that is being deleted, or access to the shop of a client. End these first.',
  );

const companyOf = async (
  deps: CloseCompanyDeps,
  access: Access,
  id: OrganisationId,
): Promise<Organisation> => {
  if (!access.staff.isOperator) return organisationWith(access, id, ['owner']).organisation;
  const company = await deps.organisations.get(id);
  if (company === null) throw notFound();
  return company;
};

/**
 * Deletes a company; orphaned accounts follow after 30 days. Rules: PR-5, RE-1.
 * @param typedName confirmation
 * @throws DomainError not_found, forbidden, credentials_wrong, rate_limited, invalid_request, conflict
 */
export const makeCloseCompany =
  (deps: CloseCompanyDeps) =>
  async (
    access: Access,
    organisationId: OrganisationId,
    given: { password: string; typedName: string },
  ): Promise<void> => {
    const company = await companyOf(deps, access, organisationId);
    await deps.provePassword(access.staff, given.password);
    if (given.typedName.trim() !== company.name) {
      throw new DomainError('invalid_request', 'Type the name of the company to confirm.', {
        fields: { name: `must be ${company.name}` },
      });
    }
    if (await isNeeded(deps, organisationId)) throw refuseNeeded();
    const members = await deps.memberships.listByOrganisation(organisationId);
    if (!(await deps.organisations.remove(organisationId))) throw notFound();
    // A shop was added meanwhile.
    if (await isNeeded(deps, organisationId)) {
      await deps.organisations.insert(company);
      for (const member of members) await deps.memberships.insert(member);
      throw refuseNeeded();
    }
    for (const open of await deps.invitations.listOpen(organisationId, deps.clock.now())) {
      await deps.invitations.remove(organisationId, open.id);
      await deps.mails.removeByRef(SERVICE_SCOPE, open.id);
    }
    await deps.organisationReplies.remove(organisationId);
    // First: a later failure must not leave old rights in consoles.
    for (const { staffId } of members) deps.bus.publish({ type: 'access.changed', staffId });
    await deps.recordAct({
      actor: access.staff.id,
      organisationId,
      action: 'organisation.close',
      target: organisationId,
      outcome: 'ok',
    });
    for (const { id } of members) await deps.memberships.remove(organisationId, id);
  };
