import type { LeadField } from '../../../protocol/vocabulary.ts';

/**
 * Wording of one language. Gaps stand in braces and are filled by compose-notice; `{policy}` and `{email}` become links.
 * Wording rules: privacy.md §3.3, CO-5, TR-1.
 */
export type NoticeWords = {
  readonly fieldNames: Readonly<Record<LeadField | 'message', string>>;
  /** Joins the last two of a list. */
  readonly and: string;
  /** „…" or "…" around the policy's title is not needed: the link marks it. */
  readonly purposeText: string;
  readonly controller: string;
  readonly controllerPhone: string;
  readonly controllerDpo: string;
  readonly purposeConsent: string;
  /** Which bases there are; which one holds when is told by `casesRequest`. */
  readonly purposeRequest: string;
  readonly casesRequest: string;
  /** Names what stands folded behind it: the second layer. */
  readonly more: string;
  readonly retention: string;
  /** Added to the period while a proof stays after it: of the consent, or that the notice was shown. {years} */
  readonly proof: Readonly<Record<'consent' | 'request', string>>;
  /** Where suspected spam waits in the quarantine. {quarantine} */
  readonly spamCheck: string;
  readonly voluntary: string;
  readonly withdraw: string;
  /** The right to object, apart from the other rights. Art. 21(4). */
  readonly object: string;
  readonly rights: string;
  readonly policy: string;
  /** Added to the policy link when the page is in another language. Rule: TR-4. */
  readonly policyLanguage: Readonly<Record<'pl' | 'en' | 'de', string>>;
  readonly consent: string;
};
