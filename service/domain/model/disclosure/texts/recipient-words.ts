import type { ProviderRole } from '../../../../protocol/vocabulary.ts';

/** Sentences about who receives the data. Gaps stand in braces. */
export type RecipientWords = {
  /** {name} */
  readonly operator: string;
  /** {names}: each with its service in brackets. */
  readonly subProcessors: string;
  /** {names} */
  readonly agencies: string;
  /** {name} */
  readonly providers: Readonly<Record<ProviderRole, string>>;
  /** Said while the shop has not named who hosts it or carries its mail, or the operator whose services it uses. */
  readonly unstated: Readonly<Record<ProviderRole | 'both' | 'services', string>>;
  /** Said only where everybody is named. */
  readonly nobodyElse: string;
  /** {list}: name, country and ground of each. {email} */
  readonly transfers: string;
  readonly noTransfers: string;
};
