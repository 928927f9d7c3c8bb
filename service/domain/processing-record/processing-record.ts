import type { Operator } from '../model/agreement/agreement-party.ts';
import type { ProcessingFacts } from '../model/disclosure/processing-facts.ts';
import type { AgreementStanding } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';

/** One row: its label, and the present values. */
export type RecordFact = { readonly label: string; readonly values: readonly string[] };
/** One processing activity, or another part of the record. */
export type RecordSection = {
  readonly code: string;
  readonly title: string;
  readonly facts: readonly RecordFact[];
};
/** A record of processing activities, in one language, from the settings as they are now. Rule: PR-4. */
export type ProcessingRecord = {
  readonly kind: 'controller' | 'processor';
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly RecordSection[];
};

/** The present facts of a shop. */
export type ShopFacts = {
  readonly shop: Shop;
  /** Null where the shop runs the service itself. */
  readonly operator: Operator | null;
  readonly agreement: AgreementStanding;
  /** Where the service answers. */
  readonly serviceUrl: string;
  /** Who receives the data, and what the shop server adds. */
  readonly disclosure: ProcessingFacts;
  /** Address of the published policy page in the language of the record; null without one. */
  readonly policyUrl: string | null;
  /** Hosts of push services that staff may let ring their devices; empty where pushes are off. */
  readonly pushHosts: readonly string[];
  /** Purposes for which consultants may ask for data by a card. */
  readonly cardPurposes: readonly string[];
};

/** A controller as the processor must name it. */
export type ControllerFacts = Pick<ShopFacts, 'shop' | 'agreement'>;

/** Ways of asking for consent to offers that the shop has switched on. */
export const offersOf = (shop: Shop): readonly ('email' | 'phone')[] =>
  (['email', 'phone'] as const).filter((channel) => shop.marketing[channel]);
