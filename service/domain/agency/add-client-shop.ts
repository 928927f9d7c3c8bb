import type { Locale, OrganisationId, ShopId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Company } from '../model/staff/company.ts';
import { type Access, organisationWith } from '../model/staff/resolve-access.ts';
import type { Organisation } from '../model/staff/staff.ts';
import type {
  GrantStore,
  InvitationStore,
  MembershipStore,
  OrganisationStore,
} from '../model/staff/staff-store.ts';
import { REGISTRATION_WORDS } from '../registration/registration-words.ts';
import { newShop } from '../shop/register-shop.ts';
import { checkedCompany } from '../staff/change-company.ts';
import { beginInvitationPause, createInvitation, invitationEnd } from '../staff/invite-staff.ts';

type ClientDeps = {
  organisations: OrganisationStore;
  memberships: MembershipStore;
  invitations: InvitationStore;
  grants: GrantStore;
  shops: ShopStore;
  ids: Ids;
  digest: Digest;
  clock: Clock;
  bus: EventBus;
  recordAct: RecordAct;
  queueMail: QueueMail;
  mailer: Pick<Mailer, 'isSet'>;
  mailPauses: MailPauseStore;
  origin(): string;
};

export type NewClient = { company: Company; shopName: string; url: string; locale: Locale };

const agencyOf = (access: Access, agencyId: OrganisationId): Organisation => {
  const { organisation } = organisationWith(access, agencyId, ['owner', 'manager']);
  if (organisation.kind === 'agency') return organisation;
  throw new DomainError('invalid_request', 'Only an agency has clients. Add a shop of your own instead.');
};

/** Invites the client as owner: a one-time link goes to the client's own address, never to the agency. */
const inviteOwner = async (
  deps: ClientDeps,
  agency: Organisation,
  client: { id: OrganisationId; name: string; email: string },
  shop: Shop,
): Promise<void> => {
  for (const open of await deps.invitations.listOpen(client.id, deps.clock.now())) {
    if (open.role === 'owner') await deps.invitations.remove(client.id, open.id);
  }
  const { secret, invitation } = await createInvitation(deps, {
    organisationId: client.id,
    email: client.email.toLowerCase(),
    role: 'owner',
    shopIds: null,
    invitedBy: null,
  });
  const words = REGISTRATION_WORDS[shop.locale].clientMail;
  const gaps = {
    agency: agency.name,
    shop: shop.name,
    company: client.name,
    link: `${deps.origin()}/console/#/join/${secret}`,
    until: invitationEnd(invitation, shop.locale),
  };
  await deps.queueMail(SERVICE_SCOPE, {
    kind: 'invitation',
    locale: shop.locale,
    ref: invitation.id,
    to: client.email,
    words,
    gaps,
  });
};

/**
 * An agency sets up a shop for a client. The client gets an organisation of its own and is the controller; the agency
 * gets a grant as manager, like any other, which the client's owner can end. Decision 0082.
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
      contractDueAt: null,
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
    await inviteOwner(deps, agency, { ...client, email: company.contactEmail }, shop);
    for (const member of await deps.memberships.listByOrganisation(agencyId)) {
      deps.bus.publish({ type: 'access.changed', staffId: member.staffId });
    }
    return shop;
  };

/**
 * Sends the client's owner a new link while the invitation is not accepted yet.
 * @throws DomainError not_found, forbidden, rate_limited, conflict when the shop has an owner
 */
export const makeInviteClientOwner =
  (deps: ClientDeps) =>
  async (access: Access, agencyId: OrganisationId, shopId: ShopId): Promise<void> => {
    const agency = agencyOf(access, agencyId);
    const row = access.shops.get(shopId);
    if (row === undefined || row.via?.agencyId !== agencyId) throw notFound();
    const client = await deps.organisations.get(row.shop.organisationId);
    if (client === null) throw notFound();
    const members = await deps.memberships.listByOrganisation(client.id);
    if (members.some((member) => member.role === 'owner')) {
      throw new DomainError('conflict', 'The shop already has an owner. Ask the owner to invite people.');
    }
    const email = client.company?.contactEmail ?? row.shop.controller.email;
    await beginInvitationPause(deps, email);
    await inviteOwner(deps, agency, { id: client.id, name: client.name, email }, row.shop);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      organisationId: client.id,
      action: 'member.invite',
      target: client.id,
      outcome: 'ok',
      details: { role: 'owner', agencyId },
    });
  };
