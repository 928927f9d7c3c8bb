import type { LeadField } from '../../../protocol/vocabulary.ts';

/** Suggested words for the store's own policy page. Gaps stand in braces; numbers come from the shop's settings. */
export type PolicyTextWords = {
  readonly fieldNames: Readonly<Record<LeadField | 'message', string>>;
  readonly and: string;
  readonly chatHeading: string;
  readonly chat: string;
  readonly chatKept: string;
  readonly formHeading: string;
  readonly formConsent: string;
  readonly formRequest: string;
  readonly formKept: string;
  readonly offers: string;
  readonly storageHeading: string;
  readonly storage: string;
  readonly noAddress: string;
  readonly recipientsHeading: string;
  readonly recipients: string;
  readonly recipientsOwn: string;
  readonly rightsHeading: string;
  readonly rights: string;
};
