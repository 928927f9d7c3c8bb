import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Child, exitCodeOf, startChild } from './child-process.ts';
import { logTail, rotateLog } from './log-tail.ts';
import { forgetProcess, recordProcess } from './process-record.ts';
import { StartFailure } from './start-failure.ts';
import type { StopRequest } from './stop-request.ts';

export type ServerProcess = {
  /** Exit code, with the last lines of its log shown, when it ends without being asked to. */
  ended: Promise<number>;
  stop(): Promise<void>;
};

export type ServerOptions = {
  /** Names its log and its process record. */
  name: string;
  /** Arguments of Node. */
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  root: string;
  dataFolder: string;
  /** Answers 200 once the server can work. */
  readyUrl: string;
  stop: StopRequest;
};

const readyLimitMs = 60_000;
/** Long enough for every write in flight. */
const stopGraceMs = 30_000;

/** Starts one of the product's own servers and waits until it is ready. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const folder = join(options.dataFolder, 'logs');
  const logFile = join(folder, `${options.name}.log`);
  const record = join(folder, `${options.name}.json`);
  mkdirSync(folder, { recursive: true });
  rotateLog(logFile);
  const { args, env, root } = options;
  const child = await startChild({ command: process.execPath, args, env, cwd: root, logFile });
  recordProcess(record, child.pid, null);
  let isStopping = false;
  const stop = async (): Promise<void> => {
    isStopping = true;
    await child.stop(stopGraceMs);
    forgetProcess(record);
  };
  const ended = child.exited.then((exit) => {
    forgetProcess(record);
    if (!isStopping) console.error(`The ${options.name} stopped by itself.\n${lastWords(logFile)}`);
    return exitCodeOf(exit);
  });
  try {
    await becomesReady(child, options, logFile);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { ended, stop };
}

async function becomesReady(child: Child, options: ServerOptions, logFile: string): Promise<void> {
  const endsBy = Date.now() + readyLimitMs;
  while (!(await answersOk(options.readyUrl))) {
    options.stop.throwIfRequested();
    if (child.hasExited()) {
      throw new StartFailure(`The ${options.name} does not start.`, exitCodeOf(await child.exited) || 1);
    }
    if (Date.now() > endsBy) {
      throw new StartFailure(`The ${options.name} does not get ready.\n${lastWords(logFile)}`);
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
