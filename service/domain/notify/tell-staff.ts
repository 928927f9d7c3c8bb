import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import { dayAfter, instantsOf, wallTimeAt } from '../model/hours/wall-clock.ts';
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
import { afterQuiet } from './after-quiet.ts';
import { type ShopMails, shopMails } from './texts/shop-mails.ts';

export type TellStaffDeps = StaffOfShopDeps & {
  shops: ShopStore;
  mailPauses: MailPauseStore;
  clock: Clock;
  queueMail: QueueMail;
  origin(): string;
};

const MINUTE_MS = 60_000;
/** At most one mail about leads per shop in this time. */
const LEAD_PAUSE_MS = 15 * MINUTE_MS;
const BARE_PAUSE_MS = 30 * 24 * 60 * MINUTE_MS;
const LOST_PAUSE_MS = 60 * MINUTE_MS;
const SILENCE_PAUSE_MS = 24 * 60 * MINUTE_MS;

const ANSWERING = ['owner', 'manager', 'consultant'] as const;

type StaffMail = {
  people: readonly Staff[];
  mail: { kind: MailKind; ref?: string; notBefore?: Date; onceFor: string };
  words: keyof ShopMails;
  gaps: MailGaps;
};
type Pause = { key: string; now: Date; until: Date };

const queueFor = async (
  deps: TellStaffDeps,
  shop: Shop,
  { people, mail, words, gaps }: StaffMail,
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
 * Queues the mail and begins the pause, unless the pause is running.
 * @returns whether the mail is queued
 */
const mailUnlessPaused = async (
  deps: TellStaffDeps,
  shop: Shop,
  { key, now, until }: Pause,
  compose: () => Promise<StaffMail>,
): Promise<boolean> => {
  const scope = scopeOfShop(shop.id);
  if ((await deps.mailPauses.endOf(scope, key, now)) !== null) return false;
  await queueFor(deps, shop, await compose());
  await deps.mailPauses.begin(scope, key, now, until);
  return true;
};

const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);

const leadsLink = (deps: TellStaffDeps): string => `${deps.origin()}/console/#/leads`;

type LeadMail = Omit<StaffMail, 'people'>;

/** It names no single lead. Of several to one person at the same moment one is made. */
const mailOfLeads = (deps: TellStaffDeps, shop: Shop, due: Date): LeadMail => ({
  mail: { kind: 'lead_waiting', notBefore: due, onceFor: due.toISOString() },
  words: 'leadsWaiting',
  gaps: { shop: shop.name, link: leadsLink(deps) },
});

/** Queues for each of these people a mail about leads, due then or at the end of their quiet hours. */
const queueAboutLeads = async (
  deps: TellStaffDeps,
  shop: Shop,
  people: readonly Staff[],
  due: Date,
  mailAt: (at: Date) => LeadMail,
): Promise<void> => {
  for (const person of people) {
    const at = afterQuiet(person, due);
    if (at !== null) await queueFor(deps, shop, { ...mailAt(at), people: [person] });
  }
};

const wantLeadMails = async (deps: TellStaffDeps, shop: Shop): Promise<readonly Staff[]> =>
  (await staffOfShop(deps, shop, ANSWERING)).filter(({ notices }) => notices.leads);

/**
 * Pauses between mails about leads. Each ends `LEAD_PAUSE_MS` after its mail goes out, and that of a mail still to come
 * runs beside the one of the mail before it; so they take turns.
 */
const LEAD_PAUSES = ['leads', 'more-leads'] as const;

type LastLeadMail = {
  /** A mail about leads still goes out: a lead of now is in the list to which it leads. */
  readonly isToCome: boolean;
  /** From then on another mail may go out. */
  readonly pauseEnd: Date;
  readonly otherKey: (typeof LEAD_PAUSES)[number];
};

