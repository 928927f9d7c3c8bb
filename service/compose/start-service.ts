import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import type { Desks } from '../desks/desks.ts';
import type { Ports } from '../desks/ports.ts';
import type { Stores } from '../desks/stores.ts';
import type { UseCases } from '../desks/use-cases.ts';
import { requireSigningKey } from '../domain/model/installation/signing-key.ts';
import { makeHttpServer } from '../http/http-server.ts';
import type { Site } from '../http/security-headers.ts';
import { makeJobs } from '../jobs/jobs.ts';
import { startReactions } from '../jobs/reactions.ts';
import { startScheduler } from '../jobs/scheduler.ts';
import { watchLoad } from '../jobs/search-jobs.ts';
import { openRedisConnections, type RedisConnections } from '../outbound/redis/redis-connections.ts';
import { fenceStores } from '../store/fenced-stores.ts';
import { faultFields } from '../telemetry/logger.ts';
import { startMemoryReport } from '../telemetry/memory-report.ts';
import { noMeters } from '../telemetry/metrics/meters.ts';
import { eraseAgain, finishOwnErasures, prepareContent, requireSecrets } from './before-serving.ts';
import { composeDomain, type DomainParts, originOf } from './compose-domain.ts';
import { makeOpened, type Opened } from './opened.ts';
import { type OnLost, type ProcessPlace, placeOf } from './process-place.ts';
import { serve } from './serve.ts';

export type Parts = Omit<DomainParts, 'redis'> & {
  /** The place is lost: stop at once. Absent in tests. */
  onPlaceLost?: OnLost;
  /** Fault injection in tests. */
  openRedis?: typeof openRedisConnections;
  /** False: tests run jobs themselves. */
  hasRounds?: boolean;
};

export type Service = {
  origin: string;
  port: number;
  /** For tests and scripts; edges take `desks`. */
  useCases: UseCases;
  desks: Desks;
  ports: Ports;
  stores: Stores;
  /** After pending writes. */
  stop(): Promise<void>;
};

/** In milliseconds. */
const DRAIN_MS = 15_000;

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

const siteOf = (config: Config, port: number): Site => {
  const origin = originOf(config, port);
  return {
    origin,
    socketOrigin: origin.replace(/^http/, 'ws'),
    isSecure: origin.startsWith('https:'),
  };
};

const serveAt = async (
  parts: Parts,
  redis: RedisConnections | null,
  place: ProcessPlace,
  opened: Opened,
): Promise<Service> => {
  const { config, logger, meters = noMeters } = parts;
  await requireSecrets(config, parts.stores);
  let port = config.port;
  let isStopping = false;
  const { isAlive } = place;
  const composed = composeDomain(
    { ...parts, redis, stores: fenceStores(parts.stores, isAlive), isAlive },
    () => port,
  );
  const { ports, stores, useCases, desks, rateLimits } = composed;
  opened.add(async () => composed.closePresence());
  await requireSigningKey({ ...stores, signer: ports.signer, clock: ports.clock }, place.isFirst);
  if (place.isFirst) await prepareContent(composed, logger);
  const http = makeHttpServer(config.limits, logger);
  port = await listen(http.server, config.port, config.host);
  opened.add(http.close);
  const site = siteOf(config, port);
  await useCases
    .followOnCall()
    .catch((error: unknown) =>
      logger.warn(faultFields(error), 'Who is on call is read with the next round.'),
    );
  if (place.isFirst) await eraseAgain(useCases, logger);
  await place.serve();
  opened.add(() => composed.sharing.stop());
  await composed.sharing.begin();
  if (!place.isFirst) finishOwnErasures(composed, logger);
  const realtime = serve(http, parts, composed, site, () => isStopping, redis);
  opened.add(() => realtime.stop());
  const scheduler = startScheduler(
    makeJobs({
      desk: desks.jobs,
      sweepIntervalMs: config.sweepIntervalMs,
      logger,
      meters,
      load: watchLoad(ports.bus),
      isStopping: () => isStopping,
    }),
    logger,
    () => place.fence() !== null,
    meters,
    parts.hasRounds,
  );
  place.onTaken((fence) => {
    logger.info({ fence }, 'This process runs the jobs from now on.');
    scheduler.taken();
  });
  const stopReporting = startMemoryReport({
    rateLimits,
    sockets: realtime.sockets,
    conversations: stores.conversations,
    logger,
  });
  meters.watch({
    sockets: realtime.sockets,
    conversations: stores.conversations.memoryCounts,
    isDatabaseUp: isAlive,
    isRedisUp: redis === null ? null : redis.isWell,
  });
  const stopReacting = startReactions({ bus: ports.bus, scheduler, desk: desks.jobs, others: redis, meters });
  for (const job of ['heads', 'stray_files']) scheduler.wake(job);
  stores.conversations.onCaughtUp((conversation) =>
    ports.bus.publish({ type: 'conversation.caughtUp', shopId: conversation.shopId, conversation }),
  );
  logger.info({ port, deployment: config.deployment }, 'The service is ready.');

  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    if (redis !== null) {
      // Balancers see 503 first; serving continues.
      http.leave();
      await pause(config.leaveMs);
    }
    stopReacting();
    stopReporting();
    const answered = http.shut();
    await realtime.stop();
    await answered;
    await scheduler.stop();
    await composed.sharing.stop();
    composed.closeMailer();
    composed.closePresence();
    const left = await stores.conversations.drain(DRAIN_MS);
    if (left > 0)
      logger.warn({ left }, 'Conversations are brought up to their newest events after the next start.');
    // Until here new requests get 503 with `Retry-After`.
    await http.close();
    await place.leave();
    redis?.close();
    await meters.stop();
    await stores.close();
  };
  return { origin: site.origin, port, useCases, desks, ports, stores, stop };
};

/**
 * @param opened closed by the caller after a failure; absent: here
 * @throws LeaseTaken
 */
export const startService = async (parts: Parts, opened?: Opened): Promise<Service> => {
  const { config, logger, openRedis = openRedisConnections } = parts;
  const redis = config.redis === null ? null : await openRedis(config.redis, config.vaultKey, logger);
  const noted = opened ?? makeOpened();
  if (redis !== null) noted.add(async () => redis.close());
  try {
    const place = await placeOf(parts, redis);
    noted.add(() => place.leave());
    return await serveAt(parts, redis, place, noted);
  } catch (error) {
    if (opened === undefined) await noted.close();
    throw error;
  }
};
