import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureMongod } from '../setup/mongod.ts';
import { ensureEnvironment, toolsDatabaseFolder } from '../setup/python-environment.ts';
import { startReplicaSet } from '../setup/replica-set.ts';
import { type LocalDatabase, startLocalDatabase } from '../start/embedded-database.ts';
import { type BenchProcess, startBenchProcess } from './bench-process.ts';
import { type BenchProgram, benchPrograms } from './bench-programs.ts';
import type { LoadJobName, LoadJobs } from './load-jobs.ts';

/** Opening 5,000 conversations takes minutes. */
const JOB_LIMIT_MS = 600_000;

/** `mongodb`: a replica set of one member. */
export type BenchEngine = 'embedded' | 'mongodb';

export type Load = <N extends LoadJobName>(name: N, job: LoadJobs[N]['take']) => Promise<LoadJobs[N]['give']>;

export type BenchStage = {
  /** On an engine of its own. */
  freshDatabase(): Promise<string>;
  start(
    name: BenchProgram,
    options?: { env?: NodeJS.ProcessEnv; nodeFlags?: readonly string[] },
  ): BenchProcess;
  load: Load;
  /** In reverse order. */
  onClose(step: () => Promise<unknown>): void;
  close(): Promise<void>;
};

export function openStage(engine: BenchEngine): BenchStage {
  const steps: (() => Promise<unknown>)[] = [];
  let generator: Load | null = null;
  let closing: Promise<void> | null = null;

  const start: BenchStage['start'] = (name, { env, nodeFlags = [] } = {}) => {
    const child = startBenchProcess([...nodeFlags, ...benchPrograms[name]], env);
    steps.push(() => child.stop());
    return child;
  };
  const startGenerator = (): Load => {
    const child = start('generator');
    return (name, job) => child.ask({ name, job }, JOB_LIMIT_MS);
  };
  const closeAll = async (): Promise<void> => {
    for (const step of steps.splice(0).reverse()) await step().catch(() => undefined);
  };
  return {
    start,
    async freshDatabase() {
      const name = `zgoda_bench_${randomBytes(6).toString('hex')}`;
      const folder = mkdtempSync(join(tmpdir(), 'zgoda-bench-'));
      steps.push(async () => rmSync(folder, { recursive: true, force: true }));
      const database = await startEngine(engine, folder);
      steps.push(() => database.stop());
      return database.url(name);
    },
    load(name, job) {
      generator ??= startGenerator();
      return generator(name, job);
    },
    onClose: (step) => void steps.push(step),
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}

async function startEngine(engine: BenchEngine, folder: string): Promise<LocalDatabase> {
  const say = (line: string): void => console.log(line);
  // Default sizes, as in production; see docs/large.md.
  if (engine === 'mongodb') return startReplicaSet(await ensureMongod(say), folder, []);
  const python = await ensureEnvironment(toolsDatabaseFolder, say);
  return startLocalDatabase({ engine: { kind: 'embedded', python }, folder, say: () => undefined });
}
