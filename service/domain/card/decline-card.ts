import type { CardId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { isOpenAt } from '../model/card/card.ts';
import { type Appended, conversationClosed } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { CardDeps } from './request-data.ts';
import { appendCardState, cardOf, cardOver } from './visitor-card.ts';

/** Records the refusal only. @throws DomainError not_found, conflict. Rule: RQ-1 */
export const makeDeclineCard =
  (deps: CardDeps) =>
  async (
    scope: ShopScope,
    conversation: Conversation,
    input: { ref: string; cardId: CardId },
  ): Promise<Appended> => {
    const card = await cardOf(deps, scope, conversation, input.cardId);
    if (card.actRef !== input.ref) {
      if (!isOpenAt(card, deps.clock.now())) throw cardOver();
      if (conversation.status === 'closed') throw conversationClosed();
      const changes = { state: 'declined' as const, actRef: input.ref };
      if ((await deps.cards.change(scope, card.id, 'asked', changes)) === null) throw cardOver();
    }
    return appendCardState(deps, scope, card, input.ref, 'declined');
  };
