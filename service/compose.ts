import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from './config/config.ts';
import type { Stores } from './desks/stores.ts';
import { makeUseCases, type Ports, type UseCases } from './desks/use-cases.ts';
import { TEMPLATE_VERSION } from './domain/agreement/compose-agreement.ts';
import { takeLease } from './domain/lease/hold-lease.ts';
import type { FetchedPage } from './domain/model/base/ports.ts';
import { SERVICE_SCOPE } from './domain/model/base/tenancy.ts';
import { makeApp, refreshCookieName } from './http/app.ts';
import { makeHttpServer } from './http/http-server.ts';
import { makePages } from './http/pages.ts';
import type { Route } from './http/route.ts';
import { accountRoutes } from './http/routes/account/account.ts';
import { agencyRoutes } from './http/routes/account/agencies.ts';
import { organisationRoutes } from './http/routes/account/organisations.ts';
import { peopleRoutes } from './http/routes/account/people.ts';
import { registrationRoutes } from './http/routes/account/registration.ts';
import { signInRoutes } from './http/routes/account/sign-in.ts';
import { adapterReleaseRoutes } from './http/routes/adapter/adapter-releases.ts';
import { adapterRoutes } from './http/routes/adapter/adapters.ts';
import { healthRoutes } from './http/routes/health.ts';
import { cardRoutes, visitorCardRoutes } from './http/routes/inbox/cards.ts';
import { conversationRoutes } from './http/routes/inbox/conversations.ts';
import { evidenceRoutes } from './http/routes/inbox/evidence.ts';
import { requestRoutes } from './http/routes/inbox/requests.ts';
import { staffLeadRoutes } from './http/routes/inbox/staff-leads.ts';
import { operatorAgreementRoutes } from './http/routes/operator/operator-agreements.ts';
import { outboxRoutes } from './http/routes/operator/outbox.ts';
import { subProcessorRoutes } from './http/routes/operator/sub-processors.ts';
import { activityRoutes } from './http/routes/shop/activity.ts';
import { agreementRoutes } from './http/routes/shop/agreements.ts';
import { changeRoutes } from './http/routes/shop/changes.ts';
import { connectionRoutes } from './http/routes/shop/connections.ts';
import { departureRoutes } from './http/routes/shop/departures.ts';
import { marketingRoutes } from './http/routes/shop/marketing.ts';
import { recordRoutes } from './http/routes/shop/records.ts';
import { retentionRoutes } from './http/routes/shop/retention.ts';
import { shopRoutes } from './http/routes/shop/shops.ts';
import { confirmationRoutes } from './http/routes/visitor/confirmations.ts';
import { leadRoutes } from './http/routes/visitor/leads.ts';
import { receiptRoutes } from './http/routes/visitor/receipts.ts';
import { visitorMessageRoutes } from './http/routes/visitor/visitor-messages.ts';
import { visitorSessionRoutes } from './http/routes/visitor/visitor-session.ts';
import { yourDataRoutes } from './http/routes/visitor/your-data.ts';
import type { Site } from './http/security-headers.ts';
import { makeSubProcessorPage } from './http/sub-processor-page.ts';
import { makeJobs, policyLook } from './jobs/jobs.ts';
import { startLeaseBeat } from './jobs/lease-beat.ts';
import { startScheduler } from './jobs/scheduler.ts';
import { makeFieldVault } from './outbound/aes-field-vault.ts';
import { printAgreementPdf } from './outbound/agreement-pdf.ts';
import { makeEvidenceSigner } from './outbound/ed25519-evidence-signer.ts';
import { readEd25519Key, verifyEd25519 } from './outbound/ed25519-keys.ts';
import { makeMemoryEventBus } from './outbound/event-bus-memory.ts';
import { makeFetchTurns } from './outbound/fetch-turns.ts';
import { inTurn } from './outbound/in-turn.ts';
import { makeTokenSigner } from './outbound/jwt-token-signer.ts';
import { makePageFetcher } from './outbound/page-fetcher.ts';
import { makePageReader } from './outbound/page-reader.ts';
import { makePresenceBoard } from './outbound/presence-board.ts';
import { processFacts } from './outbound/process-facts.ts';
import { randomIds } from './outbound/random-ids.ts';
import { registrableDomain } from './outbound/registrable-domain.ts';
import { makeScryptPasswordHasher } from './outbound/scrypt-password-hasher.ts';
import { makeDigest } from './outbound/sha256-digest.ts';
import { makeSmtpMailer, noMailer } from './outbound/smtp-mailer.ts';
import { systemClock } from './outbound/system-clock.ts';
import { makeErasureJournalFile } from './outbound/tombstone-file.ts';
import { totpCodes } from './outbound/totp-codes.ts';
import { startRealtime } from './realtime/realtime.ts';
import { faultFields, type ServiceLogger } from './telemetry/logger.ts';
import { startMemoryReport } from './telemetry/memory-report.ts';
import { makeAddressKey, makeRateLimits } from './telemetry/rate-limit.ts';

/** Shown in each consent event; the same as package.json. */
export const VERSION = '0.1.0';

