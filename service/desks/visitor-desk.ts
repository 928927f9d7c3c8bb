import type { ShopScope, ShopsScope } from '../domain/model/base/tenancy.ts';
import type { ConversationId, ShopKey } from '../protocol/vocabulary.ts';
import { pick } from './pick.ts';
import type { Stores } from './stores.ts';
import type { UseCases } from './use-cases.ts';

/** By shop key, visitor token or link secret. */
export const makeVisitorDesk = (all: UseCases, stores: Pick<Stores, 'shops' | 'conversations'>) => {
  const caller = pick(all, 'findShop', 'resumeConversation', 'conversationByToken');
  const shopOfKey = (key: ShopKey) => stores.shops.findByKey(key);
  return {
    session: { ...caller, ...pick(all, 'openWidget', 'chatSettingsOf') },
    /** Over HTTP. */
    conversation: {
      ...caller,
      ...pick(all, 'receiveMessage', 'readEvents', 'markRead', 'rememberConversation'),
      ...pick(all, 'extendConversation', 'identifyCustomer', 'openChatReceipt', 'endConversation'),
      ...pick(all, 'eraseConversation', 'answerCard', 'declineCard', 'withdrawCard'),
      ...pick(all, 'mayVisitorSend', 'sendVisitorAttachment', 'addressForVisitor'),
    },
    wayBack: {
      ...caller,
      ...pick(all, 'askToBeAnswered', 'comeBackByLink', 'endMailsByLink'),
    },
    orders: { ...caller, ...pick(all, 'askForOrder', 'showOrder') },
    /** File of a signed address. */
    files: pick(all, 'openAddress'),
    /** Over a socket. */
    socket: {
      ...pick(all, 'resumeConversation', 'receiveMessage', 'readEvents', 'markRead', 'widgetMode'),
      ...pick(all, 'formStanding'),
      /** May be cached; null outside the scope. */
      findConversation: (scope: ShopScope, id: ConversationId) => stores.conversations.find(scope, id),
      /** From the database; deleted ones are missing. */
      currentConversations: (scope: ShopsScope, ids: readonly ConversationId[]) =>
        stores.conversations.current(scope, ids),
      readShop: (scope: ShopScope) => stores.shops.get(scope),
      /** Null for an unknown key. */
      shopOfKey,
    },
    /** With cookie consent. */
    visits: pick(all, 'findShop', 'noteSighting', 'forgetVisit'),
    contactForm: pick(all, 'findShop', 'submitLead', 'noteFormSent'),
    receipts: {
      ...caller,
      ...pick(all, 'findReceipt', 'showReceipt', 'withdrawLead', 'renewLead', 'copyLead', 'eraseLead'),
      ...pick(all, 'endOffers'),
      ...pick(all, 'openChatReceipt', 'findChatReceipt', 'showChatReceipt', 'copyChat', 'mailChatReceipt'),
      ...pick(all, 'eraseConversation'),
    },
    mailLinks: pick(all, 'lookAtConfirmation', 'confirm', 'lookAtUnsubscribe', 'unsubscribe'),
    yourData: pick(all, 'findShop', 'askFromPage', 'fetchAnswer', 'openAnswerFile'),
    evidence: pick(all, 'judgeEvidence', 'publicKeys'),
    subProcessors: pick(all, 'subProcessorVersions'),
    notices: pick(all, 'readChatNotice'),
    pages: { shopOfKey, countPage: all.countPage },
  };
};
export type VisitorDesk = ReturnType<typeof makeVisitorDesk>;
