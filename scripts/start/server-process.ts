import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Child, exitCodeOf, startChild } from '../setup/child-process.ts';
import { keepAlive } from './keep-alive.ts';
import { logTail, rotateLog } from './log-tail.ts';
import { forgetProcess, recordProcess } from './process-record.ts';
import { StartFailure } from './start-failure.ts';
import type { StopRequest } from './stop-request.ts';
import { makeHealthWatch } from './watch-health.ts';

export type ServerProcess = { stop(): Promise<void> };

export type ServerOptions = {
  name: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  root: string;
  dataFolder: string;
  /** 200 once ready. */
  readyUrl: string;
  /** Answers while alive. */
  healthUrl: string;
  /** Milliseconds; for tests. */
  healthEveryMs?: number;
  /** Milliseconds; absent: no limit. */
  readyLimitMs?: number;
  /** Interval of progress lines in milliseconds; for tests. */
  preparingEveryMs?: number;
  stop: StopRequest;
  say(line: string): void;
};

const preparingEveryMsAtFirst = 10_000;
/** Enough for all writes in flight. */
const stopGraceMs = 30_000;

/** Restarted when ended or hung. Rejects when the first start fails. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const folder = join(options.dataFolder, 'logs');
  const logFile = join(folder, `${options.name}.log`);
  const record = join(folder, `${options.name}.json`);
  mkdirSync(folder, { recursive: true });
  rotateLog(logFile);
  const { name, say } = options;
  const watchHealth = makeHealthWatch(options.healthUrl, say, options.healthEveryMs);
  return keepAlive({
    name,
    async launch(stopping) {
      const child = await launch(options, logFile, record, stopping);
      watchHealth(child);
      return child;
    },
    onEnd: () => forgetProcess(record),
    lastWords: () => `\n${lastWords(logFile)}`,
    stopGraceMs,
    say,
  });
}

async function launch(
  options: ServerOptions,
  logFile: string,
  record: string,
  stopping: AbortSignal,
): Promise<Child> {
  const { args, env, root } = options;
  const child = await startChild({ command: process.execPath, args, env, cwd: root, logFile });
  try {
    recordProcess(record, child.pid, null);
    await becomesReady(child, options, logFile, stopping);
    return child;
  } catch (cause) {
    await child.stop(stopGraceMs);
    forgetProcess(record);
    throw cause;
  }
}

/** Unlimited, because of migrations and repeated erasures. */
async function becomesReady(
  child: Child,
  options: ServerOptions,
  logFile: string,
  stopping: AbortSignal,
): Promise<void> {
  const {
    name,
    readyLimitMs = Number.POSITIVE_INFINITY,
    preparingEveryMs = preparingEveryMsAtFirst,
  } = options;
  const startedAt = Date.now();
  let saidAt = startedAt;
  while (!(await answersOk(options.readyUrl))) {
    options.stop.throwIfRequested();
    if (stopping.aborted) throw new StartFailure('A stop was asked for.');
    if (child.hasExited()) {
      throw new StartFailure(
        `The ${name} does not start.\n${lastWords(logFile)}`,
        exitCodeOf(await child.exited) || 1,
      );
    }
    const now = Date.now();
    if (now - startedAt > readyLimitMs) {
      throw new StartFailure(`The ${name} does not get ready.\n${lastWords(logFile)}`);
    }
    if (now - saidAt >= preparingEveryMs) {
      saidAt = now;
      const seconds = Math.round((now - startedAt) / 1000);
      options.say(`The ${name} is still preparing, for ${seconds} seconds now. Its log is ${logFile}`);
    }
    await pause(100);
  }
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}

function lastWords(logFile: string): string {
  return `Its log is ${logFile} and ends with:\n${logTail(logFile)}`;
}
