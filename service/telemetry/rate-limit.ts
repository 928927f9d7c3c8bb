import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Limits, RateName } from '../config/limits.ts';
import { DomainError } from '../domain/model/base/domain-error.ts';
import { makeCounters } from './counters.ts';

const DAY_MS = 24 * 3_600_000;

/** IPv6 by /64, the smallest assigned block. */
const blockOf = (address: string): string => {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = plain.includes('::') && tail !== '' ? tail.split(':') : [];
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
};

/** Key of a day number; equal at processes that count together. */
export type DayKey = (day: number) => Buffer;
const randomKey: DayKey = () => randomBytes(32);

/** Counter key under a daily in-memory key: random, or shared between processes. Rule: MI-1. */
const makeDailyKey = (now: () => number, keyOfDay: DayKey) => {
  let day = Math.floor(now() / DAY_MS);
  let key = createSecretKey(keyOfDay(day));
  return (text: string): string => {
    const today = Math.floor(now() / DAY_MS);
    if (today !== day) {
      day = today;
      key = createSecretKey(keyOfDay(day));
    }
    return createHmac('sha256', key).update(text).digest('base64url');
  };
};

/** Keys of addresses. Rule: MI-1. */
export const makeAddressKey = (keyOfDay: DayKey = randomKey, now: () => number = Date.now) => {
  const keyOf = makeDailyKey(now, keyOfDay);
  return (address: string): string => keyOf(blockOf(address));
};

export type RateLimits = {
  /** @throws DomainError rate_limited with the time to wait */
  take(name: RateName, key: string, points?: number): Promise<void>;
  /** The same per message; undefined: counted synchronously. */
  count(name: RateName, key: string, points?: number): Promise<void> | undefined;
  /** Removes expired counters; returns the number of keys left. Called each minute. */
  sweep(): number;
};

const tooMany = (leftMs: number): DomainError => {
  const retryAfterMs = Math.ceil(leftMs);
  const seconds = Math.ceil(retryAfterMs / 1000);
  return new DomainError('rate_limited', `Too many requests. Try again in ${seconds} seconds.`, {
    retryAfterMs,
  });
};

/** Window state over all processes. */
export type Count = { readonly count: number; readonly leftMs: number };
/** Shared count; null when unavailable, never late. */
export type CountTogether = (name: RateName, key: string, points: number) => Promise<Count | null>;

/**
 * Rate limits of routes and messages (socket `frames` are counted there); local counts, plus shared counts
 * for some limits, local ones as fallback.
 */
export const makeRateLimits = (
  limits: Limits,
  now: () => number = () => performance.now(),
  countTogether: CountTogether | null = null,
): RateLimits => {
  const counters = new Map<RateName, ReturnType<typeof makeCounters>>();
  const countersOf = (name: RateName) => {
    const known = counters.get(name) ?? makeCounters(limits.rates[name].seconds * 1_000, now);
    counters.set(name, known);
    return known;
  };
  const count: RateLimits['count'] = (name, key, points = 1) => {
    const { points: most, counted } = limits.rates[name];
    const { count, leftMs } = countersOf(name).add(key, points);
    if (count > most) return Promise.reject(tooMany(leftMs));
    if (countTogether === null || counted === 'apart') return undefined;
    return countTogether(name, key, points).then((all) => {
      if (all !== null && all.count > most) throw tooMany(all.leftMs);
    });
  };
  return {
    count,
    take: async (name, key, points) => count(name, key, points),
    sweep: () => [...counters.values()].reduce((sum, one) => sum + one.sweep(), 0),
  };
};

/** Whether a text exceeds its daily rate. Rule: MI-1. */
export const makeCountText = (
  rateLimits: Pick<RateLimits, 'take'>,
  keyOfDay: DayKey = randomKey,
  now: () => number = Date.now,
) => {
  const keyOf = makeDailyKey(now, keyOfDay);
  return (text: string): Promise<boolean> =>
    rateLimits.take('sameText', keyOf(text)).then(
      () => false,
      () => true,
    );
};
