import type { Shop } from '../shop/shop.ts';
import type { AskedField, Card, CardPurpose } from './card.ts';
import { purposeTexts } from './default-purposes.ts';

/** Answers by mail. */
export const ANSWER_HERE = 'answer_here';
export const ANSWER_HERE_FIELDS: readonly AskedField[] = [{ kind: 'email', label: null }];

export const isAnswerHere = ({ purposeCode }: Pick<Card, 'purposeCode'>): boolean =>
  purposeCode === ANSWER_HERE;

/** Basis: the request; stays as long as the chat. Rules: RQ-1, D2. */
export const answerHerePurpose = (shop: Pick<Shop, 'conversationRetentionDays'>): CardPurpose => ({
  code: ANSWER_HERE,
  ...purposeTexts(ANSWER_HERE),
  basis: 'contract',
  fields: ['email'],
  retentionDays: shop.conversationRetentionDays,
  needed: true,
});
