import type { BenchStage } from './bench-stage.ts';
import type { Running } from './bench-targets.ts';

/**
 * Of targets that are measured in turn one runs, and all others rest, with their databases: what a target still does
 * behind its own round would take CPU time from the next one's.
 * @returns wakes a target and puts the others to rest
 */
export function oneAtATime(stage: BenchStage, targets: readonly Running[]): (next: Running) => void {
  const signal = (target: Running, name: NodeJS.Signals): void => {
    for (const pid of [target.process.pid, stage.databasePid(target.databaseUrl)])
      if (pid !== null) process.kill(pid, name);
  };
  // A process that rests does not hear that it shall end.
  stage.onClose(async () => {
    for (const target of targets) signal(target, 'SIGCONT');
  });
  return (next) => {
    for (const target of targets) signal(target, target === next ? 'SIGCONT' : 'SIGSTOP');
  };
}
