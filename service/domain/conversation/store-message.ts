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

/** Only types are checked. */
export type VisitorMessage = {
  ref: string;
  /** Previous `ref`, possibly not stored. */
  after: string | null;
  text: string;
  locale: Locale;
  /** Read only when opening. */
  notice: NoticeId | null;
  page: string | null;
  /** Absent: none. */
  product: Product | null;
  /** Absent: chat. */
  byMail?: MailOrigin;
};
export type Stored = Appended & { token: string | null; tokenExpiresAt: Date };

/**
 * Stores and publishes an event.
 * @param refuse see `ConversationStore.append`, like `queued`
 * @throws DomainError not_found
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

/** @param by null for the visitor */
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
/** Hot path: no spread. */
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
  // A shop may name its bank account.
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
    // Also on a repeat, after an interruption.
    if (isFirstAddress(appended.conversation, text))
      await noteAddress(deps, scope, appended.conversation, text);
    return appended;
  });
};

/** May hold the first address. */
export const isFirstAddress = ({ subjectKeys }: Conversation, text: string): boolean =>
  subjectKeys.length === 0 && mayHoldAddress(text);

/** The first address identifies the chat in requests. Rules: RT-1, RT-2. */
const noteAddress = async (
  deps: ConversationDeps,
  scope: ShopScope,
  conversation: Conversation,
  text: string,
): Promise<void> => {
  const keys = await keysIn(text, (kind, value) => deps.vault.subjectKey(scope, kind, value));
  if (keys.length > 0) await deps.conversations.addSubjectKeys(scope, conversation.id, keys);
};
