import type { repliesEn } from './en-replies.ts';

/** Polish words of canned replies. */
export const repliesPl: typeof repliesEn = {
  list: 'Gotowe odpowiedzi',
  found: 'Gotowe odpowiedzi: {n}',
  noneYet: 'Nie ma jeszcze gotowych odpowiedzi. Dodasz je w ustawieniach sklepu, w zakładce „Czat”.',
  noneAsk:
    'Nie ma jeszcze gotowych odpowiedzi. Dodaje je właściciel lub kierownik w ustawieniach sklepu, w zakładce „Czat”.',
  noMatch: 'Żadna odpowiedź nie pasuje. Pisz dalej albo naciśnij Esc.',
  otherLanguage: 'Ta odpowiedź nie ma tekstu w języku odwiedzającego. Wstawimy tekst w języku: {language}.',
  languages: { pl: 'polski', en: 'angielski', de: 'niemiecki' },
  asksForData: 'Ta odpowiedź prosi o dane osobowe. Po wstawieniu możesz zamiast niej wysłać kartę prośby.',
  keys: '↑ ↓ wybór · Enter lub Tab wstawia · Esc zamyka. Nic się jeszcze nie wysyła.',
  gapsLeft: 'Do uzupełnienia: {gaps}',
  sendWithGaps: 'Do uzupełnienia: {gaps}. Uzupełnij albo wyślij wiadomość tak, jak jest.',
  sendAnyway: 'Wyślij tak, jak jest',
  title: 'Gotowe odpowiedzi',
  leadShop: 'Teksty, które konsultanci wstawiają do odpowiedzi: wpisują / i skrót. Nic nie wysyła się samo.',
  leadCompany: 'Dla wszystkich sklepów firmy. Własna odpowiedź sklepu z tym samym skrótem ma pierwszeństwo.',
  empty: 'Nie ma jeszcze żadnej. Zacznij od powitania i od pytania, na które odpowiadasz najczęściej.',
  add: 'Dodaj odpowiedź',
  edit: 'Edytuj',
  editWhich: 'Edytuj /{shortcut}',
  remove: 'Usuń',
  removeWhich: 'Usuń /{shortcut}',
  removed: 'Usunięto odpowiedź /{shortcut}.',
  saved: 'Zapisano odpowiedź /{shortcut}.',
  used: 'Wstawiono: {inserted} · wysłano: {sent}',
  usedHint: 'Liczymy łącznie dla całego zespołu. Nie zapisujemy, kto użył odpowiedzi ani w której rozmowie.',
  shortcut: 'Skrót',
  shortcutHint: 'Litery, cyfry, - lub _. Wpisuje się go po znaku /.',
  replyTitle: 'Tytuł',
  text: 'Tekst w języku: {language}',
  textsHint: 'Konsultant dostaje tekst w języku odwiedzającego, a gdy go brak – w języku sklepu.',
  gapsHint:
    'Przy wstawianiu uzupełnimy: {visitor} (imię, jeśli podano), {consultant} (konsultant), {shop} (sklep), {order} (numer najnowszego zamówienia), {hours} („dziś do 17:00”, jeśli sklep ma godziny czatu).',
  files: 'Zdjęcia i pliki PDF',
  filesHint:
    'Przy wstawianiu odpowiedzi trafiają obok tekstu. Każdy plik wysyła się dopiero jego własnym przyciskiem „Wyślij”. Najwyżej {n}.',
  addFile: 'Dodaj zdjęcie lub PDF',
  removeFile: 'Usuń {name}',
  filesOfShop:
    'Zdjęcia należą do odpowiedzi jednego sklepu: dodasz je w jego ustawieniach, w zakładce „Czat”.',
  fileNotKept: 'Odpowiedź jest zapisana, ale bez pliku {name}. {reason}',
  filesBeside: 'Obok tekstu: {names}. Każdy plik wyślesz jego własnym przyciskiem.',
  filesNotByMail: 'Zdjęcia działają tylko w czacie: ten e-mail dostanie tekst bez {names}.',
  fileNotLoaded:
    'Nie udało się wczytać pliku {name}. Dołącz go samodzielnie albo wstaw odpowiedź jeszcze raz.',
  unknownGap: 'Tego nie uzupełnimy: {gaps}. Konsultant będzie musiał wpisać to sam.',
  editAsks:
    'Ten tekst prosi o dane osobowe ({what}). Konsultant zobaczy propozycję, by zamiast niego wysłać kartę prośby.',
  faults: {
    shortcut: 'Tylko litery, cyfry, - lub _, najwyżej 30 znaków; każdy skrót tylko raz.',
    title: 'Podaj tytuł, najwyżej 80 znaków.',
    texts: 'Wpisz tekst przynajmniej w jednym języku.',
    long: 'Najwyżej 2000 znaków.',
  },
  file: 'Jako plik',
  fileLead:
    'CSV z kolumnami shortcut, title, pl, en, de. Wystarczy jeden język; teksty w językach bez kolumny zostają. Zdjęć w nim nie ma: tutaj zostają, gdzie indziej dodaj je ponownie.',
  download: 'Pobierz jako CSV',
  upload: 'Plik CSV',
  importDo: 'Importuj: nowe – {added}, zmienione – {changed}',
  importNothing: 'Wszystko z tego pliku już tu jest.',
  importReport: 'Wiersze: {rows}. Nowe: {added}, zmienione: {changed}, bez zmian: {same}.',
  importDone: 'Zaimportowano: nowe – {added}, zmienione – {changed}.',
  importFaults: 'Nic nie zaimportowano. Popraw te wiersze i wybierz plik jeszcze raz:',
  importFault: 'Wiersz {line}, kolumna {column}: {fault}',
  fileFaults: {
    'already exists': 'ten skrót jest w pliku dwa razy',
    'must not be empty': 'puste pole',
    'needs a text in one language at least': 'potrzebny tekst przynajmniej w jednym języku',
    'must be 1 to 30 letters, digits, - or _, without spaces':
      'tylko litery, cyfry, - lub _, najwyżej 30 znaków, bez spacji',
    'must be at most 80 characters': 'najwyżej 80 znaków',
    'must be at most 2000 characters': 'najwyżej 2000 znaków',
  },
};
