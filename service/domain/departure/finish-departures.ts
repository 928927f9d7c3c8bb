import type { BreachStore } from '../breach/breach-store.ts';
import { certificateText } from '../evidence/signed-files/certificate-file.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { Operator } from '../model/agreement/agreement-party.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DAY_MS, monthsAfter } from '../model/base/calendar.ts';
import { canonicalJson } from '../model/base/canonical-json.ts';
import type { Clock, Digest, EvidenceSigner, FieldVault } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfRow, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { ErasureJournal, MarkErasedShop } from '../model/erasure/erasure-mark.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import { KEPT_REASONS, type ShopArchive } from '../model/shop/shop-archive.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Membership } from '../model/staff/staff.ts';
import type { MembershipStore, StaffStore } from '../model/staff/staff-store.ts';
import {
  CERTIFICATE_YEARS,
  type Certificate,
  type CertificateBody,
  type Departure,
  type KeptProof,
} from './departure.ts';
import type { ClosedShopStore, DepartureStore } from './departure-store.ts';
import { takenCounts } from './export-shop.ts';
import { departureCatalog } from './texts/departure-catalog.ts';

export type FinishDeps = {
  agreementGate: AgreementGate;
  departures: DepartureStore;
  closedShops: ClosedShopStore;
  shopArchive: ShopArchive;
  breaches: Pick<BreachStore, 'removeOwn'>;
  markErasedShop: MarkErasedShop;
  erasureJournal: Pick<ErasureJournal, 'forgetShop'>;
  shops: ShopStore;
  staff: StaffStore;
  memberships: MembershipStore;
  vault: FieldVault;
  digest: Digest;
  signer: EvidenceSigner;
  clock: Clock;
  bus: EventBus;
  recordAct: RecordAct;
  queueMail: QueueMail;
  operatorName: string | null;
  /** Null: self-hosted. */
  operator: Operator | null;
  origin(): string;
  /** Waits for pending writes. */
  settle(): Promise<void>;
};

/** See docs/operations.md. */
const BACKUP_DAYS = 30;
/** Keys before rows. */
const KEYS = 'shopKeys';
/** For installed plugins. */
const CLOSED_ANSWER_MS = 365 * DAY_MS;

type Prepared = { body: Omit<CertificateBody, 'keysDestroyed'>; keyHash: string };

/** While the shop is readable. */
const prepare = async (
  deps: FinishDeps,
  departure: Departure,
  scope: ShopScope,
): Promise<Prepared | null> => {
  const shop = await deps.shops.get(scope);
  if (shop === null) return null;
  await deps.settle();
  const body: Prepared['body'] = {
    format: 'zgoda-deletion-certificate/1',
    id: departure.id,
    locale: departure.locale,
    shop: { id: shop.id, name: shop.name, url: shop.url },
    controller: {
      name: shop.controller.name,
      address: shop.controller.address,
      email: shop.controller.email,
    },
    processor: deps.operatorName,
    requestedAt: departure.requestedAt.toISOString(),
    reason: departure.reason,
    exportedAt: departure.exportedAt?.toISOString() ?? null,
    deletedAt: deps.clock.now().toISOString(),
    removed: takenCounts(await deps.shopArchive.counts(scope)),
    ...(deps.operator?.statement.backups === 'encrypted' ? { backupDays: BACKUP_DAYS } : {}),
  };
  return { body, keyHash: deps.digest.sha256Hex(shop.key) };
};

/** Rules: PR-2, PR-5, SE-4. */
const keptProof = async (deps: Pick<FinishDeps, 'shopArchive'>, scope: ShopScope): Promise<KeptProof[]> => {
  const counts = await deps.shopArchive.counts(scope);
  const kept: KeptProof[] = [];
  for (const [collection, reason] of Object.entries(KEPT_REASONS)) {
    const rows = counts[collection] ?? 0;
    if (rows === 0) continue;
    let until = 0;
    for await (const { expiresAt } of deps.shopArchive.rows(scope, collection)) {
      if (expiresAt instanceof Date) until = Math.max(until, expiresAt.getTime());
    }
    kept.push({ collection, rows, reason, until: new Date(until).toISOString() });
  }
  return kept;
};

/** Retention end of certificate and archive. */
export const certificateEnd = (at: Date): Date => monthsAfter(at, 12 * CERTIFICATE_YEARS);

