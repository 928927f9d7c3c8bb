import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

/** What staff are told of a visitor who waits: that somebody does, and in which shop. Rule: SE-6. */
export type AlertTexts = {
  /** Below the name of the shop. */
  readonly waiting: string;
  readonly testTitle: string;
  readonly test: string;
  readonly mail: MailWords;
  /** To an owner who is not on duty. */
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

W tej wiadomości nie ma nic z rozmowy. Powiadomienia zmienisz w swoim profilu.`,
    },
    ownerMail: {
      subject: 'Nikt nie odpowiada na czacie: {shop}',
      text: `Dzień dobry,

w sklepie {shop} ktoś czeka na czacie, a nikt z zespołu jeszcze nie odpowiedział. Otwórz rozmowę:
{link}

Kogo i kiedy powiadomiono, zobaczysz w szczegółach rozmowy. W tej wiadomości nie ma nic z rozmowy. Powiadomienia zmienisz w swoim profilu.`,
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

This e-mail contains nothing from the chat. You can change these notifications in your profile.`,
    },
    ownerMail: {
      subject: 'Nobody is answering the chat: {shop}',
      text: `Hello,

Someone in the shop {shop} is waiting in a chat, and nobody of the team has answered yet. Open the chat:
{link}

The details of the chat show who was notified and when. This e-mail contains nothing from the chat. You can change these notifications in your profile.`,
    },
  },
  de: {
    waiting: 'Jemand wartet im Chat auf Antwort.',
    testTitle: 'Testbenachrichtigung',
    test: 'So sehen Sie, dass jemand im Chat wartet.',
    mail: {
      subject: 'Jemand wartet auf Antwort: {shop}',
      text: `Guten Tag,

im Shop {shop} wartet jemand im Chat auf Antwort. Öffnen Sie das Gespräch:
{link}

Diese E-Mail enthält nichts aus dem Gespräch. Benachrichtigungen ändern Sie in Ihrem Profil.`,
    },
    ownerMail: {
      subject: 'Niemand antwortet im Chat: {shop}',
      text: `Guten Tag,

im Shop {shop} wartet jemand im Chat, und niemand aus dem Team hat bisher geantwortet. Öffnen Sie das Gespräch:
{link}

Wer wann benachrichtigt wurde, zeigen die Einzelheiten des Gesprächs. Diese E-Mail enthält nichts aus dem Gespräch. Benachrichtigungen ändern Sie in Ihrem Profil.`,
    },
  },
};
