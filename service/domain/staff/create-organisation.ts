import type { Locale, OrganisationKind } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Invitation, Organisation, Staff } from '../model/staff/staff.ts';
import { NEW_ACCOUNT } from '../model/staff/staff.ts';
import {
  beginInvitationPause,
  createInvitation,
  type InviteDeps,
  type InviteMailDeps,
  mailInvitation,
} from './invite-staff.ts';

type Deps = Pick<
  InviteDeps,
  | 'organisations'
  | 'invitations'
  | 'memberships'
  | 'staff'
  | 'passwords'
  | 'ids'
  | 'digest'
  | 'clock'
  | 'recordAct'
>;

type ShopDeps = { shops: Pick<ShopStore, 'listByOrganisation'> };

const insertOrganisation = async (
  deps: Deps,
  kind: OrganisationKind,
  name: string,
): Promise<Organisation> => {
  const organisation: Organisation = {
    id: deps.ids.next('org'),
    kind,
    name,
    code: deps.ids.reference(),
    company: null,
    ownersNeedSecondFactor: false,
    createdAt: deps.clock.now(),
  };
  await deps.organisations.insert(organisation);
  return organisation;
};

/** Left by an interrupted call or unused link. */
const findOwnerless = async (
  deps: Deps & ShopDeps,
  wanted: { kind: OrganisationKind; name: string; ownerEmail: string },
): Promise<Organisation | null> => {
  for (const one of await deps.organisations.all()) {
    if (one.kind !== wanted.kind || one.name !== wanted.name || one.company !== null) continue;
    if ((await deps.shops.listByOrganisation(one.id)).length > 0) continue;
    if ((await deps.memberships.listByOrganisation(one.id)).length > 0) continue;
    const open = await deps.invitations.listOpen(one.id, deps.clock.now());
    if (open.every(({ email }) => email === wanted.ownerEmail)) return one;
  }
  return null;
};

/**
 * Repeats reuse it.
 * @throws DomainError forbidden, rate_limited
 */
export const makeCreateOrganisation =
  (deps: Deps & ShopDeps & InviteMailDeps) =>
  async (
    operator: Staff,
    given: { kind: OrganisationKind; name: string; ownerEmail: string },
  ): Promise<{ organisation: Organisation; secret: string; invitation: Invitation }> => {
    if (!operator.isOperator) {
      throw new DomainError('forbidden', 'Only the operator of this service may add organisations.');
    }
    await beginInvitationPause(deps, given.ownerEmail);
    const organisation =
      (await findOwnerless(deps, given)) ?? (await insertOrganisation(deps, given.kind, given.name));
    const invited = await createInvitation(deps, {
      organisationId: organisation.id,
      email: given.ownerEmail,
      role: 'owner',
      shopIds: null,
      invitedBy: null,
    });
    await deps.recordAct({
      actor: operator.id,
      organisationId: organisation.id,
      action: 'organisation.create',
      target: organisation.id,
      outcome: 'ok',
    });
    const about = { organisation: given.name, inviter: null, locale: operator.locale };
    await mailInvitation(deps, invited, about);
    return { organisation, ...invited };
  };

/**
 * Creates an owner by command line; the first operates the service. Account last, for repeats.
 * @throws DomainError conflict for an existing account
 */
export const makeCreateOwner =
  (deps: Deps) =>
  async (given: {
    email: string;
    name: string;
    password: string;
    locale: Locale;
    kind: OrganisationKind;
    organisationName: string;
  }): Promise<{ staff: Staff; organisation: Organisation }> => {
    const isFirst = await deps.staff.isEmpty();
    const staff: Staff = {
      id: deps.ids.next('stf'),
      email: given.email,
      name: given.name,
      passwordHash: await deps.passwords.hash(given.password),
      locale: given.locale,
      isOperator: isFirst,
      ...NEW_ACCOUNT,
      // Trusted by command line access.
      addressProvenAt: deps.clock.now(),
      createdAt: deps.clock.now(),
    };
    const isTaken = (): DomainError =>
      new DomainError('conflict', 'An account with this e-mail address already exists. Use another address.');
    if ((await deps.staff.findByEmail(given.email)) !== null) throw isTaken();
    const organisation = await insertOrganisation(deps, given.kind, given.organisationName);
    const membership = {
      ...{ id: deps.ids.next('mbr'), staffId: staff.id, organisationId: organisation.id },
      ...{ role: 'owner' as const, shopIds: null, since: staff.createdAt },
    };
    await deps.memberships.insert(membership);
    if (!(await deps.staff.insert(staff))) {
      await deps.memberships.remove(organisation.id, membership.id);
      await deps.organisations.remove(organisation.id);
      throw isTaken();
    }
    await deps.recordAct({
      actor: 'command_line',
      organisationId: organisation.id,
      action: 'owner.create',
      target: staff.id,
      outcome: 'ok',
    });
    return { staff, organisation };
  };
