import { setTimeout as pause } from 'node:timers/promises';
import type { EngineName } from './engines.ts';
import type { Way } from './fault-client.ts';
import { makeFaultConsultant } from './fault-consultant.ts';
import { startFront } from './front.ts';
import { openInstallation } from './installation.ts';
import { startMailSink } from './mail-sink.ts';
import { makeRecorder } from './recorder.ts';
import { makeSeeded } from './seeded.ts';
import { STEP_SCENES, type StepScene, type StepStage } from './step-scenes.ts';

export type StepResult = {
  scene: string;
  promise: string;
  engine: EngineName;
  /** Writes of the act: it was killed before and after each. */
  steps: number;
  kills: number;
  faults: readonly string[];
};

const MOST_STEPS = 60;
const MOST_TRIES = 400;
const TRY_MS = 50;

/** A consultant who only has the console open. */
const comeToWork = async (way: Way) => {
  const consultant = await makeFaultConsultant(way, makeRecorder(), 'consultant', new Map());
  consultant.client.socket.start();
  while (!consultant.client.socket.isReady()) await pause(TRY_MS);
  return consultant;
};

/** Repeats the act as a client does, until it has its answer. @throws Error when it was refused for good */
const repeat = async <T>(act: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      const isFinal = (error as { isFinal?: boolean }).isFinal === true;
      if (isFinal || tries >= MOST_TRIES) throw error;
      await pause(TRY_MS);
    }
  }
};

/** Kills the service before and after each write of each act, and looks at what is left when the act was repeated. */
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
  const way = { origin: `http://127.0.0.1:${front.port}`, shopKey: shop.key, shopId: shop.id };
  const stage: StepStage = { way, databaseUrl, mails };
  const results: StepResult[] = [];
  try {
    if (service === undefined || gate === null) throw new Error('There is no service to kill.');
    for (const { name, promise, needsStaff, prepare } of scenes) {
      const consultant = needsStaff ? await comeToWork(way) : null;
      const faults: string[] = [];
      let kills = 0;
      let step = 1;
      for (let isReached = true; isReached && step <= MOST_STEPS; step += 1) {
        for (const when of ['before', 'after'] as const) {
          const { act, faults: look } = await repeat(() => prepare(stage));
          const reached = new Promise<boolean>((resolve) =>
            gate.stopAt(step, when, () => {
              kills += 1;
              resolve(service.restart('SIGKILL', gate.open).then(() => true));
            }),
          );
          const acted = repeat(act);
          try {
            isReached = await Promise.race([reached, acted.then(() => false)]);
            await acted;
          } catch (error) {
            faults.push(`killed ${when} write ${step}: ${(error as Error).message}`);
          }
          gate.open();
          await pause(200);
          for (const fault of await repeat(look)) faults.push(`killed ${when} write ${step}: ${fault}`);
          if (!isReached) break;
        }
        say(`${name}: write ${step}${isReached ? '' : ' was not needed'}`);
      }
      consultant?.stop();
      say(`${name}: ${kills} kills, ${faults.length} faults`);
      results.push({ scene: name, promise, engine, steps: step - 2, kills, faults });
    }
    return results;
  } finally {
    await installation.close();
    await mails.close();
    await front.close();
  }
};
