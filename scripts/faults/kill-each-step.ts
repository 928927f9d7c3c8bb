import { setTimeout as pause } from 'node:timers/promises';
import { repeat, type StepWay } from './asking.ts';
import type { EngineName } from './engines.ts';
import type { Way } from './fault-client.ts';
import { makeFaultConsultant } from './fault-consultant.ts';
import { startFront } from './front.ts';
import { type KeptService, openInstallation } from './installation.ts';
import { startMailSink } from './mail-sink.ts';
import { makeRecorder } from './recorder.ts';
import { makeSeeded } from './seeded.ts';
import { STEP_SCENES, type StepScene, type StepStage } from './step-scenes.ts';
import type { WriteGate } from './write-gate.ts';

type StepResult = {
  scene: string;
  faults: readonly string[];
};

const MOST_STEPS = 60;
/** Further acts are skipped then. */
const LIMIT_MS = 8 * 60_000;
const TRY_MS = 50;
const SETTLE_MS = 100;

const comeToWork = async (way: Way) => {
  const consultant = await makeFaultConsultant(way, makeRecorder(), 'consultant', new Map());
  consultant.client.socket.start();
  while (!consultant.client.socket.isReady()) await pause(TRY_MS);
  return consultant;
};

type Rig = { stage: StepStage; service: KeptService; gate: WriteGate };

/** Returns whether reached, and faults. */
const killOnce = async (
  { stage, service, gate }: Rig,
  scene: StepScene,
  step: number,
  when: 'before' | 'after',
): Promise<{ isReached: boolean; faults: string[] }> => {
  const faults: string[] = [];
  const { act, faults: look } = await repeat(() => scene.prepare(stage));
  const restarts: Promise<void>[] = [];
  gate.stopAt(step, when, () => {
    delete stage.way.door;
    restarts.push(service.restart('SIGKILL', gate.open));
  });
  stage.way.door = `http://127.0.0.1:${service.port}`;
  try {
    await repeat(act);
  } catch (error) {
    faults.push((error as Error).message);
  }
  // Another process may answer first.
  const isReached = restarts.length > 0;
  await Promise.all(restarts);
  gate.open();
  delete stage.way.door;
  await pause(SETTLE_MS);
  faults.push(...(await repeat(look)));
  return { isReached, faults: faults.map((fault) => `killed ${when} write ${step}: ${fault}`) };
};

/** Kills before each write and after the last, then repeats and checks. */
export const killEachStep = async (
  engine: EngineName,
  seed: number,
  say: (line: string) => void,
  scenes: readonly StepScene[] = STEP_SCENES,
): Promise<StepResult[]> => {
  const front = await startFront(makeSeeded(seed).next);
  const mails = await startMailSink();
  const installation = await openInstallation(engine, front.port, front.setBackends, {
    env: { ...mails.env, ZGODA_PRESENCE_GRACE_MS: '0' },
    hasWriteGate: true,
  }).catch(async (cause: unknown) => {
    await mails.close();
    await front.close();
    throw cause;
  });
  const { shop, databaseUrl, services, gate } = installation;
  const [service] = services;
  const way: StepWay = {
    origin: `http://127.0.0.1:${front.port}`,
    shopKey: shop.key,
    shopId: shop.id,
  };
  const endsBy = performance.now() + LIMIT_MS;
  try {
    if (service === undefined || gate === null) throw new Error('There is no service to kill.');
    const rig: Rig = { stage: { way, databaseUrl, mails }, service, gate };
    const results: StepResult[] = [];
    for (const scene of scenes) {
      if (performance.now() > endsBy) throw new Error(`No time was left for ${scene.name}.`);
      const consultant = scene.needsStaff ? await comeToWork(way) : null;
      const faults: string[] = [];
      let kills = 0;
      let steps = 0;
      for (let isReached = true; isReached && steps <= MOST_STEPS; ) {
        const killed = await killOnce(rig, scene, steps + 1, 'before');
        faults.push(...killed.faults);
        isReached = killed.isReached;
        if (!isReached) break;
        kills += 1;
        steps += 1;
        say(`${scene.name}: write ${steps}`);
      }
      if (steps > 0) {
        const last = await killOnce(rig, scene, steps, 'after');
        faults.push(...last.faults);
        if (last.isReached) kills += 1;
      }
      consultant?.stop();
      say(`${scene.name} (${scene.promise}): ${kills} kills, ${faults.length} faults`);
      results.push({ scene: scene.name, faults });
    }
    return results;
  } finally {
    await installation.close();
    await mails.close();
    await front.close();
  }
};
