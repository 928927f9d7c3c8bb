import type { ShopId } from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';
import type { Clock, Digest } from '../base/ports.ts';
import { SERVICE_SCOPE, type ServiceScope, type ShopScope } from '../base/tenancy.ts';
import type { KnownHead } from '../consent/consent.ts';
import type { Subject } from './subject-source.ts';

export const ERASURE_MARK_KINDS = ['subject', 'record', 'shop', 'sent'] as const;
export type ErasureMarkKind = (typeof ERASURE_MARK_KINDS)[number];

/** Against restored backups; `key`: person's key or record HMAC. Rule: RT-8. */
export type ErasureMark = {
  readonly shopId: ShopId;
  /** `subject`: data up to `at`; `shop`: HMAC only; `sent`: no longer accepted. */
  readonly kind: ErasureMarkKind;
  readonly key: string;
  readonly at: Date;
};

/** Exceeds backups (30 days). */
export const ERASURE_MARK_MS = 90 * DAY_MS;

export type ErasureMarkStore = {
  /** Idempotent. Service scope: several or deleted shops. */
  put(scope: ShopScope | ServiceScope, marks: readonly ErasureMark[]): Promise<void>;
  /** Marks of 90 days. */
  all(service: ServiceScope, now: Date): Promise<readonly ErasureMark[]>;
  /** Valid ones. */
  hasSent(scope: ShopScope, now: Date): Promise<boolean>;
  /** Valid `sent` marks. */
  sentAmong(scope: ShopScope, keys: readonly string[], now: Date): Promise<readonly string[]>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};

/**
 * The same marks in the database of keys, which no backup holds: a restored main database knows nothing of what was
 * erased after its backup, but this does. It holds how far the ledgers reached, too.
 */
export type ErasureJournal = {
  /** Stored when it resolves. An earlier place than the known one changes nothing. */
  noteHead(shopId: ShopId, head: KnownHead): Promise<void>;
  heads(): Promise<ReadonlyMap<ShopId, KnownHead>>;
  /** Durable; required before erasure. */
  append(marks: readonly ErasureMark[]): Promise<void>;
  /** Marks of 90 days. */
  read(now: Date): Promise<readonly ErasureMark[]>;
  removeExpired(now: Date): Promise<void>;
  /** Also the ledger place. Rule: PR-5. */
  forgetShop(shopId: ShopId): Promise<void>;
};

/** A deleted shop's id must not be stored. Rule: PR-5. */
const NO_SHOP: ShopId = 'shp_gone';

/** Key of a record; `tombstone` must not change. */
export const recordKey = (digest: Digest, id: string): string => digest.keyed('tombstone', id);
/** Erasure requested during a hold: hidden, deleted after it. */
export const askedRef = (id: string): string => `asked ${id}`;
/** Identity of a mark. */
export const erasureMarkId = (mark: ErasureMark): string =>
  `${mark.shopId}/${mark.kind}/${mark.key}/${mark.at.toISOString()}`;

/** Whether a restored shop was deleted after its backup. */
export const isShopErased = (marks: readonly ErasureMark[], digest: Digest, shopId: ShopId): boolean => {
  const key = recordKey(digest, shopId);
  return marks.some((mark) => mark.kind === 'shop' && mark.key === key);
};

/** Marks that the others lack, except those of deleted shops: none of their data is left to erase. */
export const missingMarks = (
  marks: readonly ErasureMark[],
  others: readonly ErasureMark[],
  digest: Digest,
): readonly ErasureMark[] => {
  const known = new Set(others.map(erasureMarkId));
  return withoutErasedShops(marks, others, digest).filter((mark) => !known.has(erasureMarkId(mark)));
};
/** @param others also tell which shops were deleted */
export const withoutErasedShops = (
  marks: readonly ErasureMark[],
  others: readonly ErasureMark[],
  digest: Digest,
): readonly ErasureMark[] => {
  const shops = [...marks, ...others].filter(({ kind }) => kind === 'shop');
  return marks.filter(({ shopId }) => !isShopErased(shops, digest, shopId));
};

type MarkDeps = {
  erasureMarks: ErasureMarkStore;
  erasureJournal: ErasureJournal;
  digest: Digest;
  clock: Clock;
};

export type MarkErasedShop = (shopId: ShopId, at: Date) => Promise<void>;

/** Marks a shop before its rows are deleted. Rule: PR-5. */
export const makeMarkErasedShop =
  (deps: MarkDeps): MarkErasedShop =>
  async (shopId, at) => {
    const mark: ErasureMark = { shopId: NO_SHOP, kind: 'shop', key: recordKey(deps.digest, shopId), at };
    await deps.erasureJournal.append([mark]);
    await deps.erasureMarks.put(SERVICE_SCOPE, [mark]);
  };

export type MarkErased = (
  scope: ShopScope,
  subject: Pick<Subject, 'subjectKeys' | 'refs'>,
  at: Date,
) => Promise<void>;

/** Writes marks before erasure, so that a restore repeats it. */
export const makeMarkErased =
  (deps: MarkDeps): MarkErased =>
  async (scope, subject, at) => {
    const { shopId } = scope;
    const marks: ErasureMark[] = [
      ...subject.subjectKeys.map((key) => ({ shopId, kind: 'subject' as const, key, at })),
      ...subject.refs.map((id) => ({ shopId, kind: 'record' as const, key: recordKey(deps.digest, id), at })),
    ];
    if (marks.length === 0) return;
    await deps.erasureJournal.append(marks);
    await deps.erasureMarks.put(scope, marks);
  };
