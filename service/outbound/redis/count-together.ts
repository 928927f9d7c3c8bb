import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limits, RateName } from '../../config/limits.ts';
import type { CountTogether, DayKey } from '../../telemetry/rate-limit.ts';
import type { RedisConnections } from './redis-connections.ts';

/** Redis is not asked after a failure. */
const REST_MS = 2_000;

const keyFor = (vaultKey: Buffer, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', vaultKey, '', `zgoda counters ${use}`, 32)));

/** Derived, never stored. Rule: MI-1. */
export const makeDayKey = (vaultKey: Buffer): DayKey => {
  const key = keyFor(vaultKey, 'day');
  return (day) => createHmac('sha256', key).update(String(day)).digest();
};

/** Names are keyed digests. Rule: MI-1. */
export const makeCountTogether = (
  connections: RedisConnections,
  vaultKey: Buffer,
  { rates }: Limits,
  now: () => number = () => performance.now(),
): CountTogether => {
  const nameKey = keyFor(vaultKey, 'names');
  const limiters = new Map<RateName, RateLimiterRedis>();
  let restsUntil = 0;
  // Lazy.
  const library = import('rate-limiter-flexible');
  const limiterOf = async (name: RateName): Promise<RateLimiterRedis> => {
    const { RateLimiterRedis } = await library;
    const { points, seconds } = rates[name];
    const known =
      limiters.get(name) ??
      new RateLimiterRedis({
        storeClient: connections.commands,
        keyPrefix: `${connections.prefix}rate`,
        points,
        duration: seconds,
        rejectIfRedisNotReady: true,
      });
    limiters.set(name, known);
    return known;
  };
  const countOf = ({ consumedPoints, msBeforeNext }: RateLimiterRes) => ({
    count: consumedPoints,
    leftMs: msBeforeNext,
  });
  return async (name, key, points) => {
    if (now() < restsUntil) return null;
    const digest = createHmac('sha256', nameKey).update(`${name} ${key}`).digest('base64url');
    try {
      return countOf(await (await limiterOf(name)).consume(digest, points));
    } catch (refusal) {
      if (refusal instanceof (await library).RateLimiterRes) return countOf(refusal);
      restsUntil = now() + REST_MS;
      return null;
    }
  };
};
