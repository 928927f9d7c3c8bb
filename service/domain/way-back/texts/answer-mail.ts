import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

/** Tells the visitor that the shop has answered: a link, and nothing of what was written. Rule: SE-6. */
export const answerMail: Record<Locale, MailWords> = {
  pl: {
    subject: '{shop}: odpowiedź na Twoim czacie',
    text: `Dzień dobry,

na czacie w sklepie {shop} czeka odpowiedź. Przeczytasz ją i odpiszesz tutaj:
{link}

Link otwiera Twoją rozmowę, więc nikomu go nie przekazuj. Samej odpowiedzi nie ma w tej wiadomości, żeby nie przeczytał jej nikt inny.

Piszemy, bo na czacie podano ten adres, żeby dostać odpowiedź. Pod tym samym linkiem możesz wyłączyć te wiadomości; wtedy usuniemy adres.`,
  },
  en: {
    subject: '{shop}: an answer in your chat',
    text: `Hello,

an answer waits in your chat with the shop {shop}. Read it and write back here:
{link}

The link opens your chat, so do not pass it on. What was written is not in this mail, so that nobody else reads it.

We write because this address was given in the chat to get an answer. Behind the same link you can turn these mails off; we then delete the address.`,
  },
  de: {
    subject: '{shop}: eine Antwort in Ihrem Chat',
    text: `Guten Tag,

in Ihrem Chat mit dem Shop {shop} wartet eine Antwort. Hier lesen Sie sie und schreiben zurück:
{link}

Der Link öffnet Ihren Chat, geben Sie ihn deshalb nicht weiter. Der Inhalt steht nicht in dieser E-Mail, damit ihn sonst niemand liest.

Wir schreiben Ihnen, weil diese Adresse im Chat für eine Antwort angegeben wurde. Unter demselben Link können Sie diese E-Mails abschalten; dann löschen wir die Adresse.`,
  },
};
