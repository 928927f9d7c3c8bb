import type { ClosedReason } from '../../../protocol/vocabulary.ts';
import { missingSettings, type Shop } from './shop.ts';

/** As shown to owners and adapters. Grace counts as active. */
export type AgreementStanding = 'not_needed' | 'active' | 'missing';

/** The form alone may be closed for a further reason. */
export type ShopClosedReason = Exclude<ClosedReason, 'form_closed'>;

/** Whether anything at all may be collected for the shop: the reason against it, or null. */
export const closedReason = (shop: Shop, agreement: AgreementStanding): ShopClosedReason | null => {
  if (shop.closesAt !== null) return 'shop_closed';
  if (agreement === 'missing') return 'dpa_required';
  return missingSettings(shop).length > 0 ? 'setup_incomplete' : null;
};
