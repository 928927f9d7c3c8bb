import type { ClosedReason } from '../../../protocol/vocabulary.ts';
import { missingSettings, type Shop } from './shop.ts';

/** As shown to owners and adapters. Grace counts as active. */
export type AgreementStanding = 'not_needed' | 'active' | 'missing';

/** Whether anything at all may be collected for the shop: the reason against it, or null. */
export const closedReason = (shop: Shop, agreement: AgreementStanding): ClosedReason | null => {
  if (shop.closesAt !== null) return 'shop_closed';
  if (agreement === 'missing') return 'dpa_required';
  return missingSettings(shop).length > 0 ? 'setup_incomplete' : null;
};
