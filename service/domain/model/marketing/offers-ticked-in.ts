import type { SubscriptionId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { ConsentStore } from '../consent/consent-store.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionStore } from './subscription-store.ts';

/**
 * Entries whose last tick was in these forms.
 * @param forms by `formOf`
 */
export const offersTickedIn = async (
  deps: {
    consents: Pick<ConsentStore, 'bySession'>;
    subscriptions: Pick<SubscriptionStore, 'get'>;
  },
  scope: ShopScope,
  forms: Iterable<string>,
): Promise<readonly Subscription[]> => {
  const { consents, subscriptions } = deps;
  const events = (
    await Promise.all([...new Set(forms)].map((form) => consents.bySession(scope, form)))
  ).flat();
  const ids = events.flatMap(({ ref: { value } }) =>
    value?.startsWith('sub_') ? [value as SubscriptionId] : [],
  );
  const rows = await Promise.all([...new Set(ids)].map((id) => subscriptions.get(scope, id)));
  return rows.flatMap((row) =>
    events.some(({ id }) => id === row?.consentEventId) && row !== null ? [row] : [],
  );
};
