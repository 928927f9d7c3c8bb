import { LOCALES, type Locale } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../audit/record-act.ts';
import { type ConsentDeps, makeRecordConsent, makeRecordConsentChange } from '../consent/record-consent.ts';
import { makeRememberConversation } from '../conversation/remember-conversation.ts';
import { pageFor } from '../notice/policy-binding.ts';
import type { Shop } from '../shop/shop.ts';
import type { ShopScope } from '../tenancy.ts';
import {
  type AnswerDeps,
  makeAnswerCard,
  makeDeclineCard,
  makeEndCards,
  makeForgetCards,
  makeWithdrawCard,
} from './answer-card.ts';
import { wordsIn } from './card.ts';
import { makeChangeChatSettings } from './change-chat-settings.ts';
import { chatSettingsOf } from './chat-settings.ts';
import { makeReadCards } from './read-cards.ts';
import { makeComposeCard, makeRequestData } from './request-data.ts';

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
