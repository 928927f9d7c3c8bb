import type { Deployment, Locale } from '../../protocol/vocabulary.ts';
import { complaintAuthority } from '../model/notice/complaint-authority.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { REGISTRATION_DAYS } from './registration.ts';
import { REGISTRATION_WORDS } from './registration-words.ts';

/** Who runs the service, as far as a notice names them. */
export type NoticeOperator = {
  readonly name: string;
  readonly address: string;
  readonly email: string;
  /** Empty when there is none. */
  readonly dpo: string;
};

export type AccountNotice = { title: string; paragraphs: readonly { heading: string; text: string }[] };

/**
 * What the operator, as controller of account data, tells before anything is typed (Art. 13). It is about people who
 * work here, not about visitors of shops, and it is no part of the agreement. Rule: TR-1.
 */
export const composeAccountNotice = (
  operator: NoticeOperator,
  locale: Locale,
  origin: string,
  deployment: Deployment,
): AccountNotice => {
  const words = REGISTRATION_WORDS[locale].notice;
  const gaps = {
    operator: operator.name,
    address: operator.address,
    email: operator.email,
    dpo: operator.dpo === '' ? '' : fillGaps(words.dpo, { value: operator.dpo }),
    days: String(REGISTRATION_DAYS),
    authority: complaintAuthority(origin, locale, locale),
    // Where the shop runs the service itself, nobody processes its customers' data for it.
    customers: deployment === 'controller-hosted' ? '' : words.customers,
  };
  return {
    title: words.title,
    paragraphs: words.paragraphs.map(({ heading, text }) => ({ heading, text: fillGaps(text, gaps) })),
  };
};
