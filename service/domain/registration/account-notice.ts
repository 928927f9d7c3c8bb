import type { Deployment, Locale } from '../../protocol/vocabulary.ts';
import { complaintAuthority } from '../model/notice/complaint-authority.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { REGISTRATION_DAYS } from './registration.ts';
import { registrationCatalog } from './texts/registration-catalog.ts';

export type NoticeOperator = {
  readonly name: string;
  readonly address: string;
  readonly email: string;
  /** Empty: none. */
  readonly dpo: string;
};

export type AccountNotice = { title: string; paragraphs: readonly { heading: string; text: string }[] };

/** Art. 13, operator as controller. Rule: TR-1. */
export const composeAccountNotice = (
  operator: NoticeOperator,
  locale: Locale,
  origin: string,
  deployment: Deployment,
): AccountNotice => {
  const words = registrationCatalog[locale].notice;
  const gaps = {
    operator: operator.name,
    address: operator.address,
    email: operator.email,
    dpo: operator.dpo === '' ? '' : fillGaps(words.dpo, { value: operator.dpo }),
    days: String(REGISTRATION_DAYS),
    authority: complaintAuthority(origin, locale, locale),
    // Self-hosted shops have no processor.
    customers: deployment === 'controller-hosted' ? '' : words.customers,
  };
  return {
    title: words.title,
    paragraphs: words.paragraphs.map(({ heading, text }) => ({ heading, text: fillGaps(text, gaps) })),
  };
};
