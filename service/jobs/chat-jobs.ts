import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { ConversationId, ShopId, StaffId } from '../protocol/vocabulary.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import type { Job } from './scheduler.ts';

/** Each step of the alerts about a visitor who waits comes at most this much too late. */
const WAITING_ROUND_MS = 10_000;
/** A visitor who waits for somebody who is not here goes back to the queue at most this much too late. */
const GIVE_BACK_ROUND_MS = 15_000;
/** A visitor without an answer is offered the form at most this much too late. */
const OFFER_ROUND_MS = 5_000;
/** How often bytes of files that no chat names are looked for; the first round, at the start, shows whether the bucket replies. */
const STRAY_ROUND_MS = 24 * 60 * 60_000;
/** A visitor who has left is told by mail of an answer at most this much too late. */
const ANSWER_ROUND_MS = 5_000;
/** Being on call ends at most this much too late. */
const ON_CALL_ROUND_MS = 10_000;
/** Open widgets show the beginning or end of the opening hours at most this much too late. */
const TIME_ROUND_MS = 10_000;
/** Visits that were silent for too long stay in memory at most this much longer. */
const VISITS_ROUND_MS = 30_000;
/** How often the operator's mailbox is read for replies; without one nothing happens. */
const MAILBOX_ROUND_MS = 60_000;

/** Somebody has signed out, or may not answer in a shop any more: what they hold goes back to the queue. */
export const giveBackOf = (
  desk: JobsDesk,
  staffId: StaffId,
  hasSignedOut: boolean,
): Pick<Job, 'name' | 'run'> => ({
  name: `give_back ${staffId} ${hasSignedOut ? 'signed_out' : 'access'}`,
  run: async () => void (await desk.giveBackOf(staffId, hasSignedOut)),
});

/** A visitor began to wait: those whose phone is to ring at once are rung. */
export const alertAbout = (
  desk: JobsDesk,
  shopId: ShopId,
  id: ConversationId,
  meters: Pick<Meters, 'alerts'>,
): Pick<Job, 'name' | 'run'> => ({
  name: `alert ${id}`,
  run: async () => meters.alerts(await desk.alertAbout(shopId, id)),
});

/** A session has ended, and with it the pushes to its browser. */
export const endPushOf = (desk: JobsDesk, sessionId: string): Pick<Job, 'name' | 'run'> => ({
  name: `end_push ${sessionId}`,
  run: () => desk.endPushOf(sessionId),
});

/** Looks after visitors who wait, and after the files of chats. */
export const chatJobs = (deps: {
  desk: JobsDesk;
  logger: ServiceLogger;
  meters: Pick<Meters, 'alerts'>;
}): Job[] => [
  {
    name: 'waiting_chats',
    everyMs: WAITING_ROUND_MS,
    run: async () => {
      const alerts = await deps.desk.alertWaiting();
      deps.meters.alerts(alerts);
      if (alerts > 0) deps.logger.info({ alerts }, 'Staff were informed of waiting visitors.');
    },
  },
  {
    name: 'absent_holders',
    everyMs: GIVE_BACK_ROUND_MS,
    run: async () => {
      const given = await deps.desk.giveBackAbsent();
      if (given > 0) deps.logger.info({ given }, 'Chats of absent consultants went back to the queue.');
    },
  },
  {
    name: 'stray_files',
    everyMs: STRAY_ROUND_MS,
    run: async () => {
      const removed = await deps.desk.sweepStrayFiles();
      if (removed > 0) deps.logger.info({ removed }, 'Bytes of files that no chat names were removed.');
    },
  },
  {
    name: 'mailbox',
    everyMs: MAILBOX_ROUND_MS,
    run: async () => {
      const { stored, refused } = await deps.desk.readMailbox();
      if (stored + refused > 0) deps.logger.info({ stored, refused }, 'Replies by mail were read.');
    },
  },
  {
    name: 'form_offers',
    everyMs: OFFER_ROUND_MS,
    run: async () => void (await deps.desk.offerForms()),
  },
  {
    name: 'answer_mails',
    everyMs: ANSWER_ROUND_MS,
    run: async () => void (await deps.desk.tellAnswers()),
  },
  { name: 'on_call', at: 'each', everyMs: ON_CALL_ROUND_MS, run: () => deps.desk.followOnCall() },
  {
    name: 'silent_visits',
    at: 'each',
    everyMs: VISITS_ROUND_MS,
    run: async () => deps.desk.forgetSilentVisits(),
  },
  { name: 'time', at: 'each', everyMs: TIME_ROUND_MS, run: async () => deps.desk.passTime() },
];
