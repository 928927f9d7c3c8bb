import type { ShopScope } from '../../domain/model/base/tenancy.ts';
import type { AskedField, Card } from '../../domain/model/card/card.ts';
import type { CardStore } from '../../domain/model/card/card-store.ts';
import type { ContentKey, ContentKeys } from '../../domain/model/content/content-keys.ts';
import { openStrings, sealStrings } from './sealed-strings.ts';

const mapLabels = (
  fields: readonly AskedField[],
  map: (label: string | null) => string | null,
): readonly AskedField[] =>
  Object.freeze(fields.map((field) => Object.freeze({ ...field, label: map(field.label) })));

/** Answers and consultants' labels. */
const sealParts = (key: ContentKey, parts: Partial<Card>): Partial<Card> => ({
  ...parts,
  ...(parts.sealed === undefined ? {} : { sealed: sealStrings(key, 'answers', parts.sealed) }),
  ...(parts.fields === undefined
    ? {}
    : { fields: mapLabels(parts.fields, (label) => sealStrings(key, 'label', label)) }),
});
export const sealCard = (key: ContentKey, card: Card): Card => ({ ...card, ...sealParts(key, card) });
export const openCard = (key: ContentKey, card: Card): Card =>
  Object.freeze({
    ...card,
    sealed: openStrings(key, 'answers', card.sealed),
    fields: mapLabels(card.fields, (label) => openStrings(key, 'label', label)),
  });
/** Erased card without content, for removals. */
const blankCard = (card: Card): Card =>
  Object.freeze({ ...card, sealed: null, fields: mapLabels(card.fields, () => null) });

/**
 * Seals cards with the conversation's key; erased ones are invisible to reads, not to removals. Rules: SE-5,
 * RT-2.
 */
export const sealCards = (inner: CardStore, keys: ContentKeys): CardStore => {
  const opened = async (scope: ShopScope, sealed: Card | null): Promise<Card | null> => {
    const key = sealed === null ? null : await keys.get(scope, sealed.conversationId);
    return sealed === null || key === null ? null : openCard(key, sealed);
  };
  const keysOf = (scope: ShopScope, cards: readonly Card[]) =>
    keys.getAll(scope, [...new Set(cards.map(({ conversationId }) => conversationId))]);
  const openedAll = async (scope: ShopScope, sealed: readonly Card[]): Promise<Card[]> => {
    const found = await keysOf(scope, sealed);
    return sealed.flatMap((card) => {
      const key = found.get(card.conversationId);
      return key === undefined ? [] : [openCard(key, card)];
    });
  };
  /** For removals: includes erased cards. */
  const everyOne = async (scope: ShopScope, sealed: readonly Card[]): Promise<Card[]> => {
    const found = await keysOf(scope, sealed);
    return sealed.map((card) => {
      const key = found.get(card.conversationId);
      return key === undefined ? blankCard(card) : openCard(key, card);
    });
  };
  return {
    async insert(scope, card) {
      const key = await keys.get(scope, card.conversationId);
      return key === null ? false : inner.insert(scope, sealCard(key, card));
    },
    get: async (scope, id) => opened(scope, await inner.get(scope, id)),
    listByConversation: async (scope, id) => openedAll(scope, await inner.listByConversation(scope, id)),
    findBySubject: async (scope, subjectKey) =>
      openedAll(scope, await inner.findBySubject(scope, subjectKey)),
    async change(scope, id, from, changes) {
      const card = await inner.get(scope, id);
      const key = card === null ? null : await keys.get(scope, card.conversationId);
      // Removing content needs no key.
      const isRemoval = changes.sealed === null || changes.sealed === undefined;
      if (key === null && !isRemoval) return null;
      const changed = await inner.change(scope, id, from, key === null ? changes : sealParts(key, changes));
      if (changed === null) return null;
      return key === null ? blankCard(changed) : openCard(key, changed);
    },
    removeByConversation: async (scope, id) => everyOne(scope, await inner.removeByConversation(scope, id)),
    withExpiredAnswers: async (scope, now) => everyOne(scope, await inner.withExpiredAnswers(scope, now)),
    expired: async (scope, now) => everyOne(scope, await inner.expired(scope, now)),
  };
};
