import type { BlockReason } from '../../../protocol/inbox-lists.ts';
import type {
  AttachmentId,
  AttachmentType,
  Author,
  CardId,
  CardState,
  ConversationId,
  ConversationStatus,
  EventId,
  FormState,
  HoldReason,
  LeadId,
  Locale,
  MailState,
  MaskedKind,
  ShopId,
  StaffId,
  TagId,
  TeamId,
} from '../../../protocol/vocabulary.ts';
import type { CardRequest } from '../card/card.ts';
import type { PromisedDays } from '../retention/retention.ts';
import type { TeamTurn } from '../team/team.ts';
import type { MailOrigin } from './mail-origin.ts';
import { previewText } from './preview.ts';
import type { WaysBack } from './ways-back.ts';

/** Public facts only. Rule: MI-3. */
export type Product = {
  readonly name: string;
  readonly id: string | null;
  /** Decimal, with a dot. */
  readonly price: string | null;
  /** ISO 4217. */
  readonly currency: string | null;
};

export type Conversation = {
  readonly id: ConversationId;
  readonly shopId: ShopId;
  /** SHA-256 of shop and `boot`. */
  readonly openHash: string;
  /** SHA-256; null: ended or erased. */
  readonly tokenHash: string | null;
  readonly tokenExpiresAt: Date;
  readonly status: ConversationStatus;
  readonly assignedTo: { readonly staffId: StaffId; readonly name: string } | null;
  /** Null: everyone. */
  readonly team: TeamTurn | null;
  /** Absent: none. */
  readonly tagIds?: readonly TagId[];
  /** Last handovers, oldest first. */
  readonly teamIds?: readonly TeamId[];
  readonly locale: Locale;
  /** Origin and path. Rule: MI-3. */
  readonly page: string | null;
  /** Null without a product. */
  readonly product: Product | null;
  readonly openedAt: Date;
  /** From the notice. Rule: RE-2. */
  readonly promisedDays: PromisedDays;
  /** Keys of known addresses. Rule: RT-1. */
  readonly subjectKeys: readonly string[];
  /** Sealed; null: none. */
  readonly customer: string | null;
  /** Hidden and not deleted. Rule: RT-3. */
  readonly restrictedAt: Date | null;
  /** Legal hold. */
  readonly heldAt: Date | null;
  readonly heldReason: HoldReason | null;
  /** Erasure due after the hold; absent: never. */
  readonly eraseAskedAt?: Date | null;
  /** Absent: none. */
  readonly waysBack?: WaysBack | null;
  /** From here a cache of the events. */
  readonly lastSeq: number;
  readonly lastAt: Date;
  /** Promised; the shop's period may end it sooner. */
  readonly expiresAt: Date;
  /** Since the assigned consultant's last read or answer; at least 1 after a handover. */
  readonly unread: number;
  /** First unanswered message or handover; null: answered. Stays while closed. */
  readonly waitingSince: Date | null;
  /** Message, card or file; absent: never. */
  readonly wroteAt?: Date;
  /** Its `seq`; absent: never. */
  readonly wroteSeq?: number;
  /** Absent: never. */
  readonly handedAt?: Date;
  readonly readByVisitor: number;
  readonly readByStaff: number;
  readonly preview: string;
  /** Null: not blocked. */
  readonly block: { readonly reason: BlockReason; readonly at: Date } | null;
};

