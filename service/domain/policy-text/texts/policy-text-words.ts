/**
 * Suggested words for the shop's own policy page, beside the sentences of the notices. Gaps stand in braces; numbers come
 * from the shop's settings.
 */
export type PolicyTextWords = {
  readonly chatHeading: string;
  readonly chat: string;
  /** Added to what the notice of the chat says of data, bases and time. */
  readonly chatErase: string;
  readonly formHeading: string;
  readonly form: string;
  /** {advertising}: the law on advertising. */
  readonly offers: string;
  readonly storageHeading: string;
  /** {law}: what allows storing without consent. */
  readonly storage: string;
  readonly noAddress: string;
  /** Where the shop has a visitor list: what it shows, stores and rests on; the one exception to `storage`. {consentLaw}:
   * what asks for consent to storing. */
  readonly visitsHeading: string;
  readonly visits: string;
  readonly recipientsHeading: string;
  readonly recipientsOwn: string;
  readonly rightsHeading: string;
};
