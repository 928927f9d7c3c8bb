import type { Config } from '../config/config.ts';
import { VERSION } from '../config/version.ts';
import { makeDesks } from '../desks/desks.ts';
import type { Ports } from '../desks/ports.ts';
import type { Stores } from '../desks/stores.ts';
import { makeUseCases } from '../desks/use-cases.ts';
import { AGREEMENT_TEMPLATE_VERSION } from '../domain/agreement/compose-agreement.ts';
import type { FetchedPage } from '../domain/model/base/ports.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import { domainOfAddress } from '../domain/sender/check-sender.ts';
import { makeFieldVault } from '../outbound/aes-field-vault.ts';
import { printAgreementPdf } from '../outbound/agreement-pdf.ts';
import { makeDoorCaller } from '../outbound/door-caller.ts';
import { makeEvidenceSigner } from '../outbound/ed25519-evidence-signer.ts';
import { publicKeyId, readEd25519Key, verifyEd25519 } from '../outbound/ed25519-keys.ts';
import { makeMemoryEventBus } from '../outbound/event-bus-memory.ts';
import { fenceMails, fencePushes } from '../outbound/fence/fenced-senders.ts';
import { makeFetchTurns } from '../outbound/fetch-turns.ts';
import { keepBytesInBucket } from '../outbound/files/bytes-in-bucket.ts';
import { makeClamdScanner } from '../outbound/files/clamd-scanner.ts';
import { makeRedrawPicture } from '../outbound/files/redraw-picture.ts';
import { makeS3Bucket } from '../outbound/files/s3-bucket.ts';
import { inTurn } from '../outbound/in-turn.ts';
import { makeTokenSigner } from '../outbound/jwt-token-signer.ts';
import { makeDnsTexts } from '../outbound/mail-in/dns-texts.ts';
import { makeImapMailbox } from '../outbound/mail-in/imap-mailbox.ts';
import { makeMailReader } from '../outbound/mail-in/mail-reader.ts';
import { makePageFetcher } from '../outbound/page-fetcher.ts';
import { makePresenceBoard } from '../outbound/presence-board.ts';
import { makePushSender, noPushSender } from '../outbound/push/push-sender.ts';
import { randomIds } from '../outbound/random-ids.ts';
import { makeCountTogether, makeDayKey } from '../outbound/redis/count-together.ts';
import { makeRedisEventBus } from '../outbound/redis/event-bus-redis.ts';
import type { RedisConnections } from '../outbound/redis/redis-connections.ts';
import { makeSealedHints } from '../outbound/redis/sealed-hints.ts';
import { registrableDomain } from '../outbound/registrable-domain.ts';
import { makeScryptPasswordHasher } from '../outbound/scrypt-password-hasher.ts';
import { makeDigest } from '../outbound/sha256-digest.ts';
import { makeSharing } from '../outbound/shared/sharing.ts';
import { makeSmtpMailer, noMailer } from '../outbound/smtp-mailer.ts';
import { systemClock } from '../outbound/system-clock.ts';
import { makePageReader } from '../outbound/threads/page-reader.ts';
import { totpCodes } from '../outbound/totp-codes.ts';
import { makeFetchUpdates } from '../outbound/updates/fetch-updates.ts';
import { HELD_WITH_OTHERS_MS, makeContentKeys } from '../outbound/vault/content-keys.ts';
import { makeVisitorBoard } from '../outbound/visitor-board.ts';
import { makeVisitBoard } from '../outbound/visits/visit-board.ts';
import { makeTimeStampAuthority, readTimeStampsUnder } from '../outbound/witness/time-stamp-authority.ts';
import { openAgreementFiles } from '../store/sealed/opened-agreement-files.ts';
import { sealStores } from '../store/sealed/sealed-stores.ts';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';
import { countedBus, countedJournal, countedLimits } from '../telemetry/metrics/counted-ports.ts';
import { type Meters, noMeters } from '../telemetry/metrics/meters.ts';
import { makeAddressKey, makeCountText, makeRateLimits } from '../telemetry/rate-limit.ts';
import { applyRemoteEvents } from './apply-remote-events.ts';

/** Public origin of the service. */
export const originOf = (config: Pick<Config, 'publicUrl'>, port: number): string =>
  config.publicUrl ?? `http://127.0.0.1:${port}`;

/** Ports replaced in tests; `fetchPage` is queued like the real one. */
export type PartsOfTests = Partial<Omit<Ports, 'fetchPage'>> & {
  fetchPage?(address: string): Promise<FetchedPage>;
};

export type DomainParts = {
  config: Config;
  stores: Stores;
  logger: ServiceLogger;
  /** False: possibly replaced, so nothing is sent. Absent: alive. */
  isAlive?(): boolean;
  /** Absent: no metrics. */
  meters?: Meters;
  overrides?: PartsOfTests;
  /** Null or absent: single process. */
  redis?: RedisConnections | null;
  /** Agreement version; for tests. */
  templateVersion?: string;
};

const makeBus = ({ vaultKey }: Config, redis: RedisConnections | null, logger: ServiceLogger): EventBus => {
  const onFault = (error: unknown) => logger.error(faultFields(error), 'A listener failed on an event.');
  return redis === null
    ? makeMemoryEventBus(onFault)
    : makeRedisEventBus(redis, makeSealedHints(vaultKey), onFault);
};

