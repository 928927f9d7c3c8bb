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

/** Five thousand conversations take minutes to be opened on a busy machine. */
const JOB_LIMIT_MS = 600_000;

/** What databases run on where no MongoDB is named: `mongodb` is a real one, as a set of one member. */
export type BenchEngine = 'embedded' | 'mongodb';

/** Lets a load generator do one job. */
export type Load = <N extends LoadJobName>(name: N, job: LoadJobs[N]['take']) => Promise<LoadJobs[N]['give']>;

/** Where one part of the measurement plays: its databases, its processes, its load. All of it ends with `close`. */
export type BenchStage = {
  /** Address of an empty database on an engine of its own. */
  freshDatabase(): Promise<string>;
  start(
    name: BenchProgram,
    options?: { env?: NodeJS.ProcessEnv; nodeFlags?: readonly string[] },
  ): BenchProcess;
  /** Of the generator that all jobs of this part share. */
  load: Load;
  /** Runs at the end, in reverse order. */
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
  // With the sizes that it chooses itself, as an operator runs it: see docs/large.md.
  if (engine === 'mongodb') return startReplicaSet(await ensureMongod(say), folder, []);
  const python = await ensureEnvironment(toolsDatabaseFolder, say);
  return startLocalDatabase({ engine: { kind: 'embedded', python }, folder, say: () => undefined });
}
