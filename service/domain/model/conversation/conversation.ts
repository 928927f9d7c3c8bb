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

/** What the visitor's page shows: public facts of the page, never of the person. Rule: MI-3. */
export type Product = {
  readonly name: string;
  readonly id: string | null;
  /** A number as text, with a dot. */
  readonly price: string | null;
  /** Three letters, as in ISO 4217. */
  readonly currency: string | null;
};

export type Conversation = {
  readonly id: ConversationId;
  readonly shopId: ShopId;
  /** SHA-256 over shop and `boot`: opens a conversation exactly once. */
  readonly openHash: string;
  /** SHA-256 of the visitor token; null once ended or erased. */
  readonly tokenHash: string | null;
  readonly tokenExpiresAt: Date;
  readonly status: ConversationStatus;
  readonly assignedTo: { readonly staffId: StaffId; readonly name: string } | null;
  /** It waits for this team first; null: for everybody. */
  readonly team: TeamTurn | null;
  /** Tags of the shop; absent: none. */
  readonly tagIds?: readonly TagId[];
  /** Teams that it was handed to, the last of them, oldest first; cached from the events. */
  readonly teamIds?: readonly TeamId[];
  readonly locale: Locale;
  /** Origin and path of the page the visitor wrote from last. Rule: MI-3. */
  readonly page: string | null;
  /** The product on that page; null when it shows none. */
  readonly product: Product | null;
  readonly openedAt: Date;
  /** Days after the last message that the notice named. Rule: RE-2. */
  readonly promisedDays: PromisedDays;
  /** Keys of the addresses that are known to occur in it: a person is found by them. Rule: RT-1. */
  readonly subjectKeys: readonly string[];
  /** The customer that the shop server named, sealed; null when it named none. Decision 0083. */
  readonly customer: string | null;
  /** Hidden from staff and exports, kept from deletion. Rule: RT-3. */
  readonly restrictedAt: Date | null;
  /** Kept from deletion by the owner's order (a claim, a dispute). */
  readonly heldAt: Date | null;
  readonly heldReason: HoldReason | null;
  /** When it was to be erased while it was held: it goes as soon as the hold is lifted. Absent: never. */
  readonly eraseAskedAt?: Date | null;
  /** How the visitor comes back beside the token; absent: by no other way. */
  readonly waysBack?: WaysBack | null;
  /** The rest is a cache over the events, recomputed from them after a crash. */
  readonly lastSeq: number;
  readonly lastAt: Date;
  /** The promised end, counted from the last message; a shorter period of the shop may end it sooner. */
  readonly expiresAt: Date;
  /** Visitor messages since the consultant who has the conversation last read or answered; at least one when handed over. */
  readonly unread: number;
  /**
   * When the first visitor message came that nobody has answered yet, or it was handed over to somebody else; null when
   * all are answered. Stays while it is closed, for when it is opened again.
   */
  readonly waitingSince: Date | null;
  /** When the visitor last wrote, filled in a card or sent a file; absent: never. */
  readonly wroteAt?: Date;
  /** `seq` of that; absent: never. */
  readonly wroteSeq?: number;
  /** When it was last handed over or given back; absent: never. */
  readonly handedAt?: Date;
  readonly readByVisitor: number;
  readonly readByStaff: number;
  readonly preview: string;
  /** Its visitor is blocked: nothing more is taken on its token. Null: not blocked. */
  readonly block: { readonly reason: BlockReason; readonly at: Date } | null;
};

export type EventBody =
  | {
      readonly kind: 'message';
      readonly text: string | null;
      readonly name: string | null;
      /** Kinds of numbers that were masked in it; absent when none were. Rule: RQ-4. */
      readonly masked?: readonly MaskedKind[];
      /** How it came by mail; absent for what was written in the chat. Decision 0127. */
      readonly byMail?: MailOrigin;
      /** Newest `seq` that the consultant who sent it had: the visitor's writing behind it is unanswered. */
      readonly seen?: number;
    }
  | {
      readonly kind: 'card';
      readonly cardId: CardId;
      readonly state: CardState;
      /** What the visitor is asked, with `asked` alone. No answer ever stands here. Rule: RQ-2. */
      readonly request: CardRequest | null;
      readonly name: string | null;
    }
  | {
      readonly kind: 'attachment';
      readonly attachmentId: AttachmentId;
      readonly type: AttachmentType;
      readonly bytes: number;
      /** In pixels; null for a PDF. */
      readonly width: number | null;
      readonly height: number | null;
      readonly fileName: string;
      readonly name: string | null;
    }
  /** A consultant asks for a picture or a PDF. */
  | { readonly kind: 'attachment_request'; readonly text: string; readonly name: string | null }
  | {
      readonly kind: 'assigned';
      readonly assignedTo: { readonly staffId: StaffId; readonly name: string } | null;
      /** Back in the queue for this team first. */
      readonly teamId?: TeamId | null;
    }
  | {
      readonly kind: 'status';
      readonly status: ConversationStatus;
      /** Why the visitor is blocked from here on; null lifts the block; absent: not about a block. */
      readonly block?: BlockReason | null;
    }
  | { readonly kind: 'read'; readonly upTo: number }
  /** `leadId` with `sent` alone: the message that was left instead. */
  | { readonly kind: 'form'; readonly state: FormState; readonly leadId: LeadId | null }
  | { readonly kind: 'mail'; readonly state: MailState };

