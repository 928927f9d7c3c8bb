import { refuseWhileClosed } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { conversationClosed, visitorBlocked } from '../model/conversation/appended.ts';
import { type Conversation, isOpenedByToken, type Product } from '../model/conversation/conversation.ts';
import { isBlocked } from '../model/conversation/reopen-until.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { makeOpenConversation, type OpenDeps, openHashOf } from './open-conversation.ts';
import { leaveBehind } from './reopen-conversation.ts';
import { conversationOver } from './resume-conversation.ts';
import {
  appendMessage,
  type ConversationDeps,
  isFirstAddress,
  type Stored,
  type VisitorMessage,
} from './store-message.ts';

/** Counted for each message of a running conversation. */
const MESSAGE_RATES = ['visitorBurst', 'visitorMinute', 'visitorHour'] as const;
type MessageRate = (typeof MESSAGE_RATES)[number] | 'conversationOpen';

/** Counts a call under a key; nothing to wait for where it is counted in memory. @throws DomainError rate_limited */
export type TakeMessageRate = (name: MessageRate, key: string) => Promise<void> | undefined;

/** Who sends: a socket, or the caller of one HTTP request. */
export type Sender = {
  /** The conversation that the sender's token belongs to; null without a token, or for one that opens nothing. */
  conversation: Conversation | null;
  /** The secret that opens a conversation; null when none was sent. */
  boot: string | null;
  /** Key of the address, for the counter of new conversations. Rule: MI-1. */
  address: string;
};

/** What an edge does around the write of a message. */
export type MessageWay = {
  inTurn?: <T>(run: () => Promise<T>) => Promise<T>;
  queued?: () => void;
};

/**
 * A visitor's message, by socket or HTTP: it goes into the conversation of the sender's token, or its `boot` opens one.
 * `boot` is sent while no token is held; beside a token only the one that opened that conversation is accepted, because
 * a client sends it again until the token arrives.
 * @param way `inTurn` runs the write: HTTP waits there for the message before this one. `queued` is called when the
 *   message has its place behind those before it, and all that is left to do is to store it: the next one may come. Not
 *   called when the message changes more than its conversation's events, or is refused.
 * @throws DomainError invalid_request (boot beside a token), unauthenticated (neither), rate_limited, and whatever
 *   sending or opening throws
 */
export const makeReceiveMessage = (
  deps: OpenDeps & { mails: Pick<MailStore, 'removeByRef'>; takeRate: TakeMessageRate },
) => {
  const send = makeSendVisitorMessage(deps);
  const open = makeOpenConversation(deps);
  /** Counts from this rate on; nothing to wait for where all are counted in memory. */
  const countFrom = (index: number, key: string): Promise<void> | undefined => {
    const rate = MESSAGE_RATES[index];
    if (rate === undefined) return undefined;
    const counted = deps.takeRate(rate, key);
    return counted === undefined ? countFrom(index + 1, key) : counted.then(() => countFrom(index + 1, key));
  };
  const begin = async (
    shop: Shop,
    scope: ShopScope,
    { boot, address }: Sender,
    opened: Conversation | null,
    message: VisitorMessage,
  ): Promise<Stored> => {
    if (boot === null) throw conversationOver();
    // A token that has ended does not count: a new boot starts the next conversation on the same socket.
    if (opened?.status === 'open') {
      throw new DomainError('invalid_request', 'Send boot only while no token is held.', {
        fields: { boot: 'is not allowed together with a token' },
      });
    }
    await deps.takeRate('conversationOpen', address);
    const stored = await open(shop, scope, boot, message);
    if (opened !== null) await leaveBehind(deps, scope, opened);
    return stored;
  };
  return (
    shop: Shop,
    scope: ShopScope,
    sender: Sender,
    message: VisitorMessage,
    way: MessageWay = {},
  ): Promise<Stored> => {
    const { conversation, boot } = sender;
    const opened =
      conversation !== null && isOpenedByToken(conversation, deps.clock.now()) ? conversation : null;
    // Neither here nor in a new chat that this token starts.
    if (opened !== null && isBlocked(opened)) return Promise.reject(visitorBlocked());
    const continues = opened !== null && (boot === null || openHashOf(deps, scope, boot) === opened.openHash);
    if (!continues) return begin(shop, scope, sender, opened, message);
    const run = () => send(shop, scope, opened, message, way.queued);
    const counted = countFrom(0, opened.id);
    const { inTurn } = way;
    if (inTurn !== undefined) return (counted ?? Promise.resolve()).then(() => inTurn(run));
    return counted === undefined ? run() : counted.then(run);
  };
};

/**
 * A visitor's message in a conversation that the token opened. Stored once per `ref`, then acknowledged.
 * @throws DomainError dpa_required, setup_incomplete, shop_closed, conversation_closed, conflict (it was erased),
 *   unavailable
 */
export const makeSendVisitorMessage =
  (deps: ConversationDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    conversation: Conversation,
    message: VisitorMessage,
    queued?: () => void,
  ): Promise<Stored> => {
    const isOpen = refuseWhileClosed(deps, shop, scope);
    if (isOpen !== undefined) await isOpen;
    if (conversation.status === 'closed') throw conversationClosed();
    const { openedAt } = conversation;
    const isNew = deps.erasedSendings.refuse(scope, { openHash: null, openedAt, ref: message.ref });
    if (isNew !== undefined) await isNew;
    const isAlone = isElsewhere(conversation, message) || isFirstAddress(conversation, message.text);
    const taken = isAlone ? undefined : queued;
    const appended = await appendMessage(deps, scope, conversation.id, message, null, taken);
    if (isElsewhere(appended.conversation, message))
      await notePage(deps, scope, appended.conversation.id, message);
    const { event, isRepeat } = appended;
    const { tokenExpiresAt } = conversation;
    return { event, conversation: appended.conversation, isRepeat, token: null, tokenExpiresAt };
  };

const PRODUCT_FIELDS = ['name', 'id', 'price', 'currency'] as const;
const isSameProduct = (one: Product | null, other: Product | null): boolean =>
  PRODUCT_FIELDS.every((field) => one?.[field] === other?.[field]);

/** The message says that the visitor is on another page, or sees another product, than was known. */
const isElsewhere = (known: Conversation, { page, product }: VisitorMessage): boolean =>
  page !== null && (page !== known.page || !isSameProduct(product, known.product));

/**
 * Where the visitor writes from: the page, and what it shows. A message that does not say changes nothing; one from a
 * page without a product leaves none behind. Rule: MI-3.
 */
const notePage = async (
  deps: Pick<ConversationDeps, 'conversations' | 'bus'>,
  scope: ShopScope,
  id: Conversation['id'],
  { page, product }: VisitorMessage,
): Promise<void> => {
  if (page === null) return;
  await deps.conversations.setPage(scope, id, page, product);
  deps.bus.publish({ type: 'conversation.page', shopId: scope.shopId, conversationId: id, page, product });
};
