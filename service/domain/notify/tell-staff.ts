import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop, scopeOfShops } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { MailKind } from '../model/mail/mail.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { MailGaps } from '../model/mail/mail-words.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import { isUnseen, pageFor } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { TellOfLostPolicy } from '../notice/publish-notice.ts';
import { type StaffOfShopDeps, staffOfShop } from '../staff/staff-of-shop.ts';
import { type ShopMails, shopMails } from './texts/shop-mails.ts';

export type TellStaffDeps = StaffOfShopDeps & {
  shops: ShopStore;
  conversations: ConversationStore;
  mailPauses: MailPauseStore;
  clock: Clock;
  queueMail: QueueMail;
  origin(): string;
};

const MINUTE_MS = 60_000;
/** At most one mail about leads per shop in this time. */
const LEAD_PAUSE_MS = 15 * MINUTE_MS;
/** Time after which an unread message is mailed about; the widget then offers the form too (decision 0009). */
const CHAT_WAIT_MS = 90_000;
/** Older messages send no mail: the visitor has left. */
const CHAT_GONE_MS = 10 * MINUTE_MS;
const CHAT_PAUSE_MS = 60 * MINUTE_MS;
const BARE_PAUSE_MS = 30 * 24 * 60 * MINUTE_MS;
const LOST_PAUSE_MS = 60 * MINUTE_MS;
const SILENCE_PAUSE_MS = 24 * 60 * MINUTE_MS;

const ANSWERING = ['owner', 'manager', 'consultant'] as const;

const queueFor = async (
  deps: TellStaffDeps,
  shop: Shop,
  people: readonly Staff[],
  mail: { kind: MailKind; ref?: string; notBefore?: Date; onceFor: string },
  words: keyof ShopMails,
  gaps: MailGaps,
): Promise<void> => {
  for (const { email, locale } of people) {
    await deps.queueMail(scopeOfShop(shop.id), {
      ...mail,
      onceFor: `${mail.onceFor} ${email}`,
      locale,
      to: email,
      words: shopMails[locale][words],
      gaps,
    });
  }
};

/**
 * Mails a link to a new lead to the staff who want such mails. During a pause the next mail waits for its end and
 * names no single lead. Safe to interrupt and repeat: each mail is queued once. Rules: SE-6, CO-7.
 * @param noteTold called when the mails are in the outbox, before the pause begins: a pause without a mail would hide the
 *   lead
 */
export const makeTellOfLead =
  (deps: TellStaffDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    lead: Pick<Lead, 'id' | 'reference'>,
    noteTold: () => Promise<void>,
  ): Promise<void> => {
    const people = (await staffOfShop(deps, shop, ANSWERING)).filter(({ notices }) => notices.leads);
    if (people.length === 0) return noteTold();
    const now = deps.clock.now();
    const after = (from: Date) => new Date(from.getTime() + LEAD_PAUSE_MS);
    const list = `${deps.origin()}/console/#/leads`;
    const end = await deps.mailPauses.endOf(scope, 'leads', now);
    if (end === null) {
      const given = { shop: shop.name, reference: lead.reference, link: `${list}/${lead.id}` };
      const mail = { kind: 'lead_waiting', ref: lead.id, onceFor: lead.id } as const;
      await queueFor(deps, shop, people, mail, 'leadWaiting', given);
      await noteTold();
      await deps.mailPauses.begin(scope, 'leads', now, after(now));
      return;
    }
    if ((await deps.mailPauses.endOf(scope, 'more-leads', now)) === null) {
      const mail = { kind: 'lead_waiting', notBefore: end, onceFor: end.toISOString() } as const;
      await queueFor(deps, shop, people, mail, 'leadsWaiting', { shop: shop.name, link: list });
      await deps.mailPauses.begin(scope, 'more-leads', now, after(end));
    }
    await noteTold();
  };

const isWaiting = (talk: Conversation, now: Date): boolean => {
  const waitedMs = now.getTime() - talk.lastAt.getTime();
  return talk.status === 'open' && talk.unread > 0 && waitedMs >= CHAT_WAIT_MS && waitedMs < CHAT_GONE_MS;
};

/**
 * Sends a mail with a link about visitors whose message is unread for 90 s, once an hour per conversation. Rule:
 * SE-6.
 */