/** A page is fetched in turns whoever fetches it. */
export type PartsOfTests = Partial<Omit<Ports, 'fetchPage'>> & {
  fetchPage?(address: string): Promise<FetchedPage>;
};

export type Parts = {
  config: Config;
  stores: Stores;
  logger: ServiceLogger;
  /** Tests put their own in place of the real ones. */
  overrides?: PartsOfTests;
  /** Version of the words of the agreement; tests put another in its place. */
  templateVersion?: string;
  /**
   * With it the service takes the lease of the database before it starts; called when another process has taken it
   * over, after which this one must serve nobody. Tests run several on one database and leave it out.
   */
  onLeaseLost?: () => void;
};

/** The rules with the outside world in place: what commands and the service share. */
export const composeDomain = (
  { config, stores, logger, overrides = {}, templateVersion = TEMPLATE_VERSION }: Parts,
  /** Known once the service listens. */
  listeningPort: () => number = () => config.port,
) => {
  const bus =
    overrides.bus ??
    makeMemoryEventBus((error) => logger.error(faultFields(error), 'A listener failed on an event.'));
  const presence = makePresenceBoard(bus, config.presenceGraceMs);
  const clock = overrides.clock ?? systemClock;
  const rateLimits = makeRateLimits(config.limits);
  const ports: Ports = {
    clock,
    ids: randomIds,
    digest: makeDigest(config.pepper),
    signer: makeEvidenceSigner(config.evidenceKey, config.evidenceKeySince, config.retiredEvidenceKeys),
    verifySignature: verifyEd25519,
    readKey: readEd25519Key,
    // Each makes a decoy hash at full cost, so one is made only where it is used.
    passwords: overrides.passwords ?? makeScryptPasswordHasher(),
    tokens: makeTokenSigner(config.tokenSecret, clock),
    vault: makeFieldVault(config.vaultKey, stores.shopKeys),
    bus,
    presence,
    domainOf: registrableDomain,
    oneTimeCodes: totpCodes,
    mailer: config.smtp === null ? noMailer : makeSmtpMailer(config.smtp),
    printAgreement: inTurn(printAgreementPdf),
    takeRate: rateLimits.take,
    erasureJournal:
      overrides.erasureJournal ?? makeErasureJournalFile(config.tombstoneFile, config.formerTombstoneFile),
    ...overrides,
    fetchPage: makeFetchTurns(
      overrides.fetchPage ?? makePageFetcher(config.privateTargets, registrableDomain, makePageReader()),
      registrableDomain,
    ),
  };
  const { deployment, operatorName, agreementParty, registrationOpen, lostJournal } = config;
  const useCases = makeUseCases(stores, ports, {
    deployment,
    operatorName,
    operator: agreementParty,
    templateVersion,
    registrationOpen,
    lostJournal,
    widgetVersion: VERSION,
    origin: () => originOf(config, listeningPort()),
  });
  return { ports, useCases, rateLimits, closePresence: presence.close };
};

/** Address under which browsers reach the service. */
const originOf = (config: Pick<Config, 'publicUrl'>, port: number): string =>
  config.publicUrl ?? `http://127.0.0.1:${port}`;

export type RouteDeps = {
  stores: Stores;
  ports: Ports;
  useCases: UseCases;
  site: Site;
  config: Pick<Config, 'buildDir' | 'deployment' | 'operator' | 'operatorName' | 'registrationOpen'>;
  rateLimits: ReturnType<typeof makeRateLimits>;
  addressKey(address: string): string;
  isStopping(): boolean;
  logger: ServiceLogger;
};

/** Every route of the service; docs/openapi.json is made from the same list. */
export const makeRoutes = ({ stores, ports, useCases, site, config, ...rest }: RouteDeps): Route[] => {
  const now = (): Date => ports.clock.now();
  const { signer, bus } = ports;
  const common = { ...stores, useCases, now, origin: site.origin, signer, bus, ...rest };
  return [
    ...healthRoutes(common),
    ...visitorSessionRoutes(common),
    ...visitorMessageRoutes(common),
    ...visitorCardRoutes(common),
    ...leadRoutes(common),
    ...receiptRoutes(common),
    ...confirmationRoutes(common),
    ...adapterRoutes({ ...common, version: VERSION }),
    ...adapterReleaseRoutes({ ...common, buildDir: config.buildDir }),
    ...signInRoutes({ ...common, cookieName: refreshCookieName(site), deployment: config.deployment }),
    ...registrationRoutes({
      ...common,
      deployment: config.deployment,
      operator: config.operator,
      registrationOpen: config.registrationOpen,
    }),
    ...conversationRoutes(common),
    ...cardRoutes(common),
    ...staffLeadRoutes(common),
    ...requestRoutes(common),
    ...yourDataRoutes(common),
    ...evidenceRoutes({ ...common, digest: ports.digest, readKey: ports.readKey }),
    ...shopRoutes(common),
    ...connectionRoutes(common),
    ...marketingRoutes(common),
    ...changeRoutes(common),
    ...agreementRoutes({ ...common, deployment: config.deployment, operatorName: config.operatorName }),
    ...operatorAgreementRoutes({
      ...common,
      deployment: config.deployment,
      operatorName: config.operatorName,
    }),
    ...subProcessorRoutes({ ...common, operatorName: config.operatorName }),
    ...retentionRoutes(common),
    ...accountRoutes(common),
    ...peopleRoutes(common),
    ...activityRoutes(common),
    ...outboxRoutes(common),
    ...departureRoutes(common),
    ...recordRoutes(common),
    ...organisationRoutes(common),
    ...agencyRoutes(common),
  ];
};

