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

/** Once, also after an interruption. */
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
 * Withdraws a card and deletes its answers (under a hold: later). Rule: CO-6.
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
      // The chat may be held meanwhile.
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
