import { askedInText } from '../../protocol/ask-patterns.ts';
import type { ConversationId, Locale } from '../../protocol/vocabulary.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids, PresenceBoard } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Appended, outOfTurn } from '../model/conversation/appended.ts';
import {
  BOOT_REPEAT_MS,
  type Conversation,
  type NewEvent,
  type Product,
  VISITOR_TOKEN_MS,
} from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { ErasedSendings } from '../model/erasure/erased-sendings.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { promisedConversationEnd, promisedDaysOf } from '../model/retention/retention.ts';
import { closedReason } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { Staff } from '../model/staff/staff.ts';
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
  recordAct: RecordAct;
  erasedSendings: Pick<ErasedSendings, 'refuse'>;
};

/** A visitor's message, checked for form only. */
export type VisitorMessage = {
  ref: string;
  /** `ref` of the message before it in the same outbox, while that one may not be stored yet. */
  after: string | null;
  text: string;
  locale: Locale;
  page: string | null;
  /** What the page shows; a message from a page without a product leaves none behind. */
  product: Product | null;
};
/** What the visitor gets once the message is stored. */
export type Stored = Appended & { token: string | null; tokenExpiresAt: Date };

export const conversationClosed = (): DomainError =>
  new DomainError('conversation_closed', 'This chat has ended. Start a new one.');

export const refuseWhileClosed = async (
  deps: Pick<ConversationDeps, 'agreementGate'>,
  shop: Shop,
  scope: ShopScope,
): Promise<void> => {
  const reason = closedReason(shop, await deps.agreementGate(scope));
  if (reason === 'dpa_required') {
    throw new DomainError(reason, 'The shop has no data-processing agreement yet, so nothing may be stored.');
  }
  if (reason === 'shop_closed') {
    throw new DomainError(reason, 'This shop has closed its chat, so nothing may be stored.');
  }
  if (reason !== null) {
    throw new DomainError(reason, 'The shop has not finished its settings, so nothing may be stored.');
  }
};

/** Stores one event and publishes it; null when the conversation is not in the scope. */
export const appendAndTell = async (
  deps: Pick<ConversationDeps, 'conversations' | 'bus'>,
  scope: ShopScope,
  event: Parameters<ConversationStore['append']>[1],
  after: string | null = null,
): Promise<Appended> => {
  const appended = await deps.conversations.append(scope, event, after);
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

/**
 * The first address that a visitor gives is taken for the visitor's own: by it the conversation is found when the
 * person asks for it. Later ones are mentions. Rules: RT-1, RT-2.
 */
const noteAddress = async (
  deps: ConversationDeps,
  scope: ShopScope,
  { conversation }: Appended,
  text: string,
): Promise<void> => {
  if (conversation.subjectKeys.length > 0 || !mayHoldAddress(text)) return;
  const keys = await keysIn(text, (kind, value) => deps.vault.subjectKey(scope, kind, value));
  if (keys.length > 0) await deps.conversations.addSubjectKeys(scope, conversation.id, keys);
};

const storeMessage = async (
  deps: ConversationDeps,
  scope: ShopScope,
  conversationId: ConversationId,
  message: { ref: string; after: string | null; text: string },
  sender: Staff | null,
): Promise<Appended> => {
  const at = deps.clock.now();
  // Only what visitors write: a shop may well name its own bank account.
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
    body: {
      kind: 'message',
      text,
      name: sender?.name ?? null,
      ...(masked.length > 0 ? { masked } : {}),
    },
  };
  const appended = await appendAndTell(deps, scope, event, message.after);
  // For a repeat too: the first call may have been interrupted between the two writes.
  if (sender === null) await noteAddress(deps, scope, appended, text);
  return appended;
};

const PRODUCT_FIELDS = ['name', 'id', 'price', 'currency'] as const;
const isSameProduct = (one: Product | null, other: Product | null): boolean =>
  PRODUCT_FIELDS.every((field) => one?.[field] === other?.[field]);

/**
 * Where the visitor writes from: the page, and what it shows. A message that does not say changes nothing; one from a
 * page without a product leaves none behind. Rule: MI-3.
 */
const notePage = async (
  deps: Pick<ConversationDeps, 'conversations' | 'bus'>,
  scope: ShopScope,
  conversation: Conversation,
  { page, product }: VisitorMessage,
): Promise<void> => {
  if (page === null) return;
  if (page === conversation.page && isSameProduct(product, conversation.product)) return;
  const { id } = conversation;
  await deps.conversations.setPage(scope, id, page, product);
  deps.bus.publish({
    type: 'conversation.page',
    shopId: scope.shopId,
    conversationId: id,
    page,
    product,
  });
};

/**
 * A visitor's message in a conversation that the token opened. Stored once per `ref`, then acknowledged.
 * @throws DomainError dpa_required, setup_incomplete, conversation_closed, conflict (it was erased), unavailable
 */
export const makeSendVisitorMessage =
  (deps: ConversationDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    conversation: Conversation,
    message: VisitorMessage,
  ): Promise<Stored> => {
    await refuseWhileClosed(deps, shop, scope);
    if (conversation.status === 'closed') throw conversationClosed();
    await deps.erasedSendings.refuse(scope, { openHash: null, ref: message.ref });
    const appended = await storeMessage(deps, scope, conversation.id, message, null);
    await notePage(deps, scope, appended.conversation, message);
    return { ...appended, token: null, tokenExpiresAt: conversation.tokenExpiresAt };
  };

