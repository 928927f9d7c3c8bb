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
  /** Runs PHP as the administrator inside WordPress, in a process of its own; gives what it echoes. */
  run(code: string): Promise<string>;
};

/**
 * Starts one PHP that forks for each piece of code: the forks share what was compiled, which is most of the time that a
 * new PHP takes for a WordPress.
 */
export async function startPhpRunner(folder: string, www: string, port: number): Promise<PhpRunner> {
  const program = join(folder, 'run.php');
  const socketPath = join(folder, 'run.sock');
  await writeFile(program, RUN_PHP);
  const child = spawn('php', [...phpRunner, program, www, String(port), socketPath], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    // Unloading them takes a tenth of the time of each fork.
    env: { ...process.env, ZEND_DONT_UNLOAD_MODULES: '1' },
  });
  // It writes a line once it listens.
  await once(child.stdout, 'data');
  child.stdout.resume();
  return { process: child, run: (code) => runPhp(socketPath, code) };
}

async function runPhp(socketPath: string, code: string): Promise<string> {
  const socket = connect({ path: socketPath, allowHalfOpen: true });
  socket.end(code);
  const answer = await text(socket);
  // After what was echoed stand a zero byte and the exit code; none when the process was killed.
  const end = answer.lastIndexOf('\0');
  const echoed = answer.slice(0, end);
  if (answer.slice(end + 1) !== '0') throw new Error(`PHP broke off after: ${echoed.slice(-2000)}`);
  return echoed;
}
