import type { ConsentEventId, NoticeId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { ConsentEnd, ConsentEvent, ConsentPurpose, LedgerEntry, LedgerEpoch } from './consent.ts';
import type { ProofsDue } from './proof-period.ts';

/** How many consents were given for a purpose under a notice, and came to this end; `endedAs` null: to none yet. */
export type ConsentTally = {
  readonly purpose: ConsentPurpose;
  readonly noticeId: NoticeId;
  readonly endedAs: ConsentEnd | null;
  readonly count: number;
};
/** When a consent was given: from, inclusive, until, exclusive; null for no bound. */
export type Period = { readonly from: Date | null; readonly to: Date | null };

/** Newest place of a ledger; `epoch` is absent in the first. */
export type LedgerHead = { readonly seq: number; readonly hash: string; readonly epoch?: number };
/** The place that the next entry takes. */
export type LedgerPlace = { readonly seq: number; readonly previousHash: string; readonly epoch?: number };

/** The ledger of one shop. Append-only; the only changes are the erasure of opened values and expiry to a tombstone. */
export type ConsentStore = {
  /**
   * Appends the event that `make` builds for the next place in the chain. Calls of one shop run one after another;
   * when another process takes the place, `make` builds the event again. The database has confirmed it when this
   * resolves.
   * @param sealedBy names the event whose page is to be stored sealed; none for an event without a page
   * @param isRefNew nobody knows the record of `ref` yet, so its key is made and stored at the same time
   */
  append(
    scope: ShopScope,
    make: (place: LedgerPlace) => ConsentEvent,
    sealedBy?: Pick<ConsentEvent, 'id' | 'ref'>,
    isRefNew?: boolean,
  ): Promise<ConsentEvent>;
  /** Appends the entry that opens the next epoch, in the same way. */
  openEpoch(scope: ShopScope, make: (place: LedgerPlace) => LedgerEpoch): Promise<LedgerEpoch>;
  /** The entries that opened an epoch, in order; few or none. */
  epochs(scope: ShopScope): Promise<readonly LedgerEpoch[]>;
  get(scope: ShopScope, id: ConsentEventId): Promise<LedgerEntry | null>;
  /** Events whose `ref` value is the given id, in order. */
  byRef(scope: ShopScope, ref: string): Promise<readonly ConsentEvent[]>;
  /** Events whose `sessionRef` value is the given one, in order: those of one form. */
  bySession(scope: ShopScope, sessionRef: string): Promise<readonly ConsentEvent[]>;
  /** Events about the person behind the key, in order. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly ConsentEvent[]>;
  /** Events that change the given one (confirmed, withdrawn …), in order; found also after erasure. */
  following(scope: ShopScope, id: ConsentEventId): Promise<readonly ConsentEvent[]>;
  /** The same for many events. */
  followingAny(scope: ShopScope, ids: readonly ConsentEventId[]): Promise<readonly ConsentEvent[]>;
  /** Consents given in the period, counted where they are stored. */
  tally(scope: ShopScope, given: Period): Promise<readonly ConsentTally[]>;
  /**
   * Events written before `before` that still name their record, as id and name. The retention run looks among them
   * for records that are missing after a crash.
   */
  openRefs(scope: ShopScope, before: Date): Promise<readonly { id: ConsentEventId; ref: string }[]>;
  /** Consents under one of the notices that were granted and have not ended. */
  standingUnder(scope: ShopScope, noticeIds: readonly NoticeId[]): Promise<readonly ConsentEvent[]>;
  /** Notices that any event names. */
  namedNotices(scope: ShopScope): Promise<readonly NoticeId[]>;
  /** Entries with `seq` from `from` to `to`, both included, in order. */
  range(scope: ShopScope, from: number, to: number): Promise<readonly LedgerEntry[]>;
  /**
   * Removes salt and value of `ref`, `sessionRef` and `pageOrigin`, and `personSalt`; sets `proofExpiresAt`. The signature still verifies.
   * An event that signed its page as a text becomes a tombstone instead.
   */
  eraseOpenings(
    scope: ShopScope,
    id: ConsentEventId,
    proofExpiresAt: Date,
    /** When the processing ended; without it only `proofExpiresAt` counts. */
    endedAt?: Date,
    endedAs?: ConsentEnd,
  ): Promise<void>;
  /** Turns at most `limit` events whose proof is due into tombstones; returns how many. Rules: RE-1, RE-2. */
  expire(scope: ShopScope, due: ProofsDue, limit: number): Promise<number>;
  countDue(scope: ShopScope, due: ProofsDue): Promise<number>;
  /** Newest place taken; 0 for an empty ledger. */
  head(scope: ShopScope): Promise<LedgerHead>;
};
