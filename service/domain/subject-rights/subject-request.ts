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

/** One line of the request's history: a code, who, when, and numbers. Never a text, never an address. */
export type RequestStep = {
  readonly at: Date;
  /** `staff:<id>`, `visitor`, `store` or `system`. */
  readonly actor: string;
  readonly act: RequestAct;
  /** Code that the act needs: a proof of identity, a reason, a field. */
  readonly detail: string | null;
  readonly count: number | null;
};
export const REQUEST_ACTS = [
  'received',
  'identity_mail',
  'identified',
  'exported',
  'answered',
  /** By the person's own link, without what the shop has to send itself. */
  'answered_partly',
  'answer_sent',
  /** Not erased at once: in chats or forms of perhaps somebody else the address was only typed. */
  'left_to_shop',
  /** Staff ticked so many of those as the person's own. */
  'included',
  'erased',
  /** The mail about the erasure was given up: nobody told the person. */
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

/** Where a long work stands; null when none is under way. */
export type RequestWork = {
  readonly kind: 'erase';
  /** Only what came to be at or before goes. */
  readonly at: Date;
  readonly actor: string;
  readonly done: number;
  readonly total: number;
  /**
   * What is left out, see `Subject.typedAlone`, as found before anything went: what shows whose a chat is may go before
   * the chat. Absent: nothing went yet.
   */
  readonly typedAlone?: readonly string[];
};

/**
 * What a person asked for. While it is open it knows the address, sealed; afterwards the register keeps the keys
 * alone, as proof that it was answered (privacy.md §5). Rules: RT-1…6.
 */
export type SubjectRequest = {
  readonly id: SubjectRequestId;
  readonly shopId: ShopId;
  readonly kind: SubjectRequestKind;
  readonly state: SubjectRequestState;
  readonly channel: RequestChannel;
  readonly locale: Locale;
  readonly receivedAt: Date;
  /** One month after it came in, three with an extension. Rule: RT-5. */
  readonly dueAt: Date;
  readonly extension: ExtensionReason | null;
  readonly refusal: RefusalReason | null;
  readonly identity: IdentityProof | null;
  readonly subjectKeys: readonly string[];
  /** Leads and conversations that are the person's; empty once it is closed. */
  readonly refs: readonly string[];
  /**
   * Ids of the records that this request hid, until it lifts that, also when it is closed. Absent: none. Rule: RT-3.
   */
  readonly restrictedRefs?: readonly string[];
  /** Address and number as given, sealed; both null once it is closed. */
  readonly sealedEmail: string | null;
  readonly sealedPhone: string | null;
  readonly steps: readonly RequestStep[];
  readonly removed: number | null;
  readonly retained: readonly Retained[];
  readonly work: RequestWork | null;
  /** Null: never handed to the shop platform's own tools, or taken back. */
  readonly handOver: HandOver | null;
  /** SHA-256 of the secret that opens the answer to the person; null: no link was given out. */
  readonly answerHash: string | null;
  readonly answerUntil: Date | null;
  /** Days before the due date for which a reminder was sent. */
  readonly remindedDays: readonly number[];
  readonly closedAt: Date | null;
  readonly expiresAt: Date;
  /** Grows with every change, so that two people do not overwrite each other. */
  readonly version: number;
};

/** An answer can be fetched for this long. */
export const ANSWER_DAYS = 7;
/** An unconfirmed request from the public page is removed after this time. */
export const UNCONFIRMED_MS = 2 * DAY_MS;
/** The register is kept for three years. */
const REGISTER_YEARS = 3;
/** Reminders are sent this many days before the due date. Rule: RT-5. */
export const REMIND_DAYS = [7, 1] as const;
/** A request is urgent this many days before it is due. Rule: RT-5. */
export const URGENT_DAYS = 7;

const startOfDay = (at: Date): number => Math.floor(at.getTime() / DAY_MS) * DAY_MS;
/**
 * Art. 12(3): one month, and two more when it was extended, counted from the day of receipt in UTC: for a shop to the
 * east of Greenwich never later than from its own. Noon of the day, so that the clocks of every European zone show the
 * same day, also when summer time begins in between. Rule: RT-5.
 */
export const dueDate = (receivedAt: Date, isExtended: boolean): Date =>
  new Date(startOfDay(monthsAfter(receivedAt, isExtended ? 3 : 1)) + DAY_MS / 2);
export const registerEnd = (closedAt: Date): Date => monthsAfter(closedAt, REGISTER_YEARS * 12);

export const isClosed = (request: Pick<SubjectRequest, 'state'>): boolean =>
  request.state === 'done' || request.state === 'refused';
/** On the desk: a request from the public page is there once its address was confirmed. */
export const isOnDesk = (request: SubjectRequest): boolean =>
  !(request.channel === 'page' && request.state === 'identity_pending');
/** What it restricted was not lifted by it; perhaps by another request of the person. Rule: RT-3. */
export const isRestricting = ({ steps }: Pick<SubjectRequest, 'steps'>): boolean =>
  steps.findLast(({ act }) => act === 'restricted' || act === 'lifted')?.act === 'restricted';
/** The same, or it began to hide something and was cut short before its step was written. Rule: RT-3. */
export const mayHideRecords = (request: Pick<SubjectRequest, 'steps' | 'restrictedRefs'>): boolean =>
  isRestricting(request) || (request.restrictedRefs ?? []).length > 0;
/**
 * Whether its time in the register is over. An open request on the desk stays for as long as the register is kept,
 * whatever end an earlier version stored. Rules: RT-5, RE-1.
 */
export const hasEnded = (request: SubjectRequest, now: Date): boolean =>
  request.expiresAt <= now &&
  (isClosed(request) || !isOnDesk(request) || registerEnd(request.receivedAt) <= now);
/**
 * Days left, counted in calendar days: a period of months ends with the last hour of its last day (Regulation
 * 1182/71, Art. 3(2)(c)). 0: due today; negative: overdue. Rule: RT-5.
 */
export const daysLeft = (dueAt: Date, now: Date): number => (startOfDay(dueAt) - startOfDay(now)) / DAY_MS;

/** What closing leaves: no address, and no ids but those of what it restricted. */
export const closedFields = (now: Date) => ({
  refs: [],
  sealedEmail: null,
  sealedPhone: null,
  work: null,
  closedAt: now,
  expiresAt: registerEnd(now),
});

/** What answering leaves: the address stays as long as the link, for the response is made when it is fetched. */
export const answeredFields = (now: Date) => ({
  state: 'done' as const,
  closedAt: now,
  expiresAt: registerEnd(now),
});

const lastAnswer = ({ steps }: Pick<SubjectRequest, 'steps'>): RequestStep | undefined =>
  steps.findLast(({ act }) => act === 'answered' || act === 'answered_partly');
/** The link was given out by the public page, before anybody of the shop saw the answer. */
export const isSelfServed = (request: Pick<SubjectRequest, 'steps'>): boolean =>
  lastAnswer(request)?.actor === 'visitor';
/** The link to the answer was made for staff, who hand it over: no mail carries it. */
export const isByHand = (request: Pick<SubjectRequest, 'steps'>): boolean =>
  !isSelfServed(request) && lastAnswer(request)?.detail === 'link';
/** The shop has yet to send its internal notes, or to look at chats: the request stays open. */
export const isPartlyAnswered = (request: Pick<SubjectRequest, 'steps'>): boolean =>
  lastAnswer(request)?.act === 'answered_partly';

/** Null is without an end. */
const laterOf = (a: Date | null, b: Date | null): Date | null =>
  a === null || b === null ? null : new Date(Math.max(a.getTime(), b.getTime()));

/** Adds up what the sources report. */
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
