import type { Locale } from '../../protocol/vocabulary.ts';
import type { Digest } from '../model/base/ports.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import { linkInvalid } from '../model/confirmation/confirmation.ts';
import type {
  ConfirmationOutcome,
  ConfirmationQuestion,
} from '../model/confirmation/confirmation-handlers.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import { marketingCatalog } from '../model/marketing/texts/marketing-catalog.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import type { EndSubscription } from './end-subscription.ts';

type UnsubscribeDeps = {
  subscriptions: SubscriptionStore;
  shops: Pick<ShopStore, 'get'>;
  digest: Digest;
  endSubscription: EndSubscription;
};

const read = async (deps: UnsubscribeDeps, secret: string) => {
  const row = await deps.subscriptions.findByUnsubscribeHash(deps.digest.sha256Hex(secret));
  const scope = row === null ? null : scopeOfShop(row.shopId);
  const shop = scope === null ? null : await deps.shops.get(scope);
  if (row === null || scope === null || shop === null) throw linkInvalid();
  return { row, scope, shop, words: marketingCatalog[row.locale].unsubscribe };
};

/**
 * Describes an unsubscribe link without changes, as mail scanners open links. @throws DomainError
 * link_invalid
 */
export const makeLookAtUnsubscribe =
  (deps: UnsubscribeDeps) =>
  async (secret: string): Promise<ConfirmationQuestion & { locale: Locale }> => {
    const { row, shop, words } = await read(deps, secret);
    const gaps = { controller: shop.controller.name };
    return {
      locale: row.locale,
      title: words.title[row.channel],
      paragraphs: words.text.map((text) => fillGaps(text, gaps)),
      button: words.button,
      shopName: shop.name,
    };
  };

/** Unsubscribes without login or reason. Rules: CO-6, MK-4. @throws DomainError link_invalid */
export const makeUnsubscribe =
  (deps: UnsubscribeDeps) =>
  async (secret: string): Promise<ConfirmationOutcome> => {
    const { row, scope, words } = await read(deps, secret);
    await deps.endSubscription(scope, row, { method: 'button', actor: 'visitor', via: 'email_link' });
    return { title: words.done, paragraphs: words.doneText };
  };
