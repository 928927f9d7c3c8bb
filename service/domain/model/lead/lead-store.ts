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

/** What keeps a row from deletion; an absent one stays as it is. */
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

/** Which leads a list holds; an absent condition holds for all. */
export type LeadFilter = {
  /** Only those that are due by the entry of their shop; of a shop without an entry none. */
  readonly due?: ReadonlyMap<ShopId, LeadsDue>;
  readonly states?: readonly LeadState[];
  readonly assigneeId?: StaffId;
  readonly isQuarantined?: true;
};
/** `mine`: unanswered ones of one person; those in the quarantine count there alone. */
export type LeadCounts = Readonly<Record<LeadState | 'mine' | 'quarantined', number>>;

export type LeadStore = {
  /** Stores it once per `ref`; a repeat returns the stored one. Null when `formNonce` was used for another `ref`. */
  insert(scope: ShopScope, lead: Lead): Promise<{ lead: Lead; isRepeat: boolean } | null>;
  findByRef(scope: ShopScope, ref: string): Promise<Lead | null>;
  get(scope: ShopScope | ShopsScope, id: LeadId): Promise<Lead | null>;
  /**
   * Newest first, created before `before`, none hidden (`isHiddenLead`); those in the quarantine
   * or, without the filter, the others. Fewer than `limit` only when there are no more. Rules: RT-3, CO-7.
   */
  list(scope: ShopsScope, before: Date, limit: number, filter?: LeadFilter): Promise<readonly Lead[]>;
  /** Leads by state and those in the quarantine, none hidden. Rules: RT-3, CO-7. */
  counts(scope: ShopsScope, assigneeId: StaffId): Promise<LeadCounts>;
  /** Unanswered leads by shop, none hidden or in the quarantine; a shop without any is missing. Rules: RT-3, CO-7. */
  countOpen(scope: ShopsScope): Promise<ReadonlyMap<ShopId, number>>;
  /**
   * Takes it out of the quarantine: it is kept as its notice said, and its mails become due. Null when it is not in
   * there, or has expired at `at`.
   */
  endQuarantine(scope: ShopScope, id: LeadId, at: Date): Promise<Lead | null>;
  /** Ids of all leads of the shop. */
  ids(scope: ShopScope): Promise<readonly LeadId[]>;
  /**
   * Sets state and assignee as the step says, and adds it to the history. With `isContact` the retention period counts
   * anew from the step, unless the lead is held beyond its end. Null also when it has ended (`isRunningLead`).
   * @param undone the contact at this moment is taken back: the period is again as before it. Null also when there was
   *   another contact since.
   */
  addStep(
    scope: ShopScope,
    id: LeadId,
    step: LeadStep,
    isContact: boolean,
    undone?: UndoneContact,
  ): Promise<Lead | null>;
  /** Adds an answer behind the `after` that there are. Null when there are others, or the lead is restricted or has ended. */
  addAnswer(scope: ShopScope, id: LeadId, answer: LeadAnswer, after: number): Promise<Lead | null>;
  /** Another text in the place of the first; nothing else of the answer changes. False when it is not there. Rule: RT-2. */
  rewriteAnswer(scope: ShopScope, id: LeadId, ref: string, text: string): Promise<boolean>;
  /** The first moment stays. Null when the answer is not there. */
  setAnswerSent(scope: ShopScope, id: LeadId, ref: string, at: Date): Promise<Lead | null>;
  remove(scope: ShopScope, id: LeadId): Promise<boolean>;
  /** Leads of the person behind the key, oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Lead[]>;
  /** Sets or lifts restriction and hold. Rule: RT-3. */
  setMarks(scope: ShopScope, id: LeadId, marks: Marks): Promise<Lead | null>;
  /**
   * Replaces sealed fields and keys of the person, and since when it has those; nothing else. An absent `keysSince`
   * stays as it is. Null when it is not there. Rule: RT-4.
   */
  rectify(scope: ShopScope, id: LeadId, changes: CorrectionOfLead): Promise<Lead | null>;
  /**
   * Marks at most `limit` leads that are due as expired, so that nothing can extend them, and returns them. The caller
   * deletes what depends on them, then the leads. After an interruption they are claimed again. Rules: RE-1, RE-2,
   * RT-3.
   */
  claimDue(scope: ShopScope, due: LeadsDue, limit: number): Promise<readonly Lead[]>;
  /** Marks at most `limit` leads in the same way that no call has marked before, and returns their ids alone. */
  claimIds(scope: ShopScope, due: LeadsDue, limit: number): Promise<readonly LeadId[]>;
  countDue(scope: ShopScope, due: LeadsDue): Promise<number>;
  /** Of those the ones that rest on a consent, counted by its notice. */
  countConsentsDue(scope: ShopScope, due: LeadsDue): Promise<ReadonlyMap<NoticeId, number>>;
  /**
   * Ids of leads that were sent under one of the notices, in their order, after `after`; also of leads that were erased
   * and not yet removed. Fewer than `limit` only when there are no more.
   */
  idsUnder(
    scope: ShopScope,
    noticeIds: readonly NoticeId[],
    after: LeadId | null,
    limit: number,
  ): Promise<readonly LeadId[]>;
  countUnder(scope: ShopScope, noticeIds: readonly NoticeId[]): Promise<number>;
  /**
   * Sets the notice and consent of a lead and its end; an absent field stays.
   * @param under null is returned, and nothing set, when the lead does not stand under this consent any more
   */
  setConsent(
    scope: ShopScope,
    id: LeadId,
    changes: ConsentOfLead,
    under?: ConsentEventId | null,
  ): Promise<Lead | null>;
  /** Those of the ids that are leads of the shop, in no order. */
  listByIds(scope: ShopScope, ids: readonly LeadId[]): Promise<readonly Lead[]>;
  /** Which of the ids are leads of the shop. */
  whichExist(scope: ShopScope, ids: readonly LeadId[]): Promise<readonly LeadId[]>;
  /** Notices that any lead names. */
  namedNotices(scope: ShopScope): Promise<readonly NoticeId[]>;
  /** Leads of all shops whose mails are still to be made, oldest first. */
  dueFollowUps(service: ServiceScope, limit: number): Promise<readonly Lead[]>;
  setFollowedUp(scope: ShopScope, ids: readonly LeadId[]): Promise<void>;
  /**
   * Leads of all shops that the index of words does not know yet, in no order; also those that were erased and not yet
   * removed. Decision 0119.
   */
  unsearched(service: ServiceScope, limit: number): Promise<readonly UnsearchedLead[]>;
  /** Whether there is one of these shops. */
  hasUnsearched(scope: ShopsScope): Promise<boolean>;
  setSearched(scope: ShopScope, id: LeadId): Promise<void>;
  /** Ids of leads that are held or restricted, in no order. */
  markedIds(scope: ShopScope): Promise<readonly LeadId[]>;
  /** Leads on legal hold, oldest hold first. */
  listHeld(scope: ShopScope): Promise<readonly Lead[]>;
};

