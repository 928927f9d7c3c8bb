import type { ChildProcess } from 'node:child_process';

const patienceMs = 10_000;
const deadlineMs = 60_000;

export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Already ended.
  }
}

/** SIGKILL after ten seconds. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    killGroup(child, 'SIGKILL');
    return;
  }
  const gone = new Promise((done) => child.once('exit', done));
  killGroup(child, 'SIGTERM');
  const late = setTimeout(() => killGroup(child, 'SIGKILL'), patienceMs);
  await gone;
  clearTimeout(late);
  killGroup(child, 'SIGKILL');
}

export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = await holds().catch(() => false);
    if (answer) return;
    if (Date.now() > deadline) throw new Error(`${what} does not answer`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