/** The last mail about leads of the shop that was queued; null when its pause is over. */
const lastLeadMail = async (
  { mailPauses }: Pick<TellStaffDeps, 'mailPauses'>,
  scope: ShopScope,
  now: Date,
): Promise<LastLeadMail | null> => {
  const [first, second] = LEAD_PAUSES;
  const ends = await Promise.all(LEAD_PAUSES.map((key) => mailPauses.endOf(scope, key, now)));
  const [ofFirst, ofSecond] = ends.map((end) => end?.getTime() ?? 0) as [number, number];
  const end = Math.max(ofFirst, ofSecond);
  if (end === 0) return null;
  return {
    isToCome: end - LEAD_PAUSE_MS > now.getTime(),
    pauseEnd: new Date(end),
    otherKey: ofFirst > ofSecond ? second : first,
  };
};

/** Whether a mail about leads of the shop is on its way, so that nobody has to be told of one more. */
export const makeAreLeadsTold =
  (deps: Pick<TellStaffDeps, 'clock' | 'mailPauses'>) =>
  async (scope: ShopScope): Promise<boolean> =>
    (await lastLeadMail(deps, scope, deps.clock.now()))?.isToCome ?? false;

/**
 * Mails a link to a new lead to the staff who want such mails. During a pause the next mail waits for its end and
 * names no single lead, and so does one that waits for the end of quiet hours. Safe to interrupt and repeat: each mail is
 * queued once. Rules: SE-6, CO-7.
 * @param noteTold called when the mails are in the outbox, before the pause begins: a pause without a mail would hide the
 *   lead
 */
export const makeTellOfLead =
  (deps: TellStaffDeps) =>
  async (shop: Shop, lead: Pick<Lead, 'id' | 'reference'>, noteTold: () => Promise<void>): Promise<void> => {
    const now = deps.clock.now();
    const people = await wantLeadMails(deps, shop);
    if (people.length === 0) return noteTold();
    const scope = scopeOfShop(shop.id);
    const last = await lastLeadMail(deps, scope, now);
    if (last === null) {
      const list = leadsLink(deps);
      const mailOfLead: LeadMail = {
        mail: { kind: 'lead_waiting', ref: lead.id, onceFor: lead.id },
        words: 'leadWaiting',
        gaps: { shop: shop.name, reference: lead.reference, link: `${list}/${lead.id}` },
      };
      // More may come before quiet hours end, and one mail tells of all.
      await queueAboutLeads(deps, shop, people, now, (at) =>
        at > now ? mailOfLeads(deps, shop, at) : mailOfLead,
      );
      await noteTold();
      await deps.mailPauses.begin(scope, LEAD_PAUSES[0], now, later(now, LEAD_PAUSE_MS));
      return;
    }
    const { isToCome, pauseEnd, otherKey } = last;
    if (!isToCome) {
      await queueAboutLeads(deps, shop, people, pauseEnd, (at) => mailOfLeads(deps, shop, at));
      await deps.mailPauses.begin(scope, otherKey, now, later(pauseEnd, LEAD_PAUSE_MS));
    }
    await noteTold();
  };

/** When the mail of the day about the quarantine goes out, by the clocks of the shop. */
const MORNING = '08:00';

/** The next morning in the shop, in UTC where it has set no time zone. */
const nextMorning = ({ hours }: Shop, now: Date): Date => {
  const zone = hours.timeZone === '' ? 'UTC' : hours.timeZone;
  const { day, time } = wallTimeAt(zone, now);
  const morning = { day: time < MORNING ? day : dayAfter(day, 1), time: MORNING };
  return instantsOf(zone, morning)[0] ?? later(now, 24 * 60 * MINUTE_MS);
};

/**
 * The next morning the staff who want mails about leads get one that says that suspected spam came in, whatever the
 * number. Safe to repeat: one a day is queued. Decision 0132. Rule: SE-6.
 */
