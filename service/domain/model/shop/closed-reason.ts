import type { ClosedReason } from '../../../protocol/vocabulary.ts';
import type { Shop } from './shop.ts';

/** Field paths of the controller block that are still empty, plus `confirm`. Rule: TR-2, decision 0079. */
export const missingSettings = (shop: Shop): string[] => {
  const missing: string[] = [];
  if (shop.controller.name === '') missing.push('controller.name');
  if (shop.controller.address === '') missing.push('controller.address');
  if (shop.controller.email === '') missing.push('controller.email');
  if (shop.confirmedAt === null) missing.push('confirm');
  return missing;
};

/** As shown to owners and adapters. Grace counts as active. */
export type AgreementStanding = 'not_needed' | 'active' | 'missing';

/** The form alone may be closed for a further reason; the hours close neither form nor shop, only what is shown. */
export type FormClosedReason = Exclude<ClosedReason, 'outside_hours'>;
export type ShopClosedReason = Exclude<FormClosedReason, 'form_closed'>;

/** Whether anything at all may be collected for the shop: the reason against it, or null. */
export const closedReason = (shop: Shop, agreement: AgreementStanding): ShopClosedReason | null => {
  if (shop.closesAt !== null) return 'shop_closed';
  if (agreement === 'missing') return 'dpa_required';
  return missingSettings(shop).length > 0 ? 'setup_incomplete' : null;
};
