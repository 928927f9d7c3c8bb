import { setTimeout as pause } from 'node:timers/promises';
import { FAULTS, type Fault, type Stage } from './all-faults.ts';
import { type Crowd, gatherCrowd } from './crowd.ts';
import type { EngineName } from './engines.ts';
import { startFront } from './front.ts';
import { type Installation, openInstallation } from './installation.ts';
import type { Verdict } from './judge/check-history.ts';
import { compareSides } from './judge/compare-sides.ts';
import { makeRecorder, type Recorder } from './recorder.ts';
import { makeSeeded, type Seeded } from './seeded.ts';

export type CampaignOptions = {
  engine: EngineName;
  seed: number;
  faults: number;
  messages: number;
  visitors: number;
  perSecond: number;
};
export type Cost = { fault: string; firstAckMs: number; allAnsweredMs: number };
export type Campaign = {
  verdict: Verdict;
  costs: readonly Cost[];
  failures: readonly string[];
  acknowledged: number;
};

const PAUSE_MS = 800;
const ANSWER_LIMIT_MS = 120_000;
const POLL_MS = 10;

/** Null when the fault did not occur. */
const suffer = async (fault: Fault, stage: Stage, recorder: Recorder): Promise<Cost | null> => {
  const beganAt = recorder.now();
  const happened = fault.happen(stage);
  if (fault.countsFrom === 'end') await happened;
  const countedFrom = fault.countsFrom === 'end' ? recorder.now() : beganAt;
  const underWay = recorder.told.filter(({ answer }) => answer === null);
  let firstAckAt: number | null = null;
  const stopHearing = recorder.onAnswer(({ sentAt, answer }) => {
    if (sentAt >= countedFrom && answer !== null && 'seq' in answer) firstAckAt ??= answer.at;
  });
  const cameAbout = (await happened) !== false;
  while (firstAckAt === null || underWay.some(({ answer }) => answer === null)) {
    if (recorder.now() - countedFrom > ANSWER_LIMIT_MS) break;
    await pause(POLL_MS);
  }
  stopHearing();
  if (!cameAbout) return null;
  const answeredAt = underWay.map(({ answer }) => answer?.at ?? recorder.now());
  return {
    fault: fault.name,
    firstAckMs: (firstAckAt ?? recorder.now()) - countedFrom,
    allAnsweredMs: Math.max(0, ...answeredAt.map((at) => at - countedFrom)),
  };
};

const orderOf = (count: number, installation: Installation, random: Seeded): readonly Fault[] => {
  const possible = FAULTS.filter(({ isPossible }) => isPossible?.(installation) ?? true);
  const rounds = Array.from({ length: Math.ceil(count / possible.length) }, () => random.shuffle(possible));
  return rounds.flat().slice(0, count);
};

export const runCampaign = async (
  options: CampaignOptions,
  say: (line: string) => void,
): Promise<Campaign> => {
  const random = makeSeeded(options.seed);
  const front = await startFront(random.next);
  const installation = await openInstallation(options.engine, front.port, front.setBackends).catch(
    async (cause: unknown) => {
      await front.close();
      throw cause;
    },
  );
  const way = {
    origin: `http://127.0.0.1:${front.port}`,
    shopKey: installation.shop.key,
    shopId: installation.shop.id,
  };
  const recorder = makeRecorder();
  const stage: Stage = { installation, front, random };
  let crowd: Crowd | null = null;
  try {
    crowd = await gatherCrowd(way, recorder, makeSeeded(options.seed + 1), options);
    await pause(2_000);
    const faults = orderOf(options.faults, installation, random);
    const costs: Cost[] = [];
    const failures: string[] = [];
    for (const [at, fault] of faults.entries()) {
      try {
        const cost = await suffer(fault, stage, recorder);
        if (cost === null) failures.push(`${fault.name}: it did not come about`);
        else costs.push(cost);
      } catch (error) {
        failures.push(`${fault.name}: ${(error as Error).message}`);
      }
      say(`${at + 1} of ${faults.length} faults, ${recorder.told.length} messages: ${fault.name}`);
      await pause(PAUSE_MS);
    }
    while (recorder.told.length < options.messages) await pause(500);
    await crowd.fallSilent(ANSWER_LIMIT_MS);
    const { verdict } = await compareSides(installation.databaseUrl, recorder, crowd);
    const acknowledged = recorder.told.filter(({ answer }) => answer !== null && 'seq' in answer).length;
    say(`${acknowledged} messages acknowledged: ${JSON.stringify(verdict)}`);
    return { verdict, costs, failures, acknowledged };
  } finally {
    crowd?.stop();
    await installation.close();
    await front.close();
  }
};
