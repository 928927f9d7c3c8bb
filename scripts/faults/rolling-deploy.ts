import { setTimeout as pause } from 'node:timers/promises';
import { browserTimers } from '../../plugin-assets/shared/timers.ts';
import { startProxy } from '../setup/proxies.ts';
import { freePort } from '../start/free-port.ts';
import { type Crowd, gatherCrowd } from './crowd.ts';
import { DEPLOY } from './engines.ts';
import type { Way } from './fault-client.ts';
import { openInstallation } from './installation.ts';
import { isClean, type Verdict } from './judge/check-history.ts';
import { compareSides } from './judge/compare-sides.ts';
import { makeRecorder } from './recorder.ts';
import { makeSeeded } from './seeded.ts';

export type DeployOptions = { seed: number; visitors: number; perSecond: number };
export type Deploy = {
  verdict: Verdict;
  messages: number;
  /** How long each interruption of a connection lasted, in milliseconds. */
  awayMs: readonly number[];
  /** How often each person was shown "reconnecting". */
  shown: readonly number[];
  /** From the start of each new process until it is ready, in milliseconds. */
  startMs: readonly number[];
  /** From the signal to stop until the process was gone, in milliseconds. */
  stopMs: readonly number[];
};

const ANSWER_LIMIT_MS = 120_000;
const POLL_MS = 50;

/** What the connections of all people went through. */
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
      // The screens show it in this state alone.
      if (link === 'waiting') person.shown += 1;
    };
  };
  return { awayMs, watchLinks, people };
};

/** Three processes behind HAProxy are replaced one after another, as docs/operations.md says, while people write. */
export const rollingDeploy = async (options: DeployOptions, say: (line: string) => void): Promise<Deploy> => {
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
    const startMs: number[] = [];
    const stopMs: number[] = [];
    for (const service of installation.services) {
      const beganAt = recorder.now();
      let downAt = beganAt;
      await service.restart('SIGTERM', () => {
        downAt = recorder.now();
      });
      stopMs.push(downAt - beganAt);
      startMs.push(recorder.now() - downAt);
      say(`${startMs.length} of ${backends.length} processes replaced, ${recorder.told.length} messages`);
    }
    while (people.some(({ leftAt }) => leftAt !== null)) await pause(POLL_MS);
    await crowd.fallSilent(ANSWER_LIMIT_MS);
    const { verdict } = await compareSides(installation.databaseUrl, recorder, crowd);
    return {
      verdict,
      messages: recorder.told.length,
      awayMs,
      shown: people.map((person) => person.shown),
      startMs,
      stopMs,
    };
  } finally {
    crowd?.stop();
    await proxy?.stop();
    await installation.close();
  }
};

/** Nothing was lost or wrong, and nobody read "reconnecting" more than once. */
export const isUnseen = ({ verdict, shown }: Deploy): boolean =>
  isClean(verdict) && shown.every((times) => times <= 1);

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

export const deployReport = (deploy: Deploy): string => {
  const away = [...deploy.awayMs].sort((a, b) => a - b);
  const times = (list: readonly number[]): string => list.map(seconds).join(', ');
  return [
    `${deploy.messages} messages, ${deploy.shown.length} sockets: ${JSON.stringify(deploy.verdict)}`,
    `Away ${away.length} times: median ${seconds(away[away.length >> 1] ?? 0)}, longest ${seconds(away.at(-1) ?? 0)}`,
    `Read "reconnecting": ${deploy.shown.filter((count) => count > 0).length}, most often ${Math.max(...deploy.shown)}`,
    `Stopped after ${times(deploy.stopMs)}; ready ${times(deploy.startMs)} after the start`,
  ].join('\n');
};
