import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export type ChildExit = { code: number | null; signal: NodeJS.Signals | null };

export type Child = {
  pid: number;
  /** Settles when the process has ended, whoever ended it. */
  exited: Promise<ChildExit>;
  hasExited(): boolean;
  /** Asks it to end, and ends it by force after `graceMs`. */
  stop(graceMs: number): Promise<ChildExit>;
};

export type ChildOptions = {
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** Both outputs are appended to this file. */
  logFile: string;
};

const living = new Set<ChildProcess>();
let sweepsAtExit = false;

/**
 * Starts a process of its own group: Ctrl-C reaches the starter alone, which then stops its children in order.
 * Rejects when the command cannot be run at all.
 */
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

/** Has this process asked to end when the present one ends in whatever way. */
export function endWithParent(child: ChildProcess): void {
  living.add(child);
  child.once('exit', () => living.delete(child));
  sweepAtExit();
}

/**
 * If the starter itself ends by a bug, what it started is at least asked to end. One that is halted goes on, or it would
 * not hear that.
 */
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

/** The exit code a shell would show for this end. */
export function exitCodeOf(exit: ChildExit): number {
  if (exit.code !== null) return exit.code;
  return exit.signal === 'SIGKILL' ? 137 : 143;
}
