import type { SubscriptionId } from '../../../protocol/vocabulary.ts';
import { formOf } from '../../lead/keep-lead.ts';
import { addressKeys } from '../../marketing/address-keys.ts';
import type { EndedBy, EndSubscription } from '../../marketing/end-subscription.ts';
import type { Digest, FieldVault } from '../../model/base/ports.ts';
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
import { offersTickedIn } from '../../model/marketing/offers-ticked-in.ts';
import type { Subscription } from '../../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../../model/marketing/subscription-store.ts';
import { marketingCatalog } from '../../model/marketing/texts/marketing-catalog.ts';
import { tickedFormOf } from '../../model/marketing/ticked-form.ts';
import type { ShopStore } from '../../model/shop/shop-store.ts';
import { rightsWords } from '../rights-texts.ts';
import { findLeads } from './lead-source.ts';

export type FindOffersDeps = {
  leads: LeadStore;
  consents: Pick<ConsentStore, 'bySession' | 'get'>;
  subscriptions: Pick<SubscriptionStore, 'findBySubject' | 'get'>;
  digest: Pick<Digest, 'sha256Hex'>;
};
export type MarketingSourceDeps = FindOffersDeps & {
  shops: Pick<ShopStore, 'get'>;
  subscriptions: SubscriptionStore;
  suppressions: SuppressionStore;
  vault: FieldVault;
  endSubscription: EndSubscription;
};

/** Phone entries need no confirmation. */
const isByTick = ({ channel, state }: Subscription): boolean => channel === 'phone' && state === 'confirmed';

const formsOfLeads = async (deps: FindOffersDeps, scope: ShopScope, subject: Subject): Promise<string[]> =>
  (await findLeads(deps.leads, scope, subject)).map(({ ref }) => formOf(deps, ref));

/** Entries under the person's keys or ticked in their forms. Rules: RT-1, RT-2. */
export const findOffers = async (
  deps: FindOffersDeps,
  scope: ShopScope,
  subject: Subject,
): Promise<Subscription[]> => {
  const { subscriptions } = deps;
  const keyed = await Promise.all(subject.subjectKeys.map((key) => subscriptions.findBySubject(scope, key)));
  const ticked = await Promise.all(keyed.flat().map((row) => tickedFormOf(deps, scope, row)));
  const forms = [...(await formsOfLeads(deps, scope, subject)), ...ticked.filter((form) => form !== null)];
  return eachOnce([...keyed, await offersTickedIn(deps, scope, forms)]);
};

const endedBy = (actor: string): EndedBy => {
  if (actor === 'visitor') return { method: 'button', actor, via: 'email_link' };
  if (actor.startsWith('stf_')) return { method: 'staff_record', actor: `staff:${actor}`, via: 'console' };
  return { method: 'staff_record', actor: 'system', via: actor === 'store' ? 'store' : 'api' };
};

/**
 * Erasure or objection withdraws; suppression stays. Correction ends entries of the old address. Rules:
 * RT-1…4, MK-4.
 */
export const makeMarketingSource = (deps: MarketingSourceDeps): SubjectSource => {
  /** Marked entries have no form. Rule: RT-8. */
  const find = async (scope: ShopScope, subject: Subject) => {
    const ids = subject.refs.filter((ref): ref is SubscriptionId => ref.startsWith('sub_'));
    const named = await Promise.all(ids.map((id) => deps.subscriptions.get(scope, id)));
    return eachOnce([await findOffers(deps, scope, subject), named.filter((row) => row !== null)]);
  };
  const marks = async (scope: ShopScope, subjectKeys: readonly string[]) =>
    (
      await Promise.all([...new Set(subjectKeys)].map((key) => deps.suppressions.findBySubject(scope, key)))
    ).flat();
  const tickedUnder = async (scope: ShopScope, subject: Subject, { field: name, value }: Rectification) => {
    const shop = name === 'name' ? null : await deps.shops.get(scope);
    if (name === 'name' || shop === null) return [];
    const rows = await offersTickedIn(deps, scope, await formsOfLeads(deps, scope, subject));
    // Other writings are the same address.
    const same: readonly string[] =
      value === null ? [] : await addressKeys(deps.vault, scope, shop.locale, name, value);
    return rows.filter(({ channel, subjectKey }) => channel === name && !same.includes(subjectKey));
  };
  return {
    name: 'marketing',
    async count(scope, subject) {
      return (await find(scope, subject)).length + (await marks(scope, subject.subjectKeys)).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, retained } = rightsWords(locale);
      const words = marketingCatalog[locale];
      const items = [];
      for (const row of await find(scope, subject)) {
        items.push({
          id: row.id,
          noticeId: row.noticeId,
          fields: [
            ...field('channel', fields.purpose, words.channels[row.channel]),
            ...field('to', fields.to, await deps.vault.open(scope, row.sealed)),
            ...field('state', fields.action, isByTick(row) ? words.given : words.states[row.state]),
            ...field('createdAt', fields.createdAt, row.createdAt),
            ...field('confirmedAt', fields.occurredAt, row.confirmedAt),
            ...field('noticeId', fields.noticeId, row.noticeId),
            ...field('importNote', fields.method, row.importNote),
            ...field('keptUntil', fields.keptUntil, row.state === 'confirmed' ? null : row.expiresAt),
          ],
        });
      }
      const suppressed = (await marks(scope, subject.subjectKeys)).map((mark) => ({
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
        // Already ended with another writing.
        if ((await deps.subscriptions.get(scope, row.id)) === null) continue;
        await deps.endSubscription(scope, row, endedBy(actor));
      }
      const keys = [...subject.subjectKeys, ...rows.map(({ subjectKey }) => subjectKey)];
      const count = (await marks(scope, keys)).length;
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
    // Consents are bound to their address.
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
