import { makeJobs } from '../../../service/jobs/jobs.ts';
import { noMeters } from '../../../service/telemetry/metrics/meters.ts';
import { type ForeignProbe, probeForeignScope } from '../database/foreign-scope.ts';
import { type RecordedCall, recordCalls } from '../database/recorded-calls.ts';
import { scopedMethods } from '../database/scoped-methods.ts';
import { makeMemoryStores } from '../memory-stores/memory-stores.ts';
import { fuzzStores } from '../routes/fuzz-run.ts';
import { startTestService } from '../service/start-service.ts';
import { thirdOf } from '../third-of.ts';
import { makeMerchant } from './chat-actors.ts';
import { walkEveryMethod } from './every-method-walk.ts';

export type Walked = {
  readonly probe: Pick<ForeignProbe, 'asked' | 'faults'>;
  readonly calls: readonly RecordedCall[];
};
/** Time limit for tests on a busy machine, in milliseconds. */
export const WALK_MS = 400_000;
let walked: Promise<Walked> | null = null;

/** Calls all routes, calls by hand and jobs once per process, which takes half a minute. */
export const walkedStores = (): Promise<Walked> => {
  walked ??= walk();
  return walked;
};

const walk = async (): Promise<Walked> => {
  const kept = (await fuzzStores()).stores ?? makeMemoryStores();
  const recorded = recordCalls(kept);
  const probe = probeForeignScope(recorded.stores, thirdOf(scopedMethods()));
  const service = await startTestService({
    stores: probe.stores,
    env: { ZGODA_DEPLOYMENT: 'operator-hosted', ZGODA_LIMIT_FACTOR: '100000' },
  });
  try {
    const operator = await makeMerchant(service);
    const intruder = await makeMerchant(service);
    probe.begin(intruder.shop.id);
    await walkEveryMethod(service, { stores: probe.stores, kept, operator });
    const { desks, logger } = service;
    const load = { eventsSince: () => 1, isUnderWay: () => false };
    const settings = { meters: noMeters, sweepIntervalMs: 1, load, isStopping: () => false };
    // A job without work still queries the stores.
    for (const job of makeJobs({ ...settings, desk: desks.jobs, logger }))
      await job.run().catch(() => undefined);
  } finally {
    await service.stop();
  }
  return { probe, calls: recorded.calls };
};
