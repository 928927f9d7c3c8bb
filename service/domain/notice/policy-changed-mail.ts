import type { LeadId, Locale, PolicyChangeId } from '../../protocol/vocabulary.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { MailKind } from '../model/mail/mail.ts';
import type { MailWords } from '../model/mail/mail-words.ts';

export const CHANGED_KIND: MailKind = 'policy_changed';
/** Successive decisions share one mail. */
export const askedFact = ({ consentEventId }: Pick<Lead, 'consentEventId'>): string =>
  `ask again ${consentEventId}`;
export const informedFact = (changeId: PolicyChangeId, leadId: LeadId): string => `${changeId} ${leadId}`;

type Words = {
  subject: string;
  told: string;
  asked: string;
  informLink: string;
  askLink: string;
  none: string;
};

const WORDS: Record<Locale, Words> = {
  pl: {
    subject: '{shop}: zmieniła się polityka prywatności',
    told: 'Dzień dobry,\n\nsklep {shop} zmienił swoją politykę prywatności. Twoje zgłoszenie zostało wysłane jeszcze pod poprzednią treścią i nadal jej podlega.',
    asked:
      'Dzień dobry,\n\nsklep {shop} zmienił swoją politykę prywatności i pyta, czy nadal zgadzasz się na przetwarzanie danych z Twojego zgłoszenia.',
    informLink: 'Tutaj zobaczysz, czego dotyczy Twoja zgoda, i możesz ją w każdej chwili cofnąć:',
    askLink: 'Tutaj przeczytasz nową treść i możesz wyrazić zgodę ponownie albo ją cofnąć:',
    none: 'Jeśli nie odpowiesz, zgłoszenie zostanie usunięte najpóźniej po 30 dniach. Nic więcej nie musisz robić.',
  },
  en: {
    subject: '{shop}: the privacy policy has changed',
    told: 'Hello,\n\n{shop} has changed its privacy policy. You sent your message under the earlier text, which still applies to it.',
    asked:
      'Hello,\n\n{shop} has changed its privacy policy and asks whether you still consent to the use of the data in your message.',
    informLink: 'Here you can see what you consented to, and withdraw your consent at any time:',
    askLink: 'Here you can read the new text and consent again, or withdraw your consent:',
    none: 'If you do not answer, your message will be deleted after 30 days at the latest. You do not have to do anything else.',
  },
  de: {
    subject: '{shop}: Die Datenschutzerklärung hat sich geändert',
    told: 'Guten Tag,\n\n{shop} hat die Datenschutzerklärung geändert. Ihre Anfrage wurde noch unter dem früheren Wortlaut gesendet, und dieser gilt für sie weiter.',
    asked:
      'Guten Tag,\n\n{shop} hat die Datenschutzerklärung geändert und fragt, ob Sie weiterhin in die Verarbeitung der Daten Ihrer Anfrage einwilligen.',
    informLink:
      'Hier sehen Sie, worin Sie eingewilligt haben, und können Ihre Einwilligung jederzeit widerrufen:',
    askLink: 'Hier können Sie den neuen Wortlaut lesen und erneut einwilligen oder widerrufen:',
    none: 'Wenn Sie nicht antworten, wird Ihre Anfrage spätestens nach 30 Tagen gelöscht. Sie müssen sonst nichts tun.',
  },
};

/** Mail about a changed policy. Gaps: shop, link. Rule: SE-6. */
export const policyChangedMail = (locale: Locale, asksAgain: boolean): MailWords => {
  const words = WORDS[locale];
  const text = asksAgain
    ? [words.asked, `${words.askLink}\n{link}`, words.none]
    : [words.told, `${words.informLink}\n{link}`];
  return { subject: words.subject, text: text.join('\n\n') };
};
