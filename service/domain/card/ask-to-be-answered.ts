import { refuseWhileClosed } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { ANSWER_HERE_FIELDS, answerHerePurpose, isAnswerHere } from '../model/card/answer-here.ts';
import { type Appended, conversationClosed } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { mailWayOf } from '../model/conversation/ways-back.ts';
import type { Shop } from '../model/shop/shop.ts';
import { ask, type CardDeps, cardIdOf } from './request-data.ts';

/**
 * Shows the address card; once per `ref`. Rules: RQ-1, D7.
 * @throws DomainError conversation_closed, conflict (already by mail), dpa_required, setup_incomplete
 */
export const makeAskToBeAnswered =
  (deps: CardDeps) =>
  async (shop: Shop, scope: ShopScope, conversation: Conversation, ref: string): Promise<Appended> => {
    const known = await deps.cards.get(scope, cardIdOf(deps, conversation.id, ref));
    if (known === null) {
      if (conversation.status === 'closed') throw conversationClosed();
      if (mailWayOf(conversation) !== null)
        throw new DomainError('conflict', 'Answers to this chat go to your e-mail address already.');
      await refuseWhileClosed(deps, shop, scope);
    }
    const purpose = answerHerePurpose(shop);
    return ask(
      deps,
      shop,
      scope,
      conversation,
      { ref, purpose, fields: ANSWER_HERE_FIELDS, by: null },
      known,
    );
  };

/** Offers mail replies, once per conversation. */
export const makeOfferMails =
  (deps: CardDeps) =>
  async (shop: Shop, scope: ShopScope, conversation: Conversation): Promise<void> => {
    if (!deps.mailer.isSet) return;
    const cards = await deps.cards.listByConversation(scope, conversation.id);
    if (cards.some(isAnswerHere)) return;
    await makeAskToBeAnswered(deps)(shop, scope, conversation, `mails.${conversation.id}`);
  };
