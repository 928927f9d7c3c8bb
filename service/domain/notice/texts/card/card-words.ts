import type { CardBasis, CardField } from '../../../../protocol/vocabulary.ts';

/** Shared text comes from notice-words. Rule: RQ-1. */
export type CardWords = {
  readonly fieldNames: Readonly<Record<Exclude<CardField, 'text'>, string>>;
  readonly purpose: string;
  readonly basis: Readonly<Record<CardBasis, string>>;
  readonly retention: string;
  readonly after: { readonly one: string; readonly more: string };
  /** For the answer address. */
  readonly withTheChat: string;
  readonly needed: string;
  readonly voluntary: string;
  readonly withdraw: string;
  readonly consent: string;
};
