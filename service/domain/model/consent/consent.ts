import type { ConsentEventId, NoticeId, ShopId } from '../../../protocol/vocabulary.ts';

/** A value that can be erased without breaking the signature: only its salted hash is signed. Decision 0014. */
export type Commitment = {
  /** SHA-256 over salt and value, lower-case hex. */
  readonly commitment: string;
  /** Both null after erasure. */
  readonly salt: string | null;
  readonly value: string | null;
};

/** One purpose per event. A card's purpose carries the code that the shop gave it. Rule: CO-3. */
export type ConsentPurpose = 'reply' | 'marketing_email' | 'marketing_phone' | `card.${string}`;

/** How a given consent came to its end: by an act of the person, by a newer text, or with the record it was about. */
export type ConsentEnd = 'withdrawn' | 'superseded' | 'ended';

/** One line of the ledger; append-only, one per purpose. Fields: privacy.md §2. Rule: D5. */
export type ConsentEvent = {
  readonly id: ConsentEventId;
  readonly shopId: ShopId;
  /** Contiguous per shop, from 1. */
  readonly seq: number;
  /** Which epoch of the ledger the place is in; absent in the first. */
  readonly epoch?: number;
  /** `informed`: the notice was shown and no consent was asked; all others are about a consent. */
  readonly action: 'granted' | 'informed' | 'confirmed' | 'withdrawn' | 'expired' | 'superseded';
  /** The event that this one ends. */
  readonly ofEvent: ConsentEventId | null;
  readonly purpose: ConsentPurpose;
  readonly noticeId: NoticeId;
  readonly formId: 'offline_form' | 'live_chat' | 'data_request' | 'marketing_optin';
  readonly method: 'checkbox' | 'button' | 'doi_link' | 'import' | 'staff_record';
  /** Proof that the box started empty; null for buttons. */
  readonly control: { readonly id: string; readonly initialState: 'unchecked' } | null;
  /**
   * Of a double opt-in: when a mail server took the mail with the link, and when the link was pressed; ISO 8601 in UTC.
   * Absent in every other event.
   */
  readonly doi?: { readonly sentAt: string; readonly confirmedAt: string };
  /** Service's clock. */
  readonly occurredAt: Date;
  readonly actor: 'visitor' | 'system' | `staff:${string}`;
  readonly via: 'widget' | 'receipt' | 'email_link' | 'console' | 'store' | 'api';
  readonly subjectKey: string;
  readonly subjectKind: 'email' | 'phone' | 'none';
  /**
   * SHA-256 over a salt of this event and the address, in the form that `normalAddress` gives it. Who has address and
   * salt can show that the event is about them. Absent without an address.
   */
  readonly personCommitment?: string;
  /** That salt, sealed; in no evidence file. Null after erasure. */
  readonly personSalt?: string | null;
  readonly ref: Commitment;
  readonly sessionRef: Commitment;
  /** Scheme, host and path of the page; no query. A path can name a person, so it can be erased. */
  readonly pageOrigin: Commitment | null;
  readonly widgetVersion: string;
  readonly adapterVersion: string | null;
  /** Hash of the event before; 64 zeros for the first. */
  readonly previousHash: string;
  /** SHA-256 of the canonical text of everything signed. */
  readonly hash: string;
  readonly keyId: string;
  /** Ed25519 over `hash`, base64url. */
  readonly signature: string;
  /** Set when the processing that it proves has ended. */
  readonly proofExpiresAt: Date | null;
  /** When that processing ended: a shorter period of the shop counts from here. Rule: RE-2. */
  readonly endedAt: Date | null;
  /** How, for a given consent; null while it stands. Derived from the ledger, so that consents can be counted by it. */
  readonly endedAs: ConsentEnd | null;
};

/** What stays of an expired event, so that the chain can still be verified. */
export type ConsentTombstone = {
  readonly id: ConsentEventId;
  readonly shopId: ShopId;
  readonly seq: number;
  readonly epoch?: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
  readonly at: Date;
  readonly reason: 'expired';
};

/** A place of a ledger as it is known outside the database. */
export type KnownHead = {
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  /** When it was noted. */
  readonly at: string;
};

/**
 * Opens an epoch: a backup was restored, and what was recorded since is lost. Signed and chained like an event, so that
 * a lost entry and one that was written later cannot bear the same place {epoch, seq}.
 */
export type LedgerEpoch = {
  readonly id: ConsentEventId;
  readonly shopId: ShopId;
  readonly seq: number;
  /** Greater than every epoch before it. */
  readonly epoch: number;
  /** Time of the newest entry that the backup held; null when it held none. */
  readonly from: string | null;
  /** When the service started on the restored database. */
  readonly at: Date;
  /** Newest entry that was noted outside the database; null when the journal was lost. */
  readonly known: KnownHead | null;
  readonly previousHash: string;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
};
export type LedgerEntry =
  | { readonly kind: 'event'; readonly event: ConsentEvent }
  | { readonly kind: 'tombstone'; readonly tombstone: ConsentTombstone }
  | { readonly kind: 'epoch'; readonly epoch: LedgerEpoch };

/** What every entry has: its place in the chain, with its signature. */
export type PlacedEntry = Pick<
  ConsentEvent,
  'id' | 'seq' | 'epoch' | 'previousHash' | 'hash' | 'keyId' | 'signature'
>;

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);
