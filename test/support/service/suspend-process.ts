import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** The state is the first letter behind the name, which stands in brackets. */
const isStopped = (statFile: string): boolean => /\) [Tt] /.test(readFileSync(statFile, 'utf8'));

/**
 * Lets a process hang until it gets SIGCONT. Resolves when each of its threads stands still: the signal stops them
 * one after another, and on a busy machine one of them may still answer a question.
 */
export const suspendProcess = async (pid: number): Promise<void> => {
  process.kill(pid, 'SIGSTOP');
  const threads = `/proc/${pid}/task`;
  if (!existsSync(threads)) return;
  while (!readdirSync(threads).every((thread) => isStopped(`${threads}/${thread}/stat`))) await pause(5);
};
