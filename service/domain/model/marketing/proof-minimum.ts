import { countryOf } from '../notice/complaint-authority.ts';
import type { Shop } from '../shop/shop.ts';

/** § 7a UWG: consent to calls is kept provable for five years, from the consent and from each use of it. */
const GERMAN_PHONE_YEARS = 5;

/** Fewest years that the proof of a marketing consent must stay after its end. Counting from the end covers each use. */
export const leastProofYears = (shop: Pick<Shop, 'url' | 'locale' | 'marketing'>): number =>
  shop.marketing.phone && countryOf(shop.url, shop.locale) === 'DE' ? GERMAN_PHONE_YEARS : 0;
