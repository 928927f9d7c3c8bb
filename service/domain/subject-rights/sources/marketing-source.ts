import type { SubscriptionId } from '../../../protocol/vocabulary.ts';
import { openLead } from '../../lead/read-leads.ts';
import { addressKeys } from '../../marketing/address-keys.ts';
import type { EndedBy, EndSubscription } from '../../marketing/end-subscription.ts';
import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { ConsentStore } from '../../model/consent/consent-store.ts';
import {
  eachOnce,
  field,
  type Rectification,
  type Subject,
  type SubjectSource,
} from '../../model/erasure/subject-source.ts';
import type { LeadStore } from '../../model/lead/lead-store.ts';
import { MARKETING_WORDS } from '../../model/marketing/marketing-texts.ts';
import type { SubscriptionStore, SuppressionStore } from '../../model/marketing/subscription-store.ts';
import type { ShopStore } from '../../model/shop/shop-store.ts';
import { rightsWords } from '../rights-texts.ts';
import { findLeads } from './lead-source.ts';
import { offersTickedIn } from './offers-ticked-in.ts';

export type MarketingSourceDeps = {
  shops: Pick<ShopStore, 'get'>;
  leads: LeadStore;
  consents: Pick<ConsentStore, 'byRef' | 'get'>;
  subscriptions: SubscriptionStore;
  suppressions: SuppressionStore;
  vault: FieldVault;
  endSubscription: EndSubscription;
};

/** Who took the consent back, and from where: a person by the link in a mail, staff, or the shop's own tools. */
const endedBy = (actor: string): EndedBy => {
  if (actor === 'visitor') return { method: 'button', actor, via: 'email_link' };
  if (actor.startsWith('stf_')) return { method: 'staff_record', actor: `staff:${actor}`, via: 'console' };
  return { method: 'staff_record', actor: 'system', via: actor === 'store' ? 'store' : 'api' };
};

/**
 * A person's subscriptions. An erasure or objection deletes the address and records the withdrawal; the suppression
 * stays, and the access response says so. A correction ends what was ticked under the earlier address in the corrected
 * form. Rules: RT-1…4, MK-4.
 */
export const makeMarketingSource = (deps: MarketingSourceDeps): SubjectSource => {
  const find = async (scope: ShopScope, { subjectKeys, refs }: Subject) => {
    const ids = refs.filter((ref): ref is SubscriptionId => ref.startsWith('sub_'));
    const named = await Promise.all(ids.map((id) => deps.subscriptions.get(scope, id)));
    const found = await Promise.all(subjectKeys.map((key) => deps.subscriptions.findBySubject(scope, key)));
    return eachOnce([...found, named.filter((row) => row !== null)]);
  };
  const marks = async (scope: ShopScope, { subjectKeys }: Subject) =>
    (await Promise.all(subjectKeys.map((key) => deps.suppressions.findBySubject(scope, key)))).flat();
  /** Entries under the value that a corrected field has now, ticked in the forms that are corrected. */
  const tickedUnder = async (scope: ShopScope, subject: Subject, { field: name, value }: Rectification) => {
    const shop = name === 'name' ? null : await deps.shops.get(scope);
    if (name === 'name' || shop === null) return [];
    const keysOf = (address: string) => addressKeys(deps.vault, scope, shop.locale, name, address);
    const leads = await findLeads(deps.leads, scope, subject);
    const keys = new Set<string>();
    for (const lead of leads) {
      const earlier = (await openLead(deps.vault, lead)).values[name];
      if (earlier !== undefined) for (const key of await keysOf(earlier)) keys.add(key);
    }
    // The same address in another writing is no other address.
    if (value !== null) for (const key of await keysOf(value)) keys.delete(key);
    const rows = await offersTickedIn(
      deps,
      scope,
      leads.map(({ id }) => id),
      [...keys],
    );
    return rows.filter(({ channel }) => channel === name);
  };
  return {
    name: 'marketing',
    async count(scope, subject) {
      return (await find(scope, subject)).length + (await marks(scope, subject)).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, retained } = rightsWords(locale);
      const words = MARKETING_WORDS[locale];
      const items = [];
      for (const row of await find(scope, subject)) {
        items.push({
          id: row.id,
          noticeId: row.noticeId,
          fields: [
            ...field('channel', fields.purpose, words.channels[row.channel]),
            ...field('to', fields.to, await deps.vault.open(scope, row.sealed)),
            ...field('state', fields.action, words.states[row.state]),
            ...field('createdAt', fields.createdAt, row.createdAt),
            ...field('confirmedAt', fields.occurredAt, row.confirmedAt),
            ...field('noticeId', fields.noticeId, row.noticeId),
            ...field('importNote', fields.method, row.importNote),
            ...field('keptUntil', fields.keptUntil, row.state === 'confirmed' ? null : row.expiresAt),
          ],
        });
      }
      const suppressed = (await marks(scope, subject)).map((mark) => ({
        id: `${mark.channel}:${mark.subjectKey}`,
        fields: [
          ...field('channel', fields.purpose, words.channels[mark.channel]),
          ...field('since', fields.occurredAt, mark.since),
          ...field('subjectKey', fields.subjectKey, mark.subjectKey),
        ],
      }));
      return [
        { group: 'marketing', label: groups.marketing, items, retained: null },
        { group: 'marketing', label: groups.suppressions, items: suppressed, retained: retained.suppression },
      ];
    },
    async erase(scope, subject, at, actor) {
      const rows = (await find(scope, subject)).filter((row) => row.createdAt <= at);
      for (const row of rows) {
        // Ended with another writing of its number: a second withdrawal would be false.
        if ((await deps.subscriptions.get(scope, row.id)) === null) continue;
        await deps.endSubscription(scope, row, endedBy(actor));
      }
      const count = (await marks(scope, subject)).length;
      return {
        removed: rows.length,
        retained: count === 0 ? [] : [{ count, reason: 'suppression', until: null }],
      };
    },
    async records(scope, subject) {
      const rows = await find(scope, subject);
      return rows.map(({ id, restrictedAt }) => ({ id, isRestricted: restrictedAt !== null }));
    },
    async restrict(scope, subject, at) {
      const rows = await find(scope, subject);
      for (const row of rows) {
        await deps.subscriptions.change(scope, row.id, row.state, { restrictedAt: at });
      }
      return rows.length;
    },
    // A signed consent cannot move to another address. Decision 0235.
    async rectify(scope, subject, change, actor) {
      const rows = await tickedUnder(scope, subject, change);
      for (const row of rows) {
        if ((await deps.subscriptions.get(scope, row.id)) === null) continue;
        await deps.endSubscription(scope, row, endedBy(actor));
      }
      return rows.length;
    },
  };
};
