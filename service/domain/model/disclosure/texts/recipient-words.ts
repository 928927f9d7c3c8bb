import type { ProviderRole } from '../../../../protocol/vocabulary.ts';

/** Placeholders in braces. */
export type RecipientWords = {
  /** {name} */
  readonly operator: string;
  /** {names}, with services in brackets. */
  readonly subProcessors: string;
  /** {names} */
  readonly agencies: string;
  /** {name} */
  readonly providers: Readonly<Record<ProviderRole, string>>;
  readonly unstated: Readonly<Record<ProviderRole | 'both' | 'services', string>>;
  /** Only when complete. */
  readonly nobodyElse: string;
  /** {list}: name, country, ground. {email} */
  readonly transfers: string;
  readonly noTransfers: string;
};
