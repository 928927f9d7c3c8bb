import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { RedisConfig } from '../../config/redis.ts';
import { faultFields, type ServiceLogger } from '../../telemetry/logger.ts';

/** In milliseconds. */
const COMMAND_MS = 1_000;
/** In milliseconds. */
const START_MS = 3_000;
/** In milliseconds. */
const MOST_PAUSE_MS = 1_000;
/** In milliseconds: silent drops would last 15 minutes. */
const SILENT_MS = 5_000;
/** In milliseconds. */
const PING_MS = 2_000;
const IS_COPY = 'READONLY';
const MOST_FAILURES = 2;

/** In milliseconds. */
type RedisTimes = {
  startMs: number;
  silentMs: number;
  pingMs: number;
};

export type RedisConnections = {
  /** Rejects at once without Redis. */
  commands: Redis;
  /** Resubscribe in `onBack`. */
  subscriber: Redis;
  /** Several installations may share one Redis. */
  prefix: string;
  isUp(): boolean;
  /**
   * Detects a hanging, full or read-only Redis.
   * @param error null: success
   */
  heard(error: unknown): void;
  isWell(): boolean;
  /** Earlier messages are lost. Returns an unsubscribe function. */
  onBack(listener: () => void): () => void;
  close(): void;
};

/** Code without text. */
const refusalOf = (error: unknown): string | null =>
  error instanceof Error ? (/^[A-Z]+(?= )/.exec(error.message)?.[0] ?? null) : null;

/** Once each. */
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
 * In the background if slow.
 * @param vaultKey its digest separates installations
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
    // It leaves rejections unhandled.
    autoResubscribe: false,
  });
  const isUp = (): boolean => commands.status === 'ready' && subscriber.status === 'ready';
  const { heard, isFailing } = report([commands, subscriber], isUp, logger);
  const asking = setInterval(() => {
    if (subscriber.status === 'ready') subscriber.ping().catch(() => undefined);
  }, pingMs).unref();
  let leftAt = Number.NEGATIVE_INFINITY;
  /** After a failover the old server may keep connections. */
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
