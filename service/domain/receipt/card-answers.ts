import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Card } from '../model/card/card.ts';
import type { CardStore } from '../model/card/card-store.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { fieldName } from '../notice/compose-card-notice.ts';

/** A card's answers, decrypted for the visitor. */
export type CardAnswers = {
  purpose: string;
  sentAt: Date | null;
  keptUntil: Date | null;
  fields: { name: string; value: string }[];
};

/** Remaining answers in card order. Rule: RT-7. */
export const readCardAnswers = async (
  deps: { cards: Pick<CardStore, 'listByConversation'>; vault: FieldVault },
  scope: ShopScope,
  { id, locale }: Conversation,
): Promise<CardAnswers[]> => {
  const answers: CardAnswers[] = [];
  for (const card of await deps.cards.listByConversation(scope, id)) {
    if (card.sealed !== null) answers.push(await open(deps.vault, scope, card, card.sealed, locale));
  }
  return answers;
};

const open = async (
  vault: FieldVault,
  scope: ShopScope,
  card: Card,
  sealed: string,
  locale: Conversation['locale'],
): Promise<CardAnswers> => {
  const values = JSON.parse(await vault.open(scope, sealed)) as string[];
  return {
    purpose: card.purpose,
    sentAt: card.answeredAt,
    keptUntil: card.answersExpireAt,
    fields: card.fields.flatMap((asked, at) => {
      const value = values[at];
      return value === undefined || value === '' ? [] : [{ name: fieldName(asked, locale), value }];
    }),
  };
};
