import type { ShopId } from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';
import type { Clock, Digest } from '../base/ports.ts';
import { SERVICE_SCOPE, type ServiceScope, type ShopScope } from '../base/tenancy.ts';
import type { KnownHead } from '../consent/consent.ts';
import type { Subject } from './subject-source.ts';

export const ERASURE_MARK_KINDS = ['subject', 'record', 'shop', 'sent'] as const;
export type ErasureMarkKind = (typeof ERASURE_MARK_KINDS)[number];

/** Says that something was erased, so that no backup brings it back. Holds no address and no id. Rule: RT-8. */
export type ErasureMark = {
  readonly shopId: ShopId;
  /**
   * `subject`: the person's data up to `at`; `record`: one record; `shop`: a deleted shop, by an HMAC of its id;
   * `sent`: a message or form that is not accepted again.
   */
  readonly kind: ErasureMarkKind;
  readonly key: string;
  readonly at: Date;
};

/** Longer than the oldest backup is kept (30 days). */
export const ERASURE_MARK_MS = 90 * DAY_MS;

export type ErasureMarkStore = {
  /** Stores each mark once. The service scope is for marks of several shops, and of deleted ones. */
  put(scope: ShopScope | ServiceScope, marks: readonly ErasureMark[]): Promise<void>;
  /** Marks that are not older than 90 days at `now`. */
  all(service: ServiceScope, now: Date): Promise<readonly ErasureMark[]>;
  /** Whether the shop has a valid mark `sent`. */
  hasSent(scope: ShopScope, now: Date): Promise<boolean>;
  /** Keys that have a valid mark `sent`. */
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
  /** Marks that are not older than 90 days at `now`. */
  read(now: Date): Promise<readonly ErasureMark[]>;
  removeExpired(now: Date): Promise<void>;
  /** Removes marks and ledger place of a deleted shop. Rule: PR-5. */
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
