import type { ClosedReason } from '../../../protocol/vocabulary.ts';
import type { Shop } from './shop.ts';

/** Empty controller fields, plus `confirm`. Rule: TR-2. */
export const missingSettings = (shop: Shop): string[] => {
  const missing: string[] = [];
  if (shop.controller.name === '') missing.push('controller.name');
  if (shop.controller.address === '') missing.push('controller.address');
  if (shop.controller.email === '') missing.push('controller.email');
  if (shop.confirmedAt === null) missing.push('confirm');
  return missing;
};

/** Grace counts as active. */
export type AgreementStanding = 'not_needed' | 'active' | 'missing';

/** Hours only change the display. */
export type FormClosedReason = Exclude<ClosedReason, 'outside_hours'>;
export type ShopClosedReason = Exclude<FormClosedReason, 'form_closed'>;

/** Reason against collection; null: allowed. */
export const closedReason = (shop: Shop, agreement: AgreementStanding): ShopClosedReason | null => {
  if (shop.closesAt !== null) return 'shop_closed';
  if (agreement === 'missing') return 'dpa_required';
  return missingSettings(shop).length > 0 ? 'setup_incomplete' : null;
};
