import type { Locale } from '../../service/protocol/vocabulary.ts';

const pl = {
  loading: 'Sprawdzamy link…',
  nothingYet: 'Samo otwarcie tej strony niczego nie zmienia.',
  working: 'Chwileczkę…',
  invalid: 'Ten link już nie działa',
  invalidText: 'Został już użyty, stracił ważność albo adres nie został skopiowany w całości.',
  notDelivered: 'Ten link jeszcze nic nie potwierdza',
  notDeliveredText:
    'Wiadomość z tym linkiem nie została jeszcze przekazana do serwera poczty, więc nikt nie mógł jej dostać. Potwierdzić może tylko osoba, do której ją napisano, i dopiero po jej wysłaniu.',
  missing: 'Otwórz link z wiadomości jeszcze raz',
  missingText: 'Ta strona działa tylko po otwarciu linku z wiadomości e-mail.',
  failed: 'Nie udało się połączyć',
  failedText: 'Nic się jeszcze nie stało. Sprawdź połączenie i spróbuj jeszcze raz.',
  refused: 'Teraz nie można tego potwierdzić',
  refusedText: 'Nic się nie zmieniło. Spróbuj później albo poproś o nowy link.',
  retry: 'Spróbuj jeszcze raz',
  passwordNeeded: 'Wpisz hasło.',
  passwordWrong: 'To nie jest to hasło. Nic się nie zmieniło; spróbuj jeszcze raz.',
  tooManyTries: 'Za dużo prób. Odczekaj 15 minut i spróbuj ponownie.',
};
export type ConfirmWords = typeof pl;

const en: ConfirmWords = {
  loading: 'Checking the link…',
  nothingYet: 'Opening this page does not change anything.',
  working: 'One moment…',
  invalid: 'This link no longer works',
  invalidText: 'It was already used, it has expired, or the address was not copied completely.',
  notDelivered: 'This link does not confirm anything yet',
  notDeliveredText:
    'The e-mail with this link has not been handed to a mail server yet, so nobody can have received it. Only the person it was written to can confirm, and only once it has been sent.',
  missing: 'Open the link in the e-mail again',
  missingText: 'This page works only when you open the link from an e-mail.',
  failed: 'The connection failed',
  failedText: 'Nothing has happened yet. Check your connection and try again.',
  refused: 'This cannot be confirmed now',
  refusedText: 'Nothing has changed. Try again later, or ask for a new link.',
  retry: 'Try again',
  passwordNeeded: 'Enter the password.',
  passwordWrong: 'This is not the password. Nothing has changed; try again.',
  tooManyTries: 'Too many attempts. Wait 15 minutes and try again.',
};

const de: ConfirmWords = {
  loading: 'Der Link wird geprüft…',
  nothingYet: 'Das Öffnen dieser Seite allein ändert noch nichts.',
  working: 'Einen Moment…',
  invalid: 'Dieser Link gilt nicht mehr',
  invalidText: 'Er wurde schon verwendet, ist abgelaufen oder die Adresse wurde nicht vollständig kopiert.',
  notDelivered: 'Dieser Link bestätigt noch nichts',
  notDeliveredText:
    'Die E-Mail mit diesem Link wurde noch keinem Mailserver übergeben, niemand kann sie also erhalten haben. Bestätigen kann nur die Person, an die sie gerichtet ist, und erst nach dem Versand.',
  missing: 'Öffnen Sie den Link aus der E-Mail noch einmal',
  missingText: 'Diese Seite funktioniert nur, wenn Sie den Link aus einer E-Mail öffnen.',
  failed: 'Die Verbindung ist fehlgeschlagen',
  failedText: 'Es ist noch nichts geschehen. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  refused: 'Das lässt sich gerade nicht bestätigen',
  refusedText: 'Es hat sich nichts geändert. Versuchen Sie es später oder bitten Sie um einen neuen Link.',
  retry: 'Noch einmal versuchen',
  passwordNeeded: 'Geben Sie das Passwort ein.',
  passwordWrong: 'Das ist nicht das Passwort. Es hat sich nichts geändert; versuchen Sie es noch einmal.',
  tooManyTries: 'Zu viele Versuche. Warten Sie 15 Minuten und versuchen Sie es erneut.',
};

export const confirmWords: Record<Locale, ConfirmWords> = { pl, en, de };
