import { refuseWhileClosed } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { conversationClosed, visitorBlocked } from '../model/conversation/appended.ts';
import { type Conversation, isOpenedByToken, type Product } from '../model/conversation/conversation.ts';
import { isBlocked } from '../model/conversation/reopen-until.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { makeOpenConversation, type OpenDeps, openHashOf } from './open-conversation.ts';
import { leaveClosed } from './reopen-conversation.ts';
import { conversationOver } from './resume-conversation.ts';
import {
  appendMessage,
  type ConversationDeps,
  isFirstAddress,
  type Stored,
  type VisitorMessage,
} from './store-message.ts';

const MESSAGE_RATES = ['visitorBurst', 'visitorMinute', 'visitorHour'] as const;
type MessageRate = (typeof MESSAGE_RATES)[number] | 'conversationOpen';

/** Undefined: counted in memory. @throws DomainError rate_limited */
export type TakeMessageRate = (name: MessageRate, key: string) => Promise<void> | undefined;

export type Sender = {
  /** Null: no valid token. */
  conversation: Conversation | null;
  /** Null: none. */
  boot: string | null;
  /** Rule: MI-1. */
  address: string;
};

export type MessageWay = {
  inTurn?: <T>(run: () => Promise<T>) => Promise<T>;
  queued?: () => void;
};

/**
 * Stores in the token's conversation, or opens one by `boot`.
 * @param way `inTurn` orders HTTP writes; `queued`: the next message may start
 * @throws DomainError invalid_request (foreign boot), unauthenticated (neither), rate_limited, errors of
 * sending or opening
 */
export const makeReceiveMessage = (
  deps: OpenDeps & { mails: Pick<MailStore, 'removeByRef'>; takeRate: TakeMessageRate },
) => {
  const send = makeSendVisitorMessage(deps);
  const open = makeOpenConversation(deps);
  /** Undefined: all in memory. */
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
    // A new boot starts the next conversation.
    if (opened?.status === 'open') {
      throw new DomainError('invalid_request', 'Send boot only while no token is held.', {
        fields: { boot: 'is not allowed together with a token' },
      });
    }
    await deps.takeRate('conversationOpen', address);
    const stored = await open(shop, scope, boot, message);
    if (opened !== null) await leaveClosed(deps, scope, opened);
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
 * Stores once per `ref`, then acknowledges.
 * @throws DomainError dpa_required, setup_incomplete, shop_closed, conversation_closed, conflict (erased),
 * unavailable
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
    const isAlone = isRemote(conversation, message) || isFirstAddress(conversation, message.text);
    const taken = isAlone ? undefined : queued;
    const appended = await appendMessage(deps, scope, conversation.id, message, null, taken);
    if (isRemote(appended.conversation, message))
      await notePage(deps, scope, appended.conversation.id, message);
    const { event, isRepeat } = appended;
    const { tokenExpiresAt } = conversation;
    return { event, conversation: appended.conversation, isRepeat, token: null, tokenExpiresAt };
  };

const PRODUCT_FIELDS = ['name', 'id', 'price', 'currency'] as const;
const isSameProduct = (one: Product | null, other: Product | null): boolean =>
  PRODUCT_FIELDS.every((field) => one?.[field] === other?.[field]);

const isRemote = (known: Conversation, { page, product }: VisitorMessage): boolean =>
  page !== null && (page !== known.page || !isSameProduct(product, known.product));

/** Absent: unchanged; a page without product clears it. Rule: MI-3. */
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
