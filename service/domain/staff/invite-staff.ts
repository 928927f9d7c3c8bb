import { dateLocale } from '../../protocol/date-locale.ts';
import type { Locale, OrganisationId, Role, ShopId, StaffId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { beginMailboxPause, type MailboxPauseDeps } from '../model/mail/mailbox-pause.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { liesWithin, type Reach, requireReachOver, widenedReach } from '../model/staff/reach.ts';
import { type Access, LEADING_ROLES, membershipWith } from '../model/staff/resolve-access.ts';
import type { Invitation, Membership } from '../model/staff/staff.ts';
import type { InvitationStore, MembershipStore, OrganisationStore } from '../model/staff/staff-store.ts';
import type { SignInDeps } from './sign-in.ts';
import { withFirstTold } from './texts/account-mails.ts';
import { accountMailsCatalog } from './texts/account-mails-catalog.ts';

export type InviteDeps = SignInDeps & {
  invitations: InvitationStore;
  memberships: MembershipStore;
  organisations: OrganisationStore;
  shops: ShopStore;
};

const INVITATION_MS = 48 * 3_600_000;

/** A 48-hour one-time link, stored as a hash; mailed, else shown once. Rule: SE-2 */
export const createInvitation = async (
  deps: Pick<InviteDeps, 'invitations' | 'ids' | 'digest' | 'clock'> & { mailer: Pick<Mailer, 'isSet'> },
  wanted: Pick<Invitation, 'organisationId' | 'email' | 'role' | 'shopIds' | 'invitedBy'>,
): Promise<{ secret: string; invitation: Invitation }> => {
  const secret = deps.ids.secret();
  const invitation: Invitation = {
    id: deps.ids.next('inv'),
    secretHash: deps.digest.sha256Hex(secret),
    ...wanted,
    byMail: deps.mailer.isSet,
    expiresAt: new Date(deps.clock.now().getTime() + INVITATION_MS),
    usedAt: null,
  };
  await deps.invitations.insert(invitation);
  return { secret, invitation };
};

/** @throws DomainError rate_limited when the address was invited recently */
export const beginInvitationPause = (deps: MailboxPauseDeps, email: string): Promise<void> =>
  beginMailboxPause(deps, SERVICE_SCOPE, 'invitation', email);

export type InviteMailDeps = {
  queueMail: QueueMail;
  mailPauses: MailPauseStore;
  mailer: Pick<Mailer, 'isSet'>;
  /** Null: no account notice. */
  accountOperatorName: string | null;
  origin(): string;
};

/** With the time zone, as readers may be in another. */
export const invitationEnd = ({ expiresAt }: Pick<Invitation, 'expiresAt'>, locale: Locale): string =>
  new Intl.DateTimeFormat(dateLocale(locale), {
    ...{ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...{ timeZone: 'Europe/Warsaw', timeZoneName: 'short' },
  }).format(expiresAt);

/** Rule: SE-6. */
export const mailInvitation = (
  deps: InviteMailDeps,
  { secret, invitation }: { secret: string; invitation: Invitation },
  about: { organisation: string; inviter: string | null; locale: Locale },
): Promise<unknown> => {
  const until = invitationEnd(invitation, about.locale);
  const link = `${deps.origin()}/console/#/join/${secret}`;
  const { invitation: byMember, invitationByService } = accountMailsCatalog[about.locale];
  const words = about.inviter === null ? invitationByService : byMember;
  const operator = deps.accountOperatorName;
  return deps.queueMail(SERVICE_SCOPE, {
    kind: 'invitation',
    locale: about.locale,
    to: invitation.email,
    words: withFirstTold(words, about.locale, operator),
    gaps: {
      organisation: about.organisation,
      inviter: about.inviter ?? '',
      operator: operator ?? '',
      until,
      link,
    },
    ref: invitation.id,
  });
};

export const membershipIn = async (
  deps: Pick<InviteDeps, 'memberships'>,
  staffId: StaffId,
  organisationId: OrganisationId,
): Promise<Membership | null> =>
  (await deps.memberships.listByStaff(staffId)).find((row) => row.organisationId === organisationId) ?? null;

/** Refuses an invitation without new rights; hides members of other shops. @throws DomainError conflict */
const requireNews = async (
  deps: InviteDeps,
  own: Reach,
  organisationId: OrganisationId,
  wanted: Reach & { email: string },
): Promise<void> => {
  const person = await deps.staff.findByEmail(wanted.email);
  const held = person === null ? null : await membershipIn(deps, person.id, organisationId);
  if (held === null || !liesWithin(held.shopIds, own.shopIds) || widenedReach(held, wanted) !== null) return;
  throw new DomainError(
    'conflict',
    'This person is a member already and would get nothing new. To give them less, remove them first.',
    { fields: { email: 'is a member already' } },
  );
};

/**
 * Invites within own rights.
 * @throws DomainError not_found, forbidden, invalid_request, conflict, rate_limited
 */
export const makeInviteStaff =
  (deps: InviteDeps & InviteMailDeps) =>
  async (
    access: Access,
    organisationId: OrganisationId,
    wanted: { email: string; role: Role; shopIds: readonly ShopId[] | null },
  ): Promise<{ secret: string; invitation: Invitation }> => {
    const own = membershipWith(access, organisationId, LEADING_ROLES);
    if (wanted.role === 'owner' && wanted.shopIds !== null) {
      throw new DomainError(
        'invalid_request',
        'An owner has access to every shop. Choose every shop or another role.',
        {
          fields: { shopIds: 'must be every shop for an owner' },
        },
      );
    }
    if (wanted.shopIds === null && own.shopIds !== null) {
      throw new DomainError(
        'forbidden',
        'You can invite people only to your own shops. Choose them, or ask an owner.',
      );
    }
    if (!(wanted.shopIds ?? []).every((id) => access.shops.has(id))) throw notFound();
    requireReachOver(own, wanted);
    await requireNews(deps, own, organisationId, wanted);
    await beginInvitationPause(deps, wanted.email);
    const made = await createInvitation(deps, { organisationId, ...wanted, invitedBy: access.staff.id });
    await deps.recordAct({
      actor: access.staff.id,
      organisationId,
      action: 'member.invite',
      target: made.invitation.id,
      outcome: 'ok',
      details: { role: wanted.role },
    });
    const { name: inviter, locale } = access.staff;
    await mailInvitation(deps, made, { organisation: own.organisation.name, inviter, locale });
    return made;
  };

export const makeWithdrawInvitation =
  (deps: InviteDeps & { mails: Pick<MailStore, 'removeByRef'> }) =>
  async (access: Access, organisationId: OrganisationId, id: string): Promise<void> => {
    const own = membershipWith(access, organisationId, LEADING_ROLES);
    const open = await deps.invitations.listOpen(organisationId, deps.clock.now());
    const invitation = open.find((row) => row.id === id);
    if (invitation === undefined) throw notFound();
    requireReachOver(own, invitation);
    if (!(await deps.invitations.remove(organisationId, id))) throw notFound();
    await deps.mails.removeByRef(SERVICE_SCOPE, id);
    await deps.recordAct({
      actor: access.staff.id,
      organisationId,
      action: 'member.uninvite',
      target: id,
      outcome: 'ok',
    });
  };
