import type { EndProof, EndProofsAbout } from '../consent/end-proof.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Card } from '../model/card/card.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { storedNow } from '../model/conversation/stored-now.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { endMailWay, type MailWayDeps } from './mail-way.ts';
import type { CardDeps } from './request-data.ts';

type EndDeps = Pick<CardDeps, 'cards' | 'clock'> & { endProof: EndProof };
type ForgetDeps = EndDeps & { mails: Pick<MailStore, 'removeByRef'> };
type SweepDeps = ForgetDeps &
  MailWayDeps &
  Pick<CardDeps, 'conversations'> & { endProofsAbout: EndProofsAbout };

/** Null: changed meanwhile. */
export const removeAnswers = async (
  deps: EndDeps,
  scope: ShopScope,
  card: Card,
  changes: Partial<Card>,
): Promise<Card | null> => {
  const changed = await deps.cards.change(scope, card.id, card.state, {
    ...changes,
    sealed: null,
    subjectKeys: [],
    answersExpireAt: null,
  });
  if (changed !== null && card.consentEventId !== null)
    await deps.endProof(scope, card.consentEventId, deps.clock.now());
  return changed;
};

/** Also mails and proofs. Rules: RE-1, RT-2. */
export const makeForgetCards =
  (deps: ForgetDeps) =>
  async (scope: ShopScope, conversationId: Conversation['id']): Promise<number> => {
    const removed = await deps.cards.removeByConversation(scope, conversationId);
    for (const { id, consentEventId } of removed) {
      await deps.mails.removeByRef(scope, id);
      if (consentEventId !== null) await deps.endProof(scope, consentEventId, deps.clock.now());
    }
    return removed.length;
  };

/**
 * Deletes expired and withdrawn answers, respecting holds; adds no event. Rules: RE-1, RT-3.
 * @returns cards that lost answers
 */
export const makeEndCards = (deps: SweepDeps) => {
  const forget = makeForgetCards(deps);
  return async (scope: ShopScope): Promise<number> => {
    const now = deps.clock.now();
    let count = 0;
    for (const card of await deps.cards.withExpiredAnswers(scope, now)) {
      // The cache may be stale.
      const conversation = await storedNow(deps.conversations, scope, card.conversationId);
      if (conversation !== null && (conversation.restrictedAt !== null || conversation.heldAt !== null))
        continue;
      // First: without the address no mail goes out.
      await endMailWay(deps, scope, card);
      const isWithdrawn = card.state === 'withdrawn';
      const ended = await removeAnswers(deps, scope, card, { state: isWithdrawn ? 'withdrawn' : 'ended' });
      if (ended === null) continue;
      if (isWithdrawn) await deps.endProofsAbout(scope, card.id, now);
      count += 1;
    }
    for (const { conversationId } of await deps.cards.expired(scope, now)) {
      if ((await storedNow(deps.conversations, scope, conversationId)) === null)
        await forget(scope, conversationId);
    }
    return count;
  };
};
