import {
  type AnswerDeps,
  makeAnswerCard,
  makeDeclineCard,
  makeEndCards,
  makeForgetCards,
  makeWithdrawCard,
} from '../../domain/card/answer-card.ts';
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
import { wordsIn } from '../../domain/model/card/card.ts';
import { chatSettingsOf } from '../../domain/model/card/chat-settings.ts';
import { pageFor } from '../../domain/model/notice/policy-binding.ts';
import type { Shop } from '../../domain/model/shop/shop.ts';
import { makeChangeChatSettings } from '../../domain/shop/change-chat-settings.ts';
import { LOCALES, type Locale } from '../../protocol/vocabulary.ts';

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
    /** What consultants may ask for, in one language: for the record of processing. Rule: PR-4. */
    cardPurposes: async (shop: Shop, scope: ShopScope, locale: Locale) =>
      (await chatSettingsOf(base.chatSettings, shop, scope)).purposes.map(({ text }) =>
        wordsIn(text, locale, shop.locale),
      ),
    /** Languages in which a card may ask for consent now: those with a published page. Rule: D3. */
    consentLocales: async (scope: ShopScope) => {
      const binding = await base.policyBindings.get(scope);
      return LOCALES.filter((locale) => pageFor(binding, locale)?.state === 'published');
    },
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
