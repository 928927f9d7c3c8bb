import assert from 'node:assert/strict';
import type { JobsDesk } from '../../../service/desks/jobs-desk.ts';
import type { TimeStanding } from '../../../service/domain/model/installation/look-at-time.ts';
import { makeJobs } from '../../../service/jobs/jobs.ts';
import { startScheduler } from '../../../service/jobs/scheduler.ts';
import { whileTimeIsSettled } from '../../../service/jobs/settled-time.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';
import { noMeters } from '../../../service/telemetry/metrics/meters.ts';

const USE_CASES = [
  ...[
    'sweepExpired',
    'sweepBreaches',
    'resumeDepartures',
    'finishDepartures',
    'announceAgreements',
    'sendMails',
  ],
  'followAgreements',
  ...['followUpLeads', 'alertWaiting', 'remindOfBare', 'remindDue', 'syncErasureMarks'],
  ...['runErasure.resume', 'resumeChanges', 'recheckPolicyLinks', 'lookAtReportedPages'],
  ...[
    'giveBackAbsent',
    'offerForms',
    'tellAnswers',
    'followOnCall',
    'forgetSilentVisits',
    'readMailbox',
    'indexContent',
    'passTime',
    'stateHeads',
    'sweepStrayFiles',
    'sweepDestroyed',
    'sendStatements',
    'finishErasures',
    'askForReport',
  ],
];

/**
 * `broken` throws.
 * @returns called use cases and failed jobs
 */
const runAll = async (broken: string | null, doubt: TimeStanding['doubt'] = null) => {
  const called = new Set<string>();
  const call = (name: string) => async () => {
    called.add(name);
    if (name === broken) throw new Error(`${name} fails`);
    return { silent: [], isMore: false, failure: null };
  };
  const desk = {
    ...Object.fromEntries(USE_CASES.map((name) => [name, call(name)])),
    lookAtTime: async () => ({ doubt, until: new Date() }),
    runErasure: { resume: call('runErasure.resume') },
    shopIds: async () => ['shp_1'],
  } as unknown as JobsDesk;
  const jobs = makeJobs({
    desk,
    sweepIntervalMs: 1_000,
    logger: makeLogger('silent'),
    meters: noMeters,
    load: { eventsSince: () => 0, isUnderWay: () => false },
    isStopping: () => false,
  });
  const ended = await Promise.allSettled(jobs.map((job) => job.run()));
  const failed = jobs.filter((_, index) => ended[index]?.status === 'rejected').map(({ name }) => name);
  return { called: [...called].sort(), failed };
};

describe('the jobs', () => {
  it('call every use case of their desk', async () => {
    assert.deepEqual(await runAll(null), { called: [...USE_CASES].sort(), failed: [] });
  });

  it('that delete by time or date a statement do nothing while the clock is in doubt, and no others wait', async () => {
    const byTime = new Set([
      'sweepExpired',
      'sweepBreaches',
      'followAgreements',
      'finishDepartures',
      'stateHeads',
    ]);
    for (const doubt of ['jump', 'database'] as const) {
      const { called, failed } = await runAll(null, doubt);
      assert.deepEqual([called, failed], [USE_CASES.filter((name) => !byTime.has(name)).sort(), []]);
    }
  });

  it('count neither as done nor as failed for a round that is left out while the clock is in doubt', async () => {
    for (const [doubt, expected] of [
      [null, [['retention', true]]],
      ['jump', []],
    ] as const) {
      const counted: [string, boolean][] = [];
      const meters = {
        ...noMeters,
        job: (task: string, _: number, isDone: boolean) => void counted.push([task, isDone]),
      };
      const logger = makeLogger('silent');
      const desk = { lookAtTime: async () => ({ doubt, until: new Date() }) };
      const job = { name: 'retention', everyMs: 1_000, run: async () => undefined };
      const scheduler = startScheduler([], logger, () => true, meters, false);
      scheduler.runNow(whileTimeIsSettled({ desk, logger })(job));
      await scheduler.stop();
      assert.deepEqual(counted, expected);
    }
  });

  for (const broken of USE_CASES)
    it(`a fault in ${broken} fails one job and keeps no other work from running`, async () => {
      const { called, failed } = await runAll(broken);
      assert.deepEqual(called, [...USE_CASES].sort());
      assert.equal(failed.length, 1);
    });
});
