import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

type SenderTexts = {
  mail: MailWords;
  question: { title: string; text: string; button: string };
  done: { title: string; text: string };
};

export const senderTexts: Record<Locale, SenderTexts> = {
  pl: {
    mail: {
      subject: 'Potwierdź adres nadawcy: {shop}',
      text: `Dzień dobry,

sklep {shop} chce wysyłać odpowiedzi na zgłoszenia z adresu {address}. Jeśli to Twój adres i zgadzasz się na to, potwierdź:
{link}

Link działa 7 dni. Jeśli o to nie prosisz, zignoruj tę wiadomość: bez potwierdzenia nic nie zostanie wysłane z tego adresu.`,
    },
    question: {
      title: 'Adres nadawcy',
      text: 'Sklep {shop} będzie wysyłać odpowiedzi na zgłoszenia z adresu {address}.',
      button: 'Potwierdzam adres',
    },
    done: {
      title: 'Adres potwierdzony',
      text: 'Odpowiedzi na zgłoszenia wychodzą teraz z adresu {address}.',
    },
  },
  en: {
    mail: {
      subject: 'Confirm the sender address: {shop}',
      text: `Hello,

The shop {shop} wants to send answers to leads from {address}. If this is your address and you agree, confirm it:
{link}

The link works for 7 days. If you did not ask for this, ignore this e-mail: nothing is sent from this address without it.`,
    },
    question: {
      title: 'Sender address',
      text: 'The shop {shop} will send answers to leads from {address}.',
      button: 'Confirm the address',
    },
    done: { title: 'Address confirmed', text: 'Answers to leads are now sent from {address}.' },
  },
  de: {
    mail: {
      subject: 'Absenderadresse bestätigen: {shop}',
      text: `Guten Tag,

der Shop {shop} möchte Antworten auf Anfragen von {address} senden. Wenn das Ihre Adresse ist und Sie einverstanden sind, bestätigen Sie sie:
{link}

Der Link gilt 7 Tage. Haben Sie das nicht veranlasst, ignorieren Sie diese E-Mail: Ohne Bestätigung wird nichts von dieser Adresse gesendet.`,
    },
    question: {
      title: 'Absenderadresse',
      text: 'Der Shop {shop} sendet Antworten auf Anfragen künftig von {address}.',
      button: 'Adresse bestätigen',
    },
    done: { title: 'Adresse bestätigt', text: 'Antworten auf Anfragen gehen jetzt von {address} aus.' },
  },
};
