import type { ShopScope } from '../base/tenancy.ts';
import type { ConsentStore } from '../consent/consent-store.ts';
import type { Subscription } from './subscription.ts';

/** The form in which the box of an entry was ticked; null for an imported one, and once the proof has lost it. */
export const tickedFormOf = async (
  { consents }: { consents: Pick<ConsentStore, 'get'> },
  scope: ShopScope,
  { consentEventId }: Pick<Subscription, 'consentEventId'>,
): Promise<string | null> => {
  const entry = consentEventId === null ? null : await consents.get(scope, consentEventId);
  return entry?.kind === 'event' ? entry.event.sessionRef.value : null;
};
