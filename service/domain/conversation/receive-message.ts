import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Conversation, isOpenedByToken } from '../model/conversation/conversation.ts';
import type { Shop } from '../model/shop/shop.ts';
import { conversationOver } from './resume-conversation.ts';
import { openHashOf, type Stored, type VisitorMessage } from './send-message.ts';

type MessageRate = 'visitorBurst' | 'visitorMinute' | 'visitorHour' | 'conversationOpen';

/** Counts a call under a key. @throws DomainError rate_limited */
export type TakeMessageRate = (name: MessageRate, key: string) => Promise<void>;

/** Who sends: a socket, or the caller of one HTTP request. */
export type Sender = {
  /** The conversation that the sender's token belongs to; null without a token, or for one that opens nothing. */
  conversation: Conversation | null;
  /** The secret that opens a conversation; null when none was sent. */
  boot: string | null;
  /** Key of the address, for the counter of new conversations. Rule: MI-1. */
  address: string;
};

export type ReceiveDeps = {
  clock: Clock;
  digest: Digest;
  takeRate: TakeMessageRate;
  sendVisitorMessage(
    shop: Shop,
    scope: ShopScope,
    conversation: Conversation,
    message: VisitorMessage,
  ): Promise<Stored>;
  openConversation(shop: Shop, scope: ShopScope, boot: string, message: VisitorMessage): Promise<Stored>;
};

/**
 * A visitor's message, by socket or HTTP: it goes into the conversation of the sender's token, or its `boot` opens one.
 * `boot` is sent while no token is held; beside a token only the one that opened that conversation is accepted, because
 * a client sends it again until the token arrives.
 * @param inTurn runs the write; HTTP waits there for the message before this one
 * @throws DomainError invalid_request (boot beside a token), unauthenticated (neither), rate_limited, and whatever
 *   sending or opening throws
 */
export const makeReceiveMessage =
  (deps: ReceiveDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    { conversation, boot, address }: Sender,
    message: VisitorMessage,
    inTurn: <T>(run: () => Promise<T>) => Promise<T> = (run) => run(),
  ): Promise<Stored> => {
    const held =
      conversation !== null && isOpenedByToken(conversation, deps.clock.now()) ? conversation : null;
    const continues = held !== null && (boot === null || openHashOf(deps, scope, boot) === held.openHash);
    if (continues) {
      await deps.takeRate('visitorBurst', held.id);
      await deps.takeRate('visitorMinute', held.id);
      await deps.takeRate('visitorHour', held.id);
      return inTurn(() => deps.sendVisitorMessage(shop, scope, held, message));
    }
    if (boot === null) throw conversationOver();
    // After its end the token is of no use: a new boot starts the next conversation on the same socket.
    if (held?.status === 'open') {
      throw new DomainError('invalid_request', 'Send boot only while no token is held.', {
        fields: { boot: 'is not allowed together with a token' },
      });
    }
    await deps.takeRate('conversationOpen', address);
    return deps.openConversation(shop, scope, boot, message);
  };
