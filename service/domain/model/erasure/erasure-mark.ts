import type { ShopId } from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';
import type { Clock, Digest } from '../base/ports.ts';
import { SERVICE_SCOPE, type ServiceScope, type ShopScope } from '../base/tenancy.ts';
import type { KnownHead } from '../consent/consent.ts';
import type { Subject } from './subject-source.ts';

export const ERASURE_MARK_KINDS = ['subject', 'record', 'shop', 'sent'] as const;
export type ErasureMarkKind = (typeof ERASURE_MARK_KINDS)[number];

/**
 * The mark that something was erased, so that a backup from before does not bring it back. It holds no address and
 * no id: `key` is the person's key, or an HMAC over the id of a record. Rule: RT-8.
 */
export type ErasureMark = {
  readonly shopId: ShopId;
  /**
   * `subject`: everything of the person up to `at`; `record`: this one lead, conversation or entry on a list;
   * `shop`: everything of a shop that left, whose id is only in `key`, as an HMAC; `sent`: an erased opening or message
   * of a conversation, or an erased contact form, which is not accepted again.
   */
  readonly kind: ErasureMarkKind;
  readonly key: string;
  readonly at: Date;
};

/** Must outlive the oldest backup (30 days). */
export const ERASURE_MARK_MS = 90 * DAY_MS;

export type ErasureMarkStore = {
  /** Keeps each once. The service's are those of several shops, and of shops that left. */
  put(scope: ShopScope | ServiceScope, marks: readonly ErasureMark[]): Promise<void>;
  /** All that are not older than 90 days at `now`. */
  all(service: ServiceScope, now: Date): Promise<readonly ErasureMark[]>;
  /** Whether the shop has any mark `sent` that is valid at `now`. */
  hasSent(scope: ShopScope, now: Date): Promise<boolean>;
  /** Which of the keys have a mark `sent` in the shop that is valid at `now`. */
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
  /** Stored when it resolves; nothing may be erased before. */
  append(marks: readonly ErasureMark[]): Promise<void>;
  /** All that are not older than 90 days at `now`. */
  read(now: Date): Promise<readonly ErasureMark[]>;
  removeExpired(now: Date): Promise<void>;
  /** Marks and place of a shop that left: they name it. Rule: PR-5. */
  forgetShop(shopId: ShopId): Promise<void>;
};

/** In a mark, in place of the id of a shop that left: its id must not be stored anywhere. Rule: PR-5. */
const NO_SHOP: ShopId = 'shp_gone';

/** Stored marks have keys made with the word `tombstone`; under another word they would no longer match. */
export const recordKey = (digest: Digest, id: string): string => digest.keyed('tombstone', id);
/**
 * In a mark in place of the id: its visitor wanted the record gone while the shop had to keep it, so it is hidden and
 * goes when the hold is lifted.
 */
export const askedRef = (id: string): string => `asked ${id}`;
/** What makes two marks the same. */
export const erasureMarkId = (mark: ErasureMark): string =>
  `${mark.shopId}/${mark.kind}/${mark.key}/${mark.at.toISOString()}`;

/** Whether the shop left after the backup that brought it back. */
export const isShopErased = (marks: readonly ErasureMark[], digest: Digest, shopId: ShopId): boolean => {
  const key = recordKey(digest, shopId);
  return marks.some((mark) => mark.kind === 'shop' && mark.key === key);
};

type MarkDeps = {
  erasureMarks: ErasureMarkStore;
  erasureJournal: ErasureJournal;
  digest: Digest;
  clock: Clock;
};

export type MarkErasedShop = (shopId: ShopId, at: Date) => Promise<void>;

/** Marks a shop as deleted before its rows are deleted, so that no backup brings it back. Rule: PR-5. */
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

/** Writes the marks before anything is erased, so that an interrupted erasure is also finished after a restore. */
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
