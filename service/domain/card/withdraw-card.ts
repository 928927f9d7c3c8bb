import type { CardId } from '../../protocol/vocabulary.ts';
import type { EndProof } from '../consent/end-proof.ts';
import type { RecordConsentChange } from '../consent/record-consent.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { isAnswerHere } from '../model/card/answer-here.ts';
import type { Appended } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { removeAnswers } from './end-cards.ts';
import { endMailWay } from './mail-way.ts';
import type { CardDeps } from './request-data.ts';
import { appendCardState, cardOf, cardOver } from './visitor-card.ts';

/**
 * The visitor takes the consent of a card back, or wants no mails about the chat any more: a withdrawal of consent is
 * recorded, and the answers are deleted at once. Works in an ended conversation too, as long as the token opens it. Rule: CO-6.
 * @throws DomainError not_found, conflict
 */
export const makeWithdrawCard =
  (
    deps: CardDeps & {
      endProof: EndProof;
      recordConsentChange: RecordConsentChange;
      mails: Pick<MailStore, 'removeByRef'>;
    },
  ) =>
  async (
    scope: ShopScope,
    conversation: Conversation,
    input: { ref: string; cardId: CardId },
  ): Promise<Appended> => {
    const card = await cardOf(deps, scope, conversation, input.cardId);
    if (card.actRef !== input.ref) {
      const { consentEventId } = card;
      if (card.state !== 'answered' || (consentEventId === null && !isAnswerHere(card))) throw cardOver();
      const withdrawn =
        consentEventId === null
          ? null
          : await deps.recordConsentChange(scope, {
              action: 'withdrawn',
              ofEvent: consentEventId,
              method: 'button',
              actor: 'visitor',
              via: 'widget',
              ref: card.id,
            });
      await endMailWay(deps, scope, card);
      const gone = await removeAnswers(deps, scope, card, { state: 'withdrawn', actRef: input.ref });
      if (withdrawn !== null) await deps.endProof(scope, withdrawn.id, deps.clock.now());
      if (gone === null) throw cardOver();
    }
    return appendCardState(deps, scope, card, input.ref, 'withdrawn');
  };
