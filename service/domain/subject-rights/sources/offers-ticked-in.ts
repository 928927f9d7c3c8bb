import type { LeadId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { ConsentStore } from '../../model/consent/consent-store.ts';
import type { Subscription } from '../../model/marketing/subscription.ts';
import type { SubscriptionStore } from '../../model/marketing/subscription-store.ts';
import { tickedFormOf } from '../../model/marketing/ticked-form.ts';

/** Entries for offers under these keys of an address whose box was ticked in one of these forms. Decision 0228. */
export const offersTickedIn = async (
  deps: {
    consents: Pick<ConsentStore, 'byRef' | 'get'>;
    subscriptions: Pick<SubscriptionStore, 'findBySubject'>;
  },
  scope: ShopScope,
  leadIds: Iterable<LeadId>,
  keys: readonly string[],
): Promise<readonly Subscription[]> => {
  const { consents, subscriptions } = deps;
  const rows = (await Promise.all(keys.map((key) => subscriptions.findBySubject(scope, key)))).flat();
  if (rows.length === 0) return [];
  const own = await Promise.all([...leadIds].map((id) => consents.byRef(scope, id)));
  // The form stands in the records of its enquiry and of its boxes.
  const forms = new Set(own.flat().flatMap(({ sessionRef: { value } }) => value ?? []));
  const ticked = [];
  for (const row of rows) {
    const form = await tickedFormOf(deps, scope, row);
    if (form !== null && forms.has(form)) ticked.push(row);
  }
  return ticked;
};