export const makeTellOfWaitingChats = (deps: TellStaffDeps) => async (): Promise<number> => {
  const now = deps.clock.now();
  const since = new Date(now.getTime() - CHAT_GONE_MS);
  const talks = await deps.conversations.movedSince(scopeOfShops(await deps.shops.allIds()), since);
  let told = 0;
  for (const talk of talks.filter((one) => isWaiting(one, now) && one.restrictedAt === null)) {
    const scope = scopeOfShop(talk.shopId);
    const pause = `chat.${talk.id}`;
    if ((await deps.mailPauses.endOf(scope, pause, now)) !== null) continue;
    const shop = await deps.shops.get(scope);
    if (shop === null) continue;
    const people = (await staffOfShop(deps, shop, ANSWERING)).filter(({ notices }) => notices.chats);
    const link = `${deps.origin()}/console/#/inbox/${talk.id}`;
    const onceFor = `${talk.id} ${talk.lastAt.toISOString()}`;
    const mail = { kind: 'chat_waiting', ref: talk.id, onceFor } as const;
    await queueFor(deps, shop, people, mail, 'chatWaiting', { shop: shop.name, link });
    await deps.mailPauses.begin(scope, pause, now, new Date(now.getTime() + CHAT_PAUSE_MS));
    told += 1;
  }
  return told;
};

const settingsLink = (deps: TellStaffDeps, shop: Shop): string =>
  `${deps.origin()}/console/#/shops/${shop.id}/account`;

/** The same text within one period, so that an interrupted mail is queued once. */
const partOf = (now: Date, lengthMs: number): string => String(Math.floor(now.getTime() / lengthMs));

/**
 * When the policy page was published and no longer is, the owners get a mail. The shop row keeps the state that they
 * know (`policyStood`), so that a later look finds a change that was not mailed. Before a change of the page the state
 * is noted, in case it never was; after the change it is compared.
 */
export const makeTellOfLostPolicy =
  (deps: TellStaffDeps): TellOfLostPolicy =>
  async (scope, { shop, binding }) => {
    const page = pageFor(binding, shop.locale);
    // A page that moved and has not been checked yet is not lost; the check will decide.
    const stands = page !== null && (page.state === 'published' || isUnseen(page));
    if (stands === shop.policyStood) return;
    const now = deps.clock.now();
    if (stands || (await deps.mailPauses.endOf(scope, 'policy-lost', now)) !== null) {
      await deps.shops.update(scope, { policyStood: stands });
      return;
    }
    const owners = await staffOfShop(deps, shop, ['owner']);
    const given = { shop: shop.name, link: settingsLink(deps, shop) };
    const mail = { kind: 'policy_lost', onceFor: partOf(now, LOST_PAUSE_MS) } as const;
    await queueFor(deps, shop, owners, mail, 'policyLost', given);
    await deps.shops.update(scope, { policyStood: false });
    await deps.mailPauses.begin(scope, 'policy-lost', now, new Date(now.getTime() + LOST_PAUSE_MS));
  };

/**
 * The shop server stopped reporting, by its own word or two days ago: the owners get a mail, once a day at most.
 * Rule: AD-42.
 */
export const makeTellOfSilence =
  (deps: TellStaffDeps) =>
  async (scope: ShopScope): Promise<void> => {
    const shop = await deps.shops.get(scope);
    const now = deps.clock.now();
    if (shop === null || (await deps.mailPauses.endOf(scope, 'store-silent', now)) !== null) return;
    const owners = await staffOfShop(deps, shop, ['owner']);
    const given = { shop: shop.name, link: `${deps.origin()}/console/#/shops/${shop.id}/install` };
    const mail = { kind: 'store_silent', onceFor: partOf(now, SILENCE_PAUSE_MS) } as const;
    await queueFor(deps, shop, owners, mail, 'shopServerSilent', given);
    await deps.mailPauses.begin(scope, 'store-silent', now, new Date(now.getTime() + SILENCE_PAUSE_MS));
  };

/** Once a month, while a shop asks without any notice (privacy.md §3.2). */
export const makeRemindOfBare = (deps: TellStaffDeps) => async (): Promise<void> => {
  const now = deps.clock.now();
  for (const shopId of await deps.shops.allIds()) {
    const scope = scopeOfShop(shopId);
    const shop = await deps.shops.get(scope);
    if (shop === null || shop.whenNoPolicy !== 'bare') continue;
    if ((await deps.mailPauses.endOf(scope, 'bare', now)) !== null) continue;
    const owners = await staffOfShop(deps, shop, ['owner']);
    const given = { shop: shop.name, link: settingsLink(deps, shop) };
    const mail = { kind: 'bare_reminder', onceFor: partOf(now, BARE_PAUSE_MS) } as const;
    await queueFor(deps, shop, owners, mail, 'bareReminder', given);
    await deps.mailPauses.begin(scope, 'bare', now, new Date(now.getTime() + BARE_PAUSE_MS));
  }
};
