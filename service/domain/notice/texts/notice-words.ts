import type { LeadField } from '../../../protocol/vocabulary.ts';

/** Gaps in braces; `{policy}` and `{email}` are links. privacy.md §3.3, CO-5, TR-1. */
export type NoticeWords = {
  readonly fieldNames: Readonly<Record<LeadField | 'message', string>>;
  readonly and: string;
  /** No quotes around the policy's title: the link marks it. */
  readonly purposeText: string;
  readonly controller: string;
  readonly controllerPhone: string;
  readonly controllerDpo: string;
  readonly purposeConsent: string;
  readonly purposeRequest: string;
  readonly casesRequest: string;
  readonly more: string;
  readonly retention: string;
  /** While a proof stays. {years} */
  readonly proof: Readonly<Record<'consent' | 'request', string>>;
  /** Only for shops with a quarantine. {quarantine} */
  readonly spamCheck: string;
  readonly voluntary: string;
  readonly withdraw: string;
  /** The right to object, separate. Art. 21(4). */
  readonly object: string;
  readonly rights: string;
  readonly policy: string;
  /** Rule: TR-4. */
  readonly policyLanguage: Readonly<Record<'pl' | 'en' | 'de', string>>;
  readonly consent: string;
};
