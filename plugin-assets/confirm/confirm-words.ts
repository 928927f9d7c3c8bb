import type { Locale } from '../../service/protocol/vocabulary.ts';

const pl = {
  loading: 'Sprawdzamy link…',
  nothingYet: 'Samo otwarcie tej strony niczego nie zmienia.',
  working: 'Chwileczkę…',
  invalid: 'Ten link już nie działa',
  invalidText: 'Został już użyty, stracił ważność albo adres nie został skopiowany w całości.',
  missing: 'Otwórz link z wiadomości jeszcze raz',
  missingText: 'Ta strona działa tylko po otwarciu linku z wiadomości e-mail.',
  failed: 'Nie udało się połączyć',
  failedText: 'Nic się jeszcze nie stało. Sprawdź połączenie i spróbuj jeszcze raz.',
  refused: 'Teraz nie można tego potwierdzić',
  refusedText: 'Nic się nie zmieniło. Spróbuj później albo poproś o nowy link.',
  retry: 'Spróbuj jeszcze raz',
};
export type ConfirmWords = typeof pl;

const en: ConfirmWords = {
  loading: 'Checking the link…',
  nothingYet: 'Opening this page does not change anything.',
  working: 'One moment…',
  invalid: 'This link no longer works',
  invalidText: 'It was already used, it has expired, or the address was not copied completely.',
  missing: 'Open the link in the e-mail again',
  missingText: 'This page works only when you open the link from an e-mail.',
  failed: 'The connection failed',
  failedText: 'Nothing has happened yet. Check your connection and try again.',
  refused: 'This cannot be confirmed now',
  refusedText: 'Nothing has changed. Try again later, or ask for a new link.',
  retry: 'Try again',
};

const de: ConfirmWords = {
  loading: 'Der Link wird geprüft…',
  nothingYet: 'Das Öffnen dieser Seite allein ändert noch nichts.',
  working: 'Einen Moment…',
  invalid: 'Dieser Link gilt nicht mehr',
  invalidText: 'Er wurde schon verwendet, ist abgelaufen oder die Adresse wurde nicht vollständig kopiert.',
  missing: 'Öffnen Sie den Link aus der E-Mail noch einmal',
  missingText: 'Diese Seite funktioniert nur, wenn Sie den Link aus einer E-Mail öffnen.',
  failed: 'Die Verbindung ist fehlgeschlagen',
  failedText: 'Es ist noch nichts geschehen. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  refused: 'Das lässt sich gerade nicht bestätigen',
  refusedText: 'Es hat sich nichts geändert. Versuchen Sie es später oder bitten Sie um einen neuen Link.',
  retry: 'Noch einmal versuchen',
};

export const confirmWords: Record<Locale, ConfirmWords> = { pl, en, de };
