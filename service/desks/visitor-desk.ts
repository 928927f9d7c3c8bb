import type { ShopScope, ShopsScope } from '../domain/model/base/tenancy.ts';
import type { ConversationId, ShopKey } from '../protocol/vocabulary.ts';
import { pick } from './pick.ts';
import type { Stores } from './stores.ts';
import type { UseCases } from './use-cases.ts';

/** What anybody can do without signing in: by a shop's public key, a visitor token, or the secret in a link. */
export const makeVisitorDesk = (all: UseCases, stores: Pick<Stores, 'shops' | 'conversations'>) => {
  const caller = pick(all, 'findShop', 'resumeConversation', 'conversationByToken');
  const shopOfKey = (key: ShopKey) => stores.shops.findByKey(key);
  return {
    /** What an opened widget shows. */
    session: { ...caller, ...pick(all, 'openWidget', 'chatSettingsOf') },
    /** The running conversation, over HTTP. */
    conversation: {
      ...caller,
      ...pick(all, 'receiveMessage', 'readEvents', 'markRead', 'rememberConversation'),
      ...pick(all, 'extendConversation', 'identifyCustomer', 'openChatReceipt', 'endConversation'),
      ...pick(all, 'eraseConversation', 'answerCard', 'declineCard', 'withdrawCard'),
      ...pick(all, 'mayVisitorSend', 'sendVisitorAttachment', 'addressForVisitor'),
    },
    /** Coming back to a conversation. */
    wayBack: {
      ...caller,
      ...pick(all, 'askToBeAnswered', 'comeBackByLink', 'endMailsByLink'),
    },
    /** The file behind a signed address. */
    files: pick(all, 'openAddress'),
    /** The running conversation, over a socket. */
    socket: {
      ...pick(all, 'resumeConversation', 'receiveMessage', 'readEvents', 'markRead', 'widgetMode'),
      ...pick(all, 'formStanding'),
      /** What this process remembers of it will do; null when it is not in the scope. */
      findConversation: (scope: ShopScope, id: ConversationId) => stores.conversations.find(scope, id),
      /** Conversations on open sockets as the database says now; those that are gone are missing. */
      currentConversations: (scope: ShopsScope, ids: readonly ConversationId[]) =>
        stores.conversations.current(scope, ids),
      /** The shop as it is now: its settings may have changed since the socket was opened. */
      readShop: (scope: ShopScope) => stores.shops.get(scope),
      /** The shop that a page's key names; null for an unknown one. */
      shopOfKey,
    },
    /** A visitor whom the shop's cookie tool lets be listed. */
    visits: pick(all, 'findShop', 'noteSighting', 'forgetVisit'),
    contactForm: pick(all, 'findShop', 'submitLead', 'noteFormSent'),
    receipts: {
      ...caller,
      ...pick(all, 'findReceipt', 'showReceipt', 'withdrawLead', 'renewLead', 'copyLead', 'eraseLead'),
      ...pick(all, 'endOffers'),
      ...pick(all, 'openChatReceipt', 'findChatReceipt', 'showChatReceipt', 'copyChat', 'mailChatReceipt'),
      ...pick(all, 'eraseConversation'),
    },
    /** Links in mails: one call shows, the other acts. */
    mailLinks: pick(all, 'lookAtConfirmation', 'confirm', 'lookAtUnsubscribe', 'unsubscribe'),
    yourData: pick(all, 'findShop', 'askFromPage', 'fetchAnswer', 'openAnswerFile'),
    evidence: pick(all, 'judgeEvidence', 'publicKeys'),
    subProcessors: pick(all, 'subProcessorVersions'),
    /** The second layer of the live chat's notice. */
    notices: pick(all, 'readChatNotice'),
    /** Loader and frame in the pages of shops. */
    pages: { shopOfKey, countPage: all.countPage },
  };
};
export type VisitorDesk = ReturnType<typeof makeVisitorDesk>;
