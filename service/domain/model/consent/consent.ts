import type { ConsentEventId, NoticeId, ShopId } from '../../../protocol/vocabulary.ts';

/** Only its salted hash is signed. */
export type Commitment = {
  /** SHA-256 of salt and value, hex. */
  readonly commitment: string;
  /** Null: erased. */
  readonly salt: string | null;
  readonly value: string | null;
};

/** One per event. Rule: CO-3. */
export type ConsentPurpose = 'reply' | 'marketing_email' | 'marketing_phone' | `card.${string}`;

/** By the person, newer text, or record's end. */
export type ConsentEnd = 'withdrawn' | 'superseded' | 'ended';

/** Append-only; fields: privacy.md §2. Rule: D5. */
export type ConsentEvent = {
  readonly id: ConsentEventId;
  readonly shopId: ShopId;
  /** Contiguous, from 1. */
  readonly seq: number;
  /** Absent: first. */
  readonly epoch?: number;
  /** `informed`: without consent. */
  readonly action: 'granted' | 'informed' | 'confirmed' | 'withdrawn' | 'expired' | 'superseded';
  /** The ended event. */
  readonly ofEvent: ConsentEventId | null;
  readonly purpose: ConsentPurpose;
  readonly noticeId: NoticeId;
  readonly formId: 'offline_form' | 'live_chat' | 'data_request' | 'marketing_optin';
  readonly method: 'checkbox' | 'button' | 'doi_link' | 'import' | 'staff_record';
  /** Null for buttons. */
  readonly control: { readonly id: string; readonly initialState: 'unchecked' } | null;
  /** Double opt-in: delivery and press, ISO 8601 UTC. */
  readonly doi?: { readonly sentAt: string; readonly confirmedAt: string };
  readonly occurredAt: Date;
  readonly actor: 'visitor' | 'system' | `staff:${string}`;
  readonly via: 'widget' | 'receipt' | 'email_link' | 'console' | 'store' | 'api';
  readonly subjectKey: string;
  readonly subjectKind: 'email' | 'phone' | 'none';
  /** SHA-256 of `personSalt` and `normalAddress`; absent without an address. */
  readonly personCommitment?: string;
  /** Never exported; null: erased. */
  readonly personSalt?: string | null;
  readonly ref: Commitment;
  readonly sessionRef: Commitment;
  /** Without query; erasable, as a path can identify a person. */
  readonly pageOrigin: Commitment | null;
  readonly widgetVersion: string;
  readonly adapterVersion: string | null;
  /** First: 64 zeros. */
  readonly previousHash: string;
  /** SHA-256 of the canonical text. */
  readonly hash: string;
  readonly keyId: string;
  /** Ed25519 over `hash`, base64url. */
  readonly signature: string;
  /** Null while processing lasts. */
  readonly proofExpiresAt: Date | null;
  /** Start of a shorter period. Rule: RE-2. */
  readonly endedAt: Date | null;
  /** Derived, for counting; null: valid. */
  readonly endedAs: ConsentEnd | null;
};

/** Keeps the chain verifiable. */
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

/** Noted outside the database. */
export type KnownHead = {
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
};

/** Restore marker; distinguishes lost and later entries. */
export type LedgerEpoch = {
  readonly id: ConsentEventId;
  readonly shopId: ShopId;
  readonly seq: number;
  /** Strictly increasing. */
  readonly epoch: number;
  /** Backup's newest entry; null: none. */
  readonly from: string | null;
  /** Start after the restore. */
  readonly at: Date;
  /** Null: journal lost. */
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

export type PlacedEntry = Pick<
  ConsentEvent,
  'id' | 'seq' | 'epoch' | 'previousHash' | 'hash' | 'keyId' | 'signature'
>;

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);
