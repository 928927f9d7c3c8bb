/** Sentences about who receives the data. Gaps stand in braces. */
export type RecipientWords = {
  /** {name} */
  readonly operator: string;
  /** {names}: each with its service in brackets. */
  readonly subProcessors: string;
  /** {names} */
  readonly agencies: string;
  /** Said while the shop has not named who hosts it and who carries its mail. */
  readonly unnamed: string;
  /** {list}: name, country and ground of each. {email} */
  readonly transfers: string;
};
