import type { LeadId, Locale, PolicyChangeId } from '../../protocol/vocabulary.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { MailKind } from '../model/mail/mail.ts';
import type { MailWords } from '../model/mail/mail-words.ts';
import { policyChangedMailCatalog } from './texts/policy-changed-mail-catalog.ts';

export const CHANGED_KIND: MailKind = 'policy_changed';
/** Successive decisions share one mail. */
export const askedFact = ({ consentEventId }: Pick<Lead, 'consentEventId'>): string =>
  `ask again ${consentEventId}`;
export const informedFact = (changeId: PolicyChangeId, leadId: LeadId): string => `${changeId} ${leadId}`;

/** Mail about a changed policy. Gaps: shop, link. Rule: SE-6. */
export const policyChangedMail = (locale: Locale, asksAgain: boolean): MailWords => {
  const words = policyChangedMailCatalog[locale];
  const text = asksAgain
    ? [words.asked, `${words.askLink}\n{link}`, words.none]
    : [words.told, `${words.informLink}\n{link}`];
  return { subject: words.subject, text: text.join('\n\n') };
};
