import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';

export type Job = { name: string; everyMs: number; run(): Promise<void> };

/** Runs each job again and again, never twice at once; a failed run is logged and tried again next time. */
export const startScheduler = (jobs: readonly Job[], logger: ServiceLogger): { stop(): Promise<void> } => {
  const running = new Map<string, Promise<void>>();
  const timers = jobs.map((job) =>
    setInterval(() => {
      if (running.has(job.name)) return;
      const run = job
        .run()
        .catch((error: unknown) =>
          logger.warn({ job: job.name, ...faultFields(error) }, 'A job failed and is tried again.'),
        )
        .finally(() => running.delete(job.name));
      running.set(job.name, run);
    }, job.everyMs).unref(),
  );
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
};
