import type { EnvReader } from './env-reader.ts';

export type RedisConfig = Readonly<{
  /** `redis://` or `rediss://`. */
  url: string;
}>;

/** Null: single process or faulty. */
export const readRedis = ({ text, fault }: EnvReader): RedisConfig | null => {
  const url = text('REDIS_URL');
  if (url === null) return null;
  if (URL.canParse(url) && ['redis:', 'rediss:'].includes(new URL(url).protocol)) return { url };
  fault('REDIS_URL must be the address of a Redis, such as redis://127.0.0.1:6379.');
  return null;
};
