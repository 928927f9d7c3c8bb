import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import type { PartsOfTests } from '../../../service/compose/compose-domain.ts';
import { type Parts, type Service, startService } from '../../../service/compose/start-service.ts';
import type { Config } from '../../../service/config/config.ts';
import { readConfig } from '../../../service/config/config.ts';
import type { Stores } from '../../../service/desks/stores.ts';
import { makeScryptPasswordHasher } from '../../../service/outbound/scrypt-password-hasher.ts';
import { makeLogger, type ServiceLogger } from '../../../service/telemetry/logger.ts';
import type { Meters } from '../../../service/telemetry/metrics/meters.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { isCluster } from '../database/database.ts';
import { openTestStores } from '../database/prepared-database.ts';
import { fetchShopPage } from '../surroundings/shop-pages.ts';

const SECRETS = {
  ZGODA_TOKEN_SECRET: randomBytes(32).toString('base64url'),
  ZGODA_PEPPER: randomBytes(32).toString('base64url'),
  ZGODA_VAULT_KEY: randomBytes(32).toString('base64url'),
  ZGODA_EVIDENCE_KEY: generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
};
const OPERATOR = {
  ZGODA_OPERATOR_NAME: 'Operator S.A.',
  ZGODA_OPERATOR_ADDRESS: 'ul. Świętego Wawrzyńca 12, 31-060 Kraków',
  ZGODA_OPERATOR_REGISTRATION: 'KRS 0000987654',
  ZGODA_OPERATOR_EMAIL: 'dane@operator.example',
  ZGODA_OPERATOR_SIGNATORY: 'Łucja Żółkiewska, prezes zarządu',
  ZGODA_OPERATOR_HOSTING: 'own servers in Kraków',
  ZGODA_OPERATOR_BACKUPS: 'encrypted',
  ZGODA_OPERATOR_STAFF_BOUND: 'yes',
  ZGODA_OPERATOR_NO_SUB_PROCESSORS: 'yes',
  ZGODA_OPERATOR_DPO: 'Jan Dąbrowski, iod@operator.example',
};
/** Cheap for tests; each hash stores its cost. */
export const FAST_COST = { N: 1024, r: 8, p: 1 };

export type TestService = Service & {
  logLines: string[];
  config: Config;
  logger: ServiceLogger;
  /** The service itself, or each of its processes in a cluster. */
  processes: readonly TestService[];
};

export const readTestConfig = (env: Record<string, string> = {}): Config =>
  readConfig({
    PORT: '0',
    MONGODB_URL: 'mongodb://127.0.0.1:1/unused',
    ZGODA_DEPLOYMENT: 'controller-hosted',
    ZGODA_PRESENCE_GRACE_MS: '0',
    ZGODA_LIMIT_FACTOR: '1000',
    ZGODA_LOG_LEVEL: 'debug',
    ZGODA_LEAVE_MS: '0',
    ...SECRETS,
    ...((env.ZGODA_DEPLOYMENT ?? 'controller-hosted') === 'controller-hosted' ? {} : OPERATOR),
    ...env,
  });

export type StartOptions = {
  stores?: Stores;
  dress?(stores: Stores): Stores;
  env?: Record<string, string>;
  overrides?: PartsOfTests;
  templateVersion?: string;
  meters?: Meters;
  openRedis?: NonNullable<Parts['openRedis']>;
  /** One process even in a cluster run. */
  isAlone?: boolean;
  /**
   * Whether jobs run every few seconds. By default not with a test's clock, since a round could run between
   * two steps.
   */
  hasRounds?: boolean;
};

/** The complete service on a free port, with its own stores by default; three processes in a cluster run. */
export const startTestService = async (options: StartOptions = {}): Promise<TestService> => {
  const logLines: string[] = [];
  const start = (parts: StartOptions, stores: Stores) => startOne(parts, stores, logLines);
  const isOne = !isCluster || options.isAlone === true || options.openRedis !== undefined;
  if (!isOne) return startCluster(options, start);
  return start(options, options.stores ?? (await openTestStores()));
};

const startOne = async (options: StartOptions, stores: Stores, logLines: string[]): Promise<TestService> => {
  const config = readTestConfig(options.env);
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      logLines.push(String(chunk));
      done();
    },
  });
  const logger = makeLogger(config.logLevel, sink);
  const { openRedis, meters, templateVersion, overrides } = options;
  const { hasRounds = overrides?.clock === undefined || !('forward' in overrides.clock) } = options;
  const service = await startService({
    config,
    stores: options.dress?.(stores) ?? stores,
    logger,
    hasRounds,
    ...(openRedis === undefined ? {} : { openRedis }),
    ...(meters === undefined ? {} : { meters }),
    ...(templateVersion === undefined ? {} : { templateVersion }),
    overrides: {
      passwords: makeScryptPasswordHasher(FAST_COST),
      // Only a shop with a real site is named as a target.
      ...(options.env?.ZGODA_PRIVATE_TARGETS === undefined ? { fetchPage: fetchShopPage } : {}),
      ...overrides,
    },
  });
  const started: TestService = { ...service, logLines, config, logger, processes: [] };
  return Object.assign(started, { processes: [started] });
};
