import type { OrganisationId, StaffId } from '../../protocol/vocabulary.ts';
import type { AlertStore } from '../model/alert/alert.ts';
import type { PushDeviceStore } from '../model/alert/push.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { Clock } from '../model/base/ports.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { NoteStore } from '../model/note/note-store.ts';
import type {
  InvitationStore,
  MembershipStore,
  OrganisationStore,
  SignInFailureStore,
  StaffSessionStore,
  StaffStore,
} from '../model/staff/staff-store.ts';
import type { ShopTeamStore } from '../model/team/team-store.ts';
import { windowStart } from './count-tries.ts';
import { endSessions } from './end-sessions.ts';

/** Retention of an account without memberships, in milliseconds. */
export const ACCOUNT_REST_MS = 30 * 24 * 3_600_000;

type SweepAccountsDeps = {
  staff: StaffStore;
  memberships: MembershipStore;
  organisations: Pick<OrganisationStore, 'all' | 'get'>;
  organisationReplies: { remove(id: OrganisationId): Promise<void> };
  invitations: InvitationStore;
  sessions: StaffSessionStore;
  signInFailures: SignInFailureStore;
  conversations: Pick<ConversationStore, 'forgetStaff'>;
  alerts: Pick<AlertStore, 'forgetStaff'>;
  pushDevices: Pick<PushDeviceStore, 'removeByStaff'>;
  /** Push devices of ended sessions. */
  sweepPushDevices(): Promise<number>;
  notes: Pick<NoteStore, 'forgetStaff'>;
  shopTeams: Pick<ShopTeamStore, 'forgetStaff'>;
  clock: Clock;
  bus: EventBus;
  recordAct: RecordAct;
};

/** A person's memberships; removes leftovers of deleted companies. */
const membershipsOf = async (
  deps: Pick<SweepAccountsDeps, 'memberships' | 'organisations' | 'organisationReplies'>,
  staffId: StaffId,
  companies: ReadonlySet<OrganisationId>,
): Promise<number> => {
  let count = 0;
  for (const { id, organisationId } of await deps.memberships.listByStaff(staffId)) {
    const isThere = companies.has(organisationId) || (await deps.organisations.get(organisationId)) !== null;
    if (isThere) {
      count += 1;
      continue;
    }
    await deps.organisationReplies.remove(organisationId);
    await deps.memberships.remove(organisationId, id);
  }
  return count;
};

/**
 * Removes accounts 30 days without a company, expired invitations, tries and addresses; keeps the operator.
 * Rule: RE-1.
 */
export const makeSweepAccounts = (deps: SweepAccountsDeps) => async (): Promise<number> => {
  const now = deps.clock.now();
  await deps.invitations.removeExpired(now);
  await deps.signInFailures.removeBefore(windowStart(now));
  await deps.sweepPushDevices();
  const companies = new Set((await deps.organisations.all()).map(({ id }) => id));
  let removed = 0;
  for (const staff of await deps.staff.all()) {
    if (staff.nextAddress && staff.nextAddress.expiresAt <= now) {
      await deps.staff.update(staff.id, { nextAddress: null });
    }
    if (staff.isOperator) continue;
    const isMember = (await membershipsOf(deps, staff.id, companies)) > 0;
    if (isMember || staff.leftAt === null) {
      const leftAt = isMember ? null : now;
      if (leftAt?.getTime() !== staff.leftAt?.getTime()) await deps.staff.update(staff.id, { leftAt });
      continue;
    }
    if (now.getTime() - staff.leftAt.getTime() < ACCOUNT_REST_MS) continue;
    await endSessions(deps, staff.id);
    // First: an interrupted run finds the account again.
    await deps.conversations.forgetStaff(SERVICE_SCOPE, staff.id);
    await deps.alerts.forgetStaff(SERVICE_SCOPE, staff.id);
    await deps.pushDevices.removeByStaff(staff.id);
    await deps.notes.forgetStaff(SERVICE_SCOPE, staff.id);
    await deps.shopTeams.forgetStaff(SERVICE_SCOPE, staff.id);
    await deps.staff.remove(staff.id);
    removed += 1;
    await deps.recordAct({
      actor: 'system',
      action: 'staff.remove',
      target: staff.id,
      outcome: 'ok',
    });
  }
  return removed;
};
