import type { Locale } from '../../../protocol/vocabulary.ts';
import type { ToldRefusal } from '../reply-refusals.ts';

/** Rule: SE-6. */
type RefusalMails = { readonly subject: string; readonly texts: Readonly<Record<ToldRefusal, string>> };

const pl = (what: string) => `Dzień dobry,

${what}

Tę wiadomość wysłał czat sklepu {shop}, bo z Twojego adresu albo na adres Twojej rozmowy przyszła odpowiedź e-mailem.`;
const en = (what: string) => `Hello,

${what}

The chat of the shop {shop} sent this e-mail because a reply by e-mail came to the address of your chat.`;
const de = (what: string) => `Guten Tag,

${what}

Diese E-Mail hat der Chat des Shops {shop} gesendet, weil eine Antwort per E-Mail an die Adresse Ihres Chats kam.`;

export const replyRefusalMails: Record<Locale, RefusalMails> = {
  pl: {
    subject: '{shop}: Twoja odpowiedź e-mailem',
    texts: {
      files: pl(
        'zdjęć i plików nie przyjmujemy e-mailem, więc ich nie zapisaliśmy. Jeśli w wiadomości był tekst, dotarł na czat. Zdjęcia i pliki możesz wysłać na czacie: otwórz go linkiem z poprzedniej wiadomości.',
      ),
      too_large: pl(
        'Twoja wiadomość była za duża i nie dotarła na czat. Wyślij sam tekst, bez zdjęć i plików.',
      ),
      empty: pl(
        'w Twojej wiadomości nie znaleźliśmy tekstu, więc nie dotarła na czat. Napisz odpowiedź nad cytowaną wiadomością.',
      ),
      too_long: pl('Twoja wiadomość była za długa i nie dotarła na czat. Napisz najwyżej 4000 znaków.'),
      chat_ended: pl(
        'ta rozmowa jest już zakończona, więc Twoja wiadomość nie dotarła na czat. Zacznij nową rozmowę na stronie sklepu.',
      ),
      blocked: pl('na ten czat nie można już pisać. Twoja wiadomość nie dotarła.'),
      shop_closed: pl(
        'czat tego sklepu jest zamknięty, więc Twoja wiadomość nie dotarła. Napisz do sklepu inną drogą.',
      ),
    },
  },
  en: {
    subject: '{shop}: your reply by e-mail',
    texts: {
      files: en(
        'We do not take pictures and files by e-mail, so we did not store them. If there was text in the e-mail, it is in the chat. You can send pictures and files in the chat: open it by the link in the e-mail before this one.',
      ),
      too_large: en(
        'Your e-mail was too large and did not reach the chat. Please send text only, without pictures and files.',
      ),
      empty: en(
        'We found no text in your e-mail, so it did not reach the chat. Please write above the quoted e-mail.',
      ),
      too_long: en(
        'Your e-mail was too long and did not reach the chat. Please write at most 4000 characters.',
      ),
      chat_ended: en(
        'This chat has ended, so your e-mail did not reach it. Please start a new one on the page of the shop.',
      ),
      blocked: en('This chat takes no more messages. Your e-mail did not reach it.'),
      shop_closed: en(
        'The chat of this shop is closed, so your e-mail did not reach it. Please write to the shop in another way.',
      ),
    },
  },
  de: {
    subject: '{shop}: Ihre Antwort per E-Mail',
    texts: {
      files: de(
        'Bilder und Dateien nehmen wir per E-Mail nicht an und haben sie nicht gespeichert. Falls Ihre E-Mail Text enthielt, steht er im Chat. Bilder und Dateien können Sie im Chat senden: Öffnen Sie ihn mit dem Link aus der vorigen E-Mail.',
      ),
      too_large: de(
        'Ihre E-Mail war zu groß und ist nicht im Chat angekommen. Bitte senden Sie nur Text, ohne Bilder und Dateien.',
      ),
      empty: de(
        'wir haben in Ihrer E-Mail keinen Text gefunden, deshalb ist sie nicht im Chat angekommen. Bitte schreiben Sie über der zitierten E-Mail.',
      ),
      too_long: de(
        'Ihre E-Mail war zu lang und ist nicht im Chat angekommen. Bitte schreiben Sie höchstens 4000 Zeichen.',
      ),
      chat_ended: de(
        'dieser Chat ist beendet, deshalb ist Ihre E-Mail nicht angekommen. Bitte beginnen Sie auf der Seite des Shops einen neuen.',
      ),
      blocked: de('dieser Chat nimmt keine Nachrichten mehr an. Ihre E-Mail ist nicht angekommen.'),
      shop_closed: de(
        'der Chat dieses Shops ist geschlossen, deshalb ist Ihre E-Mail nicht angekommen. Bitte schreiben Sie dem Shop auf anderem Weg.',
      ),
    },
  },
};
