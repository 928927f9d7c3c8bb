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
/**
 * After this long without a reply a connection is made anew, in milliseconds: one that a network dropped silently would
 * stay open for 15 minutes, and a subscription for ever. Longer than any reply that is still of use.
 */
const SILENT_MS = 5_000;
/** How often the connection that only listens asks whether it is still there, in milliseconds. */
const PING_MS = 2_000;
/** What a Redis answers that has become the copy of another one. */
const IS_COPY = 'READONLY';
/** A single command that failed is no sign: a busy process may have waited too long. */
const MOST_FAILURES = 2;

/** Times of the connections, in milliseconds. */
type RedisTimes = {
  /** How long a start waits for the first answer. */
  startMs: number;
  silentMs: number;
  pingMs: number;
};

/** The two connections of a process to Redis. */
export type RedisConnections = {
  /** Rejects at once while Redis is away: what Redis says is a hint, and nobody waits for it. */
  commands: Redis;
  /** For subscriptions alone; `onBack` says when to subscribe again. */
  subscriber: Redis;
  /** Stands before every key and channel, so that several installations can share one Redis. */
  prefix: string;
  isUp(): boolean;
  /**
   * How a command that each process sends once a second went: a Redis that hangs, is full or takes no writes keeps its
   * connections.
   * @param error null: Redis did as it was asked
   */
  heard(error: unknown): void;
  /** Connected, and Redis does as it is asked. */
  isWell(): boolean;
  /** Called each time that the connection is back: what was said meanwhile is lost. Returns the function that ends it. */
  onBack(listener: () => void): () => void;
  close(): void;
};

/** What Redis itself answers when it refuses, such as OOM or READONLY; its words are left out. */
const refusalOf = (error: unknown): string | null =>
  error instanceof Error ? (/^[A-Z]+(?= )/.exec(error.message)?.[0] ?? null) : null;

/** Says each loss and each return once, of either connection, however many tries lie between. */
const report = (
  both: readonly Redis[],
  isUp: () => boolean,
  logger: ServiceLogger,
): Pick<RedisConnections, 'heard'> & { isFailing(): boolean } => {
  let isDown = false;
  let failures = 0;
  const isFailing = (): boolean => failures > MOST_FAILURES;
  const lost = (error: unknown): void => {
    if (isDown) return;
    isDown = true;
    const refusal = refusalOf(error);
    if (refusal === null)
      logger.warn(faultFields(error), 'Redis does not answer; the processes hear of each other late.');
    else if (refusal === IS_COPY)
      logger.warn(
        { ...faultFields(error), refusal },
        'Redis is the copy of another one and takes no writes; new connections look for the one that does.',
      );
    else
      logger.warn(
        { ...faultFields(error), refusal },
        'Redis refuses to store; each process counts limits by itself.',
      );
  };
  const back = (): void => {
    if (isDown) logger.info({}, 'Redis answers again.');
    isDown = false;
  };
  for (const redis of both) {
    redis.on('error', lost);
    redis.on('ready', () => {
      if (isUp() && !isFailing()) back();
    });
  }
  return {
    isFailing,
    heard(error) {
      failures = error === null ? 0 : failures + 1;
      if (isFailing()) lost(error);
      else if (error === null && isUp()) back();
    },
  };
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
export const openRedisConnections = async (
  { url }: RedisConfig,
  vaultKey: Buffer,
  logger: ServiceLogger,
  { startMs = START_MS, silentMs = SILENT_MS, pingMs = PING_MS }: Partial<RedisTimes> = {},
): Promise<RedisConnections> => {
  const { Redis } = await import('ioredis');
  const options = {
    commandTimeout: COMMAND_MS,
    connectTimeout: START_MS,
    socketTimeout: silentMs,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (tries: number) => Math.min(50 * tries, MOST_PAUSE_MS),
  };
  const commands = new Redis(url, options);
  const subscriber = new Redis(url, {
    ...options,
    enableOfflineQueue: true,
    maxRetriesPerRequest: null,
    // The library's own subscribing leaves its failure to nobody.
    autoResubscribe: false,
  });
  const isUp = (): boolean => commands.status === 'ready' && subscriber.status === 'ready';
  const { heard, isFailing } = report([commands, subscriber], isUp, logger);
  const asking = setInterval(() => {
    if (subscriber.status === 'ready') subscriber.ping().catch(() => undefined);
  }, pingMs).unref();
  let leftAt = Number.NEGATIVE_INFINITY;
  /**
   * A Redis that was replaced may keep its connections, and what is said there reaches nobody at the new one. Both are
   * made anew: the one that only listens is never refused anything.
   */
  const leaveCopy = (): void => {
    const now = performance.now();
    if (now - leftAt < silentMs) return;
    leftAt = now;
    for (const redis of [commands, subscriber]) redis.disconnect(true);
  };
  await Promise.all([firstAnswer(commands, startMs), firstAnswer(subscriber, startMs)]);
  return {
    commands,
    subscriber,
    prefix: `zgoda:${createHash('sha256').update('redis').update(vaultKey).digest('hex').slice(0, 12)}:`,
    isUp,
    heard(error) {
      heard(error);
      if (isFailing() && refusalOf(error) === IS_COPY) leaveCopy();
    },
    isWell: () => isUp() && !isFailing(),
    onBack(listener) {
      subscriber.on('ready', listener);
      return () => subscriber.off('ready', listener);
    },
    close: () => {
      clearInterval(asking);
      for (const redis of [commands, subscriber]) redis.disconnect();
    },
  };
};
