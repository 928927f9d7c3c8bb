import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../support/imports.ts';

const STARTER = `
  import { startChild } from './scripts/setup/child-process.ts';
  const args = ['-e', 'setInterval(() => undefined, 1000)'];
  const child = await startChild({ command: process.execPath, args, env: process.env, logFile: '/dev/null' });
  process.kill(child.pid, 'SIGSTOP');
  console.log(child.pid);
  process.exit(0);
`;

/** A zombie process counts as ended. */
const hasEnded = (pid: string): boolean =>
  !existsSync(`/proc/${pid}/stat`) || readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

describe('a process that was started and halted', () => {
  it('ends with its starter', async () => {
    const args = ['--import', 'tsx', '--input-type=module', '-e', STARTER];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    const pid = stdout.trim();
    assert.match(pid, /^\d+$/);
    while (!hasEnded(pid)) await pause(20);
  });
});