const makeMailing = ({ smtp }: Config, isAlive: () => boolean) => {
  const mailer = smtp === null ? null : makeSmtpMailer(smtp);
  return { mailer: fenceMails(mailer ?? noMailer, isAlive), closeMailer: () => mailer?.close() };
};

/** Use cases with real ports, for commands and the service. */
export const composeDomain = (
  {
    config,
    stores: innerStores,
    logger,
    isAlive = () => true,
    overrides = {},
    redis = null,
    meters = noMeters,
    templateVersion = AGREEMENT_TEMPLATE_VERSION,
  }: DomainParts,
  /** Known after listening. */
  listeningPort: () => number = () => config.port,
) => {
  const bus = countedBus(overrides.bus ?? makeBus(config, redis, logger), meters);
  const sharing = makeSharing(redis, config.vaultKey);
  const presence = makePresenceBoard(bus, config.presenceGraceMs, sharing);
  const clock = overrides.clock ?? systemClock;
  const { limits } = config;
  const together = redis === null ? null : makeCountTogether(redis, config.vaultKey, limits);
  const rateLimits = countedLimits(makeRateLimits(limits, undefined, together), meters);
  const dayKey = redis === null ? undefined : makeDayKey(config.vaultKey);
  const vault = makeFieldVault(config.vaultKey, innerStores.shopKeys);
  const contentKeys = makeContentKeys(vault, innerStores.contentKeyRows, {
    ...(redis !== null && { holdMs: HELD_WITH_OTHERS_MS }),
  });
  const digest = makeDigest(config.pepper);
  const { objectStore } = config;
  const files = keepBytesInBucket({
    ...{ stores: innerStores, digest, clock, logger },
    bucket: objectStore === null ? null : makeS3Bucket(objectStore),
    takesNew: objectStore?.takesNew ?? false,
  });
  const stores = sealStores(files.stores, contentKeys);
  if (redis !== null) applyRemoteEvents({ bus, stores, contentKeys, logger });
  const { mailer, closeMailer } = makeMailing(config, isAlive);
  const ports: Ports = {
    clock,
    ids: randomIds,
    digest,
    signer: makeEvidenceSigner(config.evidenceKey, config.evidenceKeySince, config.retiredEvidenceKeys),
    verifySignature: verifyEd25519,
    readKey: readEd25519Key,
    publicKeyId,
    passwords: overrides.passwords ?? makeScryptPasswordHasher(),
    tokens: makeTokenSigner(config.tokenSecret, clock),
    vault,
    contentKeys,
    presence,
    visitors: makeVisitorBoard(),
    visits: makeVisitBoard(sharing),
    push: fencePushes(
      config.push === null ? noPushSender : makePushSender(config.push, clock, config.privateTargets),
      isAlive,
    ),
    domainOf: registrableDomain,
    oneTimeCodes: totpCodes,
    mailer,
    dnsTexts: makeDnsTexts(),
    mailReader: config.mailIn === null ? null : makeMailReader(config.mailIn.authServer),
    mailbox: config.mailIn === null ? null : makeImapMailbox(config.mailIn.mailbox),
    printAgreement: inTurn(printAgreementPdf),
    redrawPicture: makeRedrawPicture(config.limits.pictures),
    sweepStrayFiles: files.sweepStrays,
    exportArchive: openAgreementFiles(stores.shopArchive, vault),
    scanFile: config.scanner === null ? null : makeClamdScanner(config.scanner),
    callDoor: makeDoorCaller(config.privateTargets),
    takeRate: rateLimits.count,
    countText: makeCountText(rateLimits, dayKey),
    witness: config.timeStamps && makeTimeStampAuthority(config.timeStamps),
    fetchUpdates:
      config.updates === null ? null : makeFetchUpdates(config.updates.url, config.updates.publicKeyPem),
    readTimeStamp: readTimeStampsUnder(config.timeStamps?.certificates ?? null),
    ...overrides,
    bus,
    erasureJournal: countedJournal(overrides.erasureJournal ?? innerStores.erasureJournal, meters),
    fetchPage: makeFetchTurns(
      overrides.fetchPage ?? makePageFetcher(config.privateTargets, registrableDomain, makePageReader()),
      registrableDomain,
    ),
  };
  const { deployment, operatorName, agreementParty, registrationOpen } = config;
  const useCases = makeUseCases(stores, ports, {
    deployment,
    isAlone: redis === null,
    operatorName,
    accountOperatorName: config.operator?.name ?? null,
    operator: agreementParty,
    templateVersion,
    registrationOpen,
    widgetVersion: VERSION,
    attachmentQuota: config.limits.attachments,
    shortestFillMs: config.limits.shortestFillMs,
    serviceSender: config.smtp && {
      domain: domainOfAddress(config.smtp.from.address),
      dkimSelector: config.smtp.dkimSelector,
    },
    replyMailbox: config.mailIn?.address ?? null,
    origin: () => originOf(config, listeningPort()),
  });
  const desks = makeDesks(useCases, stores);
  const addressKey = makeAddressKey(dayKey);
  const closing = { closePresence: presence.close, closeMailer };
  return { ports, stores, useCases, desks, rateLimits, addressKey, sharing, ...closing };
};

export type Composed = ReturnType<typeof composeDomain>;
