import { readFileSync } from 'node:fs';

/** Fixed in Linux. */
const TICKS_A_SECOND = 100;

/** Null when unreadable or not running. */
export const cpuSeconds = (pid: number): number | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The bracketed name may hold spaces.
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    return (Number(user) + Number(system)) / TICKS_A_SECOND;
  } catch {
    return null;
  }
};
