import type { EnvReader } from './env-reader.ts';

/** Redis between the processes of one installation. */
export type RedisConfig = Readonly<{
  /** `redis://` or `rediss://`, with user, password and database number where needed. */
  url: string;
}>;

/** Null when the service runs as one process, or when the setting has a fault. */
export const readRedis = ({ text, fault }: EnvReader): RedisConfig | null => {
  const url = text('REDIS_URL');
  if (url === null) return null;
  if (URL.canParse(url) && ['redis:', 'rediss:'].includes(new URL(url).protocol)) return { url };
  fault('REDIS_URL must be the address of a Redis, such as redis://127.0.0.1:6379.');
  return null;
};
