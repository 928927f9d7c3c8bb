import type { StaffId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import { dayAfter, instantsOf, wallTimeAt } from '../model/hours/wall-clock.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import { alertsOf, isQuiet, type QuietHours } from '../model/staff/alert-settings.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { StaffStore } from '../model/staff/staff-store.ts';
import { shopMails } from './texts/shop-mails.ts';

export type TellOfGivenLead = (shop: Shop, lead: Lead, to: StaffId) => Promise<void>;

/** The end of the quiet hours that are running, by the clocks of the person; null when they never end. */
export const quietEnd = ({ from, to, timeZone }: QuietHours, now: Date): Date | null => {
  if (from === to) return null;
  const { day, time } = wallTimeAt(timeZone, now);
  // Where the clocks skip that time, or show it twice, the first instant after now counts.
  const ends = [day, dayAfter(day, 1)].flatMap((one) => instantsOf(timeZone, { day: one, time: to }));
  return ends.find((end) => end > now) ?? new Date(now.getTime() + (time < to ? 1 : 24) * 3_600_000);
};

const notBefore = ({ alerts }: Pick<Staff, 'alerts'>, now: Date): Date | null => {
  const { quiet } = alertsOf({ alerts });
  return quiet !== null && isQuiet(quiet, now) ? quietEnd(quiet, now) : now;
};

/**
 * Mails a link to a lead to the person whom a colleague gave it to, if that person wants mails about leads: after the
 * person's quiet hours. The step that gave it makes one mail. Rules: SE-6, CO-7.
 */
export const makeTellOfGivenLead =
  (deps: {
    staff: Pick<StaffStore, 'get'>;
    clock: Clock;
    queueMail: QueueMail;
    origin(): string;
  }): TellOfGivenLead =>
  async (shop, lead, to) => {
    const person = await deps.staff.get(to);
    if (person === null || !person.notices.leads) return;
    const at = notBefore(person, deps.clock.now());
    if (at === null) return;
    await deps.queueMail(scopeOfShop(shop.id), {
      kind: 'lead_waiting',
      ref: lead.id,
      onceFor: `given ${lead.id} ${lead.history.at(-1)?.at.toISOString()} ${to}`,
      notBefore: at,
      locale: person.locale,
      to: person.email,
      words: shopMails[person.locale].leadGiven,
      gaps: {
        shop: shop.name,
        reference: lead.reference,
        link: `${deps.origin()}/console/#/leads/${lead.id}`,
      },
    });
  };
