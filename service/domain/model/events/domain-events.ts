import type { ConversationId, LeadId, ShopId, StaffId, TagId } from '../../../protocol/vocabulary.ts';
import type { Conversation, ConversationEvent, Product } from '../conversation/conversation.ts';
import type { Note } from '../note/note.ts';

export type DomainEvent =
  | { type: 'conversation.opened'; shopId: ShopId; conversation: Conversation }
  | { type: 'conversation.event'; shopId: ShopId; conversation: Conversation; event: ConversationEvent }
  /** Unpublished events after a crash or lost response. */
  | { type: 'conversation.caughtUp'; shopId: ShopId; conversation: Conversation }
  /** Answers by mail, reopening or hold. */
  | { type: 'conversation.ways'; shopId: ShopId; conversation: Conversation }
  | { type: 'conversation.customer'; shopId: ShopId; conversationId: ConversationId }
  | {
      type: 'conversation.page';
      shopId: ShopId;
      conversationId: ConversationId;
      page: string;
      product: Product | null;
    }
  /** Consoles reload. Rule: RT-2. */
  | { type: 'conversation.rewritten'; shopId: ShopId; conversation: Conversation }
  /** Or unhidden. Rule: RT-3. */
  | { type: 'conversation.hidden'; shopId: ShopId; conversation: Conversation }
  /** Also on open sockets. Rule: EP-3. */
  | { type: 'conversation.ended'; shopId: ShopId; conversationId: ConversationId }
  | { type: 'conversation.erased'; shopId: ShopId; conversationId: ConversationId }
  | {
      type: 'conversation.typing';
      shopId: ShopId;
      conversationId: ConversationId;
      /** Null for the visitor. */
      by: { staffId: StaffId; name: string } | null;
      on: boolean;
    }
  /** Null: the shop's list. */
  | {
      type: 'tags.changed';
      shopId: ShopId;
      conversationId: ConversationId | null;
      tagIds: readonly TagId[];
    }
  | { type: 'teams.changed'; shopId: ShopId }
  /** For consoles only. */
  | { type: 'note.added'; shopId: ShopId; note: Note }
  | { type: 'lead.changed'; shopId: ShopId; leadId: LeadId }
  /** Or deleted: sockets reload. */
  | { type: 'shop.changed'; shopId: ShopId }
  /** Widgets reload. */
  | { type: 'notice.changed'; shopId: ShopId }
  | { type: 'shopServer.tested'; shopId: ShopId }
  | { type: 'presence.changed'; shopId: ShopId }
  | { type: 'hours.changed'; shopId: ShopId }
  /** Every few seconds. */
  | { type: 'time.passed' }
  | { type: 'access.changed'; staffId: StaffId }
  /** Triggers the mail job. */
  | { type: 'lead.kept'; shopId: ShopId; leadId: LeadId }
  /** Reported, not yet fetched. */
  | { type: 'policy.unseen'; shopId: ShopId }
  /** Triggers the sending job. */
  | { type: 'mail.queued' }
  /** Awaits witnesses. */
  | { type: 'heads.stated' }
  | { type: 'session.revoked'; staffId: StaffId; sessionId: string };

/** This process or another. */
export type EventOrigin = 'here' | 'elsewhere';
export type EventListener = (event: DomainEvent, origin: EventOrigin) => void;

export type EventBus = {
  /** Synchronous here; later or never at other processes. */
  publish(event: DomainEvent): void;
  /** Returns the unsubscribe function. */
  subscribe(listener: EventListener): () => void;
};
