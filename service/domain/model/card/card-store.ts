import type { CardId, ConversationId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { Card } from './card.ts';

/** Changes are conditional on the state. */
export type CardStore = {
  /** False for a duplicate. */
  insert(scope: ShopScope, card: Card): Promise<boolean>;
  get(scope: ShopScope, id: CardId): Promise<Card | null>;
  /** Oldest first. */
  listByConversation(scope: ShopScope, conversationId: ConversationId): Promise<readonly Card[]>;
  /** Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Card[]>;
  /** Null: out of scope or another state. */
  change(
    scope: ShopScope,
    id: CardId,
    from: Card['state'],
    changes: Partial<Omit<Card, 'id' | 'shopId' | 'conversationId'>>,
  ): Promise<Card | null>;
  /** Returns the removed cards. */
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<readonly Card[]>;
  /** Also held withdrawn ones. Rules: RE-1, CO-6. */
  withExpiredAnswers(scope: ShopScope, now: Date): Promise<readonly Card[]>;
  /** Cards of expired conversations. */
  expired(scope: ShopScope, now: Date): Promise<readonly Card[]>;
};
