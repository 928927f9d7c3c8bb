import { DAY_MS } from '../model/base/calendar.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { dayAfter, instantsOf, wallTimeAt } from '../model/hours/wall-clock.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { Staff } from '../model/staff/staff.ts';
import { staffOfShop } from '../staff/staff-of-shop.ts';
import { afterQuiet } from './after-quiet.ts';
import { later, queueFor, type StaffMail, type TellStaffDeps } from './tell-staff.ts';

/** Pause between lead mails per shop, in milliseconds. */
const LEAD_PAUSE_MS = 15 * 60_000;

const ANSWERING = ['owner', 'manager', 'consultant'] as const;

const leadsLink = (deps: TellStaffDeps): string => `${deps.origin()}/console/#/leads`;

type LeadMail = Omit<StaffMail, 'people'>;

const mailOfLeads = (deps: TellStaffDeps, shop: Shop, due: Date): LeadMail => ({
  mail: { kind: 'lead_waiting', notBefore: due, onceFor: due.toISOString() },
  words: 'leadsWaiting',
  gaps: { shop: shop.name, link: leadsLink(deps) },
});

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

/** Two pauses alternate: a pending mail's pause overlaps the previous one. */
const LEAD_PAUSES = ['leads', 'more-leads'] as const;

type LastLeadMail = {
  readonly isToCome: boolean;
  /** Earliest next mail. */
  readonly pauseEnd: Date;
  readonly otherKey: (typeof LEAD_PAUSES)[number];
};

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

/** True while a lead mail is pending. */
export const makeAreLeadsTold =
  (deps: Pick<TellStaffDeps, 'clock' | 'mailPauses'>) =>
  async (scope: ShopScope): Promise<boolean> =>
    (await lastLeadMail(deps, scope, deps.clock.now()))?.isToCome ?? false;

/**
 * Mails staff about a new lead; a delayed mail names none. Idempotent. Rules: SE-6, CO-7.
 * @param noteTold before the pause: a pause without a mail would hide the lead
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

const MORNING = '08:00';

/** In UTC without a time zone. */
const nextMorning = ({ hours }: Shop, now: Date): Date => {
  const zone = hours.timeZone === '' ? 'UTC' : hours.timeZone;
  const { day, time } = wallTimeAt(zone, now);
  const morning = { day: time < MORNING ? day : dayAfter(day, 1), time: MORNING };
  return instantsOf(zone, morning)[0] ?? later(now, DAY_MS);
};

/** Daily, next morning; idempotent. Rule: SE-6. */
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
