import type {
  ConsentEventId,
  LeadBasis,
  LeadField,
  LeadId,
  LeadState,
  Locale,
  NoticeId,
  ShopId,
} from '../../protocol/vocabulary.ts';

/** A contact form that was kept. Decision 16. */
export type Lead = {
  readonly id: LeadId;
  readonly shopId: ShopId;
  /** The client's id of the form: a repeat answers with this lead. */
  readonly ref: string;
  /** Nonce of the form token, used once. */
  readonly formNonce: string;
  /** Null only in mode `bare`. */
  readonly noticeId: NoticeId | null;
  /** There exactly when the basis is consent. */
  readonly consentEventId: ConsentEventId | null;
  /** Null only in mode `bare` (no notice). */
  readonly basis: LeadBasis | null;
  readonly locale: Locale;
  /** Each field sealed with the shop's key; absent fields are absent. */
  readonly sealed: Readonly<Partial<Record<LeadField | 'message', string>>>;
  readonly subjectKeys: readonly string[];
  readonly pagePath: string | null;
  readonly state: LeadState;
  /** Number a person can quote. */
  readonly reference: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Hidden from staff and exports, kept from deletion. Rule: RT-3. */
  readonly restrictedAt: Date | null;
  /** Kept from deletion by the owner's order (a claim, a dispute). */
  readonly heldAt: Date | null;
};

/** The visitor's receipt: no personal data, found by the hash of its secret. Rule: CO-6. */
export type Receipt = {
  /** SHA-256 of the secret. */
  readonly secretHash: string;
  readonly shopId: ShopId;
  readonly leadId: LeadId;
  readonly reference: string;
  readonly noticeId: NoticeId | null;
  readonly consentEventId: ConsentEventId | null;
  readonly basis: LeadBasis | null;
  readonly locale: Locale;
  readonly fields: readonly (LeadField | 'message')[];
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly expiresAt: Date;
};