export const makeTellOfQuarantine =
  (deps: TellStaffDeps) =>
  async (shop: Shop): Promise<void> => {
    const morning = nextMorning(shop, deps.clock.now());
    await queueAboutLeads(deps, shop, await wantLeadMails(deps, shop), morning, (notBefore) => ({
      mail: { kind: 'lead_waiting', notBefore, onceFor: `quarantine ${morning.toISOString()}` },
      words: 'quarantineWaiting',
      gaps: { shop: shop.name, link: `${deps.origin()}/console/#/quarantine` },
    }));
  };

const settingsLink = (deps: TellStaffDeps, shop: Shop): string =>
  `${deps.origin()}/console/#/shops/${shop.id}/account`;

/** The number of the period: a mail that was interrupted and is queued again within its period is queued once. */
const periodOf = (now: Date, lengthMs: number): string => String(Math.floor(now.getTime() / lengthMs));

/**
 * The owners get a mail when the policy page was published and no longer is. `policyStood` in the shop row is the state
 * that the owners know, so a change that was not mailed is found by the next check. Called before a change of the page,
 * to note the state in case it never was, and after the change, to compare.
 */
export const makeTellOfLostPolicy =
  (deps: TellStaffDeps): TellOfLostPolicy =>
  async (scope, { shop, binding }) => {
    const page = pageFor(binding, shop.locale);
    // A page that moved and has not been checked yet is not lost; the check will decide.
    const stands = page !== null && (page.state === 'published' || isUnseen(page));
    if (stands === shop.policyStood) return;
    const now = deps.clock.now();
    if (!stands) {
      const pause = { key: 'policy-lost', now, until: later(now, LOST_PAUSE_MS) };
      const isTold = await mailUnlessPaused(deps, shop, pause, async () => ({
        people: await staffOfShop(deps, shop, ['owner']),
        mail: { kind: 'policy_lost', onceFor: periodOf(now, LOST_PAUSE_MS) },
        words: 'policyLost',
        gaps: { shop: shop.name, link: settingsLink(deps, shop) },
      }));
      // Lost a second time within the pause: a check behind it tells, if the page is still lost then.
      if (!isTold) return;
    }
    await deps.shops.update(scope, { policyStood: stands });
  };

/**
 * The owners get a mail, once a day at most, when the shop server said that it stops reporting, or when its last report
 * is two days old. Rule: AD-42.
 */
export const makeTellOfSilence =
  (deps: TellStaffDeps) =>
  async (scope: ShopScope): Promise<void> => {
    const shop = await deps.shops.get(scope);
    if (shop === null) return;
    const now = deps.clock.now();
    const pause = { key: 'store-silent', now, until: later(now, SILENCE_PAUSE_MS) };
    await mailUnlessPaused(deps, shop, pause, async () => ({
      people: await staffOfShop(deps, shop, ['owner']),
      mail: { kind: 'store_silent', onceFor: periodOf(now, SILENCE_PAUSE_MS) },
      words: 'shopServerSilent',
      gaps: { shop: shop.name, link: `${deps.origin()}/console/#/shops/${shop.id}/install` },
    }));
  };

/** Once a month, while a shop asks without any notice (privacy.md §3.2). */
export const makeRemindOfBare = (deps: TellStaffDeps) => async (): Promise<void> => {
  const now = deps.clock.now();
  await tryEach(await deps.shops.allIds(), async (shopId) => {
    const shop = await deps.shops.get(scopeOfShop(shopId));
    if (shop === null || shop.whenNoPolicy !== 'bare') return;
    const pause = { key: 'bare', now, until: later(now, BARE_PAUSE_MS) };
    await mailUnlessPaused(deps, shop, pause, async () => ({
      people: await staffOfShop(deps, shop, ['owner']),
      mail: { kind: 'bare_reminder', onceFor: periodOf(now, BARE_PAUSE_MS) },
      words: 'bareReminder',
      gaps: { shop: shop.name, link: settingsLink(deps, shop) },
    }));
  });
};
