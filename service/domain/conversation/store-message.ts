import type { ConversationId, Locale, MaskedKind, NoticeId } from '../../protocol/vocabulary.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids, PresenceBoard } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import {
  type Appended,
  type RefuseEvent,
  unlessEnded,
  unlessHeldByColleague,
} from '../model/conversation/appended.ts';
import type { Conversation, EventBody, NewEvent, Product } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { MailOrigin } from '../model/conversation/mail-origin.ts';
import type { ErasedSendings } from '../model/erasure/erased-sendings.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Staff, shownName } from '../model/staff/staff.ts';
import { maskNumbers } from '../model/text/mask-numbers.ts';
import { keysIn, mayHoldAddress } from '../model/text/mentions.ts';

/** What every message needs, whoever writes it. */
export type ConversationDeps = {
  conversations: ConversationStore;
  agreementGate: AgreementGate;
  presence: PresenceBoard;
  digest: Digest;
  vault: FieldVault;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
  erasedSendings: Pick<ErasedSendings, 'refuse'>;
};

/** A visitor's message; only the types are checked. */
export type VisitorMessage = {
  ref: string;
  /** `ref` of the message before it in the same outbox, while that one may not be stored yet. */
  after: string | null;
  text: string;
  locale: Locale;
  /** The notice that was on the screen; read only when the message opens a conversation. */
  notice: NoticeId | null;
  page: string | null;
  /** What the page shows; a message from a page without a product leaves none behind. */
  product: Product | null;
  /** How it came by mail; absent for what was written in the chat. */
  byMail?: MailOrigin;
};
/** What the visitor gets once the message is stored. */
export type Stored = Appended & { token: string | null; tokenExpiresAt: Date };

/**
 * Stores one event and publishes it.
 * @param refuse see `ConversationStore.append`, like `queued`
 * @throws DomainError not_found for a conversation outside the scope
 */
export const appendAndTell = async (
  deps: Pick<ConversationDeps, 'conversations' | 'bus'>,
  scope: ShopScope,
  event: Parameters<ConversationStore['append']>[1],
  after: string | null = null,
  refuse: RefuseEvent | null = null,
  queued?: () => void,
): Promise<Appended> => {
  const appended = await deps.conversations.append(scope, event, after, refuse, queued);
  if (appended === null) throw notFound();
  if (!appended.isRepeat) {
    const { conversation } = appended;
    deps.bus.publish({
      type: 'conversation.event',
      shopId: scope.shopId,
      conversation,
      event: appended.event,
    });
  }
  return appended;
};

/** An event of now. @param by null for the visitor */
export const eventOfNow = (
  deps: Pick<ConversationDeps, 'ids' | 'clock'>,
  scope: ShopScope,
  { conversationId, ref, by }: { conversationId: ConversationId; ref: string; by: Staff | null },
  body: NewEvent['body'],
): NewEvent => ({
  id: deps.ids.next('evt'),
  shopId: scope.shopId,
  conversationId,
  ref,
  author: by === null ? 'visitor' : 'staff',
  staffId: by?.id ?? null,
  at: deps.clock.now(),
  body,
});

type MessageBody = Extract<EventBody, { kind: 'message' }>;
/** Made for each message, so without spreading. */
const messageBody = (
  text: string,
  sender: Staff | null,
  masked: readonly MaskedKind[],
  { byMail, seen }: { byMail?: MailOrigin | undefined; seen?: number | undefined },
): MessageBody => {
  const body: { -readonly [Field in keyof MessageBody]: MessageBody[Field] } = {
    kind: 'message',
    text,
    name: sender === null ? null : shownName(sender),
  };
  if (masked.length > 0) body.masked = masked;
  if (byMail !== undefined) body.byMail = byMail;
  if (seen !== undefined) body.seen = seen;
  return body;
};

/**
 * @param sender null for the visitor
 * @param queued see `ConversationStore.append`
 */
export const appendMessage = (
  deps: ConversationDeps,
  scope: ShopScope,
  conversationId: ConversationId,
  message: Pick<VisitorMessage, 'ref' | 'after' | 'text' | 'byMail'> & { seen?: number | undefined },
  sender: Staff | null,
  queued?: () => void,
): Promise<Appended> => {
  const at = deps.clock.now();
  // Only what visitors write: a shop may name its own bank account.
  const { text, masked } =
    sender === null ? maskNumbers(message.text, at) : { text: message.text, masked: [] };
  const event: NewEvent = {
    id: deps.ids.next('evt'),
    shopId: scope.shopId,
    conversationId,
    ref: message.ref,
    author: sender === null ? 'visitor' : 'staff',
    staffId: sender?.id ?? null,
    at,
    body: messageBody(text, sender, masked, message),
  };
  const refuse = sender === null ? unlessEnded : unlessHeldByColleague(sender.id);
  const appending = appendAndTell(deps, scope, event, message.after, refuse, queued);
  if (sender !== null || !mayHoldAddress(text)) return appending;
  return appending.then(async (appended) => {
    // For a repeat too: the first call may have been interrupted between the two writes.
    if (isFirstAddress(appended.conversation, text))
      await noteAddress(deps, scope, appended.conversation, text);
    return appended;
  });
};

/** The text may hold the first address of its conversation. */
export const isFirstAddress = ({ subjectKeys }: Conversation, text: string): boolean =>
  subjectKeys.length === 0 && mayHoldAddress(text);

/**
 * The first address that a visitor gives is taken for the visitor's own: by it the conversation is found when the
 * person asks for it. Later ones are mentions. Rules: RT-1, RT-2.
 */
const noteAddress = async (
  deps: ConversationDeps,
  scope: ShopScope,
  conversation: Conversation,
  text: string,
): Promise<void> => {
  const keys = await keysIn(text, (kind, value) => deps.vault.subjectKey(scope, kind, value));
  if (keys.length > 0) await deps.conversations.addSubjectKeys(scope, conversation.id, keys);
};
