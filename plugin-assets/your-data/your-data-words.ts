import type { Locale, SubjectRequestKind } from '../../service/protocol/vocabulary.ts';

const pl = {
  title: 'Twoje dane',
  intro:
    'Podaj adres e-mail, którego używasz w tym sklepie. Wyślemy na niego link: dopiero gdy go otworzysz i potwierdzisz, coś się stanie. Żadnego dokumentu nie potrzebujemy.',
  what: 'O co prosisz?',
  kinds: {
    access: 'Chcę zobaczyć moje dane',
    portability: 'Chcę zabrać moje dane do innej firmy',
    rectification: 'Chcę poprawić moje dane',
    restriction: 'Chcę ograniczyć używanie moich danych',
    objection: 'Sprzeciwiam się używaniu moich danych',
    erasure: 'Chcę usunąć moje dane',
  },
  email: 'Twój e-mail',
  send: 'Wyślij link',
  working: 'Chwileczkę…',
  sent: 'Sprawdź skrzynkę',
  sentText:
    'Jeśli adres jest poprawny, za chwilę przyjdzie wiadomość z linkiem. Działa przez 48 godzin. Bez potwierdzenia nic się nie stanie.',
  badEmail: 'Sprawdź adres e-mail.',
  failed: 'Nie udało się. Spróbuj za chwilę.',
  noShop: 'Otwórz tę stronę z linku sklepu',
  noShopText: 'Adres nie mówi, o który sklep chodzi. Link znajdziesz w potwierdzeniu albo na stronie sklepu.',
  loading: 'Przygotowujemy Twoje dane…',
  ready: 'Twoje dane są gotowe',
  readyText: 'Link działa do {day}. Kto go ma, zobaczy te dane.',
  page: 'Pobierz do czytania (HTML)',
  file: 'Pobierz do przeniesienia (JSON)',
  gone: 'Tego linku już nie ma',
  goneText: 'Minął jego czas albo adres nie został skopiowany w całości. Możesz poprosić jeszcze raz.',
  retry: 'Spróbuj jeszcze raz',
};
export type YourDataWords = typeof pl & { kinds: Record<SubjectRequestKind, string> };

const en: YourDataWords = {
  title: 'Your data',
  intro:
    'Give the e-mail address that you use in this shop. We send a link to it: only when you open it and confirm does anything happen. We need no document.',
  what: 'What do you ask for?',
  kinds: {
    access: 'I want to see my data',
    portability: 'I want to take my data to another company',
    rectification: 'I want my data corrected',
    restriction: 'I want the use of my data restricted',
    objection: 'I object to the use of my data',
    erasure: 'I want my data erased',
  },
  email: 'Your e-mail',
  send: 'Send the link',
  working: 'One moment…',
  sent: 'Look into your mailbox',
  sentText:
    'If the address is right, a message with a link arrives in a moment. It works for 48 hours. Without a confirmation nothing happens.',
  badEmail: 'Check the e-mail address.',
  failed: 'That did not work. Try again in a moment.',
  noShop: "Open this page from the shop's link",
  noShopText:
    'The address does not say which shop is meant. You find the link in your receipt or on the site of the shop.',
  loading: 'We put your data together…',
  ready: 'Your data are ready',
  readyText: 'The link works until {day}. Whoever has it sees these data.',
  page: 'Save for reading (HTML)',
  file: 'Save to take along (JSON)',
  gone: 'This link is gone',
  goneText: 'Its time is over, or the address was not copied whole. You can ask again.',
  retry: 'Try again',
};

const de: YourDataWords = {
  title: 'Ihre Daten',
  intro:
    'Geben Sie die E-Mail-Adresse an, die Sie in diesem Shop verwenden. Wir senden einen Link dorthin: Erst wenn Sie ihn öffnen und bestätigen, geschieht etwas. Ein Ausweis ist nicht nötig.',
  what: 'Was möchten Sie?',
  kinds: {
    access: 'Ich möchte meine Daten sehen',
    portability: 'Ich möchte meine Daten zu einem anderen Unternehmen mitnehmen',
    rectification: 'Ich möchte meine Daten berichtigen lassen',
    restriction: 'Ich möchte die Nutzung meiner Daten einschränken lassen',
    objection: 'Ich widerspreche der Nutzung meiner Daten',
    erasure: 'Ich möchte meine Daten löschen lassen',
  },
  email: 'Ihre E-Mail-Adresse',
  send: 'Link senden',
  working: 'Einen Moment …',
  sent: 'Sehen Sie in Ihr Postfach',
  sentText:
    'Wenn die Adresse stimmt, kommt gleich eine Nachricht mit einem Link. Er gilt 48 Stunden. Ohne Bestätigung geschieht nichts.',
  badEmail: 'Prüfen Sie die E-Mail-Adresse.',
  failed: 'Das hat nicht geklappt. Versuchen Sie es gleich noch einmal.',
  noShop: 'Öffnen Sie diese Seite über den Link des Shops',
  noShopText:
    'Die Adresse sagt nicht, um welchen Shop es geht. Den Link finden Sie in Ihrer Bestätigung oder auf der Seite des Shops.',
  loading: 'Wir stellen Ihre Daten zusammen …',
  ready: 'Ihre Daten liegen bereit',
  readyText: 'Der Link gilt bis {day}. Wer ihn hat, sieht diese Daten.',
  page: 'Zum Lesen speichern (HTML)',
  file: 'Zum Mitnehmen speichern (JSON)',
  gone: 'Diesen Link gibt es nicht mehr',
  goneText:
    'Seine Zeit ist vorbei, oder die Adresse wurde nicht ganz kopiert. Sie können noch einmal fragen.',
  retry: 'Noch einmal versuchen',
};

export const yourDataWords: Record<Locale, YourDataWords> = { pl, en, de };