/** Except the operator's evidence. Repeatable. Rule: PR-5. */
export const removeShop = async (
  deps: Pick<FinishDeps, 'breaches' | 'erasureJournal' | 'shopArchive' | 'vault'>,
  scope: ShopScope,
  at: Date,
): Promise<void> => {
  // Also before: no new keys after the removal.
  deps.vault.forget(scope);
  await deps.breaches.removeOwn(scope);
  await deps.shopArchive.remove(scope, certificateEnd(at));
  await deps.erasureJournal.forgetShop(scope.shopId);
  deps.vault.forget(scope);
};

const certify = (deps: FinishDeps, body: CertificateBody): Certificate => {
  const hash = deps.digest.sha256Hex(canonicalJson(JSON.parse(JSON.stringify(body))));
  return { ...body, ...deps.signer.sign(certificateText(hash)) };
};

/** Deletes one shop after the hold. @returns false: another run does it */
export const finishDeparture = async (deps: FinishDeps, departure: Departure): Promise<boolean> => {
  const now = deps.clock.now();
  let held = departure;
  if (held.state === 'held') {
    if (held.shopId === null) return false;
    const prepared = await prepare(deps, held, scopeOfShop(held.shopId));
    if (prepared === null) return false;
    const sealed = await deps.vault.sealForService(JSON.stringify(prepared));
    // Last: a new agreement may be in force.
    if (held.reason === 'agreement' && (await deps.agreementGate(scopeOfShop(held.shopId))) !== 'missing')
      return false;
    // No return from here.
    const begun = await deps.departures.move(scopeOfRow(held), held.id, ['held'], {
      state: 'deleting',
      sealed,
      shopId: null,
    });
    if (begun === null) return false;
    held = begun;
  }
  const { body, keyHash }: Prepared = JSON.parse(await deps.vault.openForService(held.sealed ?? ''));
  const scope = scopeOfShop(body.shop.id);
  await deps.closedShops.add(keyHash, new Date(now.getTime() + CLOSED_ANSWER_MS));
  await deps.markErasedShop(body.shop.id, now);
  await removeShop(deps, scope, now);
  deps.bus.publish({ type: 'shop.changed', shopId: scope.shopId });
  const members = await deps.memberships.listByOrganisation(held.organisationId);
  for (const { staffId } of members) deps.bus.publish({ type: 'access.changed', staffId });
  const kept = await keptProof(deps, scope);
  const removed = { ...body.removed };
  for (const { collection, rows } of kept) {
    const gone = (removed[collection] ?? 0) - rows;
    if (gone > 0) removed[collection] = gone;
    else delete removed[collection];
  }
  const keysDestroyed = !(await deps.shopArchive.traces(scope)).includes(KEYS);
  const certificate = certify(deps, { ...body, removed, kept, keysDestroyed, deletedAt: now.toISOString() });
  const sealed = await deps.vault.sealForService(JSON.stringify(certificate));
  // First: finished departures are not processed again.
  await mailOwners(deps, held, members, certificate);
  const done = await deps.departures.move(SERVICE_SCOPE, held.id, ['deleting'], {
    state: 'done',
    sealed,
    expiresAt: certificateEnd(now),
  });
  if (done === null) return false;
  await deps.recordAct({
    actor: 'system',
    organisationId: held.organisationId,
    action: 'departure.done',
    target: held.id,
    outcome: 'ok',
    details: { rows: Object.values(removed).reduce((sum, count) => sum + count, 0) },
  });
  return true;
};

const mailOwners = async (
  deps: FinishDeps,
  departure: Departure,
  members: readonly Membership[],
  certificate: Certificate,
): Promise<void> => {
  const gaps = {
    shop: certificate.shop.name,
    link: `${deps.origin()}/console/#/certificates/${certificate.id}`,
  };
  const owners = await deps.staff.listByIds(
    members.filter((row) => row.role === 'owner').map((row) => row.staffId),
  );
  for (const { email, locale } of owners) {
    await deps.queueMail(SERVICE_SCOPE, {
      kind: 'offboarding_certificate',
      locale,
      to: email,
      words: departureCatalog[locale].done,
      gaps,
      onceFor: `${departure.id} ${email}`,
    });
  }
};

/**
 * Resumable, once across instances. Rule: PR-5.
 * @returns shops deleted
 */
export const makeFinishDepartures =
  (deps: FinishDeps & { replayDepartures(): Promise<{ deleted: number }> }) => async (): Promise<number> => {
    const now = deps.clock.now();
    await deps.departures.removeExpired(SERVICE_SCOPE, now);
    await deps.closedShops.removeExpired(now);
    let deleted = 0;
    await tryEach(await deps.departures.due(SERVICE_SCOPE, now), async (departure) => {
      if (await finishDeparture(deps, departure)) deleted += 1;
    });
    return deleted + (await deps.replayDepartures()).deleted;
  };
