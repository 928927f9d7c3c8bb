import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { RedisConfig } from '../../config/redis.ts';
import { faultFields, type ServiceLogger } from '../../telemetry/logger.ts';

/** A command that has no answer after this time has failed, in milliseconds. */
const COMMAND_MS = 1_000;
/** How long a start waits for Redis before it goes on without, in milliseconds. */
const START_MS = 3_000;
/** Longest pause between two tries to reach Redis, in milliseconds. */
const MOST_PAUSE_MS = 1_000;

/** The two connections of a process to Redis. */
export type RedisLines = {
  /** Rejects at once while Redis is away: what Redis says is a hint, and nobody waits for it. */
  commands: Redis;
  /** For subscriptions alone; they come back by themselves with the connection. */
  subscriber: Redis;
  /** Stands before every key and channel, so that several installations can share one Redis. */
  prefix: string;
  isUp(): boolean;
  /** Called each time that the connection is back: what was said meanwhile is lost. Returns the function that ends it. */
  onBack(listener: () => void): () => void;
  close(): void;
};

/** Says each loss and each return once, however many tries lie between. */
const report = (redis: Redis, logger: ServiceLogger): void => {
  let isDown = false;
  redis.on('error', (error) => {
    if (isDown) return;
    isDown = true;
    logger.warn(faultFields(error), 'Redis does not answer; the processes hear of each other late.');
  });
  redis.on('ready', () => {
    if (isDown) logger.info({}, 'Redis answers again.');
    isDown = false;
  });
};

const firstAnswer = (redis: Redis, startMs: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, startMs);
    redis.once('ready', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Connects to Redis; goes on without when it does not answer, and connects as soon as it does. The library is loaded
 * here alone.
 * @param vaultKey the master key: its digest tells installations apart
 */
export const openRedisLines = async (
  { url }: RedisConfig,
  vaultKey: Buffer,
  logger: ServiceLogger,
  /** How long it waits for the first answer, in milliseconds. */
  startMs: number = START_MS,
): Promise<RedisLines> => {
  const { Redis } = await import('ioredis');
  const options = {
    commandTimeout: COMMAND_MS,
    connectTimeout: START_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (tries: number) => Math.min(50 * tries, MOST_PAUSE_MS),
  };
  const commands = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, enableOfflineQueue: true, maxRetriesPerRequest: null });
  report(commands, logger);
  // The other connection reports for both.
  subscriber.on('error', () => undefined);
  await Promise.all([firstAnswer(commands, startMs), firstAnswer(subscriber, startMs)]);
  return {
    commands,
    subscriber,
    prefix: `zgoda:${createHash('sha256').update('redis').update(vaultKey).digest('hex').slice(0, 12)}:`,
    isUp: () => commands.status === 'ready' && subscriber.status === 'ready',
    onBack(listener) {
      subscriber.on('ready', listener);
      return () => subscriber.off('ready', listener);
    },
    close: () => {
      for (const redis of [commands, subscriber]) redis.disconnect();
    },
  };
};
