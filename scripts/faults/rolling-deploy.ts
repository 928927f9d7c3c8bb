import { setTimeout as pause } from 'node:timers/promises';
import { browserTimers } from '../../plugin-assets/shared/timers.ts';
import { startProxy } from '../setup/proxies.ts';
import { freePort } from '../start/free-port.ts';
import { type Crowd, gatherCrowd } from './crowd.ts';
import { DEPLOY } from './engines.ts';
import type { Way } from './fault-client.ts';
import { openInstallation } from './installation.ts';
import type { Verdict } from './judge/check-history.ts';
import { compareSides } from './judge/compare-sides.ts';
import { makeRecorder } from './recorder.ts';
import { makeSeeded } from './seeded.ts';

type DeployOptions = { seed: number; visitors: number; perSecond: number };
type Deploy = {
  verdict: Verdict;
  awayMs: readonly number[];
  shown: readonly number[];
  stopMs: readonly number[];
};

const ANSWER_LIMIT_MS = 120_000;
const POLL_MS = 50;

const watchAll = (now: () => number) => {
  const awayMs: number[] = [];
  const people: { leftAt: number | null; shown: number }[] = [];
  const watchLinks: NonNullable<Way['watchLinks']> = () => {
    const person = { leftAt: null as number | null, shown: 0 };
    let wasReady = false;
    people.push(person);
    return (link) => {
      if (link === 'ready') {
        if (person.leftAt !== null) awayMs.push(now() - person.leftAt);
        person.leftAt = null;
        wasReady = true;
        return;
      }
      if (!wasReady) return;
      person.leftAt ??= now();
      // The only state shown as "reconnecting".
      if (link === 'waiting') person.shown += 1;
    };
  };
  return { awayMs, watchLinks, people };
};

/** Rolling replacement behind HAProxy under load (docs/operations.md). */
export const rollingDeploy = async (options: DeployOptions): Promise<Deploy> => {
  const port = await freePort();
  const installation = await openInstallation(DEPLOY, port, () => undefined, {
    env: { ZGODA_TRUST_PROXY: '1' },
  });
  const backends = installation.services.map((service) => service.port);
  const recorder = makeRecorder();
  const { awayMs, watchLinks, people } = watchAll(recorder.now);
  let crowd: Crowd | null = null;
  let proxy: Awaited<ReturnType<typeof startProxy>> | null = null;
  try {
    proxy = await startProxy('haproxy', { port, backends }, null);
    const { key: shopKey, id: shopId } = installation.shop;
    const way: Way = {
      origin: `http://127.0.0.1:${port}`,
      shopKey,
      shopId,
      watchLinks,
      timers: browserTimers,
    };
    crowd = await gatherCrowd(way, recorder, makeSeeded(options.seed), options);
    while (!crowd.visitors().every((visitor) => visitor.isOpen())) await pause(POLL_MS);
    const stopMs: number[] = [];
    for (const service of installation.services) {
      const beganAt = recorder.now();
      let downAt = beganAt;
      await service.restart('SIGTERM', () => {
        downAt = recorder.now();
      });
      stopMs.push(downAt - beganAt);
    }
    while (people.some(({ leftAt }) => leftAt !== null)) await pause(POLL_MS);
    await crowd.fallSilent(ANSWER_LIMIT_MS);
    const { verdict } = await compareSides(installation.databaseUrl, recorder, crowd);
    return {
      verdict,
      awayMs,
      shown: people.map((person) => person.shown),
      stopMs,
    };
  } finally {
    crowd?.stop();
    await proxy?.stop();
    await installation.close();
  }
};
