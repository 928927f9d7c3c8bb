import type { Locale } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import { reachesOver, widenedReach } from '../model/staff/reach.ts';
import { LEADING_ROLES } from '../model/staff/resolve-access.ts';
import type { Invitation, Membership, Organisation, Staff } from '../model/staff/staff.ts';
import { NEW_ACCOUNT } from '../model/staff/staff.ts';
import { type InviteDeps, membershipIn } from './invite-staff.ts';
import { keyOfTries, tryPassword } from './prove-password.ts';
import { secondFactorRequired } from './second-step-ticket.ts';
import { type SignedIn, startSession } from './sign-in.ts';

const invitationInvalid = (): DomainError =>
  new DomainError(
    'invitation_invalid',
    'This invitation was used, withdrawn or has expired. Ask for a new one.',
  );

/** Void once the inviter loses the right. Rule: SE-3 */
const isStillMeant = async (deps: InviteDeps, invitation: Invitation): Promise<boolean> => {
  if (invitation.invitedBy === null) return true;
  const members = await deps.memberships.listByOrganisation(invitation.organisationId);
  const inviter = members.find(({ staffId }) => staffId === invitation.invitedBy);
  return inviter !== undefined && LEADING_ROLES.includes(inviter.role) && reachesOver(inviter, invitation);
};

/** Same answer with or without an account. @throws DomainError invitation_invalid. Rule: SE-2 */
export const makeLookAtInvitation =
  (deps: InviteDeps) =>
  async (secret: string): Promise<{ invitation: Invitation; organisation: Organisation }> => {
    const invitation = await deps.invitations.findBySecret(deps.digest.sha256Hex(secret));
    if (invitation === null || invitation.usedAt !== null || invitation.expiresAt <= deps.clock.now()) {
      throw invitationInvalid();
    }
    const organisation = await deps.organisations.get(invitation.organisationId);
    if (organisation === null || !(await isStillMeant(deps, invitation))) throw invitationInvalid();
    return { invitation, organisation };
  };

/** Null: unchanged. */
const widenMembership = async (
  deps: Pick<InviteDeps, 'memberships'>,
  { staffId, organisationId, ...invited }: Membership,
): Promise<(Membership & { action: string }) | null> => {
  const held = await membershipIn(deps, staffId, organisationId);
  if (held === null) return null;
  const reach = widenedReach(held, { role: invited.role, shopIds: invited.shopIds });
  if (reach === null) return { ...held, action: 'member.join' };
  if (!(await deps.memberships.widen(held, reach))) return null;
  return { ...held, ...reach, action: 'member.widen' };
};

/**
 * Accepts with a new or proven password; never lowers rights. Idempotent.
 * @throws DomainError invitation_invalid, credentials_wrong, rate_limited; second_factor_required once
 * joined, with a ticket
 */
export const makeAcceptInvitation = (deps: InviteDeps) => {
  const look = makeLookAtInvitation(deps);
  return async (given: {
    secret: string;
    /** For new accounts only. */
    name: string;
    password: string;
    locale: Locale;
    /** Browser's refresh secret. */
    cookie: string | null;
  }): Promise<SignedIn> => {
    const { invitation } = await look(given.secret);
    const account = await deps.staff.findByEmail(invitation.email);
    const now = deps.clock.now();
    if (account !== null) {
      const key = await keyOfTries(deps, account.email, account, given.cookie);
      if (!(await tryPassword(deps, key, account.passwordHash, given.password)).isRight) {
        throw new DomainError('credentials_wrong', 'The password of your account is wrong.', {
          fields: { password: 'is wrong' },
        });
      }
    }
    const staff: Staff = account ?? {
      id: deps.ids.next('stf'),
      email: invitation.email,
      name: given.name,
      passwordHash: await deps.passwords.hash(given.password),
      locale: given.locale,
      isOperator: false,
      ...NEW_ACCOUNT,
      addressProvenAt: invitation.byMail ? now : null,
      createdAt: now,
    };
    if (!(await isStillMeant(deps, invitation))) throw invitationInvalid();
    if (account === null && !(await deps.staff.insert(staff))) throw invitationInvalid();
    if (account?.addressProvenAt === null && invitation.byMail) {
      await deps.staff.update(account.id, { addressProvenAt: now });
    }
    const membership: Membership = {
      id: deps.ids.next('mbr'),
      staffId: staff.id,
      organisationId: invitation.organisationId,
      role: invitation.role,
      shopIds: invitation.shopIds,
      since: now,
    };
    const tell = async ({ id: target, role, action }: Membership & { action: string }): Promise<void> => {
      const { organisationId } = invitation;
      await deps.recordAct({
        actor: staff.id,
        organisationId,
        action,
        target,
        outcome: 'ok',
        details: { role },
      });
      deps.bus.publish({ type: 'access.changed', staffId: staff.id });
    };
    const isNew = await deps.memberships.insert(membership);
    if (isNew) await tell({ ...membership, action: 'member.join' });
    // Last: an interrupted call must be repeatable.
    const isUsed = await deps.invitations.use(invitation.id, now);
    if (!isUsed || !(await isStillMeant(deps, invitation))) {
      const isWithdrawn = isUsed || (await deps.invitations.findBySecret(invitation.secretHash)) === null;
      if (isWithdrawn && isNew) {
        await deps.memberships.remove(invitation.organisationId, membership.id);
        await tell({ ...membership, action: 'member.remove' });
      }
      if (isWithdrawn && account === null) await deps.staff.remove(staff.id);
      throw invitationInvalid();
    }
    const changed = isNew ? null : await widenMembership(deps, membership);
    if (changed !== null) await tell(changed);
    if (staff.secondFactor !== null) throw secondFactorRequired(deps, staff, now);
    return startSession(deps, staff);
  };
};
