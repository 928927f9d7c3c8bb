import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { StaffId } from '../protocol/vocabulary.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Job } from './scheduler.ts';

/** How often it is looked for visitors whom nobody has read, to mail about them. */
const WAITING_ROUND_MS = 30_000;
/** A visitor who waits for somebody who is not here goes back to the queue at most this much too late. */
const GIVE_BACK_ROUND_MS = 15_000;
/** Open widgets show the beginning or end of the opening hours at most this much too late. */
const TIME_ROUND_MS = 10_000;

/** Somebody has signed out, or may not answer in a shop any more: what they hold goes back to the queue. */
export const giveBackOf = (
  desk: JobsDesk,
  staffId: StaffId,
  hasSignedOut: boolean,
): Pick<Job, 'name' | 'run'> => ({
  name: `give_back ${staffId} ${hasSignedOut ? 'signed_out' : 'access'}`,
  run: async () => void (await desk.giveBackOf(staffId, hasSignedOut)),
});

/** Looks after visitors who wait. */
export const chatJobs = (deps: { desk: JobsDesk; logger: ServiceLogger }): Job[] => [
  {
    name: 'waiting_chats',
    everyMs: WAITING_ROUND_MS,
    run: async () => {
      const informed = await deps.desk.tellOfWaitingChats();
      if (informed > 0) deps.logger.info({ informed }, 'Staff were informed of waiting visitors.');
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
  { name: 'time', everyMs: TIME_ROUND_MS, run: async () => deps.desk.passTime() },
];
