import type { Locale } from '../../../../protocol/vocabulary.ts';
import type { MailWords } from '../../mail/mail-words.ts';

/** Reply addresses changed, agency ended, secret key known. */
export const accessMails: Record<Locale, Readonly<Record<'changed' | 'ended' | 'secret', MailWords>>> = {
  pl: {
    changed: {
      subject: 'Agencja zmieniła adres do odpowiedzi klientów: {shop}',
      text: `Dzień dobry,

agencja {agency} zmieniła w ustawieniach sklepu „{shop}” adres, na który trafiają odpowiedzi klientów. Wpisany jest teraz: {addresses}.

Jeśli to nie jest właściwy adres, popraw go w konsoli, w ustawieniach sklepu (trzeba się zalogować):

{link}`,
    },
    ended: {
      subject: 'Dostęp agencji jest zakończony: {shop}',
      text: `Dzień dobry,

agencja {agency} nie ma już dostępu do sklepu „{shop}”. Adresy do odpowiedzi klientów, które są w ustawieniach sklepu, pozostały bez zmian: {addresses}.

Jeśli któryś z nich należy do agencji, zmień go w konsoli, w ustawieniach sklepu (trzeba się zalogować):

{link}`,
    },
    secret: {
      subject: 'Utwórz nowy klucz tajny sklepu: {shop}',
      text: `Dzień dobry,

klucz tajny sklepu „{shop}” został kiedyś pokazany osobie, która nie ma już do niego prawa. Kto zna ten klucz, może odczytywać i usuwać dane klientów sklepu, dopóki nie powstanie nowy.

Utwórz nowy klucz tajny w konsoli, w ustawieniach sklepu, w zakładce „Instalacja” (trzeba się zalogować), a potem w sklepie naciśnij „Połącz” albo wklej nowy klucz we wtyczce:

{link}`,
    },
  },
  en: {
    changed: {
      subject: 'An agency has changed the address for customers’ replies: {shop}',
      text: `Hello,

{agency} has changed the address in the settings of the shop {shop} to which customers’ replies go. The settings now say: {addresses}.

If this is not the right address, correct it in the console, in the settings of the shop (you will be asked to sign in):

{link}`,
    },
    ended: {
      subject: 'The access of an agency has ended: {shop}',
      text: `Hello,

{agency} has no access to the shop {shop} any more. The addresses for customers’ replies in the settings of the shop have stayed as they were: {addresses}.

If one of them belongs to the agency, change it in the console, in the settings of the shop (you will be asked to sign in):

{link}`,
    },
    secret: {
      subject: 'Create a new secret key for your shop: {shop}',
      text: `Hello,

the secret key of the shop {shop} was once shown to someone who has no right to it any more. Whoever knows this key can read and erase data of the shop’s customers until a new one exists.

Create a new secret key in the console, in the settings of the shop, on the Install tab (you will be asked to sign in). Then press Connect in the shop, or paste the new key into the plugin:

{link}`,
    },
  },
  de: {
    changed: {
      subject: 'Eine Agentur hat die Adresse für Antworten der Kunden geändert: {shop}',
      text: `Guten Tag,

{agency} hat in den Einstellungen des Shops „{shop}“ die Adresse geändert, an die Antworten der Kunden gehen. Eingetragen ist jetzt: {addresses}.

Wenn das nicht die richtige Adresse ist, ändern Sie sie in der Konsole, in den Einstellungen des Shops (Sie müssen sich anmelden):

{link}`,
    },
    ended: {
      subject: 'Der Zugang einer Agentur ist beendet: {shop}',
      text: `Guten Tag,

{agency} hat keinen Zugang mehr zum Shop „{shop}“. Die Adressen für Antworten der Kunden in den Einstellungen des Shops sind geblieben, wie sie waren: {addresses}.

Wenn eine davon der Agentur gehört, ändern Sie sie in der Konsole, in den Einstellungen des Shops (Sie müssen sich anmelden):

{link}`,
    },
    secret: {
      subject: 'Erstellen Sie einen neuen geheimen Schlüssel für Ihren Shop: {shop}',
      text: `Guten Tag,

der geheime Schlüssel des Shops „{shop}“ wurde einmal jemandem angezeigt, der kein Recht mehr darauf hat. Wer diesen Schlüssel kennt, kann Daten der Kunden des Shops lesen und löschen, bis es einen neuen gibt.

Erstellen Sie einen neuen geheimen Schlüssel in der Konsole, in den Einstellungen des Shops unter „Installation“ (Sie müssen sich anmelden). Drücken Sie danach im Shop auf „Verbinden“, oder tragen Sie den neuen Schlüssel im Plugin ein:

{link}`,
    },
  },
};
