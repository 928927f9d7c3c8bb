import type { MarketingChannel } from '../../protocol/vocabulary.ts';
import type { EndSubscription } from '../marketing/end-subscription.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { Lead } from '../model/lead/lead.ts';
import { offersTickedIn } from '../model/marketing/offers-ticked-in.ts';
import type { Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import { formOf } from './keep-lead.ts';

export type FormOffersDeps = {
  consents: Pick<ConsentStore, 'bySession'>;
  subscriptions: Pick<SubscriptionStore, 'get'>;
  digest: Pick<Digest, 'sha256Hex'>;
};

/** Entries for offers from a lead's form. */
export const offersOfLead = (
  deps: FormOffersDeps,
  scope: ShopScope,
  lead: Pick<Lead, 'ref'>,
): Promise<readonly Subscription[]> => offersTickedIn(deps, scope, [formOf(deps, lead.ref)]);

/** Withdraws one or all offers ticked in a form. Rules: CO-6, MK-4. */
export const endOffersOfLead = async (
  deps: FormOffersDeps & { endSubscription: EndSubscription },
  scope: ShopScope,
  lead: Pick<Lead, 'ref'>,
  channel?: MarketingChannel,
): Promise<void> => {
  for (const row of await offersOfLead(deps, scope, lead)) {
    if (channel !== undefined && row.channel !== channel) continue;
    await deps.endSubscription(scope, row, { method: 'button', actor: 'visitor', via: 'receipt' });
  }
};
