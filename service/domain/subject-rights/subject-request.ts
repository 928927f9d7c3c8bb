import type {
  ExtensionReason,
  IdentityProof,
  Locale,
  RefusalReason,
  RequestChannel,
  ShopId,
  SubjectRequestId,
  SubjectRequestKind,
  SubjectRequestState,
} from '../../protocol/vocabulary.ts';
import { DAY_MS, monthsAfter } from '../model/base/calendar.ts';
import type { Erasure, RetainedReason } from '../model/erasure/subject-source.ts';
import type { HandOver } from './hand-over.ts';

/** History entry; no texts or addresses. */
export type RequestStep = {
  readonly at: Date;
  /** `staff:<id>`, `visitor`, `store` or `system`. */
  readonly actor: string;
  readonly act: RequestAct;
  /** Proof, reason or field code. */
  readonly detail: string | null;
  readonly count: number | null;
};
export const REQUEST_ACTS = [
  'received',
  'identity_mail',
  'identified',
  'exported',
  'answered',
  /** By link, without the shop's part. */
  'answered_partly',
  'answer_sent',
  /** Not erased: typed address only. */
  'left_to_shop',
  /** Confirmed typed records. */
  'included',
  'erased',
  /** The erasure mail failed. */
  'tell_failed',
  'restricted',
  'lifted',
  'rectified',
  'extended',
  'refused',
  'done',
  'handed_over',
  'taken_back',
  'store_taken',
  'store_done',
  'store_refused',
] as const;
export type RequestAct = (typeof REQUEST_ACTS)[number];

export type Retained = {
  readonly count: number;
  readonly reason: RetainedReason;
  readonly until: Date | null;
};

/** Null: none. */
export type RequestWork = {
  readonly kind: 'erase';
  /** Erases data up to then. */
  readonly at: Date;
  readonly actor: string;
  readonly done: number;
  readonly total: number;
  /** `Subject.typedAlone` before the erasure, as evidence may be erased first. Absent: not started. */
  readonly typedAlone?: readonly string[];
};

/**
 * A person's request. Closing deletes the address and keeps keys as proof (privacy.md §5). Rules: RT-1…6.
 */
export type SubjectRequest = {
  readonly id: SubjectRequestId;
  readonly shopId: ShopId;
  readonly kind: SubjectRequestKind;
  readonly state: SubjectRequestState;
  readonly channel: RequestChannel;
  readonly locale: Locale;
  readonly receivedAt: Date;
  /** After one month, or three. Rule: RT-5. */
  readonly dueAt: Date;
  readonly extension: ExtensionReason | null;
  readonly refusal: RefusalReason | null;
  readonly identity: IdentityProof | null;
  readonly subjectKeys: readonly string[];
  /** The person's records; empty once closed. */
  readonly refs: readonly string[];
  /** Records hidden by this request, also when closed. Absent: none. Rule: RT-3. */
  readonly restrictedRefs?: readonly string[];
  /** Sealed; null once closed. */
  readonly sealedEmail: string | null;
  readonly sealedPhone: string | null;
  readonly steps: readonly RequestStep[];
  readonly removed: number | null;
  readonly retained: readonly Retained[];
  readonly work: RequestWork | null;
  /** Null: not handed over, or withdrawn. */
  readonly handOver: HandOver | null;
  /** SHA-256 of the link's secret; null: no link. */
  readonly answerHash: string | null;
  readonly answerUntil: Date | null;
  readonly remindedDays: readonly number[];
  readonly closedAt: Date | null;
  readonly expiresAt: Date;
  /** For optimistic locking. */
  readonly version: number;
};

export const ANSWER_DAYS = 7;
/** Milliseconds. */
export const UNCONFIRMED_MS = 2 * DAY_MS;
const REGISTER_YEARS = 3;
/** Before the due date. Rule: RT-5. */
export const REMIND_DAYS = [7, 1] as const;
/** Before the due date. Rule: RT-5. */
export const URGENT_DAYS = 7;

const startOfDay = (at: Date): number => Math.floor(at.getTime() / DAY_MS) * DAY_MS;
/** Art. 12(3): one or three months from receipt in UTC, at noon for all European zones. Rule: RT-5. */
export const dueDate = (receivedAt: Date, isExtended: boolean): Date =>
  new Date(startOfDay(monthsAfter(receivedAt, isExtended ? 3 : 1)) + DAY_MS / 2);
export const registerEnd = (closedAt: Date): Date => monthsAfter(closedAt, REGISTER_YEARS * 12);

export const isClosed = (request: Pick<SubjectRequest, 'state'>): boolean =>
  request.state === 'done' || request.state === 'refused';
/** Public requests need a confirmed address. */
export const isOnDesk = (request: SubjectRequest): boolean =>
  !(request.channel === 'page' && request.state === 'identity_pending');
/** Rule: RT-3. */
export const isRestricting = ({ steps }: Pick<SubjectRequest, 'steps'>): boolean =>
  steps.findLast(({ act }) => act === 'restricted' || act === 'lifted')?.act === 'restricted';
/** Includes interrupted restrictions. Rule: RT-3. */
export const mayHideRecords = (request: Pick<SubjectRequest, 'steps' | 'restrictedRefs'>): boolean =>
  isRestricting(request) || (request.restrictedRefs ?? []).length > 0;
/** Calendar days left (Regulation 1182/71, Art. 3(2)(c)); 0: today, negative: overdue. Rule: RT-5. */
export const daysLeft = (dueAt: Date, now: Date): number => (startOfDay(dueAt) - startOfDay(now)) / DAY_MS;

/** Removes address and ids, except restricted ones. */
export const closedFields = (now: Date) => ({
  refs: [],
  sealedEmail: null,
  sealedPhone: null,
  work: null,
  closedAt: now,
  expiresAt: registerEnd(now),
});

/** The address lasts as long as the link. */
export const answeredFields = (now: Date) => ({
  state: 'done' as const,
  closedAt: now,
  expiresAt: registerEnd(now),
});

const lastAnswer = ({ steps }: Pick<SubjectRequest, 'steps'>): RequestStep | undefined =>
  steps.findLast(({ act }) => act === 'answered' || act === 'answered_partly');
/** Link from the public page, unseen by staff. */
export const isSelfServed = (request: Pick<SubjectRequest, 'steps'>): boolean =>
  lastAnswer(request)?.actor === 'visitor';
/** Link handed over by staff. */
export const isByHand = (request: Pick<SubjectRequest, 'steps'>): boolean =>
  !isSelfServed(request) && lastAnswer(request)?.detail === 'link';
/** The shop owes notes or typed records. */
export const isPartlyAnswered = (request: Pick<SubjectRequest, 'steps'>): boolean =>
  lastAnswer(request)?.act === 'answered_partly';

/** Null: no end. */
const laterOf = (a: Date | null, b: Date | null): Date | null =>
  a === null || b === null ? null : new Date(Math.max(a.getTime(), b.getTime()));

export const addErasures = (parts: readonly Erasure[]): { removed: number; retained: Retained[] } => {
  const retained = new Map<RetainedReason, Retained>();
  for (const part of parts.flatMap((erasure) => erasure.retained)) {
    const known = retained.get(part.reason);
    const until = known === undefined ? part.until : laterOf(known.until, part.until);
    retained.set(part.reason, { reason: part.reason, count: (known?.count ?? 0) + part.count, until });
  }
  return {
    removed: parts.reduce((sum, part) => sum + part.removed, 0),
    retained: [...retained.values()],
  };
};
