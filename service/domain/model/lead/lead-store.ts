import type {
  ConsentEventId,
  HoldReason,
  LeadId,
  LeadState,
  NoticeId,
  ShopId,
  StaffId,
} from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { LeadsDue } from '../retention/retention.ts';
import type { EarlierPeriod, Lead, LeadAnswer, LeadStep, Receipt } from './lead.ts';

/** Absent: unchanged. */
export type Marks = {
  readonly restrictedAt?: Date | null;
  readonly heldAt?: Date | null;
  readonly heldReason?: HoldReason | null;
};

export type CorrectionOfLead = Pick<Lead, 'sealed' | 'subjectKeys' | 'keysSince'>;

export type ConsentOfLead = Partial<
  Pick<Lead, 'noticeId' | 'consentEventId' | 'lastContactAt' | 'promisedDays' | 'expiresAt' | 'withdrawnAt'>
>;

export type UnsearchedLead = Pick<Lead, 'id' | 'shopId'>;

export type UndoneContact = { readonly at: Date; readonly before: EarlierPeriod };

/** Absent: no condition. */
export type LeadFilter = {
  /** Only due ones, of shops in the map. */
  readonly due?: ReadonlyMap<ShopId, LeadsDue>;
  readonly states?: readonly LeadState[];
  readonly assigneeId?: StaffId;
  readonly isQuarantined?: true;
};
/** `mine`: open. Quarantined ones count separately. */
export type LeadCounts = Readonly<Record<LeadState | 'mine' | 'quarantined', number>>;

export type LeadStore = {
  /** Idempotent per `ref`. Null: `formNonce` already used. */
  insert(scope: ShopScope, lead: Lead): Promise<{ lead: Lead; isRepeat: boolean } | null>;
  findByRef(scope: ShopScope, ref: string): Promise<Lead | null>;
  get(scope: ShopScope | ShopsScope, id: LeadId): Promise<Lead | null>;
  /**
   * Newest first, not hidden; quarantined only by filter. Fewer than `limit`: last page. Rules: RT-3, CO-7.
   */
  list(scope: ShopsScope, before: Date, limit: number, filter?: LeadFilter): Promise<readonly Lead[]>;
  /** Without hidden ones. Rules: RT-3, CO-7. */
  counts(scope: ShopsScope, assigneeId: StaffId): Promise<LeadCounts>;
  /** Neither hidden nor quarantined; omits zeros. Rules: RT-3, CO-7. */
  countOpen(scope: ShopsScope): Promise<ReadonlyMap<ShopId, number>>;
  /** Restores the promised period. Null: not quarantined or expired. */
  endQuarantine(scope: ShopScope, id: LeadId, at: Date): Promise<Lead | null>;
  ids(scope: ShopScope): Promise<readonly LeadId[]>;
  /**
   * Sets state and assignee. `isContact` restarts retention, unless held beyond its end. Null also: ended.
   * @param undone contact to revert; null after another contact
   */
  addStep(
    scope: ShopScope,
    id: LeadId,
    step: LeadStep,
    isContact: boolean,
    undone?: UndoneContact,
  ): Promise<Lead | null>;
  /** Null: not `after` answers, restricted or ended. */
  addAnswer(scope: ShopScope, id: LeadId, answer: LeadAnswer, after: number): Promise<Lead | null>;
  /** False when missing. Rule: RT-2. */
  rewriteAnswer(scope: ShopScope, id: LeadId, ref: string, text: string): Promise<boolean>;
  /** Keeps the first. Null: missing. */
  setAnswerSent(scope: ShopScope, id: LeadId, ref: string, at: Date): Promise<Lead | null>;
  remove(scope: ShopScope, id: LeadId): Promise<boolean>;
  /** Oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Lead[]>;
  /** Rule: RT-3. */
  setMarks(scope: ShopScope, id: LeadId, marks: Marks): Promise<Lead | null>;
  /** Also keys; `keysSince` absent: unchanged. Null: missing. Rule: RT-4. */
  rectify(scope: ShopScope, id: LeadId, changes: CorrectionOfLead): Promise<Lead | null>;
  /**
   * Marks due leads as expired, repeatable. The caller deletes dependents, then leads. Rules: RE-1, RE-2,
   * RT-3.
   */
  claimDue(scope: ShopScope, due: LeadsDue, limit: number): Promise<readonly Lead[]>;
  /** Unclaimed ones only. */
  claimIds(scope: ShopScope, due: LeadsDue, limit: number): Promise<readonly LeadId[]>;
  countDue(scope: ShopScope, due: LeadsDue): Promise<number>;
  /** By notice. */
  countConsentsDue(scope: ShopScope, due: LeadsDue): Promise<ReadonlyMap<NoticeId, number>>;
  /** Ordered, after `after`, including erased. Fewer than `limit`: last page. */
  idsUnder(
    scope: ShopScope,
    noticeIds: readonly NoticeId[],
    after: LeadId | null,
    limit: number,
  ): Promise<readonly LeadId[]>;
  countUnder(scope: ShopScope, noticeIds: readonly NoticeId[]): Promise<number>;
  /**
   * Absent: unchanged.
   * @param under expected consent; otherwise null
   */
  setConsent(
    scope: ShopScope,
    id: LeadId,
    changes: ConsentOfLead,
    under?: ConsentEventId | null,
  ): Promise<Lead | null>;
  /** Unordered. */
  listByIds(scope: ShopScope, ids: readonly LeadId[]): Promise<readonly Lead[]>;
  whichExist(scope: ShopScope, ids: readonly LeadId[]): Promise<readonly LeadId[]>;
  /** Notices referenced by leads. */
  namedNotices(scope: ShopScope): Promise<readonly NoticeId[]>;
  /** All shops, oldest first. */
  dueFollowUps(service: ServiceScope, limit: number): Promise<readonly Lead[]>;
  setFollowedUp(scope: ShopScope, ids: readonly LeadId[]): Promise<void>;
  /** All shops, unordered, including erased. */
  unsearched(service: ServiceScope, limit: number): Promise<readonly UnsearchedLead[]>;
  hasUnsearched(scope: ShopsScope): Promise<boolean>;
  setSearched(scope: ShopScope, id: LeadId): Promise<void>;
  /** Held or restricted. */
  markedIds(scope: ShopScope): Promise<readonly LeadId[]>;
  /** Oldest hold first. */
  listHeld(scope: ShopScope): Promise<readonly Lead[]>;
};

export type ReceiptStore = {
  insert(scope: ShopScope, receipt: Receipt): Promise<void>;
  /** Secret: the credential. */
  findBySecret(secretHash: string): Promise<Receipt | null>;
  whichExist(scope: ShopScope, secretHashes: readonly string[]): Promise<readonly string[]>;
  /** Follows the lead's end. */
  setExpiry(scope: ShopScope, secretHash: string, expiresAt: Date): Promise<void>;
  /** Without those of `except`. */
  countDue(scope: ShopScope, now: Date, except: readonly LeadId[]): Promise<number>;
  /** Earliest first. */
  listDue(scope: ShopScope, now: Date, limit: number): Promise<readonly Receipt[]>;
  /** Renewed. */
  setConsent(
    scope: ShopScope,
    secretHash: string,
    consent: { noticeId: NoticeId; consentEventId: ConsentEventId },
  ): Promise<void>;
  /** Notices referenced by receipts. */
  namedNotices(scope: ShopScope): Promise<readonly NoticeId[]>;
  setWithdrawn(scope: ShopScope, secretHash: string, at: Date): Promise<void>;
  /** False when missing. Rule: RT-2. */
  remove(scope: ShopScope, secretHash: string): Promise<boolean>;
};