export type ReceiptStore = {
  insert(scope: ShopScope, receipt: Receipt): Promise<void>;
  /** The secret is the credential; the scope comes from what it finds. */
  findBySecret(secretHash: string): Promise<Receipt | null>;
  /** Which of the hashes are of receipts of the shop. */
  whichExist(scope: ShopScope, secretHashes: readonly string[]): Promise<readonly string[]>;
  /** Moves the end of a receipt with that of its lead. */
  setExpiry(scope: ShopScope, secretHash: string, expiresAt: Date): Promise<void>;
  /** Receipts that have ended at `now`, those of the leads in `except` left out. */
  countDue(scope: ShopScope, now: Date, except: readonly LeadId[]): Promise<number>;
  /** At most `limit` receipts that have ended at `now`, the earliest first. */
  listDue(scope: ShopScope, now: Date, limit: number): Promise<readonly Receipt[]>;
  /** The person renewed the consent under another notice. */
  setConsent(
    scope: ShopScope,
    secretHash: string,
    consent: { noticeId: NoticeId; consentEventId: ConsentEventId },
  ): Promise<void>;
  /** Notices that any receipt names. */
  namedNotices(scope: ShopScope): Promise<readonly NoticeId[]>;
  setWithdrawn(scope: ShopScope, secretHash: string, at: Date): Promise<void>;
  /** False when it is not there. Rule: RT-2. */
  remove(scope: ShopScope, secretHash: string): Promise<boolean>;
};
