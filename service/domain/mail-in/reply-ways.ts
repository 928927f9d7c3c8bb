import { mailWayEnd } from '../card/mail-way.ts';
import { makeMarkRead } from '../conversation/mark-read.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import type { CardStore } from '../model/card/card-store.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { mailWayOf } from '../model/conversation/ways-back.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { replyHashOf } from '../model/mail/reply-address.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { mailAddress } from '../way-back/mail-answer.ts';
import type { FindReplyWay, ReplyWay } from './receive-mail.ts';

type ReplyWaysDeps = {
  conversations: ConversationStore;
  cards: Pick<CardStore, 'get'>;
  shops: Pick<ShopStore, 'get'>;
  vault: FieldVault;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
};

export const makeReplyWays = (deps: ReplyWaysDeps) => {
  const markRead = makeMarkRead(deps);
  const findReplyWay: FindReplyWay = async (token) => {
    const conversation = await deps.conversations.findByReply(replyHashOf(deps.digest, token));
    if (conversation === null) return null;
    const { restrictedAt, waysBack } = conversation;
    if (restrictedAt !== null) {
      // Judged at the time of hiding.
      const until = waysBack?.mail?.until;
      return until !== undefined && until > restrictedAt ? { hiddenChat: conversation.id } : null;
    }
    const way = mailWayOf(conversation);
    if (way === null || way.until <= deps.clock.now()) return null;
    const scope = scopeOfShop(conversation.shopId);
    const shop = await deps.shops.get(scope);
    const address = await mailAddress(deps, scope, way.cardId);
    return shop === null || address === null ? null : { shop, scope, conversation, address };
  };
  return {
    findReplyWay,
    goOnByMail: async ({ scope, conversation: { id } }: ReplyWay): Promise<void> => {
      const until = mailWayEnd(deps.clock.now());
      const conversation = await deps.conversations.changeWays(scope, id, (ways) =>
        ways.mail === null ? ways : { ...ways, mail: { ...ways.mail, until } },
      );
      const told = conversation?.waysBack?.mail?.told ?? null;
      if (conversation !== null && told !== null) await markRead(scope, conversation, null, told.seq);
    },
  };
};
