import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { listenFault } from './compose/listen-fault.ts';
import { openStores } from './compose/open-stores.ts';
import { makeOpened, type Opened } from './compose/opened.ts';
import { LOST, type OnLost } from './compose/process-place.ts';
import { startService } from './compose/start-service.ts';
import { ConfigError, readConfig } from './config/config.ts';
import { strayNames } from './config/stray-names.ts';
import { makeKeptAssets } from './outbound/files/kept-assets.ts';
import { makeDriverCounts } from './store/mongo/base/driver-counts.ts';
import { faultFields, makeLogger, type ServiceLogger } from './telemetry/logger.ts';
import { noMeters } from './telemetry/metrics/meters.ts';
import { openPrometheus } from './telemetry/metrics/prometheus.ts';

// Failed log writes must not stop the service.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const ALARM_PAUSE_MS = 60_000;
/** Once a minute at most. */
const makeDiskAlarm = (logger: ServiceLogger): (() => void) => {
  let quietUntil = 0;
  return () => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + ALARM_PAUSE_MS;
    logger.error({}, 'The disk of the database is full: nothing is stored until there is room.');
  };
};

/** V8's factor in small containers cost a third of CPU time. */
setFlagsFromString('--heap-growing-percent=50');

/** An idle service would keep the garbage. */
const collectStart = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  setFlagsFromString('--no-expose-gc');
};

/** In milliseconds. */
const CLOSE_MS = 5_000;

/** Ready, but without pages. */
const requirePages = (buildDir: string): void => {
  if (existsSync(join(buildDir, 'widget', 'loader.js'))) return;
  throw new ConfigError([
    `ZGODA_BUILD_DIR names ${resolve(buildDir)}, which holds no built pages: name the folder \`build\` that \`npm run build\` makes.`,
  ]);
};

const run = async (opened: Opened): Promise<void> => {
  const config = readConfig(process.env);
  requirePages(config.buildDir);
  const logger = makeLogger(config.logLevel);
  for (const setting of strayNames(process.env))
    logger.warn({ setting }, 'No setting has this name: nothing reads it.');
  const counts = config.metrics === null ? null : makeDriverCounts();
  const meters =
    config.metrics === null ? noMeters : await openPrometheus(config.metrics, counts?.figures ?? null);
  opened.add(() => meters.stop());
  const stores = await openStores(config.databaseUrl, {
    onDiskFull: makeDiskAlarm(logger),
    ...(counts === null ? {} : { counts, onLot: meters.lot }),
    isShared: config.redis !== null,
  });
  opened.add(() => stores.close());
  await makeKeptAssets(config.buildDir, config.assetsFolder)
    .keep()
    .catch((error: unknown) =>
      logger.warn(
        faultFields(error),
        'The data folder (ZGODA_DATA_DIR) takes no browser files: pages open across an update are loaded anew.',
      ),
    );
  const onPlaceLost: OnLost = (why) => {
    logger.error({}, LOST[why]);
    process.exit(1);
  };
  const service = await startService({ config, stores, logger, meters, onPlaceLost }, opened);
  // First: a stop may follow at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      service.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error(faultFields(error), 'The service did not stop cleanly.');
          process.exit(1);
        },
      );
    });
  }
  process.on('unhandledRejection', (error) =>
    logger.error(faultFields(error), 'A promise was left without a handler.'),
  );
  collectStart();
};

const opened = makeOpened();
run(opened).catch((error: unknown) => {
  const sentence =
    error instanceof ConfigError
      ? error.message
      : (listenFault(error, process.env) ??
        `The service could not start: ${error instanceof Error ? error.message : String(error)}`);
  // A supervisor waits for the exit.
  process.stderr.write(`${sentence}\n`, () => {
    setTimeout(() => process.exit(1), CLOSE_MS);
    opened.close().finally(() => process.exit(1));
  });
});
