import type { CardId } from '../../protocol/vocabulary.ts';
import type { EndProof } from '../consent/end-proof.ts';
import type { RecordConsentChange } from '../consent/record-consent.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Appended } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { removeAnswers } from './end-cards.ts';
import type { CardDeps } from './request-data.ts';
import { appendCardState, cardOf, cardOver } from './visitor-card.ts';

/**
 * The visitor takes the consent of a card back: the withdrawal is recorded and the answers are deleted at once. Works
 * in an ended conversation too, as long as the token opens it. Rule: CO-6.
 * @throws DomainError not_found, conflict
 */
export const makeWithdrawCard =
  (deps: CardDeps & { endProof: EndProof; recordConsentChange: RecordConsentChange }) =>
  async (
    scope: ShopScope,
    conversation: Conversation,
    input: { ref: string; cardId: CardId },
  ): Promise<Appended> => {
    const card = await cardOf(deps, scope, conversation, input.cardId);
    if (card.actRef !== input.ref) {
      if (card.state !== 'answered' || card.consentEventId === null) throw cardOver();
      const withdrawn = await deps.recordConsentChange(scope, {
        action: 'withdrawn',
        ofEvent: card.consentEventId,
        method: 'button',
        actor: 'visitor',
        via: 'widget',
        ref: card.id,
      });
      const gone = await removeAnswers(deps, scope, card, { state: 'withdrawn', actRef: input.ref });
      if (withdrawn !== null) await deps.endProof(scope, withdrawn.id, deps.clock.now());
      if (gone === null) throw cardOver();
    }
    return appendCardState(deps, scope, card, input.ref, 'withdrawn');
  };