/** What is stored of the secret that opens a conversation. */
export const openHashOf = (
  { digest }: { digest: Pick<Digest, 'sha256Hex'> },
  scope: ShopScope,
  boot: string,
): string => digest.sha256Hex(`${scope.shopId}.${boot}`);

/**
 * The first message of a visitor without a token: `boot` opens the conversation exactly once, and the answer carries
 * the token. A repeat of the same `boot` within ten minutes (its answer was lost) gets a fresh token.
 * @throws DomainError dpa_required, setup_incomplete, nobody_here, conversation_closed, conflict, unavailable
 */
export const makeOpenConversation =
  (deps: ConversationDeps) =>
  async (shop: Shop, scope: ShopScope, boot: string, message: VisitorMessage): Promise<Stored> => {
    await refuseWhileClosed(deps, shop, scope);
    const now = deps.clock.now();
    const openHash = openHashOf(deps, scope, boot);
    const token = deps.ids.secret();
    const tokenHash = deps.digest.sha256Hex(token);
    const tokenExpiresAt = new Date(now.getTime() + VISITOR_TOKEN_MS);
    const promisedDays = promisedDaysOf(shop);
    const fresh: Conversation = {
      id: deps.ids.next('cnv'),
      shopId: scope.shopId,
      openHash,
      tokenHash,
      tokenExpiresAt,
      status: 'open',
      assignedTo: null,
      locale: message.locale,
      page: message.page,
      product: message.page === null ? null : message.product,
      openedAt: now,
      promisedDays,
      expiresAt: promisedConversationEnd(promisedDays, [], now),
      subjectKeys: [],
      customer: null,
      restrictedAt: null,
      heldAt: null,
      heldReason: null,
      lastSeq: 0,
      lastAt: now,
      unread: 0,
      readByVisitor: 0,
      readByStaff: 0,
      preview: '',
    };
    const sending = { openHash, ref: message.ref };
    await deps.erasedSendings.refuse(scope, sending);
    const known = await deps.conversations.findByOpenHash(scope, openHash);
    if (known === null && message.after !== null) throw outOfTurn(message.after);
    if (known === null && !deps.presence.isStaffed(shop.id)) {
      throw new DomainError('nobody_here', 'Nobody is here to answer now. Use the contact form instead.');
    }
    const { conversation, isRepeat } =
      known === null ? await deps.conversations.open(scope, fresh) : { conversation: known, isRepeat: true };
    if (isRepeat) {
      if (
        now.getTime() - conversation.openedAt.getTime() > BOOT_REPEAT_MS ||
        conversation.tokenHash === null
      ) {
        throw new DomainError('conflict', 'This chat was opened before. Start a new one.');
      }
      if (conversation.status === 'closed') throw conversationClosed();
      await deps.conversations.setToken(scope, conversation.id, tokenHash, tokenExpiresAt);
    } else {
      try {
        // Once more: an erasure that came first has left its mark by now, and freed the place of this opening.
        await deps.erasedSendings.refuse(scope, sending);
      } catch (error) {
        await deps.conversations.erase(scope, conversation.id);
        throw error;
      }
      deps.bus.publish({ type: 'conversation.opened', shopId: scope.shopId, conversation });
    }
    const appended = await storeMessage(deps, scope, conversation.id, message, null);
    return { ...appended, token, tokenExpiresAt };
  };

/**
 * A consultant's answer. Whoever answers an unheld conversation takes it. Asking for personal data in free text is
 * possible, and noted: codes only. Rules: RQ-3, D7.
 * @throws DomainError not_found, conversation_closed, dpa_required, unavailable
 */
export const makeSendStaffMessage =
  (deps: ConversationDeps) =>
  async (
    scope: ShopScope,
    staff: Staff,
    conversationId: ConversationId,
    message: { ref: string; after: string | null; text: string },
  ): Promise<Appended> => {
    const conversation = await deps.conversations.find(scope, conversationId);
    if (conversation === null) throw notFound();
    if (conversation.status === 'closed') throw conversationClosed();
    if ((await deps.agreementGate(scope)) === 'missing') {
      throw new DomainError(
        'dpa_required',
        'The shop has no data-processing agreement at the moment, so nothing may be stored.',
      );
    }
    const appended = await storeMessage(deps, scope, conversationId, message, staff);
    const asked = appended.isRepeat ? [] : askedInText(message.text);
    if (asked.length > 0) {
      await deps.recordAct({
        actor: staff.id,
        shopId: scope.shopId,
        action: 'message.asks_data',
        target: conversationId,
        outcome: 'ok',
        details: { asked: asked.join(',') },
      });
    }
    if (conversation.assignedTo === null && !appended.isRepeat) {
      await assign(deps, scope, conversationId, { ref: deps.ids.ref(), after: null }, staff, staff);
    }
    return appended;
  };

export const assign = (
  deps: Pick<ConversationDeps, 'conversations' | 'bus' | 'ids' | 'clock'>,
  scope: ShopScope,
  conversationId: ConversationId,
  { ref, after }: { ref: string; after: string | null },
  by: Staff,
  to: Staff | null,
): Promise<Appended> => {
  const event: NewEvent = {
    id: deps.ids.next('evt'),
    shopId: scope.shopId,
    conversationId,
    ref,
    author: 'staff',
    staffId: by.id,
    at: deps.clock.now(),
    body: { kind: 'assigned', assignedTo: to === null ? null : { staffId: to.id, name: to.name } },
  };
  return appendAndTell(deps, scope, event, after);
};
