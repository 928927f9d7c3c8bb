import type { MarketingChannel } from '../../protocol/vocabulary.ts';
import type { Reading, WhoRead } from '../audit/who-read.ts';
import { offersOfLead } from '../lead/form-offers.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { Receipt } from '../model/lead/lead.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import type { NoticeVersion, TextPart } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { PolicyChange, PolicyChangeStore } from '../model/notice/policy-change.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { chatLine } from '../notice/compose-chat-notice.ts';
import { noticesConcerned } from '../notice/read-changes.ts';
import { readingsOfLead } from './copy-readings.ts';
import type { FoundChat } from './open-chat-receipt.ts';
import type { VisitorCopy } from './visitor-copy.ts';

export type ShowReceiptDeps = {
  mailer: Pick<Mailer, 'isSet'>;
  shops: Pick<ShopStore, 'get'>;
  leads: Pick<LeadStore, 'get'>;
  consents: Pick<ConsentStore, 'byRef' | 'bySession'>;
  subscriptions: Pick<SubscriptionStore, 'get'>;
  digest: Pick<Digest, 'sha256Hex'>;
  notices: NoticeStore;
  policyChanges: PolicyChangeStore;
  renewalOffer(scope: ShopScope, receipt: Receipt): Promise<NoticeVersion | null>;
  /** Address under which browsers reach the service. */
  origin(): string;
  whoRead: WhoRead;
  copyChat(found: FoundChat): Promise<VisitorCopy>;
};

export type ShownReceipt = {
  receipt: Receipt;
  shop: Shop;
  /** The words that the visitor saw; null for a form without a notice. */
  notice: NoticeVersion | null;
  /** What the visitor may consent to instead, after the shop has asked again. */
  renewal: NoticeVersion | null;
  /** The shop holds the matter because the law makes it keep it: a withdrawal does not delete it. */
  isKeptByLaw: boolean;
  /** It waits in the quarantine: somebody of the shop still has to look whether it is spam. */
  awaitsLook: boolean;
  /** The newest change of the policy of which the visitor is to be informed. Rule: D5. */
  policyChange: PolicyChange | null;
  /** Boxes for offers that were ticked in it and were not taken back. */
  offers: readonly MarketingChannel[];
  /** Who read it; empty once it is gone. */
  readings: readonly Reading[];
};

const policyChangeFor = async (
  deps: ShowReceiptDeps,
  scope: ShopScope,
  receipt: Receipt,
  notice: NoticeVersion | null,
): Promise<PolicyChange | null> => {
  const policy = notice?.content.policy ?? null;
  if (receipt.withdrawnAt !== null || notice === null || policy === null) return null;
  const changes = await deps.policyChanges.list(scope);
  const told = changes.filter((one) => one.choice === 'inform' && one.changedAt >= receipt.createdAt);
  for (const change of told) {
    if ((await noticesConcerned(deps, scope, change)).includes(notice.id)) return change;
  }
  return null;
};

/** Everything that the visitor's receipt shows. Rules: CO-6, RT-7. @throws DomainError not_found */
export const makeShowReceipt =
  (deps: ShowReceiptDeps) =>
  async (receipt: Receipt, scope: ShopScope): Promise<ShownReceipt> => {
    const [shop, lead, notice, renewal] = await Promise.all([
      deps.shops.get(scope),
      deps.leads.get(scope, receipt.leadId),
      receipt.noticeId === null ? null : deps.notices.get(scope, receipt.noticeId),
      deps.renewalOffer(scope, receipt),
    ]);
    if (shop === null) throw notFound();
    const policyChange = await policyChangeFor(deps, scope, receipt, notice);
    const isKeptByLaw = lead !== null && lead.heldAt !== null;
    const readings = lead === null ? [] : await readingsOfLead(deps, scope, lead);
    const offers = lead === null ? [] : (await offersOfLead(deps, scope, lead)).map(({ channel }) => channel);
    const awaitsLook = lead !== null && lead.quarantine !== null;
    return { receipt, shop, notice, renewal, isKeptByLaw, awaitsLook, policyChange, offers, readings };
  };

export type ShownChatReceipt = {
  found: FoundChat;
  /** The line that stood over the chat; empty where no words are on record. */
  notice: readonly TextPart[];
  messages: number;
  /** Whether the link can be mailed: the service has a mail server. */
  mayMail: boolean;
  readings: readonly Reading[];
};

/** What a link to a conversation shows, without its words. Rule: RT-7. */
export const makeShowChatReceipt =
  (deps: ShowReceiptDeps) =>
  async (found: FoundChat): Promise<ShownChatReceipt> => {
    const { shop, scope, conversation } = found;
    // The words of the time, not those of today: the record of the chat names them.
    const events = await deps.consents.byRef(scope, conversation.id);
    const informed = events.find(({ action }) => action === 'informed') ?? null;
    const notice = informed === null ? null : await deps.notices.get(scope, informed.noticeId);
    const { json } = await deps.copyChat(found);
    const { messages } = json as { messages: unknown[] };
    return {
      found,
      notice: notice === null ? [] : chatLine(notice, shop, deps.origin()),
      messages: messages.length,
      mayMail: deps.mailer.isSet,
      readings: await deps.whoRead(scope, [conversation.id], conversation.openedAt),
    };
  };
