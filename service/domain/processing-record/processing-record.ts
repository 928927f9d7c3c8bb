import type { Operator } from '../model/agreement/agreement-party.ts';
import type { ProcessingFacts } from '../model/disclosure/processing-facts.ts';
import type { AgreementStanding } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';

export type RecordFact = { readonly label: string; readonly values: readonly string[] };
/** An activity or another part. */
export type RecordSection = {
  readonly code: string;
  readonly title: string;
  readonly facts: readonly RecordFact[];
};
/** A record of processing in one language. Rule: PR-4. */
export type ProcessingRecord = {
  readonly kind: 'controller' | 'processor';
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly RecordSection[];
};

export type ShopFacts = {
  readonly shop: Shop;
  /** Null: self-hosted by the shop. */
  readonly operator: Operator | null;
  readonly agreement: AgreementStanding;
  /** Public address of the service. */
  readonly serviceUrl: string;
  readonly disclosure: ProcessingFacts;
  /** Published policy page in this language; null: none. */
  readonly policyUrl: string | null;
  /** Allowed push hosts; empty: pushes off. */
  readonly pushHosts: readonly string[];
  /** Purposes of data-request cards. */
  readonly cardPurposes: readonly string[];
};

/** Controller facts in the processor's record. */
export type ControllerFacts = Pick<ShopFacts, 'shop' | 'agreement'>;

/** Enabled offer channels. */
export const offersOf = (shop: Shop): readonly ('email' | 'phone')[] =>
  (['email', 'phone'] as const).filter((channel) => shop.marketing[channel]);
