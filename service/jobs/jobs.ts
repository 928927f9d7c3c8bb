import type { JobsDesk } from '../desks/jobs-desk.ts';
import { DAY_MS } from '../domain/model/base/calendar.ts';
import { scopeOfShop } from '../domain/model/base/tenancy.ts';
import { tryEach } from '../domain/model/base/try-each.ts';
import type { ShopId } from '../protocol/vocabulary.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import { chatJobs } from './chat-jobs.ts';
import { departureJobs } from './departure-jobs.ts';
import { erasureJobs } from './erasure-jobs.ts';
import { type Job, MORE_TO_DO } from './scheduler.ts';
import { type MessageLoad, piecesUnderLoad, searchJobs } from './search-jobs.ts';
import { whileTimeIsSettled } from './settled-time.ts';
import { witnessJobs } from './witness-jobs.ts';

const LINK_ROUND_MS = 60_000;
/** Retries; new mails wake the job. */
const MAIL_ROUND_MS = 30_000;
/** The mail stays in the outbox. */
const MAIL_STOP_MS = 15_000;
/** Shared runs, in milliseconds. */
const FOLLOW_UP_REST_MS = 250;
/** Maximum delay. */
const AGREEMENT_ROUND_MS = 10 * 60_000;
const MISSING_REPORT_ROUND_MS = 60 * 60_000;
const LINK_MAX_AGE_MS = 15 * 60_000;
const REQUEST_ROUND_MS = 10 * 60_000;

export const policyLook = (desk: JobsDesk, shopId: ShopId): Pick<Job, 'name' | 'run'> => ({
  name: `policy_look ${shopId}`,
  run: async () => void (await desk.lookAtReportedPages(scopeOfShop(shopId), LINK_MAX_AGE_MS)),
});

/** Retention jobs, except departures. */
const endingJobs = (deps: { desk: JobsDesk; sweepIntervalMs: number; logger: ServiceLogger }): Job[] => [
  {
    name: 'retention',
    everyMs: deps.sweepIntervalMs,
    run: async () => {
      const removed = await deps.desk.sweepExpired();
      deps.logger.info(removed, 'A retention run has ended.');
    },
  },
  {
    name: 'breaches',
    everyMs: deps.sweepIntervalMs,
    run: async () => void (await deps.desk.sweepBreaches()),
  },
];

/** First since the start: whatever reports the outage swallowed. Rule: AD-49. */
const reportJob = (desk: JobsDesk): Job => {
  let isAfterOutage = true;
  return {
    name: 'missing_reports',
    everyMs: MISSING_REPORT_ROUND_MS,
    run: async () => {
      const ids = await desk.shopIds();
      await tryEach(ids, (shopId) => desk.askForReport(scopeOfShop(shopId), isAfterOutage));
      isAfterOutage = false;
    },
  };
};

/** One use case each: failures stay separate. */
export const makeJobs = (deps: {
  desk: JobsDesk;
  sweepIntervalMs: number;
  logger: ServiceLogger;
  meters: Meters;
  load: MessageLoad;
  isStopping(): boolean;
}): Job[] => [
  ...endingJobs(deps).map(whileTimeIsSettled(deps)),
  {
    name: 'destroyed_keys',
    everyMs: DAY_MS,
    run: async () => {
      const removed = await deps.desk.sweepDestroyed();
      if (removed > 0) deps.logger.info({ removed }, 'Rows whose key was destroyed were removed.');
    },
  },
  {
    name: 'mails',
    everyMs: MAIL_ROUND_MS,
    stopMs: MAIL_STOP_MS,
    run: async () => {
      const { sent, failed, isMore } = await deps.desk.sendMails();
      deps.meters.mails(sent, failed);
      if (sent + failed > 0) deps.logger.info({ sent, failed }, 'Mails were sent.');
      return isMore ? MORE_TO_DO : undefined;
    },
  },
  {
    name: 'follow_ups',
    everyMs: MAIL_ROUND_MS,
    restMs: FOLLOW_UP_REST_MS,
    run: async () => void (await deps.desk.followUpLeads(piecesUnderLoad(deps.load, deps.isStopping))),
  },
  {
    name: 'agreements',
    everyMs: AGREEMENT_ROUND_MS,
    run: async () => {
      const { renewals, notices } = await deps.desk.announceAgreements();
      if (renewals + notices > 0)
        deps.logger.info({ renewals, notices }, 'E-mails about changes of agreements were queued.');
    },
  },
  ...departureJobs(deps),
  {
    name: 'policy_changes',
    everyMs: LINK_ROUND_MS,
    run: async () => {
      await tryEach(await deps.desk.shopIds(), async (shopId) => {
        const resumed = await deps.desk.resumeChanges(scopeOfShop(shopId));
        if (resumed > 0)
          deps.logger.info({ shopId, resumed }, 'Interrupted decisions on a policy were resumed.');
      });
    },
  },
  ...chatJobs(deps),
  ...witnessJobs(deps),
  ...searchJobs(deps),
  { name: 'bare_reminders', everyMs: deps.sweepIntervalMs, run: () => deps.desk.remindOfBare() },
  {
    name: 'request_reminders',
    everyMs: REQUEST_ROUND_MS,
    run: async () => void (await deps.desk.remindDue()),
  },
  ...erasureJobs(deps),
  {
    name: 'policy_links',
    everyMs: LINK_ROUND_MS,
    run: async () => {
      await tryEach(await deps.desk.shopIds(), (shopId) =>
        deps.desk.recheckPolicyLinks(scopeOfShop(shopId), LINK_MAX_AGE_MS),
      );
    },
  },
  {
    name: 'reported_pages',
    everyMs: LINK_ROUND_MS,
    run: async () => {
      await tryEach(await deps.desk.shopIds(), (shopId) =>
        deps.desk.lookAtReportedPages(scopeOfShop(shopId), LINK_MAX_AGE_MS),
      );
    },
  },
  reportJob(deps.desk),
];
