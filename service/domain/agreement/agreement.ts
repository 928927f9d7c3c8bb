import type { ShopId } from '../../protocol/vocabulary.ts';

/** A data-processing agreement between shop and operator. Rule: D7, privacy.md §4. */
export type Agreement = {
  readonly shopId: ShopId;
  readonly state: 'none' | 'active' | 'terminated';
  readonly since: Date;
};
/** As shown to owners and adapters. */
export type AgreementStanding = 'not_needed' | 'active' | 'missing';
