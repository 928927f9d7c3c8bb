import type { AlertKind, StaffId } from '../../protocol/vocabulary.ts';
import type { Alert } from '../model/alert/alert.ts';
import { type Conversation, isHeldBy } from '../model/conversation/conversation.ts';
import { alertsOf, isQuiet } from '../model/staff/alert-settings.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { Team } from '../model/team/team.ts';

export type AlertPerson = {
  readonly staff: Staff;
  readonly isOwner: boolean;
  /** `away`: set by the person. `gone`: no console open. */
  readonly presence: 'on_call' | 'here' | 'away' | 'gone';
  readonly hasPush: boolean;
  readonly hasActed: boolean;
};
export type PlannedAlert = {
  readonly staff: Staff;
  readonly kind: AlertKind;
  /** To retry. */
  readonly failed?: Alert;
};

/** Counts as present for visitors. */
const isOnDuty = (presence: AlertPerson['presence']): boolean =>
  presence === 'here' || presence === 'on_call';

/** A console rings first, in milliseconds. */
const WITH_CONSOLE_MS = 10_000;
/** Silent visitors have left, in milliseconds. */
export const CHAT_GONE_MS = 10 * 60_000;
/** Per person and conversation, in milliseconds. */
const MAIL_PAUSE_MS = 60 * 60_000;

/** Assignment ends the wait for others, reading for the assignee. */
export const isToBeAlerted = (conversation: Conversation, now: Date): boolean => {
  const { status, waitingSince, restrictedAt, assignedTo, unread, lastAt } = conversation;
  if (status !== 'open' || waitingSince === null || restrictedAt !== null) return false;
  if (assignedTo !== null && unread === 0) return false;
  return now.getTime() - lastAt.getTime() < CHAT_GONE_MS;
};

/**
 * Left without writing since.
 * @param leftAt null: a socket is open
 */
export const hasLeft = ({ wroteAt }: Pick<Conversation, 'wroteAt'>, leftAt: Date | null): boolean =>
  leftAt !== null && (wroteAt === undefined || wroteAt <= leftAt);

/** Head start of the team, in milliseconds. */
const TEAM_FIRST_MS = 60_000;

/** A hand-over restarts the wait. */
export const waitOf = ({
  waitingSince,
  handedAt,
}: Pick<Conversation, 'waitingSince' | 'handedAt'>): Date | null => {
  const isLater = waitingSince !== null && handedAt !== undefined && handedAt > waitingSince;
  return isLater ? handedAt : waitingSince;
};

const doneOf = (done: readonly Alert[], conversation: Conversation, staffId: StaffId, kind: AlertKind) =>
  done.find(
    (alert) =>
      alert.staffId === staffId &&
      alert.kind === kind &&
      alert.waitingSince.getTime() === waitOf(conversation)?.getTime(),
  );

const wasMailed = (alerts: readonly Alert[], staffId: StaffId, now: Date): boolean =>
  alerts.some(
    ({ staffId: whom, kind, at }) =>
      whom === staffId && kind !== 'push' && now.getTime() - at.getTime() < MAIL_PAUSE_MS,
  );

/** Everybody without an available team member. */
const askedFirst = (
  { team, assignedTo }: Conversation,
  people: readonly AlertPerson[],
  teams: readonly Team[],
): readonly AlertPerson[] => {
  if (assignedTo !== null || !team) return people;
  const memberIds = teams.find(({ id }) => id === team.id)?.memberIds ?? [];
  const members = people.filter(({ staff }) => memberIds.includes(staff.id));
  const canCome = ({ presence, hasPush, staff }: AlertPerson) =>
    isOnDuty(presence) || (presence === 'gone' && hasPush && alertsOf(staff).ringsWhenClosed);
  return members.some(canCome) ? members : people;
};

/** An older push was interrupted, in milliseconds. */
const CUT_SHORT_MS = 60_000;

const hasReachedNobody = ({ result, at }: Alert, now: Date): boolean =>
  result === 'failed' || (result === 'sending' && now.getTime() - at.getTime() >= CUT_SHORT_MS);

/**
 * On duty by push and mail, then owners by mail.
 * @param alerts of the shop's waiting chats
 */
export const planAlerts = (
  conversation: Conversation,
  everybody: readonly AlertPerson[],
  teams: readonly Team[],
  alerts: readonly Alert[],
  now: Date,
): readonly PlannedAlert[] => {
  const { assignedTo, waitingSince } = conversation;
  const done = alerts.filter(({ conversationId }) => conversationId === conversation.id);
  const since = waitOf(conversation);
  if (waitingSince === null || since === null || !isToBeAlerted(conversation, now)) return [];
  const waitedMs = now.getTime() - since.getTime();
  /** Total wait, despite hand-overs. */
  const visitorWaitedMs = now.getTime() - waitingSince.getTime();
  const people = waitedMs < TEAM_FIRST_MS ? askedFirst(conversation, everybody, teams) : everybody;
  const isStaffed = people.some(({ presence }) => isOnDuty(presence));
  const isConcerned = ({ staff: { id }, presence }: AlertPerson): boolean => {
    if (assignedTo !== null) return isHeldBy(conversation, id);
    return isOnDuty(presence) || (!isStaffed && presence === 'gone');
  };
  const rings = (person: AlertPerson): boolean => {
    const { staff, presence, hasPush } = person;
    if (!hasPush || presence === 'away') return false;
    if (assignedTo !== null && !isHeldBy(conversation, staff.id)) return false;
    if (presence === 'on_call') return true;
    if (presence === 'gone') return alertsOf(staff).ringsWhenClosed;
    return waitedMs >= WITH_CONSOLE_MS;
  };
  const kindsFor = (person: AlertPerson): AlertKind[] => {
    const { staff, isOwner } = person;
    const { mailAfterS, ownerAfterS, quiet } = alertsOf(staff);
    // On-call duty overrides quiet hours.
    if (person.presence !== 'on_call' && isQuiet(quiet, now)) return [];
    const kinds: AlertKind[] = rings(person) ? ['push'] : [];
    if (person.hasActed || !staff.notices.chats || wasMailed(done, staff.id, now)) return kinds;
    if (isConcerned(person)) {
      if (waitedMs >= mailAfterS * 1000) kinds.push('mail');
    } else if (isOwner && visitorWaitedMs >= ownerAfterS * 1000) kinds.push('owner_mail');
    return kinds;
  };
  return people.flatMap((person) =>
    kindsFor(person).flatMap((kind): PlannedAlert[] => {
      const { staff, presence } = person;
      const before = doneOf(done, conversation, staff.id, kind);
      if (before === undefined) return [{ staff, kind }];
      // Promised to the visitor.
      const isTriedAgain = presence === 'on_call' && hasReachedNobody(before, now);
      return isTriedAgain ? [{ staff, kind, failed: before }] : [];
    }),
  );
};
