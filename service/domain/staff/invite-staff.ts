import type { Locale, MembershipId, OrganisationId, Role, ShopId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../domain-error.ts';
import type { QueueMail } from '../mail/queue-mail.ts';
import { accountMails } from '../mail/texts/account-mails.ts';
import type { ShopStore } from '../shop/shop-store.ts';
import { strongerRole } from '../tenancy.ts';
import { countFailure, MAX_PASSWORD_FAILURES, refuseWhileLocked } from './prove-second-factor.ts';
import { type Access, organisationWith } from './resolve-access.ts';
import { NEW_ACCOUNT } from './second-factor.ts';
import { secondFactorRequired } from './second-step-ticket.ts';
import { type SignedIn, type SignInDeps, startSession } from './sign-in.ts';
import type { Invitation, Membership, Organisation, Staff } from './staff.ts';
import type { InvitationStore, MembershipStore, OrganisationStore } from './staff-store.ts';

export type InviteDeps = SignInDeps & {
  invitations: InvitationStore;
  memberships: MembershipStore;
  organisations: OrganisationStore;
  shops: ShopStore;
};

const INVITATION_MS = 48 * 3_600_000;

const invitationInvalid = (): DomainError =>
  new DomainError('invitation_invalid', 'This invitation was used, withdrawn or is past. Ask for a new one.');

/** Makes a one-time link for 48 hours. The secret is shown once and kept as a hash. */
export const createInvitation = async (
  deps: Pick<InviteDeps, 'invitations' | 'ids' | 'digest' | 'clock'>,
  wanted: Pick<Invitation, 'organisationId' | 'email' | 'role' | 'shopIds'>,
): Promise<{ secret: string; invitation: Invitation }> => {
  const secret = deps.ids.secret();
  const invitation: Invitation = {
    id: deps.ids.next('inv'),
    secretHash: deps.digest.sha256Hex(secret),
    ...wanted,
    expiresAt: new Date(deps.clock.now().getTime() + INVITATION_MS),
    usedAt: null,
  };
  await deps.invitations.insert(invitation);
  return { secret, invitation };
};

export type InviteMailDeps = {
  queueMail: QueueMail;
  origin(): string;
};

/** The link by mail as well; it goes when the invitation is withdrawn. Rule: SE-6. */
export const mailInvitation = (
  deps: InviteMailDeps,
  { secret, invitation }: { secret: string; invitation: Invitation },
  about: { organisation: string; inviter: string | null; locale: Locale },
): Promise<unknown> => {
  const until = new Intl.DateTimeFormat(about.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Warsaw',
  }).format(invitation.expiresAt);
  const link = `${deps.origin()}/console/#/join/${secret}`;
  return deps.queueMail(null, {
    kind: 'invitation',
    locale: about.locale,
    content: { to: invitation.email, ...accountMails[about.locale].invitation({ ...about, until, link }) },
    ref: invitation.id,
  });
};

/** @throws DomainError not_found, forbidden; nobody gives a role above their own */
export const makeInviteStaff =
  (deps: InviteDeps & InviteMailDeps) =>
  async (
    access: Access,
    organisationId: OrganisationId,
    wanted: { email: string; role: Role; shopIds: readonly ShopId[] | null },
  ): Promise<{ secret: string; invitation: Invitation }> => {
    const { role, organisation } = organisationWith(access, organisationId, ['owner', 'manager']);
    if (strongerRole(role, wanted.role) !== role) {
      throw new DomainError('forbidden', 'You cannot give a role above your own.');
    }
    if (wanted.shopIds !== null) {
      const reachable = wanted.shopIds.every((id) => access.shops.has(id));
      if (!reachable) throw notFound();
    }
    const made = await createInvitation(deps, { organisationId, ...wanted });
    await deps.recordAct({
      actor: access.staff.id,
      organisationId,
      action: 'member.invite',
      target: made.invitation.id,
      outcome: 'ok',
      details: { role: wanted.role },
    });
    const { name: inviter, locale } = access.staff;
    await mailInvitation(deps, made, { organisation: organisation.name, inviter, locale });
    return made;
  };

