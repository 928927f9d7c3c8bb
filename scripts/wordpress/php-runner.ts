import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { phpRunner } from './php-settings.ts';
import { RUN_PHP } from './wordpress-files.ts';

export type PhpRunner = {
  process: ChildProcess;
  /** As administrator; returns the output. */
  run(code: string): Promise<string>;
};

/** Forks share compiled code, most of the start time. */
export async function startPhpRunner(folder: string, www: string, port: number): Promise<PhpRunner> {
  const program = join(folder, 'run.php');
  const socketPath = join(folder, 'run.sock');
  await writeFile(program, RUN_PHP);
  const child = spawn('php', [...phpRunner, program, www, String(port), socketPath], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    // Unloading costs a tenth of each fork.
    env: { ...process.env, ZEND_DONT_UNLOAD_MODULES: '1' },
  });
  await once(child.stdout, 'data');
  child.stdout.resume();
  return { process: child, run: (code) => runPhp(socketPath, code) };
}

async function runPhp(socketPath: string, code: string): Promise<string> {
  const socket = connect({ path: socketPath, allowHalfOpen: true });
  socket.end(code);
  const answer = await text(socket);
  // Output, zero byte, exit code; absent when killed.
  const end = answer.lastIndexOf('\0');
  const echoed = answer.slice(0, end);
  if (answer.slice(end + 1) !== '0') throw new Error(`PHP broke off after: ${echoed.slice(-2000)}`);
  return echoed;
}
