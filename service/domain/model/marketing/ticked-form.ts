import type { ShopScope } from '../base/tenancy.ts';
import type { ConsentStore } from '../consent/consent-store.ts';
import type { Subscription } from './subscription.ts';

/** Form with its tick; null: imported or proof expired. */
export const tickedFormOf = async (
  { consents }: { consents: Pick<ConsentStore, 'get'> },
  scope: ShopScope,
  { consentEventId }: Pick<Subscription, 'consentEventId'>,
): Promise<string | null> => {
  const entry = consentEventId === null ? null : await consents.get(scope, consentEventId);
  return entry?.kind === 'event' ? entry.event.sessionRef.value : null;
};
