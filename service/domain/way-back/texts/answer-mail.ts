import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

/** Link only. Rule: SE-6. */
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

There is an answer in your chat with the shop {shop}. Read it and write back here:
{link}

The link opens your chat, so do not pass it on. What was written is not in this e-mail, so that nobody else reads it.

We write because this address was given in the chat to get an answer. Behind the same link you can turn these e-mails off; we then delete the address.`,
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

type AnswerTextMail = {
  readonly words: { readonly withReplies: MailWords; readonly withoutReplies: MailWords };
  /** First line; below it a reply quotes our mail. */
  readonly above: string;
};

export const answerTextMail: Record<Locale, AnswerTextMail> = {
  pl: {
    above: 'Odpisz powyżej tej linii',
    words: {
      withReplies: {
        subject: '{shop}: odpowiedź na Twoim czacie',
        text: `{above}

Dzień dobry,

masz odpowiedź na czacie w sklepie {shop}:

{answers}

Możesz odpisać na tę wiadomość samym tekstem albo na czacie, tam wyślesz też zdjęcia i pliki:
{link}

Link i adres do odpowiedzi należą do Twojej rozmowy, więc nikomu ich nie przekazuj.

Piszemy, bo na czacie podano ten adres i zaznaczono, że treść odpowiedzi ma przychodzić e-mailem. Pod tym samym linkiem możesz wyłączyć te wiadomości; wtedy usuniemy adres.`,
      },
      withoutReplies: {
        subject: '{shop}: odpowiedź na Twoim czacie',
        text: `Dzień dobry,

masz odpowiedź na czacie w sklepie {shop}:

{answers}

Odpiszesz na czacie:
{link}

Link otwiera Twoją rozmowę, więc nikomu go nie przekazuj.

Piszemy, bo na czacie podano ten adres i zaznaczono, że treść odpowiedzi ma przychodzić e-mailem. Pod tym samym linkiem możesz wyłączyć te wiadomości; wtedy usuniemy adres.`,
      },
    },
  },
  en: {
    above: 'Write your reply above this line',
    words: {
      withReplies: {
        subject: '{shop}: an answer in your chat',
        text: `{above}

Hello,

You have an answer in your chat with the shop {shop}:

{answers}

You can reply to this e-mail with text, or in the chat, where you can send pictures and files too:
{link}

The link and the address for replies belong to your chat, so do not pass them on.

We write because this address was given in the chat, and the box for getting the text of answers by e-mail was ticked. Behind the same link you can turn these e-mails off; we then delete the address.`,
      },
      withoutReplies: {
        subject: '{shop}: an answer in your chat',
        text: `Hello,

You have an answer in your chat with the shop {shop}:

{answers}

Write back in the chat:
{link}

The link opens your chat, so do not pass it on.

We write because this address was given in the chat, and the box for getting the text of answers by e-mail was ticked. Behind the same link you can turn these e-mails off; we then delete the address.`,
      },
    },
  },
  de: {
    above: 'Bitte antworten Sie oberhalb dieser Zeile',
    words: {
      withReplies: {
        subject: '{shop}: eine Antwort in Ihrem Chat',
        text: `{above}

Guten Tag,

in Ihrem Chat mit dem Shop {shop} gibt es eine Antwort:

{answers}

Sie können auf diese E-Mail mit Text antworten oder im Chat, dort auch mit Bildern und Dateien:
{link}

Link und Antwortadresse gehören zu Ihrem Chat, geben Sie sie deshalb nicht weiter.

Wir schreiben Ihnen, weil im Chat diese Adresse angegeben wurde und dort angekreuzt ist, dass der Text der Antworten per E-Mail kommt. Unter demselben Link können Sie diese E-Mails abschalten; dann löschen wir die Adresse.`,
      },
      withoutReplies: {
        subject: '{shop}: eine Antwort in Ihrem Chat',
        text: `Guten Tag,

in Ihrem Chat mit dem Shop {shop} gibt es eine Antwort:

{answers}

Hier schreiben Sie zurück:
{link}

Der Link öffnet Ihren Chat, geben Sie ihn deshalb nicht weiter.

Wir schreiben Ihnen, weil im Chat diese Adresse angegeben wurde und dort angekreuzt ist, dass der Text der Antworten per E-Mail kommt. Unter demselben Link können Sie diese E-Mails abschalten; dann löschen wir die Adresse.`,
      },
    },
  },
};
