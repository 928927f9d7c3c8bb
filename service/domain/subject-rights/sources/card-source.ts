import { makeForgetCards } from '../../card/end-cards.ts';
import type { EndProof } from '../../consent/end-proof.ts';
import type { Clock } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { Card } from '../../model/card/card.ts';
import {
  eachOnce,
  field,
  keptByHold,
  type Subject,
  type SubjectSource,
} from '../../model/erasure/subject-source.ts';
import { fieldName } from '../../notice/compose-card-notice.ts';
import { rightsWords } from '../rights-texts.ts';
import { findConversations, recordOfChat } from './conversation-source.ts';
import { heldAmong } from './held-among.ts';
import { chatsByCard, type RectifyCardsDeps, rectifyCards } from './rectify-cards.ts';

export type CardSourceDeps = RectifyCardsDeps & { endProof: EndProof; clock: Clock };

/** Rules: RT-1, RT-2, RT-4. */
export const makeCardSource = (deps: CardSourceDeps): SubjectSource => {
  const forget = makeForgetCards(deps);
  const find = async (scope: ShopScope, subject: Subject): Promise<Card[]> => {
    const conversations = await findConversations(deps.conversations, scope, subject);
    const found = await Promise.all(conversations.map(({ id }) => deps.cards.listByConversation(scope, id)));
    const keyed = await Promise.all(subject.subjectKeys.map((key) => deps.cards.findBySubject(scope, key)));
    const own = keyed.flat().filter(({ conversationId }) => !subject.addedSince?.includes(conversationId));
    return eachOnce([...found, own]);
  };
  return {
    name: 'cards',
    async count(scope, subject) {
      return (await find(scope, subject)).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields } = rightsWords(locale);
      const items = [];
      for (const card of await find(scope, subject)) {
        const values =
          card.sealed === null ? [] : (JSON.parse(await deps.vault.open(scope, card.sealed)) as string[]);
        items.push({
          id: card.id,
          noticeId: card.noticeId,
          fields: [
            ...field('conversationId', fields.conversationId, card.conversationId),
            ...field('at', fields.at, card.answeredAt ?? card.requestedAt),
            ...field('purpose', fields.purpose, card.purpose),
            ...card.fields.flatMap((asked, at) => field(asked.kind, fieldName(asked, locale), values[at])),
            ...field('textByMail', fields.textByMail, card.textByMail === true ? card.answeredAt : null),
            ...field('keptUntil', fields.keptUntil, card.answersExpireAt),
          ],
        });
      }
      return [{ group: 'cards', label: groups.cards, items, retained: null }];
    },
    /** Corrected cards leave the person's keys. */
    async records(scope, subject) {
      const chats = await chatsByCard(deps, scope, subject, await find(scope, subject));
      return chats.map(recordOfChat);
    },
    async rectify(scope, subject, change) {
      const chats = await chatsByCard(deps, scope, subject, await find(scope, subject));
      const cards = await Promise.all(chats.map(({ id }) => deps.cards.listByConversation(scope, id)));
      return rectifyCards(deps, scope, cards.flat(), change);
    },
    async erase(scope, subject, at) {
      const cards = (await find(scope, subject)).filter((card) => card.requestedAt <= at);
      const ids = [...new Set(cards.map(({ conversationId }) => conversationId))];
      let removed = 0;
      let held = 0;
      const heldIds = await heldAmong(deps.conversations, scope, ids);
      for (const id of ids) {
        if (heldIds.has(id)) held += 1;
        else removed += await forget(scope, id);
      }
      return { removed, retained: keptByHold(held) };
    },
  };
};
