import {
  type AnswerDeps,
  makeAnswerCard,
  makeDeclineCard,
  makeEndCards,
  makeForgetCards,
  makeWithdrawCard,
} from '../../domain/card/answer-card.ts';
import { makeCardPurposes, makeConsentLocales } from '../../domain/card/card-purposes.ts';
import { makeReadCards } from '../../domain/card/read-cards.ts';
import { makeComposeCard, makeRequestData } from '../../domain/card/request-data.ts';
import {
  type ConsentDeps,
  makeRecordConsent,
  makeRecordConsentChange,
} from '../../domain/consent/record-consent.ts';
import { makeRememberConversation } from '../../domain/conversation/remember-conversation.ts';
import type { RecordAct } from '../../domain/model/audit/record-act.ts';
import type { ShopScope } from '../../domain/model/base/tenancy.ts';
import { chatSettingsOf } from '../../domain/model/card/chat-settings.ts';
import type { Shop } from '../../domain/model/shop/shop.ts';
import { makeChangeChatSettings } from '../../domain/shop/change-chat-settings.ts';

/** Everything around data-request cards, and the shop's settings for talking. */
export const makeCardUseCases = (
  base: Omit<AnswerDeps, 'recordConsent' | 'recordConsentChange'> & ConsentDeps & { recordAct: RecordAct },
) => {
  const deps = {
    ...base,
    recordConsent: makeRecordConsent(base),
    recordConsentChange: makeRecordConsentChange(base),
  };
  return {
    chatSettingsOf: (shop: Shop, scope: ShopScope) => chatSettingsOf(base.chatSettings, shop, scope),
    cardPurposes: makeCardPurposes(base),
    consentLocales: makeConsentLocales(base),
    changeChatSettings: makeChangeChatSettings(base),
    composeCard: makeComposeCard(base),
    requestData: makeRequestData(base),
    answerCard: makeAnswerCard(deps),
    declineCard: makeDeclineCard(deps),
    withdrawCard: makeWithdrawCard(deps),
    forgetCards: makeForgetCards(base),
    endCards: makeEndCards(deps),
    readCards: makeReadCards(base),
    rememberConversation: makeRememberConversation(base),
  };
};
