import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { ConversationId, ShopId, StaffId } from '../protocol/vocabulary.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import type { Job } from './scheduler.ts';

/** Maximum delay. */
const WAITING_ROUND_MS = 10_000;
/** Maximum delay. */
const GIVE_BACK_ROUND_MS = 15_000;
/** Maximum delay. */
const OFFER_ROUND_MS = 5_000;
/** Its first run tests the bucket. */
const STRAY_ROUND_MS = 24 * 60 * 60_000;
/** Maximum delay. */
const ANSWER_ROUND_MS = 5_000;
/** Maximum delay. */
const ON_CALL_ROUND_MS = 10_000;
/** Maximum delay. */
const TIME_ROUND_MS = 10_000;
const VISITS_ROUND_MS = 30_000;
const MAILBOX_ROUND_MS = 60_000;

/** After sign-out or lost rights. */
export const giveBackOf = (
  desk: JobsDesk,
  staffId: StaffId,
  hasSignedOut: boolean,
): Pick<Job, 'name' | 'run'> => ({
  name: `give_back ${staffId} ${hasSignedOut ? 'signed_out' : 'access'}`,
  run: async () => void (await desk.giveBackOf(staffId, hasSignedOut)),
});

export const alertAbout = (
  desk: JobsDesk,
  shopId: ShopId,
  id: ConversationId,
  meters: Pick<Meters, 'alerts'>,
): Pick<Job, 'name' | 'run'> => ({
  name: `alert ${id}`,
  run: async () => meters.alerts(await desk.alertAbout(shopId, id)),
});

export const endPushOf = (desk: JobsDesk, sessionId: string): Pick<Job, 'name' | 'run'> => ({
  name: `end_push ${sessionId}`,
  run: () => desk.endPushOf(sessionId),
});

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
