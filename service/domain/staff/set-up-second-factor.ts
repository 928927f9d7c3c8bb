import type { MembershipId, OrganisationId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Access, organisationWith } from '../model/staff/resolve-access.ts';
import { typedCode } from '../model/staff/second-factor.ts';
import type { Organisation, Staff } from '../model/staff/staff.ts';
import type { MembershipStore, OrganisationStore, StaffSessionStore } from '../model/staff/staff-store.ts';
import { changeAndEndSessions } from './end-sessions.ts';
import { provePassword } from './prove-password.ts';
import { makeRecoveryCodes, type ProofDeps, proveSecondFactor } from './prove-second-factor.ts';
import { recordOwnAct } from './record-own-act.ts';

type SecondFactorDeps = ProofDeps & {
  sessions: StaffSessionStore;
  memberships: MembershipStore;
  organisations: OrganisationStore;
  bus: EventBus;
  recordAct: RecordAct;
};

/** In milliseconds. */
const SET_UP_MS = 15 * 60_000;

const note = (deps: SecondFactorDeps, actor: string, action: string, person: Staff): Promise<void> =>
  recordOwnAct(deps, person.id, { actor, action, target: person.id, outcome: 'ok' });

/** Creates a secret, held in a sealed ticket until the first code proves it. */
export const makeStartSecondFactor =
  (deps: SecondFactorDeps) =>
  async (staff: Staff): Promise<{ secret: string; address: string; ticket: string }> => {
    const { secret, address } = await deps.oneTimeCodes.newSecret(staff.email);
    const until = deps.clock.now().getTime() + SET_UP_MS;
    const ticket = await deps.vault.sealForService(JSON.stringify({ staffId: staff.id, secret, until }));
    return { secret, address, ticket };
  };

const openTicket = async (deps: SecondFactorDeps, staff: Staff, ticket: string): Promise<string> => {
  const found = await deps.vault.openForService(ticket).then(
    (text) => JSON.parse(text) as { staffId: string; secret: string; until: number },
    () => null,
  );
  if (found === null || found.staffId !== staff.id || found.until <= deps.clock.now().getTime()) {
    throw new DomainError('link_invalid', 'This took too long. Start setting it up again.');
  }
  return found.secret;
};

/**
 * Enables it and ends other sessions.
 * @returns codes, shown once
 * @throws DomainError credentials_wrong, rate_limited, link_invalid, conflict when enabled
 */
export const makeTurnOnSecondFactor =
  (deps: SecondFactorDeps) =>
  async (
    staff: Staff,
    keepSessionId: string,
    given: { ticket: string; code: string; password: string },
  ): Promise<string[]> => {
    await provePassword(deps, staff, given.password);
    const secret = await openTicket(deps, staff, given.ticket);
    const now = deps.clock.now();
    const step = await deps.oneTimeCodes.stepOf(secret, typedCode(given.code), now);
    if (step === null) {
      throw new DomainError(
        'credentials_wrong',
        'The code does not match. Check the phone’s clock and enter the next code.',
        {
          fields: { code: 'does not fit' },
        },
      );
    }
    const { codes, hashes } = makeRecoveryCodes(deps, staff);
    const factor = {
      sealed: await deps.vault.sealForService(secret),
      since: now,
      lastStep: step,
      recoveryHashes: hashes,
      version: 0,
    };
    const turnOn = async (): Promise<void> => {
      if (!(await deps.staff.changeSecondFactor(staff.id, null, factor)))
        throw new DomainError('conflict', 'The second step is already on.');
    };
    await changeAndEndSessions(deps, staff.id, turnOn, keepSessionId);
    deps.bus.publish({ type: 'access.changed', staffId: staff.id });
    await note(deps, staff.id, 'staff.second_factor_on', staff);
    return codes;
  };

/**
 * Replaces all recovery codes.
 * @throws DomainError credentials_wrong, rate_limited, conflict
 */
