import type { CardBasis, CardField } from '../../../../protocol/vocabulary.ts';

/** Wording of a data-request card. Gaps in braces; what is the same as in the form comes from notice-words. Rule: RQ-1. */
export type CardWords = {
  readonly fieldNames: Readonly<Record<Exclude<CardField, 'text'>, string>>;
  readonly purpose: string;
  readonly basis: Readonly<Record<CardBasis, string>>;
  /** {period}: one of `after`. */
  readonly retention: string;
  /** How many days after, as it stands in `retention`: of one day, and {days} of more. */
  readonly after: { readonly one: string; readonly more: string };
  /** The same for the address to which answers go. */
  readonly withTheChat: string;
  readonly needed: string;
  readonly voluntary: string;
  readonly withdraw: string;
  readonly consent: string;
};
