import type { ConversationId, LeadId, ShopId, StaffId, TagId } from '../../../protocol/vocabulary.ts';
import type { Conversation, ConversationEvent, Product } from '../conversation/conversation.ts';
import type { Note } from '../note/note.ts';

/** Everything that rules publish for sockets and jobs. */
export type DomainEvent =
  | { type: 'conversation.opened'; shopId: ShopId; conversation: Conversation }
  | { type: 'conversation.event'; shopId: ShopId; conversation: Conversation; event: ConversationEvent }
  /** It holds events that were never published: stored before a crash, or by a write whose response was lost. */
  | { type: 'conversation.caughtUp'; shopId: ShopId; conversation: Conversation }
  /** Whether, or until when, its visitor is answered by mail, until when a closed chat can go on, or whether it is held. */
  | { type: 'conversation.ways'; shopId: ShopId; conversation: Conversation }
  /** The shop server said something of its customer. */
  | { type: 'conversation.customer'; shopId: ShopId; conversationId: ConversationId }
  | {
      type: 'conversation.page';
      shopId: ShopId;
      conversationId: ConversationId;
      page: string;
      product: Product | null;
    }
  /** Words in it were redacted: consoles read it again. Rule: RT-2. */
  | { type: 'conversation.rewritten'; shopId: ShopId; conversation: Conversation }
  /** It was restricted, or the restriction was lifted. Rule: RT-3. */
  | { type: 'conversation.hidden'; shopId: ShopId; conversation: Conversation }
  /** Its token is void, on open sockets too. Rule: EP-3. */
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
  /** Of one conversation, or with null the shop's list of them. */
  | {
      type: 'tags.changed';
      shopId: ShopId;
      conversationId: ConversationId | null;
      tagIds: readonly TagId[];
    }
  /** The shop's list of teams. */
  | { type: 'teams.changed'; shopId: ShopId }
  /** For consoles alone: no audience of visitors takes it. */
  | { type: 'note.added'; shopId: ShopId; note: Note }
  | { type: 'lead.changed'; shopId: ShopId; leadId: LeadId }
  /** Settings of the shop were written, or the shop was deleted: open sockets read it again. */
  | { type: 'shop.changed'; shopId: ShopId }
  /** Notice, form or policy state changed: open widgets fetch their session again. */
  | { type: 'notice.changed'; shopId: ShopId }
  /** The shop's admin pages sent a sign of life. */
  | { type: 'shopServer.tested'; shopId: ShopId }
  | { type: 'presence.changed'; shopId: ShopId }
  /** Its opening hours were changed. */
  | { type: 'hours.changed'; shopId: ShopId }
  /** Said every few seconds: what a widget shows may depend on the time alone. */
  | { type: 'time.passed' }
  /** Rights or shops of a person changed. */
  | { type: 'access.changed'; staffId: StaffId }
  /** A lead was stored for the first time: the job that queues its mails runs at once. */
  | { type: 'lead.kept'; shopId: ShopId; leadId: LeadId }
  /** A shop server reported a page that the service has yet to see. */
  | { type: 'policy.unseen'; shopId: ShopId }
  /** A mail was queued: the job that sends runs at once. */
  | { type: 'mail.queued' }
  /** A statement about all ledgers waits for the witnesses. */
  | { type: 'heads.stated' }
  | { type: 'session.revoked'; staffId: StaffId; sessionId: string };

/** Whether this process published the event, or another process of the installation did. */
export type EventOrigin = 'here' | 'elsewhere';
export type EventListener = (event: DomainEvent, origin: EventOrigin) => void;

export type EventBus = {
  /** The listeners of this process have heard it on return; those of others hear it a moment later, or never. */
  publish(event: DomainEvent): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: EventListener): () => void;
};