export type EventBody =
  | {
      readonly kind: 'message';
      readonly text: string | null;
      readonly name: string | null;
      /** Absent: none. Rule: RQ-4. */
      readonly masked?: readonly MaskedKind[];
      /** Absent: chat. */
      readonly byMail?: MailOrigin;
      /** Newest `seq` the consultant had. */
      readonly seen?: number;
    }
  | {
      readonly kind: 'card';
      readonly cardId: CardId;
      readonly state: CardState;
      /** Only with `asked`; no answers. Rule: RQ-2. */
      readonly request: CardRequest | null;
      readonly name: string | null;
    }
  | {
      readonly kind: 'attachment';
      readonly attachmentId: AttachmentId;
      readonly type: AttachmentType;
      readonly bytes: number;
      /** Pixels; PDF: null. */
      readonly width: number | null;
      readonly height: number | null;
      readonly fileName: string;
      readonly name: string | null;
    }
  | { readonly kind: 'attachment_request'; readonly text: string; readonly name: string | null }
  | {
      readonly kind: 'assigned';
      readonly assignedTo: { readonly staffId: StaffId; readonly name: string } | null;
      /** Back to its queue. */
      readonly teamId?: TeamId | null;
    }
  | {
      readonly kind: 'status';
      readonly status: ConversationStatus;
      /** Null: lifted; absent: no block. */
      readonly block?: BlockReason | null;
    }
  | { readonly kind: 'read'; readonly upTo: number }
  /** `leadId` only with `sent`. */
  | { readonly kind: 'form'; readonly state: FormState; readonly leadId: LeadId | null }
  | { readonly kind: 'mail'; readonly state: MailState };

/** Events with free text. */
export type WrittenBody = Extract<EventBody, { readonly kind: 'message' | 'attachment_request' }>;
export const WRITTEN_KINDS = [
  'message',
  'attachment_request',
] as const satisfies readonly WrittenBody['kind'][];
export const isWritten = (body: EventBody): body is WrittenBody =>
  body.kind === 'message' || body.kind === 'attachment_request';

type NamedBody = Extract<EventBody, { readonly name: string | null }>;
/** Exhaustive by type. */
const NAMED: Readonly<Record<NamedBody['kind'], true>> = {
  message: true,
  card: true,
  attachment: true,
  attachment_request: true,
};
/** With the author's name. */
export const NAMED_KINDS: readonly string[] = Object.keys(NAMED);
export const isNamed = (body: EventBody): body is NamedBody => body.kind in NAMED;

/** `seq`: contiguous, assigned by the insert. */
export type ConversationEvent = {
  readonly id: EventId;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  /** Idempotency key per conversation. */
  readonly ref: string;
  readonly author: Author;
  readonly staffId: StaffId | null;
  readonly at: Date;
  readonly body: EventBody;
};
export type NewEvent = Omit<ConversationEvent, 'seq'>;

/** Frozen; field by field for speed. */
export const placedEvent = (
  { id, shopId, conversationId, ref, author, staffId, at, body: own }: NewEvent,
  seq: number,
  body = own,
): ConversationEvent => Object.freeze({ id, shopId, conversationId, seq, ref, author, staffId, at, body });

/** Whether this consultant is assigned. */
export const isHeldBy = (
  { assignedTo }: Pick<Conversation, 'assignedTo'>,
  staffId: StaffId | null,
): boolean => assignedTo !== null && assignedTo.staffId === staffId;

/** Whether the token is valid. Rule: EP-3. */
export const isOpenedByToken = (
  { tokenHash, tokenExpiresAt }: Pick<Conversation, 'tokenHash' | 'tokenExpiresAt'>,
  now: Date,
): boolean => tokenHash !== null && tokenExpiresAt.getTime() > now.getTime();

/** Without "remember", in milliseconds. Rule: EP-3. */
export const VISITOR_TOKEN_MS = 8 * 3_600_000;

/** Token end: eight hours, or the later current one. Rules: EP-3, EP-4. */
export const endAfterAct = ({ tokenExpiresAt }: Pick<Conversation, 'tokenExpiresAt'>, now: Date): Date =>
  new Date(Math.max(now.getTime() + VISITOR_TOKEN_MS, tokenExpiresAt.getTime()));

/** For a lost first response. */
export const BOOT_REPEAT_MS = 10 * 60_000;

/** Text for the inbox; undefined without one. */
export const shownText = (body: EventBody): string | null | undefined => {
  if (body.kind === 'message') return body.text;
  return body.kind === 'attachment' ? body.fileName : undefined;
};
/** Newest message, or attachment name. */
export const previewOf = (events: readonly ConversationEvent[]): string => {
  const newest = events.findLast((event) => shownText(event.body) !== undefined);
  return newest === undefined ? '' : previewText(shownText(newest.body) ?? null);
};
