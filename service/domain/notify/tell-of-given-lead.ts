import type { StaffId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { StaffStore } from '../model/staff/staff-store.ts';
import { afterQuiet } from './after-quiet.ts';
import { shopMailsCatalog } from './texts/shop-mails-catalog.ts';

export type TellOfGivenLead = (shop: Shop, lead: Lead, to: StaffId) => Promise<void>;

/** After quiet hours. Rules: SE-6, CO-7. */
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
    const at = afterQuiet(person, deps.clock.now());
    if (at === null) return;
    await deps.queueMail(scopeOfShop(shop.id), {
      kind: 'lead_waiting',
      ref: lead.id,
      onceFor: `given ${lead.id} ${lead.history.at(-1)?.at.toISOString()} ${to}`,
      notBefore: at,
      locale: person.locale,
      to: person.email,
      words: shopMailsCatalog[person.locale].leadGiven,
      gaps: {
        shop: shop.name,
        reference: lead.reference,
        link: `${deps.origin()}/console/#/leads/${lead.id}`,
      },
    });
  };
