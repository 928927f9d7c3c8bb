import type { Locale, SubjectRequestKind } from '../../service/protocol/vocabulary.ts';

const pl = {
  title: 'Twoje dane',
  intro:
    'Podaj adres e-mail, którego używasz w tym sklepie. Wyślemy na niego link. Prośba ruszy dopiero, gdy go otworzysz i potwierdzisz. Nie potrzebujemy żadnego dokumentu.',
  what: 'O co prosisz?',
  kinds: {
    access: 'Chcę zobaczyć moje dane',
    portability: 'Chcę zabrać moje dane do innej firmy',
    rectification: 'Chcę poprawić moje dane',
    restriction: 'Chcę ograniczyć przetwarzanie moich danych',
    objection: 'Sprzeciwiam się przetwarzaniu moich danych',
    erasure: 'Chcę usunąć moje dane',
  },
  email: 'Twój e-mail',
  send: 'Wyślij link',
  working: 'Chwileczkę…',
  sent: 'Sprawdź skrzynkę',
  sentText:
    'Jeśli adres jest poprawny, za chwilę przyjdzie wiadomość z linkiem. Link działa przez 48 godzin. Bez potwierdzenia nic się nie stanie.',
  badEmail: 'Sprawdź adres e-mail.',
  failed: 'Nie udało się. Spróbuj za chwilę.',
  noMail: 'Napisz do sklepu',
  noMailText: 'Stąd nie wysyłamy teraz e-maili, więc nie możemy potwierdzić Twojego adresu.',
  notTakenText: 'Ten sklep nie przyjmuje teraz próśb przez tę stronę.',
  writeText: 'Wyślij prośbę prosto do sklepu: ma obowiązek odpowiedzieć w ciągu miesiąca.',
  noShop: 'Otwórz tę stronę z linku sklepu',
  noShopText:
    'Z adresu nie wynika, o który sklep chodzi. Link znajdziesz w potwierdzeniu albo na stronie sklepu.',
  loading: 'Przygotowujemy Twoje dane…',
  ready: 'Twoje dane są gotowe',
  readyText: 'Link działa do {day}. Każdy, kto go ma, zobaczy te dane.',
  page: 'Pobierz do czytania (HTML)',
  file: 'Pobierz do przeniesienia (JSON)',
  files: 'Zdjęcia i pliki z Twoich czatów',
  saveFile: 'Zapisz: {name}',
  fileFailed: 'Nie udało się zapisać, spróbuj jeszcze raz: {name}',
  gone: 'Ten link już nie działa',
  goneText: 'Stracił ważność albo adres nie został skopiowany w całości. Możesz poprosić jeszcze raz.',
  retry: 'Spróbuj jeszcze raz',
};
export type YourDataWords = typeof pl & { kinds: Record<SubjectRequestKind, string> };

const en: YourDataWords = {
  title: 'Your data',
  intro:
    'Enter the e-mail address you use with this shop. We will send you a link. Nothing happens until you open it and confirm. You do not need an identity document.',
  what: 'What would you like to do?',
  kinds: {
    access: 'I want to see my data',
    portability: 'I want to take my data to another company',
    rectification: 'I want my data corrected',
    restriction: 'I want the processing of my data restricted',
    objection: 'I object to the processing of my data',
    erasure: 'I want my data erased',
  },
  email: 'Your e-mail',
  send: 'Send the link',
  working: 'One moment…',
  sent: 'Check your inbox',
  sentText:
    'If the address is correct, you will get an e-mail with a link in a moment. The link works for 48 hours. Nothing happens without confirmation.',
  badEmail: 'Check the e-mail address.',
  failed: 'That did not work. Try again in a moment.',
  noMail: 'Write to the shop',
  noMailText: 'E-mail cannot be sent from here at the moment, so we cannot confirm your address.',
  notTakenText: 'This shop does not take requests on this page at the moment.',
  writeText: 'Send your request directly to the shop: it must answer within a month.',
  noShop: 'Open this page from the shop’s link',
  noShopText:
    'The address does not say which shop you mean. You can find the link in your receipt or on the shop’s website.',
  loading: 'Preparing your data…',
  ready: 'Your data are ready',
  readyText: 'The link works until {day}. Anyone who has it can see these data.',
  page: 'Save to read (HTML)',
  file: 'Save for another company (JSON)',
  files: 'Pictures and files from your chats',
  saveFile: 'Save: {name}',
  fileFailed: 'Could not be saved, try again: {name}',
  gone: 'This link no longer works',
  goneText: 'It has expired, or the address was not copied completely. You can ask again.',
  retry: 'Try again',
};

const de: YourDataWords = {
  title: 'Ihre Daten',
  intro:
    'Geben Sie die E-Mail-Adresse ein, die Sie in diesem Shop verwenden. Wir senden Ihnen einen Link. Erst wenn Sie ihn öffnen und bestätigen, geschieht etwas. Ein Ausweis ist nicht nötig.',
  what: 'Was möchten Sie?',
  kinds: {
    access: 'Ich möchte meine Daten sehen',
    portability: 'Ich möchte meine Daten zu einem anderen Unternehmen mitnehmen',
    rectification: 'Ich möchte meine Daten berichtigen lassen',
    restriction: 'Ich möchte die Verarbeitung meiner Daten einschränken lassen',
    objection: 'Ich widerspreche der Verarbeitung meiner Daten',
    erasure: 'Ich möchte meine Daten löschen lassen',
  },
  email: 'Ihre E-Mail-Adresse',
  send: 'Link senden',
  working: 'Einen Moment…',
  sent: 'Prüfen Sie Ihr Postfach',
  sentText:
    'Wenn die Adresse stimmt, erhalten Sie gleich eine E-Mail mit einem Link. Er gilt 48 Stunden. Ohne Bestätigung geschieht nichts.',
  badEmail: 'Prüfen Sie die E-Mail-Adresse.',
  failed: 'Das hat nicht geklappt. Versuchen Sie es gleich noch einmal.',
  noMail: 'Schreiben Sie dem Shop',
  noMailText:
    'Von hier werden derzeit keine E-Mails gesendet, deshalb können wir Ihre Adresse nicht bestätigen.',
  notTakenText: 'Dieser Shop nimmt auf dieser Seite derzeit keine Anträge an.',
  writeText: 'Richten Sie Ihr Anliegen direkt an den Shop: Er muss innerhalb eines Monats antworten.',
  noShop: 'Öffnen Sie diese Seite über den Link des Shops',
  noShopText:
    'Aus der Adresse geht nicht hervor, um welchen Shop es geht. Den Link finden Sie in Ihrer Bestätigung oder auf der Website des Shops.',
  loading: 'Wir stellen Ihre Daten zusammen…',
  ready: 'Ihre Daten liegen bereit',
  readyText: 'Der Link gilt bis {day}. Wer ihn hat, sieht diese Daten.',
  page: 'Zum Lesen speichern (HTML)',
  file: 'Für ein anderes Unternehmen speichern (JSON)',
  files: 'Bilder und Dateien aus Ihren Chats',
  saveFile: 'Speichern: {name}',
  fileFailed: 'Konnte nicht gespeichert werden, versuchen Sie es noch einmal: {name}',
  gone: 'Dieser Link gilt nicht mehr',
  goneText:
    'Er ist abgelaufen, oder die Adresse wurde nicht vollständig kopiert. Sie können einen neuen Antrag stellen.',
  retry: 'Noch einmal versuchen',
};

export const yourDataWords: Record<Locale, YourDataWords> = { pl, en, de };
