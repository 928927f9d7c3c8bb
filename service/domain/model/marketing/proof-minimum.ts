import { countryOf } from '../notice/complaint-authority.ts';
import type { Shop } from '../shop/shop.ts';

/** § 7a UWG: from consent and each use. */
const GERMAN_PHONE_YEARS = 5;

/** Minimum after the end, which covers each use. */
export const leastProofYears = (shop: Pick<Shop, 'url' | 'locale' | 'marketing'>): number =>
  shop.marketing.phone && countryOf(shop.url, shop.locale) === 'DE' ? GERMAN_PHONE_YEARS : 0;
