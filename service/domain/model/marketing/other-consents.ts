import type { ShopScope } from '../base/tenancy.ts';
import type { ConsentEvent } from '../consent/consent.ts';
import type { ConsentStore } from '../consent/consent-store.ts';
import type { Subscription } from './subscription.ts';

/** Other valid consents of an entry, ordered. */
export const otherConsentsOf = async (
  { consents }: { consents: Pick<ConsentStore, 'byRef'> },
  scope: ShopScope,
  { id, consentEventId }: Pick<Subscription, 'id' | 'consentEventId'>,
): Promise<readonly ConsentEvent[]> =>
  (await consents.byRef(scope, id)).filter(
    (event) => event.action === 'granted' && event.id !== consentEventId,
  );
