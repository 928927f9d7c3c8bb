import type { ShopScope } from '../base/tenancy.ts';
import type { ConsentEvent } from '../consent/consent.ts';
import type { ConsentStore } from '../consent/consent-store.ts';
import type { Subscription } from './subscription.ts';

/** Consents of an entry beside the one that it stands under, in order; what has ended is not among them. */
export const besideIn = async (
  { consents }: { consents: Pick<ConsentStore, 'byRef'> },
  scope: ShopScope,
  { id, consentEventId }: Pick<Subscription, 'id' | 'consentEventId'>,
): Promise<readonly ConsentEvent[]> =>
  (await consents.byRef(scope, id)).filter(
    (event) => event.action === 'granted' && event.id !== consentEventId,
  );
