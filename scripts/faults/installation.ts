import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStores } from '../../service/compose/open-stores.ts';
import { NO_MARKETING, type Shop } from '../../service/domain/model/shop/shop.ts';
import { makeBenchShop } from '../bench/bench-shop.ts';
import { newInstallationSettings } from '../bench/bench-targets.ts';
import { ensureBuild } from '../bundle/ensure-build.ts';
import { type Child, startChild } from '../setup/child-process.ts';
import { serviceProgram } from '../start/built-programs.ts';
import { freePort } from '../start/free-port.ts';
import { logTail } from '../start/log-tail.ts';
import { type Engine, startEngine } from './engines.ts';
import { startWriteGate, type WriteGate } from './write-gate.ts';

/** A supervised process, restarted after each end. */
export type KeptService = {
  port: number;
  pid(): number | null;
  /**
   * Resolves when ready again.
   * @param whenDown called in between
   */
  restart(signal: 'SIGKILL' | 'SIGTERM', whenDown?: () => void): Promise<void>;
};

export type Installation = {
  shop: Shop;
  engine: Engine;
  databaseUrl: string;
  services: readonly KeptService[];
  /** For the first process; null unless requested. */
  gate: WriteGate | null;
  close(): Promise<void>;
};

const READY_LIMIT_MS = 120_000;
const STOP_GRACE_MS = 40_000;
const silent = (): void => undefined;

const isReady = async (port: number): Promise<boolean> =>
  (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null))
    ?.status === 200;

const keepService = async (
  env: NodeJS.ProcessEnv,
  logFile: string,
  onChange: () => void,
): Promise<KeptService & { stop(): Promise<void> }> => {
  const port = Number(env.PORT);
  let isStopping = false;
  let child: Child | null = null;
  let up: Promise<void> = Promise.resolve();
  const launch = async (): Promise<void> => {
    if (isStopping) return;
    const endsBy = performance.now() + READY_LIMIT_MS;
    const started = await startChild({ command: process.execPath, args: serviceProgram, env, logFile });
    child = started;
    void started.exited.then(() => {
      child = null;
      onChange();
      if (!isStopping) up = launch();
    });
    while (!(await isReady(port))) {
      if (started.hasExited()) return;
      if (performance.now() > endsBy)
        throw new Error(`The service does not get ready. Its log ends with:\n${logTail(logFile)}`);
      await pause(20);
    }
    onChange();
  };
  await launch();
  const restart: KeptService['restart'] = async (signal, whenDown) => {
    const ending = child;
    if (ending === null) return;
    process.kill(ending.pid, signal);
    void ending.exited.then(whenDown);
    await ending.exited;
    await up;
  };
  return {
    port,
    pid: () => child?.pid ?? null,
    restart,
    async stop() {
      isStopping = true;
      await child?.stop(STOP_GRACE_MS);
    },
  };
};

/** Retries after another election. */
const prepareDatabase = async (databaseUrl: string): Promise<void> => {
  const endsBy = performance.now() + READY_LIMIT_MS;
  for (;;) {
    try {
      return await (await openStores(databaseUrl)).close();
    } catch (error) {
      if (performance.now() > endsBy) throw error;
    }
  }
};

type InstallationOptions = {
  env?: NodeJS.ProcessEnv;
  /** For the first process. */
  hasWriteGate?: boolean;
};

const OPEN_TRIES = 3;
/**
 * Retried after a failed election.
 * @param onChange receives the ports of running processes
 */
export const openInstallation: typeof openOnce = async (...wanted) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await openOnce(...wanted);
    } catch (error) {
      if (tries === OPEN_TRIES) throw error;
    }
  }
};

const openOnce = async (
  engineName: Parameters<typeof startEngine>[0],
  frontPort: number,
  onChange: (ports: readonly number[]) => void,
  options: InstallationOptions = {},
): Promise<Installation> => {
  await ensureBuild(silent);
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-faults-'));
  const steps: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of steps.splice(0).reverse()) await step().catch(() => undefined);
  };
  try {
    const engine = await startEngine(engineName, join(folder, 'database'));
    steps.push(() => engine.stop());
    const databaseUrl = engine.url('zgoda_faults');
    const gate =
      options.hasWriteGate === true ? await startWriteGate(databaseUrl, await engine.writer()) : null;
    if (gate !== null) steps.push(gate.close);
    const env: NodeJS.ProcessEnv = {
      PATH: process.env.PATH,
      ...newInstallationSettings(),
      MONGODB_URL: databaseUrl,
      ...(engine.redis === null ? {} : { REDIS_URL: engine.redis.url }),
      ZGODA_PUBLIC_URL: `http://127.0.0.1:${frontPort}`,
      ZGODA_DATA_DIR: join(folder, 'data'),
      ZGODA_PRESENCE_GRACE_MS: '120000',
      ...options.env,
    };
    await prepareDatabase(databaseUrl);
    const shop = await makeBenchShop({ ...env, PORT: '0' }, { marketing: { ...NO_MARKETING, email: true } });
    const services: (KeptService & { stop(): Promise<void> })[] = [];
    const told = (): void =>
      onChange(services.filter((service) => service.pid() !== null).map(({ port }) => port));
    steps.push(() => Promise.all(services.map((service) => service.stop())));
    for (let at = 1; at <= engine.processes; at += 1) {
      const own = {
        ...env,
        PORT: String(await freePort()),
        ...(at === 1 && gate !== null ? { MONGODB_URL: gate.url } : {}),
      };
      services.push(await keepService(own, join(folder, `service-${at}.log`), told));
    }
    told();
    return { shop, engine, databaseUrl, services, gate, close };
  } catch (cause) {
    await close();
    throw cause;
  }
};
