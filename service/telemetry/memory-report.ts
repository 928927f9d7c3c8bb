import type { ServiceLogger } from './logger.ts';
import type { RateLimits } from './rate-limit.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const inMebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

type Deps = {
  rateLimits: RateLimits;
  sockets(): number;
  /** Cached conversations, heads, and stale rows. */
  conversations: { memoryCounts(): Readonly<Record<'conversations' | 'heads' | 'behind', number>> };
  logger: ServiceLogger;
};

/** Logs memory use, to show growth. */
export const reportMemory = ({ rateLimits, sockets, conversations, logger }: Deps): void => {
  const { heapUsed, rss } = process.memoryUsage();
  logger.info(
    {
      heapMib: inMebibytes(heapUsed),
      rssMib: inMebibytes(rss),
      sockets: sockets(),
      counters: rateLimits.sweep(),
      ...conversations.memoryCounts(),
    },
    'What the service holds in memory.',
  );
};

/** Sweeps counters each minute, reports each hour. Returns a stop function. */
export const startMemoryReport = (deps: Deps): (() => void) => {
  const sweep = setInterval(() => deps.rateLimits.sweep(), MINUTE_MS).unref();
  const report = setInterval(() => reportMemory(deps), HOUR_MS).unref();
  return () => {
    clearInterval(sweep);
    clearInterval(report);
  };
};
