import type { Locale } from '../../protocol/vocabulary.ts';
import { DomainError } from '../domain-error.ts';
import type { InviteDeps } from './invite-staff.ts';
import { keyOfTries, tryPassword } from './prove-password.ts';
import { NEW_ACCOUNT } from './second-factor.ts';
import { secondFactorRequired } from './second-step-ticket.ts';
import { type SignedIn, startSession } from './sign-in.ts';
import type { Invitation, Membership, Organisation, Staff } from './staff.ts';

const invitationInvalid = (): DomainError =>
  new DomainError('invitation_invalid', 'This invitation was used, withdrawn or is past. Ask for a new one.');

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
    /** Refresh secret that the browser still has. */
    cookie: string | null;
  }): Promise<SignedIn> => {
    const { invitation, account } = await look(given.secret);
    const now = deps.clock.now();
    if (account !== null) {
      const key = await keyOfTries(deps, account.email, account, given.cookie);
      if (!(await tryPassword(deps, key, account.passwordHash, given.password)).isRight) {
        throw new DomainError('credentials_wrong', 'The password of your account is wrong.', {
          fields: { password: 'is wrong' },
        });
      }
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