/** @throws DomainError invitation_invalid */
export const makeLookAtInvitation =
  (deps: InviteDeps) =>
  async (
    secret: string,
  ): Promise<{ invitation: Invitation; organisation: Organisation; account: Staff | null }> => {
    const invitation = await deps.invitations.findBySecret(deps.digest.sha256Hex(secret));
    if (invitation === null || invitation.usedAt !== null || invitation.expiresAt <= deps.clock.now()) {
      throw invitationInvalid();
    }
    const organisation = await deps.organisations.get(invitation.organisationId);
    if (organisation === null) throw invitationInvalid();
    return { invitation, organisation, account: await deps.staff.findByEmail(invitation.email) };
  };

/**
 * Joins: a new person sets name and password, a known one proves the password.
 * @throws DomainError invitation_invalid, credentials_wrong, invalid_request, rate_limited; second_factor_required once
 *   joined, with a ticket for the second step
 */
export const makeAcceptInvitation = (deps: InviteDeps) => {
  const look = makeLookAtInvitation(deps);
  return async (given: {
    secret: string;
    name: string | null;
    password: string;
    locale: Locale;
  }): Promise<SignedIn> => {
    const { invitation, account } = await look(given.secret);
    const now = deps.clock.now();
    if (account !== null) await refuseWhileLocked(deps, account.email, MAX_PASSWORD_FAILURES);
    if (account !== null && !(await deps.passwords.verify(given.password, account.passwordHash))) {
      await countFailure(deps, account.email);
      throw new DomainError('credentials_wrong', 'The password of your account is wrong.', {
        fields: { password: 'is wrong' },
      });
    }
    if (account === null && given.name === null) {
      throw new DomainError('invalid_request', 'Enter your name.', { fields: { name: 'is required' } });
    }
    const staff: Staff = account ?? {
      id: deps.ids.next('stf'),
      email: invitation.email,
      name: given.name ?? '',
      passwordHash: await deps.passwords.hash(given.password),
      locale: given.locale,
      isOperator: false,
      ...NEW_ACCOUNT,
      createdAt: now,
    };
    if (!(await deps.invitations.use(invitation.id, now))) throw invitationInvalid();
    if (account === null && !(await deps.staff.insert(staff))) throw invitationInvalid();
    const membership: Membership = {
      id: deps.ids.next('mbr'),
      staffId: staff.id,
      organisationId: invitation.organisationId,
      role: invitation.role,
      shopIds: invitation.shopIds,
      since: now,
    };
    await deps.memberships.insert(membership);
    await deps.recordAct({
      actor: staff.id,
      organisationId: invitation.organisationId,
      action: 'member.join',
      target: membership.id,
      outcome: 'ok',
      details: { role: invitation.role },
    });
    deps.bus.publish({ type: 'access.changed', staffId: staff.id });
    // The password alone opens no session of somebody who has a second step.
    if (staff.secondFactor !== null) throw secondFactorRequired(deps, staff, now);
    return startSession(deps, staff);
  };
};

/** @throws DomainError not_found, forbidden, conflict when the last owner would go */
export const makeRemoveMember =
  (deps: InviteDeps) =>
  async (access: Access, organisationId: OrganisationId, membershipId: MembershipId): Promise<void> => {
    const { role } = organisationWith(access, organisationId, ['owner', 'manager']);
    const members = await deps.memberships.listByOrganisation(organisationId);
    const member = members.find((row) => row.id === membershipId);
    if (member === undefined) throw notFound();
    if (strongerRole(role, member.role) !== role) {
      throw new DomainError('forbidden', 'You cannot remove somebody with a role above your own.');
    }
    if (member.role === 'owner' && members.filter((row) => row.role === 'owner').length === 1) {
      throw new DomainError('conflict', 'This is the last owner. Make somebody else an owner first.');
    }
    await deps.memberships.remove(organisationId, membershipId);
    await deps.recordAct({
      actor: access.staff.id,
      organisationId,
      action: 'member.remove',
      target: membershipId,
      outcome: 'ok',
    });
    deps.bus.publish({ type: 'access.changed', staffId: member.staffId });
  };
