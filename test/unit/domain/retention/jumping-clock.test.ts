import assert from 'node:assert/strict';
import { makeJobsDesk } from '../../../../service/desks/jobs-desk.ts';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import { makeJobs } from '../../../../service/jobs/jobs.ts';
import { makeLogger } from '../../../../service/telemetry/logger.ts';
import { noMeters } from '../../../../service/telemetry/metrics/meters.ts';
import { aLead } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than leads and erasure marks are kept, in milliseconds. */
const FAR_MS = 200 * DAY_MS;

const servedShop = async (databaseTime: () => Date | null = () => null) => {
  const { clock, stores, useCases, openShop } = makeDomainScene({
    between: ({ installation }) => ({
      installation: { ...installation, databaseTime: async () => databaseTime() },
    }),
  });
  const { scope, id: shopId } = await openShop();
  const at = clock.now();
  await stores.leads.insert(scope, aLead({ shopId, createdAt: at, lastContactAt: at }));
  const mark = { shopId, kind: 'subject', key: 'key of a person', at } as const;
  await stores.erasureJournal.append([mark]);
  await stores.erasureMarks.put(scope, [mark]);
  const logged: string[] = [];
  const jobs = makeJobs({
    desk: makeJobsDesk(useCases, stores),
    sweepIntervalMs: HOUR_MS,
    logger: { ...makeLogger('silent'), error: (_fields: object, text: string) => void logged.push(text) },
    meters: noMeters,
    load: { eventsSince: () => 0, isUnderWay: () => false },
    isStopping: () => false,
  });
  const round = async (): Promise<void> => {
    for (const name of ['retention', 'departures', 'erasure_marks'])
      await jobs.find((job) => job.name === name)?.run();
  };
  await round();
  return {
    clock,
    logged,
    round,
    start: () => useCases.replayErasures(),
    left: async () => ({
      leads: (await stores.leads.ids(scope)).length,
      marks: (await stores.erasureMarks.all(SERVICE_SCOPE, at)).length,
      noted: (await stores.erasureJournal.read(at)).length,
    }),
    trust: () => stores.installation.setSeenTime({ settledAt: clock.now(), jumpedTo: null }),
  };
};
const ALL = { leads: 1, marks: 1, noted: 1 };

describe('a clock that goes ahead by months', () => {
  it('deletes nothing by time for a day, in rounds and at a start, and says why [RE-1, RT-8]', async () => {
    const { clock, logged, round, start, left } = await servedShop();
    clock.forward(FAR_MS);
    for (let hour = 0; hour < 24; hour += 1) {
      await start();
      await round();
      clock.forward(HOUR_MS);
    }
    assert.deepEqual(await left(), ALL);
    assert.match(logged[0] ?? '', /has gone ahead by days .* zgoda trust-clock goes on at once\.$/);
  });

  it('counts once it has held for a day, so that an installation that was off goes on [RE-1]', async () => {
    const { clock, round, start, left } = await servedShop();
    clock.forward(FAR_MS);
    await start();
    clock.forward(DAY_MS);
    await round();
    await start();
    assert.deepEqual(await left(), { leads: 0, marks: 0, noted: 0 });
  });

  it('counts at once when the operator says that it is right', async () => {
    const { clock, round, left, trust } = await servedShop();
    clock.forward(FAR_MS);
    await round();
    await trust();
    await round();
    assert.equal((await left()).leads, 0);
  });

  it('has done nothing when it is set right again, and begins its day anew with another jump', async () => {
    const { clock, round, left } = await servedShop();
    for (let time = 0; time < 2; time += 1) {
      clock.forward(FAR_MS);
      await round();
      clock.forward(-FAR_MS);
      await round();
    }
    clock.forward(FAR_MS);
    await round();
    clock.forward(FAR_MS);
    await round();
    assert.deepEqual(await left(), ALL);
  });

  it('never counts while the clock of the database is a day behind it', async () => {
    let theirs: Date | null = null;
    const { clock, logged, round, left } = await servedShop(() => theirs);
    theirs = clock.now();
    clock.forward(FAR_MS);
    await round();
    clock.forward(2 * DAY_MS);
    await round();
    assert.deepEqual(await left(), ALL);
    assert.match(logged[0] ?? '', /ahead of the database’s/);
    theirs = clock.now();
    await round();
    assert.equal((await left()).leads, 0);
  });

  it('is told from the hours and days of a service that runs, or was off for a weekend', async () => {
    const { clock, logged, round, left } = await servedShop();
    for (let days = 0; days < 198; days += 3) {
      clock.forward(3 * DAY_MS);
      await round();
    }
    assert.deepEqual([logged, (await left()).leads], [[], 0]);
  });
});
