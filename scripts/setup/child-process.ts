import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export type ChildExit = { code: number | null; signal: NodeJS.Signals | null };

export type Child = {
  pid: number;
  exited: Promise<ChildExit>;
  hasExited(): boolean;
  /** SIGKILL after `graceMs`. */
  stop(graceMs: number): Promise<ChildExit>;
};

export type ChildOptions = {
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  logFile: string;
};

const living = new Set<ChildProcess>();
let sweepsAtExit = false;

/** Separate process group: Ctrl-C reaches only the starter. Rejects when the command cannot run. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const log = openSync(options.logFile, 'a', 0o600);
  try {
    const child = spawn(options.command, options.args, {
      env: options.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      stdio: ['ignore', log, log],
      detached: process.platform !== 'win32',
    });
    const exited = new Promise<ChildExit>((resolve) => {
      child.once('exit', (code, signal) => {
        resolve({ code, signal });
      });
    });
    endWithParent(child);
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    return {
      pid: child.pid ?? -1,
      exited,
      hasExited: () => child.exitCode !== null || child.signalCode !== null,
      stop: (graceMs) => stopChild(child, exited, graceMs),
    };
  } finally {
    closeSync(log);
  }
}

async function stopChild(
  child: ChildProcess,
  exited: Promise<ChildExit>,
  graceMs: number,
): Promise<ChildExit> {
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
  try {
    return await exited;
  } finally {
    clearTimeout(force);
  }
}

/** Signals the child when this process exits. */
export function endWithParent(child: ChildProcess): void {
  living.add(child);
  child.once('exit', () => living.delete(child));
  sweepAtExit();
}

/** Fallback after a crash. Stopped children need SIGCONT. */
function sweepAtExit(): void {
  if (sweepsAtExit) return;
  sweepsAtExit = true;
  process.on('exit', () => {
    for (const child of living) {
      child.kill('SIGTERM');
      if (process.platform !== 'win32') child.kill('SIGCONT');
    }
  });
}

export function exitCodeOf(exit: ChildExit): number {
  if (exit.code !== null) return exit.code;
  return exit.signal === 'SIGKILL' ? 137 : 143;
}
