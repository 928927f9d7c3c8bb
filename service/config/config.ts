import { join, resolve } from 'node:path';
import { type DeploymentConfig, readDeployment } from './deployment.ts';
import type { Environment } from './env.ts';
import { type EnvReader, makeEnvReader } from './env-reader.ts';
import { type KeysConfig, readKeys } from './keys.ts';
import { type Limits, limitsFor } from './limits.ts';
import { type MailInConfig, readMailIn } from './mail-in.ts';
import { type MetricsConfig, readMetrics } from './metrics.ts';
import { type ObjectStoreConfig, readObjectStore } from './object-store.ts';
import { type PushConfig, readPush } from './push.ts';
import { type RedisConfig, readRedis } from './redis.ts';
import { readScanner, type ScannerConfig } from './scanner.ts';
import { readSmtp, type SmtpConfig } from './smtp.ts';
import { readSecurityContacts, readUpdates, type UpdatesConfig } from './updates.ts';
import { readWitness, type WitnessConfig } from './witness.ts';

export type Config = DeploymentConfig &
  KeysConfig &
  WitnessConfig &
  Readonly<{
    port: number;
    host: string;
    /** Public origin; null: made from the port. */
    publicUrl: string | null;
    databaseUrl: string;
    /** Null: single process. */
    redis: RedisConfig | null;
    tokenSecret: string;
    pepper: string;
    lostPepper: string | null;
    /** Null: mails wait in the outbox. */
    smtp: SmtpConfig | null;
    /** Replies by mail; null: off. */
    mailIn: MailInConfig | null;
    /** Push to staff browsers; null: off. */
    push: PushConfig | null;
    /** Virus scanner for attachments; null: none. */
    scanner: ScannerConfig | null;
    /** Bucket for attachments; null: in the database. */
    objectStore: ObjectStoreConfig | null;
    /** Signed update and advisory file; null: off. */
    updates: UpdatesConfig | null;
    /** For security.txt. */
    securityContacts: readonly string[];
    trustProxy: number;
    privateTargets: readonly string[];
    /** Prometheus metrics; null: off. */
    metrics: MetricsConfig | null;
    logLevel: string;
    buildDir: string;
    assetsFolder: string;
    presenceGraceMs: number;
    /** In milliseconds. */
    repairMs: number;
    /** With several processes, in milliseconds. */
    leaveMs: number;
    sweepIntervalMs: number;
    limits: Limits;
  }>;

/** All faults of the environment. */
export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(
      `The settings in the environment are not complete:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

const readDatabaseUrl = ({ text, fault }: EnvReader): string => {
  const url = text('MONGODB_URL');
  if (url === null || !/^mongodb(\+srv)?:\/\//.test(url)) {
    fault('MONGODB_URL must be the address of a database, such as mongodb://127.0.0.1:27017/zgoda.');
  }
  return url ?? '';
};

const readPublicUrl = ({ text, fault }: EnvReader): string | null => {
  const given = text('ZGODA_PUBLIC_URL');
  if (given === null) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  const isOrigin =
    url !== null && /^https?:$/.test(url.protocol) && [url.pathname, url.search, url.hash].join('') === '/';
  if (!isOrigin) fault('ZGODA_PUBLIC_URL must be an origin without a path, such as https://chat.example.');
  return url?.origin ?? null;
};

const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'];

const readLogLevel = ({ text, fault }: EnvReader): string => {
  const level = text('ZGODA_LOG_LEVEL') ?? 'info';
  if (!LOG_LEVELS.includes(level)) fault(`ZGODA_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);
  return level;
};

/** @throws ConfigError with all faults and fixes */
export const readConfig = (env: Environment): Config => {
  const reader = makeEnvReader(env);
  const { text, whole, secret } = reader;
  const dataDir = resolve(text('ZGODA_DATA_DIR') ?? './data');
  const config: Config = {
    ...readDeployment(reader),
    databaseUrl: readDatabaseUrl(reader),
    redis: readRedis(reader),
    publicUrl: readPublicUrl(reader),
    ...readKeys(reader),
    ...readWitness(reader),
    smtp: readSmtp(reader),
    mailIn: readMailIn(reader),
    push: readPush(reader),
    port: whole('PORT', 0, 65_535),
    host: text('ZGODA_HOST') ?? '127.0.0.1',
    tokenSecret: secret('ZGODA_TOKEN_SECRET', 32),
    pepper: secret('ZGODA_PEPPER', 32),
    lostPepper: text('ZGODA_PEPPER_LOST'),
    scanner: readScanner(reader),
    objectStore: readObjectStore(reader),
    updates: readUpdates(reader),
    securityContacts: readSecurityContacts(reader),
    trustProxy: whole('ZGODA_TRUST_PROXY', 0, 10),
    privateTargets: (text('ZGODA_PRIVATE_TARGETS') ?? '')
      .split(',')
      .map((target) => target.trim())
      .filter(Boolean),
    metrics: readMetrics(reader),
    logLevel: readLogLevel(reader),
    buildDir: text('ZGODA_BUILD_DIR') ?? './build',
    assetsFolder: join(dataDir, 'assets'),
    presenceGraceMs: whole('ZGODA_PRESENCE_GRACE_MS', 0, 300_000),
    repairMs: whole('ZGODA_REPAIR_MS', 50, 60_000),
    leaveMs: whole('ZGODA_LEAVE_MS', 0, 10_000),
    sweepIntervalMs: whole('ZGODA_SWEEP_INTERVAL_MS', 1_000, 86_400_000),
    limits: limitsFor(whole('ZGODA_LIMIT_FACTOR', 1, 100_000), whole('ZGODA_SHOP_FILES_MB', 100, 10_000_000)),
  };
  if (reader.faults.length > 0) throw new ConfigError(reader.faults);
  return Object.freeze(config);
};
