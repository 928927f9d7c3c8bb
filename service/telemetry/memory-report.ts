import type { ServiceLogger } from './logger.ts';
import type { RateLimits } from './rate-limit.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const inMebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

type Deps = {
  rateLimits: RateLimits;
  sockets(): number;
  /** Conversations in memory, those in memory as a whole, and those whose rows are behind. */
  conversations: { memoryCounts(): Readonly<Record<'conversations' | 'heads' | 'behind', number>> };
  logger: ServiceLogger;
};

/** One line with what the process holds in memory, so that growth shows in the log. */
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

/** Removes expired counters each minute and reports each hour. Returns a function that stops both. */
export const startMemoryReport = (deps: Deps): (() => void) => {
  const sweep = setInterval(() => deps.rateLimits.sweep(), MINUTE_MS).unref();
  const report = setInterval(() => reportMemory(deps), HOUR_MS).unref();
  return () => {
    clearInterval(sweep);
    clearInterval(report);
  };
};
