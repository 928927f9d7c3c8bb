import type { ConsentEventId, NoticeId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { ConsentEnd, ConsentEvent, ConsentPurpose, LedgerEntry, LedgerEpoch } from './consent.ts';
import type { ProofsDue } from './proof-period.ts';

/** `endedAs` null: not ended. */
export type ConsentTally = {
  readonly purpose: ConsentPurpose;
  readonly noticeId: NoticeId;
  readonly endedAs: ConsentEnd | null;
  readonly count: number;
};
/** `to` exclusive; null: unbounded. */
export type Period = { readonly from: Date | null; readonly to: Date | null };

/** `epoch` absent: first. */
export type LedgerHead = { readonly seq: number; readonly hash: string; readonly epoch?: number };
export type LedgerPlace = { readonly seq: number; readonly previousHash: string; readonly epoch?: number };

/** Append-only, except erasure and tombstones. */
export type ConsentStore = {
  /**
   * Durable, serial per shop; repeats `make` when another process takes the place.
   * @param sealedBy event whose page is sealed
   * @param isRefNew makes the key of `ref` concurrently
   */
  append(
    scope: ShopScope,
    make: (place: LedgerPlace) => ConsentEvent,
    sealedBy?: Pick<ConsentEvent, 'id' | 'ref'>,
    isRefNew?: boolean,
  ): Promise<ConsentEvent>;
  /** Like `append`. */
  openEpoch(scope: ShopScope, make: (place: LedgerPlace) => LedgerEpoch): Promise<LedgerEpoch>;
  /** Epoch entries in order. */
  epochs(scope: ShopScope): Promise<readonly LedgerEpoch[]>;
  get(scope: ShopScope, id: ConsentEventId): Promise<LedgerEntry | null>;
  /** Ordered. */
  byRef(scope: ShopScope, ref: string): Promise<readonly ConsentEvent[]>;
  /** Ordered. */
  bySession(scope: ShopScope, sessionRef: string): Promise<readonly ConsentEvent[]>;
  /** Ordered. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly ConsentEvent[]>;
  /** Ordered; also after erasure. */
  following(scope: ShopScope, id: ConsentEventId): Promise<readonly ConsentEvent[]>;
  /** For many events. */
  followingAny(scope: ShopScope, ids: readonly ConsentEventId[]): Promise<readonly ConsentEvent[]>;
  /** Counted by the database. */
  tally(scope: ShopScope, given: Period): Promise<readonly ConsentTally[]>;
  /** Refs to check for records missing after a crash. */
  openRefs(scope: ShopScope, before: Date): Promise<readonly { id: ConsentEventId; ref: string }[]>;
  /** Not ended. */
  standingUnder(scope: ShopScope, noticeIds: readonly NoticeId[]): Promise<readonly ConsentEvent[]>;
  /** Notices referenced by events. */
  namedNotices(scope: ShopScope): Promise<readonly NoticeId[]>;
  /** Both inclusive. */
  range(scope: ShopScope, from: number, to: number): Promise<readonly LedgerEntry[]>;
  /** Signatures stay valid. Old events with a signed page become tombstones. */
  eraseOpenings(
    scope: ShopScope,
    id: ConsentEventId,
    proofExpiresAt: Date,
    /** Absent: only `proofExpiresAt` applies. */
    endedAt?: Date,
    endedAs?: ConsentEnd,
  ): Promise<void>;
  /** Tombstones due events; returns how many. Rules: RE-1, RE-2. */
  expire(scope: ShopScope, due: ProofsDue, limit: number): Promise<number>;
  countDue(scope: ShopScope, due: ProofsDue): Promise<number>;
  /** 0: empty. */
  head(scope: ShopScope): Promise<LedgerHead>;
};
