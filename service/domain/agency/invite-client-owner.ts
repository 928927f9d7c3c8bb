import type { OrganisationId, ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, organisationWith } from '../model/staff/resolve-access.ts';
import type { Organisation } from '../model/staff/staff.ts';
import type { InvitationStore, MembershipStore, OrganisationStore } from '../model/staff/staff-store.ts';
import { registrationCatalog } from '../registration/texts/registration-catalog.ts';
import { beginInvitationPause, createInvitation, invitationEnd } from '../staff/invite-staff.ts';
import { withFirstTold } from '../staff/texts/account-mails.ts';

export type ClientInvitationDeps = {
  invitations: InvitationStore;
  ids: Ids;
  digest: Digest;
  clock: Clock;
  queueMail: QueueMail;
  mailer: Pick<Mailer, 'isSet'>;
  /** Null: none. */
  accountOperatorName: string | null;
  origin(): string;
};

/** The agency, if the person leads it. @throws DomainError not_found, forbidden, invalid_request */
export const agencyOf = (access: Access, agencyId: OrganisationId): Organisation => {
  const { organisation } = organisationWith(access, agencyId, ['owner', 'manager']);
  if (organisation.kind === 'agency') return organisation;
  throw new DomainError('invalid_request', 'Only an agency has clients. Add a shop of your own instead.');
};

/** Mails the one-time link to the client only, for security. */
export const inviteClient = async (
  deps: ClientInvitationDeps,
  agency: Organisation,
  client: { id: OrganisationId; name: string; email: string },
  shop: Shop,
): Promise<void> => {
  const { secret, invitation } = await createInvitation(deps, {
    organisationId: client.id,
    email: client.email.toLowerCase(),
    role: 'owner',
    shopIds: null,
    invitedBy: null,
  });
  const { accountOperatorName: operator } = deps;
  const words = withFirstTold(registrationCatalog[shop.locale].clientMail, shop.locale, operator);
  const gaps = {
    agency: agency.name,
    shop: shop.name,
    company: client.name,
    operator: operator ?? '',
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

type Deps = ClientInvitationDeps & {
  organisations: OrganisationStore;
  memberships: MembershipStore;
  shops: ShopStore;
  mails: Pick<MailStore, 'removeByRef'>;
  mailPauses: MailPauseStore;
  recordAct: RecordAct;
  publishNotices(scope: ShopScope): Promise<boolean>;
};

/** @throws DomainError conflict when the client's company has a member */
const requireNobody = async (
  deps: Pick<Deps, 'memberships'>,
  clientId: OrganisationId,
  isCorrecting: boolean,
): Promise<void> => {
  const members = await deps.memberships.listByOrganisation(clientId);
  if (members.some(({ role }) => role === 'owner')) {
    throw new DomainError('conflict', 'The shop already has an owner. Ask the owner to invite people.');
  }
  if (isCorrecting && members.length > 0) {
    throw new DomainError(
      'conflict',
      'Somebody has joined this company already. Ask the operator to change its address.',
    );
  }
};

const withdrawInvitations = async (
  deps: Pick<Deps, 'invitations' | 'mails' | 'clock'>,
  clientId: OrganisationId,
): Promise<void> => {
  for (const open of await deps.invitations.listOpen(clientId, deps.clock.now())) {
    if (open.role !== 'owner') continue;
    await deps.invitations.remove(clientId, open.id);
    await deps.mails.removeByRef(SERVICE_SCOPE, open.id);
  }
};

const addressOf = ({ company }: Organisation, { controller }: Shop): string =>
  company?.contactEmail ?? controller.email;

/** Last: its old address identifies the shop contact. */
const correctAddress = async (
  deps: Deps,
  actor: StaffId,
  client: Organisation,
  shop: Shop,
  email: string,
): Promise<void> => {
  const scope = scopeOfShop(shop.id);
  if (shop.controller.email.toLowerCase() === addressOf(client, shop).toLowerCase()) {
    await deps.shops.update(scope, { controller: { ...shop.controller, email } });
    await deps.recordAct({
      actor,
      shopId: shop.id,
      action: 'shop.settings',
      target: shop.id,
      outcome: 'ok',
      details: { changed: 'controller' },
    });
    await deps.publishNotices(scope);
  }
  if (client.company === null) return;
  await deps.organisations.update(client.id, { company: { ...client.company, contactEmail: email } });
  await deps.recordAct({
    actor,
    shopId: shop.id,
    organisationId: client.id,
    action: 'organisation.company',
    target: client.id,
    outcome: 'ok',
  });
};

/**
 * New link for the client's owner, also to a corrected `email`. Repeatable.
 * @throws DomainError not_found, forbidden, rate_limited, conflict (has an owner)
 */
export const makeInviteClientOwner =
  (deps: Deps) =>
  async (access: Access, agencyId: OrganisationId, shopId: ShopId, email?: string): Promise<void> => {
    const agency = agencyOf(access, agencyId);
    const row = access.shops.get(shopId);
    if (row === undefined || row.via?.agencyId !== agencyId) throw notFound();
    const [client, shop] = await Promise.all([
      deps.organisations.get(row.shop.organisationId),
      deps.shops.get(scopeOfShop(shopId)),
    ]);
    if (client === null || shop === null) throw notFound();
    const held = addressOf(client, shop);
    const isCorrecting = email !== undefined && email.toLowerCase() !== held.toLowerCase();
    await requireNobody(deps, client.id, isCorrecting);
    const to = email ?? held;
    await beginInvitationPause(deps, to);
    await withdrawInvitations(deps, client.id);
    // Again: an earlier link may have been accepted.
    await requireNobody(deps, client.id, isCorrecting);
    if (isCorrecting) await correctAddress(deps, access.staff.id, client, shop, to);
    await inviteClient(deps, agency, { id: client.id, name: client.name, email: to }, shop);
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
