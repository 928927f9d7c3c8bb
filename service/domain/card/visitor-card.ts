import type { CardId, CardState } from '../../protocol/vocabulary.ts';
import { appendAndTell, eventOfNow } from '../conversation/store-message.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Card } from '../model/card/card.ts';
import type { Appended } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { CardDeps } from './request-data.ts';

/** Final state. */
export const cardOver = (): DomainError =>
  new DomainError(
    'conflict',
    'This request was answered or has expired. Open the chat again to see its state.',
  );

/** The card of this conversation. @throws DomainError not_found */
export const cardOf = async (
  deps: Pick<CardDeps, 'cards'>,
  scope: ShopScope,
  conversation: Conversation,
  id: CardId,
): Promise<Card> => {
  const card = await deps.cards.get(scope, id);
  if (card === null || card.conversationId !== conversation.id) throw notFound();
  return card;
};

/** Once per `ref`. */
export const appendCardState = (
  deps: Pick<CardDeps, 'conversations' | 'bus' | 'ids' | 'clock'>,
  scope: ShopScope,
  card: Card,
  ref: string,
  state: CardState,
): Promise<Appended> =>
  appendAndTell(
    deps,
    scope,
    eventOfNow(
      deps,
      scope,
      { conversationId: card.conversationId, ref, by: null },
      { kind: 'card', cardId: card.id, state, request: null, name: null },
    ),
  );