export const makeRenewRecoveryCodes =
  (deps: SecondFactorDeps) =>
  async (staff: Staff, code: string): Promise<string[]> => {
    await proveSecondFactor(deps, staff, code);
    const factor = (await deps.staff.get(staff.id))?.secondFactor ?? null;
    const { codes, hashes } = makeRecoveryCodes(deps, staff);
    const isChanged =
      factor !== null &&
      (await deps.staff.changeSecondFactor(staff.id, factor.version, { ...factor, recoveryHashes: hashes }));
    if (!isChanged)
      throw new DomainError('conflict', 'The second step was changed in the meantime. Reload and check it.');
    await note(deps, staff.id, 'staff.recovery_codes', staff);
    return codes;
  };

/** @throws DomainError conflict when changed or used meanwhile */
const takeAway = async (deps: SecondFactorDeps, person: Staff, version: number): Promise<void> => {
  if (await deps.staff.changeSecondFactor(person.id, version, null)) return;
  throw new DomainError('conflict', 'The second step was changed or used in the meantime. Try again.');
};

/** @throws DomainError credentials_wrong, rate_limited, conflict */
export const makeTurnOffSecondFactor =
  (deps: SecondFactorDeps) =>
  async (staff: Staff, given: { password: string; code: string }): Promise<void> => {
    if (staff.secondFactor === null) return;
    await provePassword(deps, staff, given.password);
    await proveSecondFactor(deps, staff, given.code);
    await takeAway(deps, staff, staff.secondFactor.version + 1);
    deps.bus.publish({ type: 'access.changed', staffId: staff.id });
    await note(deps, staff.id, 'staff.second_factor_off', staff);
  };

const reset = async (deps: SecondFactorDeps, actor: Staff, person: Staff): Promise<void> => {
  if (person.secondFactor === null) return;
  const { version } = person.secondFactor;
  await changeAndEndSessions(deps, person.id, () => takeAway(deps, person, version));
  await note(deps, actor.id, 'staff.second_factor_reset', person);
};

/**
 * Only by an owner of all the member's companies.
 * @throws DomainError not_found, forbidden
 */
export const makeResetSecondFactor =
  (deps: SecondFactorDeps) =>
  async (access: Access, organisationId: OrganisationId, membershipId: MembershipId): Promise<void> => {
    organisationWith(access, organisationId, ['owner']);
    const members = await deps.memberships.listByOrganisation(organisationId);
    const member = members.find(({ id }) => id === membershipId);
    const person = member === undefined ? null : await deps.staff.get(member.staffId);
    if (person === null) throw notFound();
    const owned = access.organisations
      .filter(({ role, shopIds }) => role === 'owner' && shopIds === null)
      .map((row) => row.organisation.id);
    const all = await deps.memberships.listByStaff(person.id);
    const isOwnOnly = all.every((row) => owned.includes(row.organisationId));
    if (person.id === access.staff.id || person.isOperator || !isOwnOnly) {
      throw new DomainError('forbidden', 'Ask the operator of the service to reset the second step.');
    }
    await reset(deps, access.staff, person);
  };

/** Same by the operator, for any account. @throws DomainError forbidden, not_found */
export const makeResetSecondFactorByEmail =
  (deps: SecondFactorDeps) =>
  async (operator: Staff, email: string): Promise<void> => {
    if (!operator.isOperator)
      throw new DomainError('forbidden', 'Only the operator of this service may do this.');
    const person = await deps.staff.findByEmail(email);
    if (person === null || person.id === operator.id) throw notFound();
    await reset(deps, operator, person);
  };

/**
 * Requires a second step of owners; the caller needs one.
 * @throws DomainError not_found, forbidden, conflict
 */
export const makeRequireSecondFactor =
  (deps: SecondFactorDeps) =>
  async (access: Access, organisationId: OrganisationId, isNeeded: boolean): Promise<Organisation> => {
    organisationWith(access, organisationId, ['owner']);
    if (isNeeded && access.staff.secondFactor === null) {
      throw new DomainError('conflict', 'Set up your own second step first.');
    }
    // First, so consoles are notified despite later failures.
    const members = await deps.memberships.listByOrganisation(organisationId);
    const changed = await deps.organisations.update(organisationId, { ownersNeedSecondFactor: isNeeded });
    if (changed === null) throw notFound();
    for (const { staffId } of members) deps.bus.publish({ type: 'access.changed', staffId });
    await deps.recordAct({
      actor: access.staff.id,
      organisationId,
      action: 'organisation.second_factor',
      target: organisationId,
      outcome: 'ok',
      details: { isNeeded },
    });
    return changed;
  };