/** An event in which somebody wrote a text of their own: a message, or what a consultant asks a file for. */
export type WrittenBody = Extract<EventBody, { readonly kind: 'message' | 'attachment_request' }>;
export const WRITTEN_KINDS = [
  'message',
  'attachment_request',
] as const satisfies readonly WrittenBody['kind'][];
export const isWritten = (body: EventBody): body is WrittenBody =>
  body.kind === 'message' || body.kind === 'attachment_request';

type NamedBody = Extract<EventBody, { readonly name: string | null }>;
/** The compiler asks for a kind that is missing. */
const NAMED: Readonly<Record<NamedBody['kind'], true>> = {
  message: true,
  card: true,
  attachment: true,
  attachment_request: true,
};
/** Kinds of events that hold the name of whoever wrote them. */
export const NAMED_KINDS: readonly string[] = Object.keys(NAMED);
export const isNamed = (body: EventBody): body is NamedBody => body.kind in NAMED;

/** One thing that happened; `seq` is contiguous per conversation and given by the insert itself. */
export type ConversationEvent = {
  readonly id: EventId;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  /** The sender's id, unique per conversation: the same one stores once. */
  readonly ref: string;
  readonly author: Author;
  readonly staffId: StaffId | null;
  readonly at: Date;
  readonly body: EventBody;
};
export type NewEvent = Omit<ConversationEvent, 'seq'>;

/**
 * The event in its place, frozen. Field by field, because it is made with each message: spreading and freezing an object
 * takes ten times as long.
 */
export const placedEvent = (
  { id, shopId, conversationId, ref, author, staffId, at, body: own }: NewEvent,
  seq: number,
  body = own,
): ConversationEvent => Object.freeze({ id, shopId, conversationId, seq, ref, author, staffId, at, body });

/** Whether this person answers the conversation. */
export const isHeldBy = (
  { assignedTo }: Pick<Conversation, 'assignedTo'>,
  staffId: StaffId | null,
): boolean => assignedTo !== null && assignedTo.staffId === staffId;

/** Whether the conversation's token still opens it. Rule: EP-3. */
export const isOpenedByToken = (
  { tokenHash, tokenExpiresAt }: Pick<Conversation, 'tokenHash' | 'tokenExpiresAt'>,
  now: Date,
): boolean => tokenHash !== null && tokenExpiresAt.getTime() > now.getTime();

/** Longest life of a visitor token without "remember", in milliseconds. Rule: EP-3. */
export const VISITOR_TOKEN_MS = 8 * 3_600_000;

/** The end of its tokens after an act of its visitor: in eight hours, or the later end that it has. Rules: EP-3, EP-4. */
export const endAfterAct = ({ tokenExpiresAt }: Pick<Conversation, 'tokenExpiresAt'>, now: Date): Date =>
  new Date(Math.max(now.getTime() + VISITOR_TOKEN_MS, tokenExpiresAt.getTime()));

/** A client whose first response was lost may ask again for this long, with the same `boot`. */
export const BOOT_REPEAT_MS = 10 * 60_000;

/** The text of the event that the inbox shows; undefined for an event without one. */
export const shownText = (body: EventBody): string | null | undefined => {
  if (body.kind === 'message') return body.text;
  return body.kind === 'attachment' ? body.fileName : undefined;
};
/** What the inbox shows: the beginning of the newest message, or the name of the newest attachment. */
export const previewOf = (events: readonly ConversationEvent[]): string => {
  const newest = events.findLast((event) => shownText(event.body) !== undefined);
  return newest === undefined ? '' : previewText(shownText(newest.body) ?? null);
};
