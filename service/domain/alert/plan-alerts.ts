import type { AlertKind, StaffId } from '../../protocol/vocabulary.ts';
import type { Alert } from '../model/alert/alert.ts';
import { type Conversation, isHeldBy } from '../model/conversation/conversation.ts';
import { alertsOf, isQuiet } from '../model/staff/alert-settings.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { Team } from '../model/team/team.ts';

/** Somebody who may answer in the shop. */
export type AlertPerson = {
  readonly staff: Staff;
  readonly isOwner: boolean;
  /** `on_call`: with the phone. `away`: by their own word, with a console open. `gone`: no console is open. */
  readonly presence: 'on_call' | 'here' | 'away' | 'gone';
  readonly hasPush: boolean;
  /** Did something in a console lately, so sees and hears who waits. */
  readonly hasActed: boolean;
};
export type PlannedAlert = {
  readonly staff: Staff;
  readonly kind: AlertKind;
  /** The push that failed before, or was cut short, and is tried again. */
  readonly failed?: Alert;
};

/** Whoever counts as there for visitors. */
const isOnDuty = (presence: AlertPerson['presence']): boolean =>
  presence === 'here' || presence === 'on_call';

/** An open console rings by itself; a phone rings too when that did not help, in milliseconds. */
const BESIDE_CONSOLE_MS = 10_000;
/** A visitor who has written nothing for this long has left, in milliseconds. */
export const CHAT_GONE_MS = 10 * 60_000;
/** One person gets at most one mail about a conversation in this time, in milliseconds. */
const MAIL_PAUSE_MS = 60 * 60_000;

/**
 * Whether somebody waits and nobody looks after it. Taking a conversation over ends the wait for all others, and reading
 * it for the one who has it.
 */
export const isToBeAlerted = (conversation: Conversation, now: Date): boolean => {
  const { status, waitingSince, restrictedAt, assignedTo, unread, lastAt } = conversation;
  if (status !== 'open' || waitingSince === null || restrictedAt !== null) return false;
  if (assignedTo !== null && unread === 0) return false;
  return now.getTime() - lastAt.getTime() < CHAT_GONE_MS;
};

/**
 * Whether the visitor left and has written nothing since: by mail or over HTTP no socket shows that they are there.
 * @param leftAt when the last socket went; null while one is there
 */
export const hasLeft = (
  { wroteAt, waitingSince }: Pick<Conversation, 'wroteAt' | 'waitingSince'>,
  leftAt: Date | null,
): boolean => {
  // A row of an earlier version does not say when its visitor wrote last.
  const since = wroteAt ?? waitingSince;
  return leftAt !== null && (since === null || since <= leftAt);
};

/** The members of the team are told first; so much later everybody, in milliseconds. */
const TEAM_FIRST_MS = 60_000;

/**
 * Since when it waits for those who are asked now: for whoever got it later, from then, so that they are told although
 * they, or others, were told before.
 */
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

/** Members of its team who can come; everybody where there is no team, or nobody of it can. */
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

/** A push that is under way for longer was cut short with its process, in milliseconds. */
const CUT_SHORT_MS = 60_000;

const hasReachedNobody = ({ result, at }: Alert, now: Date): boolean =>
  result === 'failed' || (result === 'sending' && now.getTime() - at.getTime() >= CUT_SHORT_MS);

/**
 * Who is to be told now: those on duty by push and mail, then the owners by mail.
 * @param alerts of this conversation, and of others of the shop that wait
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
  /** Owners come in by how long the visitor waits, through however many hands the chat goes. */
  const visitorWaitedMs = now.getTime() - waitingSince.getTime();
  const people = waitedMs < TEAM_FIRST_MS ? askedFirst(conversation, everybody, teams) : everybody;
  const isStaffed = people.some(({ presence }) => isOnDuty(presence));
  const isConcerned = ({ staff: { id }, presence }: AlertPerson): boolean => {
    if (assignedTo !== null) return isHeldBy(conversation, id);
    // With nobody there, everybody who could come is told.
    return isOnDuty(presence) || (!isStaffed && presence === 'gone');
  };
  const rings = (person: AlertPerson): boolean => {
    const { staff, presence, hasPush } = person;
    if (!hasPush || presence === 'away') return false;
    if (assignedTo !== null && !isHeldBy(conversation, staff.id)) return false;
    if (presence === 'on_call') return true;
    if (presence === 'gone') return alertsOf(staff).ringsWhenClosed;
    return waitedMs >= BESIDE_CONSOLE_MS;
  };
  const kindsFor = (person: AlertPerson): AlertKind[] => {
    const { staff, isOwner } = person;
    const { mailAfterS, ownerAfterS, quiet } = alertsOf(staff);
    // Being on call is said for now, quiet hours are for every day.
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
      // The visitor was told that this person is rung.
      const isTriedAgain = presence === 'on_call' && hasReachedNobody(before, now);
      return isTriedAgain ? [{ staff, kind, failed: before }] : [];
    }),
  );
};
