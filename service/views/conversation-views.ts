import type { Backfill } from '../domain/conversation/resume-conversation.ts';
import { DomainError } from '../domain/model/base/domain-error.ts';
import type { Appended } from '../domain/model/conversation/appended.ts';
import type {
  Conversation,
  ConversationEvent,
  EventBody,
  Product,
} from '../domain/model/conversation/conversation.ts';
import type { MailOrigin } from '../domain/model/conversation/mail-origin.ts';
import { reopenUntil } from '../domain/model/conversation/reopen-until.ts';
import { mailWayOf } from '../domain/model/conversation/ways-back.ts';
import type { CardRequestView } from '../protocol/frames/visitor-frames.ts';
import type { BlockReason } from '../protocol/inbox-lists.ts';
import type {
  Author,
  CardState,
  ConversationId,
  ConversationStatus,
  FormState,
  HoldReason,
  Locale,
  MailState,
  MaskedKind,
} from '../protocol/vocabulary.ts';
import { type AttachmentEventView, attachmentEventView } from './attachment-views.ts';
import { cardRequestView } from './card-views.ts';

type Common = { seq: number; id: string; at: string };
/** Event for participants, over HTTP and sockets. */
export type EventView = Common &
  (
    | {
        kind: 'message';
        author: Author;
        ref: string;
        text: string | null;
        masked?: MaskedKind[];
        byMail?: MailOrigin;
        seen?: number;
        name?: string;
        staffId?: string;
      }
    | {
        kind: 'card';
        author: Author;
        cardId: string;
        state: CardState;
        request?: CardRequestView;
        name?: string;
        staffId?: string;
      }
    | AttachmentEventView
    | { kind: 'assigned'; name: string | null; staffId?: string; by?: string | null; teamId?: string }
    | { kind: 'status'; status: ConversationStatus; isBlocked?: boolean; reason?: BlockReason }
    | { kind: 'read'; author: Author; upTo: number; staffId?: string }
    | { kind: 'form'; state: FormState; leadId?: string }
    | { kind: 'mail'; state: MailState }
  );

type MessageView = Extract<EventView, { kind: 'message' }>;
type MessageBody = Extract<EventBody, { kind: 'message' }>;
/** Hot path: spreading costs several times as much. */
const messageView = (
  event: ConversationEvent,
  body: MessageBody,
  viewer: 'visitor' | 'staff',
): MessageView => {
  const view: MessageView = {
    seq: event.seq,
    id: event.id,
    at: event.at.toISOString(),
    kind: 'message',
    author: event.author,
    ref: event.ref,
    text: body.text,
  };
  if (body.masked !== undefined) view.masked = [...body.masked];
  if (body.byMail !== undefined) view.byMail = body.byMail;
  if (body.name !== null) view.name = body.name;
  if (viewer === 'staff' && body.seen !== undefined) view.seen = body.seen;
  if (viewer === 'staff' && event.staffId !== null) view.staffId = event.staffId;
  return view;
};

/** Equal for visitors and staff: no account in it. */
export const looksAlike = ({ body, staffId }: ConversationEvent): boolean =>
  body.kind === 'message' && staffId === null;

/** @param viewer visitors see the consultant's name, never the account */
export const eventView = (event: ConversationEvent, viewer: 'visitor' | 'staff'): EventView => {
  const { body } = event;
  if (body.kind === 'message') return messageView(event, body, viewer);
  const common = { seq: event.seq, id: event.id, at: event.at.toISOString() };
  switch (body.kind) {
    case 'card':
      return {
        ...common,
        kind: 'card',
        author: event.author,
        cardId: body.cardId,
        state: body.state,
        ...(body.request === null ? {} : { request: cardRequestView(body.request) }),
        ...(body.name === null ? {} : { name: body.name }),
        ...(viewer === 'staff' && event.staffId !== null ? { staffId: event.staffId } : {}),
      };
    case 'attachment':
    case 'attachment_request':
      return { ...common, ...attachmentEventView(event, body, viewer) };
    case 'assigned':
      return {
        ...common,
        kind: 'assigned',
        name: body.assignedTo?.name ?? null,
        ...(viewer === 'staff' && body.assignedTo !== null ? { staffId: body.assignedTo.staffId } : {}),
        ...(viewer === 'staff' ? { by: event.staffId } : {}),
        ...(viewer === 'staff' && typeof body.teamId === 'string' ? { teamId: body.teamId } : {}),
      };
    case 'status':
      return {
        ...common,
        kind: 'status',
        status: body.status,
        ...(body.block === undefined ? {} : { isBlocked: body.block !== null }),
        ...(viewer === 'staff' && typeof body.block === 'string' ? { reason: body.block } : {}),
      };
    case 'form':
      return {
        ...common,
        kind: 'form',
        state: body.state,
        ...(viewer === 'staff' && body.leadId !== null ? { leadId: body.leadId } : {}),
      };
    case 'mail':
      return { ...common, kind: 'mail', state: body.state };
    case 'read':
      return {
        ...common,
        kind: 'read',
        author: event.author,
        upTo: body.upTo,
        ...(viewer === 'staff' && event.staffId !== null ? { staffId: event.staffId } : {}),
      };
  }
};

