import type { CardId } from '../../protocol/vocabulary.ts';
import type { EndProof } from '../consent/end-proof.ts';
import type { RecordConsentChange } from '../consent/record-consent.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { isAnswerHere } from '../model/card/answer-here.ts';
import type { Card } from '../model/card/card.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { Appended } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { storedNow } from '../model/conversation/stored-now.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { removeAnswers } from './end-cards.ts';
import { endMailWay } from './mail-way.ts';
import type { CardDeps } from './request-data.ts';
import { appendCardState, cardOf, cardOver } from './visitor-card.ts';

type WithdrawDeps = CardDeps & {
  consents: Pick<ConsentStore, 'following'>;
  endProof: EndProof;
  recordConsentChange: RecordConsentChange;
  mails: Pick<MailStore, 'removeByRef'>;
};

/** Written once: a press before this one may have been cut short. */
const recordWithdrawal = async (
  deps: WithdrawDeps,
  scope: ShopScope,
  card: Card,
): Promise<ConsentEvent | null> => {
  if (card.consentEventId === null) return null;
  const followed = await deps.consents.following(scope, card.consentEventId);
  const before = followed.find(({ action }) => action === 'withdrawn');
  if (before !== undefined) return before;
  return deps.recordConsentChange(scope, {
    action: 'withdrawn',
    ofEvent: card.consentEventId,
    method: 'button',
    actor: 'visitor',
    via: 'widget',
    ref: card.id,
  });
};

/**
 * The visitor takes the consent of a card back, or wants no mails about the chat any more: a withdrawal of consent is
 * recorded, and the answers are deleted at once. Where the chat is held, they are hidden instead, and deleted by the
 * first run after the hold. Works in an ended conversation too, as long as the token opens it.
 * Rule: CO-6.
 * @throws DomainError not_found, conflict
 */
export const makeWithdrawCard =
  (deps: WithdrawDeps) =>
  async (
    scope: ShopScope,
    conversation: Conversation,
    input: { ref: string; cardId: CardId },
  ): Promise<Appended> => {
    const card = await cardOf(deps, scope, conversation, input.cardId);
    if (card.actRef !== input.ref) {
      if (card.state !== 'answered' || (card.consentEventId === null && !isAnswerHere(card)))
        throw cardOver();
      const withdrawn = await recordWithdrawal(deps, scope, card);
      await endMailWay(deps, scope, card);
      const changes = { state: 'withdrawn', actRef: input.ref } as const;
      // Another process may have held the chat since this one read it.
      const stored = await storedNow(deps.conversations, scope, conversation.id);
      if (stored !== null && stored.heldAt !== null) {
        const ended = { ...changes, answersExpireAt: deps.clock.now() };
        if ((await deps.cards.change(scope, card.id, 'answered', ended)) === null) throw cardOver();
      } else {
        const gone = await removeAnswers(deps, scope, card, changes);
        if (withdrawn !== null) await deps.endProof(scope, withdrawn.id, deps.clock.now());
        if (gone === null) throw cardOver();
      }
    }
    return appendCardState(deps, scope, card, input.ref, 'withdrawn');
  };
