import type { CardId, ConversationId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { Card } from './card.ts';

/** Data-request cards. A change names the state that it starts from, so that one of two acts wins. */
export type CardStore = {
  /** False when the card is there already. */
  insert(scope: ShopScope, card: Card): Promise<boolean>;
  get(scope: ShopScope, id: CardId): Promise<Card | null>;
  /** Oldest first. */
  listByConversation(scope: ShopScope, conversationId: ConversationId): Promise<readonly Card[]>;
  /** Cards with answers of the person behind the key. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Card[]>;
  /** The card after the change; null when it is not in this scope, or has left this state. */
  change(
    scope: ShopScope,
    id: CardId,
    from: Card['state'],
    changes: Partial<Omit<Card, 'id' | 'shopId' | 'conversationId'>>,
  ): Promise<Card | null>;
  /** Removes the cards of a conversation with their answers; returns them. */
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<readonly Card[]>;
  /** Cards whose answers have expired: answered ones, and those withdrawn while their chat was held. Rules: RE-1, CO-6. */
  withExpiredAnswers(scope: ShopScope, now: Date): Promise<readonly Card[]>;
  /** Cards past their conversation's end. */
  expired(scope: ShopScope, now: Date): Promise<readonly Card[]>;
};
