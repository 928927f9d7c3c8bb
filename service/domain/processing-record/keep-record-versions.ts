import { LOCALES, type Locale, type ShopId } from '../../protocol/vocabulary.ts';
import { monthsAfter } from '../model/base/calendar.ts';
import { canonicalJson } from '../model/base/canonical-json.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { composeControllerRecord } from './compose-controller-record.ts';
import type { ProcessingRecord } from './processing-record.ts';
import type { ReadShopFacts } from './read-record.ts';
import {
  type RecordChange,
  type RecordVersion,
  type RecordVersionFacts,
  type RecordVersionStore,
  recordChanges,
} from './record-version.ts';

/** A replaced version is kept for this long, as the register of breaches is. */
const KEPT_MONTHS = 60;

type VersionDeps = {
  recordVersions: RecordVersionStore;
  readShopFacts: ReadShopFacts;
  shops: Pick<ShopStore, 'get' | 'allIds'>;
  digest: Digest;
  clock: Clock;
};

const textsNow = async (
  { readShopFacts }: Pick<VersionDeps, 'readShopFacts'>,
  shop: Shop,
  scope: ShopScope,
): Promise<Record<Locale, ProcessingRecord>> => {
  const entries = await Promise.all(
    LOCALES.map(
      async (locale) =>
        [locale, composeControllerRecord(await readShopFacts(shop, scope, locale), locale)] as const,
    ),
  );
  return Object.fromEntries(entries) as Record<Locale, ProcessingRecord>;
};

/** Keeps the record of a shop as it reads now, if that is new. */
const makeKeepRecordVersion = (deps: VersionDeps) => {
  const { recordVersions, digest, clock } = deps;
  return async (shop: Shop, scope: ShopScope): Promise<boolean> => {
    // Before the controller is confirmed nothing is collected; a shop that leaves takes its versions along.
    if (shop.confirmedAt === null || shop.closesAt !== null) return false;
    const now = clock.now();
    await recordVersions.removeExpired(scope, now);
    const texts = await textsNow(deps, shop, scope);
    const sha256 = digest.sha256Hex(canonicalJson(JSON.parse(JSON.stringify(texts))));
    const [newest] = await recordVersions.list(scope);
    if (newest?.sha256 === sha256) return false;
    const number = (newest?.number ?? 0) + 1;
    const id = `${scope.shopId}/${number}`;
    const version = { id, shopId: scope.shopId, number, from: now, sha256, texts, expiresAt: null };
    const isKept = await recordVersions.insert(scope, version);
    await recordVersions.endBefore(scope, number, monthsAfter(now, KEPT_MONTHS));
    return isKept;
  };
};

/** Keeps every record that has changed since the last round. Rule: PR-4. @returns how many had */
export const makeKeepRecordVersions = (deps: VersionDeps) => {
  const keep = makeKeepRecordVersion(deps);
  return async (): Promise<number> => {
    let kept = 0;
    await tryEach(await deps.shops.allIds(), async (shopId) => {
      const scope = scopeOfShop(shopId);
      const shop = await deps.shops.get(scope);
      if (shop !== null && (await keep(shop, scope))) kept += 1;
    });
    return kept;
  };
};

/** A version, and when the next one replaced it; null for the one in force. */
export type DatedVersion<Version extends RecordVersionFacts> = Version & { readonly to: Date | null };

/** The versions of a record with their dates, the present one among them. Rule: PR-4. @throws DomainError not_found, forbidden */
export const makeListRecordVersions = (deps: VersionDeps) => {
  const keep = makeKeepRecordVersion(deps);
  return async (access: Access, shopId: ShopId): Promise<DatedVersion<RecordVersionFacts>[]> => {
    const { shop, scope } = shopWith(access, shopId, 'audit');
    await keep(shop, scope);
    const versions = await deps.recordVersions.list(scope);
    return versions.map((version, at) => ({ ...version, to: versions[at - 1]?.from ?? null }));
  };
};

export type ReadVersion = {
  version: DatedVersion<RecordVersion>;
  record: ProcessingRecord;
  /** Against the version before; null where none is kept. */
  changes: readonly RecordChange[] | null;
};

/** One version in a language, with what it changed. Rule: PR-4. @throws DomainError not_found, forbidden */
export const makeReadRecordVersion =
  ({ recordVersions }: Pick<VersionDeps, 'recordVersions'>) =>
  async (access: Access, shopId: ShopId, number: number, locale: Locale): Promise<ReadVersion> => {
    const { scope } = shopWith(access, shopId, 'audit');
    const [earlier, version, later] = await Promise.all(
      [number - 1, number, number + 1].map((one) => recordVersions.get(scope, one)),
    );
    if (!version) throw notFound();
    const record = version.texts[locale];
    return {
      version: { ...version, to: later?.from ?? null },
      record,
      changes: earlier ? recordChanges(earlier.texts[locale], record) : null,
    };
  };