export type Service = {
  /** Origin under which the service answers. */
  origin: string;
  port: number;
  useCases: UseCases;
  ports: Ports;
  stores: Stores;
  /** Ends sockets, requests and jobs after writes in flight, then the database connection. */
  stop(): Promise<void>;
};

/** Rows that are behind their events have this long to be written before the service ends, in milliseconds. */
const DRAIN_MS = 15_000;

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

const siteOf = (config: Config, port: number): Site => {
  const origin = originOf(config, port);
  const url = new URL(origin);
  return {
    origin,
    socketOrigin: origin.replace(/^http/, 'ws'),
    isSecure: url.protocol === 'https:',
  };
};

const holdLease = async ({ leases }: Stores, onLost: () => void) => {
  const holder = await takeLease({
    leases,
    ids: randomIds,
    process: processFacts(),
    pause: (ms) => pause(ms),
    now: () => performance.now(),
  });
  return startLeaseBeat(leases, holder, onLost);
};

/** Puts everything together and listens. */
export const startService = async (parts: Parts): Promise<Service> => {
  const { config, stores, logger } = parts;
  const lease = parts.onLeaseLost === undefined ? null : await holdLease(stores, parts.onLeaseLost);
  const behind = await stores.conversations.takeUp(SERVICE_SCOPE);
  if (behind > 0)
    logger.warn({ behind }, 'Conversations are brought up to their newest events while serving.');
  let port = config.port;
  const { ports, useCases, rateLimits, closePresence } = composeDomain(parts, () => port);
  const addressKey = makeAddressKey();
  let isStopping = false;

  const http = makeHttpServer(config.limits, logger);
  const { server } = http;
  port = await listen(server, config.port, config.host);
  const site = siteOf(config, port);
  const common = {
    config,
    stores,
    ports,
    useCases,
    site,
    rateLimits,
    addressKey,
    isStopping: () => isStopping,
    logger,
  };
  const pages = makePages({
    ...common,
    shops: stores.shops,
    presence: ports.presence,
    buildDir: config.buildDir,
  });
  const subProcessors = makeSubProcessorPage({
    ...common,
    now: () => ports.clock.now(),
    operatorName: config.operatorName,
  });
  // What a restored backup brought back goes before anybody is served: until then everything but "alive" is refused.
  try {
    const replayed = await useCases.replayErasures();
    if (replayed.removed > 0)
      logger.warn(replayed, 'A restored backup held erased records; they were erased again.');
    const shops = await useCases.replayDepartures();
    if (shops > 0)
      logger.warn({ shops }, 'A restored backup held shops that had left; they were deleted again.');
    await useCases.runErasure.resume();
  } catch (error) {
    server.close();
    throw error;
  }
  http.open(makeApp({ ...common, pages: [...pages, subProcessors], routes: makeRoutes(common) }));
  const realtime = startRealtime(server, {
    ...common,
    ...stores,
    bus: ports.bus,
    presence: ports.presence,
    clock: ports.clock,
    origin: site.origin,
  });
  const jobs = makeJobs({ useCases, shops: stores.shops, sweepIntervalMs: config.sweepIntervalMs, logger });
  const scheduler = startScheduler(jobs, logger);
  const stopReporting = startMemoryReport({
    rateLimits,
    sockets: realtime.sockets,
    conversations: stores.conversations,
    logger,
  });
  const stopHearing = ports.bus.subscribe((event) => {
    if (event.type === 'mail.queued') scheduler.wake('mails');
    if (event.type === 'policy.unseen') scheduler.runNow(policyLook(useCases, event.shopId));
    if (event.type === 'lead.kept') scheduler.wake('follow_ups');
  });
  stores.conversations.onCaughtUp((conversation) =>
    ports.bus.publish({ type: 'conversation.caughtUp', shopId: conversation.shopId, conversation }),
  );
  logger.info({ port, deployment: config.deployment }, 'The service is ready.');

  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    stopHearing();
    stopReporting();
    const answered = http.shut();
    await realtime.stop();
    await answered;
    await scheduler.stop();
    closePresence();
    const left = await stores.conversations.drain(DRAIN_MS);
    if (left > 0)
      logger.warn({ left }, 'Conversations are brought up to their newest events after the next start.');
    // The port stays open until here: whoever comes is told to come again.
    await http.close();
    await lease?.stop();
    await stores.close();
  };
  return { origin: site.origin, port, useCases, ports, stores, stop };
};
