import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

/** `{receipt}`: address of the receipt page. */
export const leadAnswerMail: Record<Locale, MailWords> = {
  pl: {
    subject: 'Odpowiedź na zgłoszenie {reference}: {shop}',
    text: `{answer}

—
To odpowiedź na wiadomość do sklepu {shop}, numer {reference}. Co o niej przechowujemy i jak ją usunąć:
{receipt}`,
  },
  en: {
    subject: 'Answer to your message {reference}: {shop}',
    text: `{answer}

—
This is the answer to your message to {shop}, number {reference}. See what is kept about it, or have it deleted:
{receipt}`,
  },
  de: {
    subject: 'Antwort auf Ihre Anfrage {reference}: {shop}',
    text: `{answer}

—
Dies ist die Antwort auf Ihre Nachricht an {shop}, Nummer {reference}. Was dazu gespeichert ist und wie Sie es löschen:
{receipt}`,
  },
};
