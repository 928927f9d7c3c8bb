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
  /** Public origin of the service. */
  origin(): string;
  whoRead: WhoRead;
  copyChat(found: FoundChat): Promise<VisitorCopy>;
};

export type ShownReceipt = {
  receipt: Receipt;
  shop: Shop;
  /** Notice shown; null: none. */
  notice: NoticeVersion | null;
  /** Notice for a renewed consent. */
  renewal: NoticeVersion | null;
  /** Under legal hold: withdrawal does not delete it. */
  isKeptByLaw: boolean;
  /** In quarantine. */
  awaitsLook: boolean;
  /** Newest policy change to announce. Rule: D5. */
  policyChange: PolicyChange | null;
  /** Ticked, unwithdrawn boxes. */
  offers: readonly MarketingChannel[];
  /** Empty once deleted. */
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

/** Contents of a visitor's receipt. Rules: CO-6, RT-7. @throws DomainError not_found */
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
  /** First layer of the notice; empty: not recorded. */
  notice: readonly TextPart[];
  messages: number;
  mayMail: boolean;
  readings: readonly Reading[];
};

/** Contents of a conversation link, without messages. Rule: RT-7. */
export const makeShowChatReceipt =
  (deps: ShowReceiptDeps) =>
  async (found: FoundChat): Promise<ShownChatReceipt> => {
    const { shop, scope, conversation } = found;
    // The recorded notice, not today's.
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
