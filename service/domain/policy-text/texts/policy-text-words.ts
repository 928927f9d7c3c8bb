/** Gaps in braces. */
export type PolicyTextWords = {
  readonly chatHeading: string;
  readonly chat: string;
  /** Follows the chat notice's sentences. */
  readonly chatErase: string;
  readonly formHeading: string;
  readonly form: string;
  /** {advertising}: the advertising law. */
  readonly offers: string;
  readonly storageHeading: string;
  /** {law}: permits storage without consent. */
  readonly storage: string;
  readonly noAddress: string;
  readonly visitsHeading: string;
  readonly visits: string;
  readonly recipientsHeading: string;
  readonly recipientsOwn: string;
  readonly rightsHeading: string;
};