export type ConversationSummaryView = {
  id: string;
  shopId: string;
  status: ConversationStatus;
  locale: Locale;
  page: string | null;
  product: Product | null;
  assignedTo: { staffId: string; name: string } | null;
  openedAt: string;
  lastAt: string;
  last: number;
  unread: number;
  waitingSince: string | null;
  wroteAt: string | null;
  wroteSeq: number;
  readByVisitor: number;
  readByStaff: number;
  preview: string;
  label: string;
  isCustomer: boolean;
  heldReason: HoldReason | null;
  reopenUntil: string | null;
  blockedFor: BlockReason | null;
  answeredByMailUntil: string | null;
  team: { id: string; at: string } | null;
  tagIds: string[];
};

/** Stable three-digit number, easier to say than the id. */
export const labelOf = (id: ConversationId): string => {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 900;
  return String(100 + sum);
};

export const summaryView = (conversation: Conversation): ConversationSummaryView => ({
  id: conversation.id,
  shopId: conversation.shopId,
  status: conversation.status,
  locale: conversation.locale,
  page: conversation.page,
  product: conversation.product,
  assignedTo: conversation.assignedTo === null ? null : { ...conversation.assignedTo },
  openedAt: conversation.openedAt.toISOString(),
  lastAt: conversation.lastAt.toISOString(),
  last: conversation.lastSeq,
  unread: conversation.unread,
  waitingSince: conversation.waitingSince?.toISOString() ?? null,
  wroteAt: conversation.wroteAt?.toISOString() ?? null,
  wroteSeq: conversation.wroteSeq ?? 0,
  readByVisitor: conversation.readByVisitor,
  readByStaff: conversation.readByStaff,
  preview: conversation.preview,
  label: labelOf(conversation.id),
  isCustomer: conversation.customer !== null,
  heldReason: conversation.heldReason,
  reopenUntil: reopenUntil(conversation)?.toISOString() ?? null,
  blockedFor: conversation.block?.reason ?? null,
  answeredByMailUntil: mailWayOf(conversation)?.until.toISOString() ?? null,
  team: conversation.team ? { id: conversation.team.id, at: conversation.team.at.toISOString() } : null,
  tagIds: [...(conversation.tagIds ?? [])],
});

/** Acknowledgement of a stored event; with the token for a visitor's first message. */
export const ackView = (
  ref: string,
  { event, isRepeat }: Appended,
  issued: { token: string | null; tokenExpiresAt: Date } | null = null,
): AckView => {
  const view: AckView = { ref, id: event.id, seq: event.seq, at: event.at.toISOString() };
  if (isRepeat) view.dup = true;
  if (event.body.kind === 'message' && event.body.masked !== undefined)
    view.masked = { text: event.body.text ?? '', kinds: [...event.body.masked] };
  if (issued !== null && issued.token !== null) {
    view.token = issued.token;
    view.tokenExpiresAt = issued.tokenExpiresAt.toISOString();
  }
  return view;
};
type AckView = {
  ref: string;
  id: string;
  seq: number;
  at: string;
  dup?: boolean;
  masked?: { text: string; kinds: MaskedKind[] };
  token?: string;
  tokenExpiresAt?: string;
};

/** @throws DomainError conflict when the client claims more events than there are */
export const eventsView = (page: Backfill, viewer: 'visitor' | 'staff') => {
  if (page.kind === 'reset') {
    throw new DomainError('conflict', 'There are fewer events than that. Start over with after=0.');
  }
  return {
    events: page.events.map((event) => eventView(event, viewer)),
    more: page.more,
    last: page.last,
  };
};
