import { type AgreementStanding, closedReason, type FormClosedReason } from '../shop/closed-reason.ts';
import type { Shop } from '../shop/shop.ts';
import type { PolicyPage } from './policy-binding.ts';

/** Decided only here (privacy.md §3.2). Rules: D2, D3, D7. */
export type FormOffer =
  | { readonly kind: 'consent' }
  | { readonly kind: 'request' }
  /** By the owner's choice. */
  | { readonly kind: 'bare' }
  | { readonly kind: 'closed'; readonly reason: FormClosedReason };

export const formOffer = (shop: Shop, page: PolicyPage | null, agreement: AgreementStanding): FormOffer => {
  const reason = closedReason(shop, agreement);
  if (reason !== null) return { kind: 'closed', reason };
  if (page?.state === 'published') return { kind: shop.leadBasis };
  switch (shop.whenNoPolicy) {
    case 'auto':
      return { kind: 'request' };
    case 'hide':
      return { kind: 'closed', reason: 'form_closed' };
    case 'bare':
      return { kind: 'bare' };
  }
};
