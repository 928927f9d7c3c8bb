import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** State letter of /proc/PID/stat: first after the name in parentheses. */
const isStopped = (statFile: string): boolean => /\) [Tt] /.test(readFileSync(statFile, 'utf8'));

/**
 * Stops a process until SIGCONT. Resolves when all threads have stopped, which happens one after another.
 */
export const suspendProcess = async (pid: number): Promise<void> => {
  process.kill(pid, 'SIGSTOP');
  const threads = `/proc/${pid}/task`;
  if (!existsSync(threads)) return;
  while (!readdirSync(threads).every((thread) => isStopped(`${threads}/${thread}/stat`))) await pause(5);
};
