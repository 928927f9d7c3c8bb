import { makeAnswerCard } from '../../domain/card/answer-card.ts';
import { makeAskToBeAnswered, makeOfferMails } from '../../domain/card/ask-to-be-answered.ts';
import { makeCardPurposes, makeConsentLocales } from '../../domain/card/card-purposes.ts';
import { makeDeclineCard } from '../../domain/card/decline-card.ts';
import { makeEndCards, makeForgetCards } from '../../domain/card/end-cards.ts';
import { makeReadCards } from '../../domain/card/read-cards.ts';
import { makeComposeCard, makeRequestData } from '../../domain/card/request-data.ts';
import { makeWithdrawCard } from '../../domain/card/withdraw-card.ts';
import { makeRememberConversation } from '../../domain/conversation/remember-conversation.ts';
import type { ShopScope } from '../../domain/model/base/tenancy.ts';
import { chatSettingsOf } from '../../domain/model/card/chat-settings.ts';
import type { Shop } from '../../domain/model/shop/shop.ts';
import { makeChangeChatSettings } from '../../domain/shop/change-chat-settings.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeCardUseCases = (deps: BaseDeps) => ({
  chatSettingsOf: (shop: Shop, scope: ShopScope) => chatSettingsOf(deps.chatSettings, shop, scope),
  cardPurposes: makeCardPurposes(deps),
  consentLocales: makeConsentLocales(deps),
  changeChatSettings: makeChangeChatSettings(deps),
  composeCard: makeComposeCard(deps),
  requestData: makeRequestData(deps),
  askToBeAnswered: makeAskToBeAnswered(deps),
  offerMails: makeOfferMails(deps),
  answerCard: makeAnswerCard(deps),
  declineCard: makeDeclineCard(deps),
  withdrawCard: makeWithdrawCard(deps),
  forgetCards: makeForgetCards(deps),
  endCards: makeEndCards(deps),
  readCards: makeReadCards(deps),
  rememberConversation: makeRememberConversation(deps),
});
export type CardUseCases = ReturnType<typeof makeCardUseCases>;
