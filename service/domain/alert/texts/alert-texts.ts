import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

/** No content of the chat. Rule: SE-6. */
export type AlertTexts = {
  readonly waiting: string;
  readonly testTitle: string;
  readonly test: string;
  readonly mail: MailWords;
  readonly onCallEnded: MailWords;
  readonly ownerMail: MailWords;
};

export const alertTexts: Record<Locale, AlertTexts> = {
  pl: {
    waiting: 'Ktoś czeka na odpowiedź na czacie.',
    testTitle: 'Powiadomienie próbne',
    test: 'Tak zobaczysz, że ktoś czeka na czacie.',
    mail: {
      subject: 'Ktoś czeka na odpowiedź: {shop}',
      text: `Dzień dobry,

w sklepie {shop} ktoś czeka na czacie na odpowiedź. Otwórz rozmowę:
{link}

Mogą czekać też inne osoby. W tej wiadomości nie ma nic z rozmowy. Powiadomienia zmienisz w swoim profilu.`,
    },
    onCallEnded: {
      subject: 'Koniec dyżuru przy telefonie',
      text: `Dzień dobry,

Twój dyżur przy telefonie właśnie się skończył, bo nie możemy już dzwonić na żadne z Twoich urządzeń: powiadomienia zostały wyłączone, sesja wygasła albo serwer powiadomień odmówił. Odwiedzający widzą teraz formularz, chyba że jest ktoś inny z zespołu.

Włącz powiadomienia ponownie i wróć na dyżur w swoim profilu:
{link}`,
    },
    ownerMail: {
      subject: 'Nikt nie odpowiada na czacie: {shop}',
      text: `Dzień dobry,

w sklepie {shop} ktoś czeka na czacie, a nikt z zespołu jeszcze nie odpowiedział. Otwórz rozmowę:
{link}

Kogo i kiedy powiadomiono, zobaczysz w szczegółach rozmowy. Mogą czekać też inne osoby. W tej wiadomości nie ma nic z rozmowy. Powiadomienia zmienisz w swoim profilu.`,
    },
  },
  en: {
    waiting: 'Someone is waiting for an answer in the chat.',
    testTitle: 'Test notification',
    test: 'This is how you see that someone is waiting in the chat.',
    mail: {
      subject: 'Someone is waiting for an answer: {shop}',
      text: `Hello,

Someone in the shop {shop} is waiting for an answer in a chat. Open the chat:
{link}

Others may be waiting too. This e-mail contains nothing from the chat. You can change these notifications in your profile.`,
    },
    onCallEnded: {
      subject: 'You are no longer on call',
      text: `Hello,

You are no longer on call with your phone, because none of your devices can be rung any more: notifications were turned off, the session has ended, or the push service refused. Visitors see the form now, unless a colleague is there.

Turn notifications on again and go back on call in your profile:
{link}`,
    },
    ownerMail: {
      subject: 'Nobody is answering the chat: {shop}',
      text: `Hello,

Someone in the shop {shop} is waiting in a chat, and nobody of the team has answered yet. Open the chat:
{link}

The details of the chat show who was notified and when. Others may be waiting too. This e-mail contains nothing from the chat. You can change these notifications in your profile.`,
    },
  },
  de: {
    waiting: 'Jemand wartet im Chat auf Antwort.',
    testTitle: 'Testbenachrichtigung',
    test: 'So sehen Sie, dass jemand im Chat wartet.',
    mail: {
      subject: 'Jemand wartet auf Antwort: {shop}',
      text: `Guten Tag,

im Shop {shop} wartet jemand im Chat auf Antwort. Öffnen Sie den Chat:
{link}

Vielleicht warten noch andere. Diese E-Mail enthält nichts aus dem Chat. Benachrichtigungen ändern Sie in Ihrem Profil.`,
    },
    onCallEnded: {
      subject: 'Ihre Rufbereitschaft ist beendet',
      text: `Guten Tag,

Ihre Rufbereitschaft ist beendet, denn keines Ihrer Geräte kann mehr klingeln: Benachrichtigungen wurden ausgeschaltet, die Sitzung ist abgelaufen, oder der Push-Dienst hat abgelehnt. Besucher sehen jetzt das Formular, sofern niemand sonst aus dem Team da ist.

Schalten Sie Benachrichtigungen wieder ein und gehen Sie in Ihrem Profil wieder in Bereitschaft:
{link}`,
    },
    ownerMail: {
      subject: 'Niemand antwortet im Chat: {shop}',
      text: `Guten Tag,

im Shop {shop} wartet jemand im Chat, und niemand aus dem Team hat bisher geantwortet. Öffnen Sie den Chat:
{link}

Wer wann benachrichtigt wurde, zeigen die Details des Chats. Vielleicht warten noch andere. Diese E-Mail enthält nichts aus dem Chat. Benachrichtigungen ändern Sie in Ihrem Profil.`,
    },
  },
};
