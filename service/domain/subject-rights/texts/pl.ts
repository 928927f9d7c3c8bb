import { REQUEST_BASIS } from '../../model/notice/request-basis.ts';
import type { RightsWords } from './rights-words.ts';

export const pl: RightsWords = {
  groups: {
    leads: 'Wiadomości z formularza kontaktowego',
    conversations: 'Rozmowy na czacie',
    mentions: 'Wzmianki w rozmowach innych osób',
    notes: 'Wewnętrzne notatki sklepu o Twoich rozmowach',
    tags: 'Tagi Twoich rozmów',
    cards: 'Odpowiedzi na prośby o dane',
    attachments: 'Zdjęcia i pliki w czacie',
    consents: 'Zgody i ich zmiany',
    mails: 'E-maile czekające na wysłanie',
    marketing: 'Zgody na oferty',
    suppressions: 'Adresy, na które nie wolno wysyłać ofert',
    notices: 'Pokazane informacje o danych',
    confirmations: 'Linki wysłane e-mailem, czekające na użycie',
    requests: 'Żądania dotyczące Twoich danych',
    readings: 'Kto czytał Twoje dane',
  },
  fields: {
    name: 'Imię i nazwisko',
    email: 'E-mail',
    phone: 'Telefon',
    answer: 'Odpowiedź',
    answeredAt: 'Odpowiedź z',
    reference: 'Numer',
    createdAt: 'Zapisano',
    message: 'Wiadomość',
    page: 'Strona, z której wysłano',
    product: 'Produkt na tej stronie',
    basis: 'Podstawa prawna',
    noticeId: 'Numer informacji',
    textByMail: 'Treść odpowiedzi także e-mailem, od',
    byMail: 'Przyszło e-mailem; nadawca i wynik sprawdzeń',
    keptUntil: 'Przechowujemy do',
    leadStep: 'Co się z nim działo',
    suspicions: 'Uznano za podejrzany spam, bo',
    openedAt: 'Rozpoczęto',
    customer: 'Co system sklepu przekazał o swoim kliencie',
    blocked: 'Sklep zakończył rozmowę i nie przyjmuje w niej wiadomości, powód',
    conversationId: 'Rozmowa',
    at: 'Czas',
    author: 'Kto',
    text: 'Treść',
    file: 'Plik',
    bytes: 'Rozmiar w bajtach',
    content: 'Sam plik',
    to: 'Do',
    subject: 'Temat',
    action: 'Co się stało',
    purpose: 'Cel',
    occurredAt: 'Kiedy',
    method: 'W jaki sposób',
    subjectKey: 'Skrót adresu (bez tajnego klucza sklepu nie da się z niego odczytać adresu)',
    disclosure: 'Ujawnienie: pokazuje, że zapis dotyczy tego adresu (zapisz jako plik)',
    signature: 'Podpis',
    shownSince: 'Obowiązuje od',
    retention: 'Jak długo',
    recipients: 'Odbiorcy danych',
    policy: 'Polityka prywatności',
    receivedAt: 'Wpłynęło',
    kind: 'Czego dotyczy',
    closedAt: 'Zakończono',
    reader: 'Kto',
    lastAt: 'Ostatnio',
    times: 'Ile razy',
  },
  notesFollow:
    'Wewnętrzne notatki sklepu o Twoich rozmowach; ich treść prześle Ci sam sklep, w terminie na Twoją prośbę',
  typedFollow:
    'Rozmowy i formularze, w których ktoś wpisał Twój adres; sklep najpierw sprawdzi, czy są Twoje, i te, które są, prześle Ci sam, w terminie na Twoją prośbę',
  fileContent: {
    byShop: 'nie ma go w tym dokumencie; poproś o niego sklep',
    byLink: (day) => `zapisz go na stronie, z której masz ten dokument; link działa do ${day}`,
  },
  typedUnerased: (count) =>
    `Zostawiono rozmowy i formularze, w których ktoś tylko wpisał ten adres (${count}): mogą należeć do kogoś innego. Sprawdź je w konsoli: zarejestruj żądanie usunięcia i zaznacz te, które są tej osoby.`,
  phoneUnsearched: {
    answer:
      'Pod samym numerem telefonu nie szukano niczego oprócz ofert zaznaczonych w Twoich formularzach, bo numer nie pokazuje, do kogo należy; daj znać sklepowi, jeśli pisałeś lub pisałaś z samym numerem, bez adresu e-mail',
    erasure:
      'Pod samym numerem telefonu nie szukano niczego oprócz ofert zaznaczonych w formularzach tej osoby, bo numer nie pokazuje, do kogo należy. Wyszukaj po numerze w konsoli, gdy wiesz, że należy do tej osoby.',
  },
  customerWords: {
    guest: 'Bez logowania',
    signedIn: (sub) => `Po zalogowaniu, numer klienta ${sub}`,
    cart: (items, total) => `W koszyku: ${items} szt., łącznie ${total}`,
    order: (number) => `Zamówienie ${number}`,
  },
  blockReasons: {
    abuse: 'obraźliwe wiadomości',
    threat: 'groźby',
    spam: 'spam',
    fraud: 'próba oszustwa',
    other: 'inny',
  },
  leadStates: { new: 'nowe', in_work: 'w toku', answered: 'z odpowiedzią', closed: 'zamknięte' },
  withSomebody: 'u konsultanta',
  suspicionReasons: {
    fast: 'wysłano je kilka sekund po wczytaniu formularza',
    trap: 'wypełniono niewidoczne pole',
    links: 'zawiera wiele linków do innych stron',
    link_code: 'zawiera kod linku',
    repeated: 'ten sam tekst przyszedł kilka razy w ciągu doby',
  },
  bases: {
    consent: 'zgoda (art. 6 ust. 1 lit. a RODO)',
    request: REQUEST_BASIS.pl,
  },
  authors: { visitor: 'Ty', staff: 'Konsultant', system: 'System' },
  actions: {
    granted: 'udzielono zgody',
    informed: 'pokazano klauzulę informacyjną, bez pytania o zgodę',
    confirmed: 'potwierdzono zgodę',
    withdrawn: 'cofnięto zgodę',
    expired: 'zgoda wygasła',
    superseded: 'zgodę zastąpiła nowsza',
  },
  purposes: {
    card: 'dane z karty; cel podaje pokazana informacja',
    reply: 'odpowiedź na wiadomość',
    marketing_email: 'oferty e-mailem',
    marketing_phone: 'oferty przez SMS i telefon',
  },
  retained: {
    proof:
      'Zapis, że zgoda została udzielona lub cofnięta, bez treści i bez danych kontaktowych: jest potrzebny do obrony przed roszczeniami (art. 17 ust. 3 lit. e RODO) i zostanie usunięty po upływie okresu przechowywania.',
    suppression:
      'Znak, że na ten adres nie wolno wysyłać ofert (art. 21 ust. 3 RODO): bez niego nie dałoby się uszanować sprzeciwu.',
    hold: 'Dane, które sklep zachowuje z powodu roszczenia, reklamacji lub sprawy w urzędzie (art. 17 ust. 3 lit. b lub e RODO).',
    register:
      'Wpis w rejestrze żądań bez danych kontaktowych: pokazuje, o co chodziło w żądaniu i co zrobiono (art. 5 ust. 2 i art. 12 RODO).',
    notice:
      'Treść informacji należy do sklepu, nie zawiera danych o Tobie i jest przechowywana, dopóki odwołuje się do niej zapis zgody.',
  },
  kinds: {
    access: 'dostęp do danych',
    portability: 'przeniesienie danych',
    rectification: 'sprostowanie danych',
    restriction: 'ograniczenie przetwarzania',
    objection: 'sprzeciw wobec przetwarzania',
    erasure: 'usunięcie danych',
  },
  answer: {
    title: (shop) => `Twoje dane w sklepie ${shop}`,
    made: 'Stan na dzień',
    nothing: 'Nie przechowujemy żadnych danych powiązanych z tym adresem.',
    controller: 'Administrator danych',
    recipients: 'Kto otrzymał dane',
    howLong: 'Jak długo przechowujemy',
    exactDates: 'Dokładną datę podajemy przy każdym wpisie.',
    rights: 'Twoje prawa',
    rightsList: [
      'Możesz zażądać sprostowania błędnych danych.',
      'Możesz zażądać usunięcia danych albo ograniczenia ich przetwarzania.',
      'Możesz wnieść sprzeciw wobec przetwarzania opartego na uzasadnionym interesie.',
      'Możesz w każdej chwili cofnąć zgodę; nie wpływa to na zgodność z prawem tego, co zrobiono wcześniej.',
      'Plik w formacie JSON możesz przekazać innej firmie.',
    ],
    complaint: (authority) => `Możesz też wnieść skargę do ${authority}.`,
  },
  page: {
    question: {
      access: {
        title: 'Pokażemy Ci Twoje dane',
        paragraphs: [
          'Ten link wysłano na Twój adres, więc wiemy, że prośba pochodzi od Ciebie.',
          'Po naciśnięciu przycisku przygotujemy wszystko, co sklep przechowuje w związku z tym adresem.',
        ],
        button: 'Przygotuj moje dane',
      },
      portability: {
        title: 'Przygotujemy Twoje dane do przeniesienia',
        paragraphs: [
          'Ten link wysłano na Twój adres, więc wiemy, że prośba pochodzi od Ciebie.',
          'Po naciśnięciu przycisku przygotujemy plik, który możesz przekazać innej firmie.',
        ],
        button: 'Przygotuj moje dane',
      },
      rectification: {
        title: 'Sprostowanie Twoich danych',
        paragraphs: [
          'Po naciśnięciu przycisku sklep dostanie Twoją prośbę i napisze do Ciebie, żeby zapytać, co poprawić.',
        ],
        button: 'Potwierdzam prośbę',
      },
      restriction: {
        title: 'Ograniczenie przetwarzania Twoich danych',
        paragraphs: [
          'Po naciśnięciu przycisku sklep dostanie Twoją prośbę. Ograniczone dane są ukryte przed pracownikami i nie są usuwane.',
        ],
        button: 'Potwierdzam prośbę',
      },
      objection: {
        title: 'Sprzeciw wobec przetwarzania Twoich danych',
        paragraphs: [
          'Po naciśnięciu przycisku sklep dostanie Twój sprzeciw. Usunie dane, chyba że wykaże ważne, prawnie uzasadnione podstawy, nadrzędne wobec Twoich interesów, praw i wolności, albo potrzebuje danych do ustalenia, dochodzenia lub obrony roszczeń.',
        ],
        button: 'Wnoszę sprzeciw',
      },
      erasure: {
        title: 'Usunięcie Twoich danych',
        paragraphs: [
          'Po naciśnięciu przycisku sklep dostanie Twoją prośbę. Usunięcia nie da się cofnąć.',
          'Usunięte zostaną Twoje wiadomości, rozmowy i e-maile czekające na wysłanie. Zostanie tylko to, co prawo nakazuje lub pozwala zachować, i powiemy Ci, co to jest.',
        ],
        button: 'Usuń moje dane',
      },
    },
    answerReady: {
      title: 'Twoje dane są gotowe',
      paragraphs: [
        'Możesz je teraz otworzyć i pobrać. Ten sam link przyjdzie też e-mailem; działa przez 7 dni.',
      ],
    },
    openAnswer: 'Otwórz moje dane',
    erased: {
      title: 'Twoje dane zostały usunięte',
      removed: (count) => `Usuniętych wpisów: ${count}.`,
    },
    registered: {
      title: 'Twoja prośba została przyjęta',
      text: (shop, due) => `${shop} odpowie do ${due}.`,
    },
    typedFirst: {
      access: (due) =>
        `Twój adres wpisano też w rozmowach lub formularzach, które mogą pochodzić od kogoś innego. Sklep najpierw je sprawdzi i odpowie Ci w ich sprawie do ${due}.`,
      erasure:
        'Jeszcze nic nie usunięto: Twój adres wpisano w rozmowach lub formularzach, które mogą pochodzić od kogoś innego. Sklep najpierw je sprawdzi.',
    },
  },
  mails: {
    confirmation: {
      subject: 'Potwierdź prośbę dotyczącą Twoich danych: {shop}',
      text: 'W sklepie {shop} złożono prośbę dotyczącą danych powiązanych z tym adresem: {kind}. Prawdopodobnie to Twoja prośba.\n\nAby potwierdzić, że to Ty, otwórz stronę i naciśnij przycisk:\n\n{link}\n\nLink działa przez 48 godzin. Jeśli to nie Ty, nic nie rób: bez potwierdzenia nic się nie stanie.\n\nAdministrator danych: {controller}. Kontakt: {email}.',
    },
    answer: {
      subject: 'Twoje dane są gotowe: {shop}',
      text: 'Pod tym linkiem zobaczysz i pobierzesz dane, które sklep {shop} przechowuje w związku z Twoim adresem:\n\n{link}\n\nLink działa przez 7 dni. Nie przekazuj go nikomu: każdy, kto go ma, zobaczy Twoje dane.',
    },
    erased: {
      subject: 'Twoje dane zostały usunięte: {shop}',
      text: 'Na Twoje żądanie sklep {shop} usunął dane związane z Twoim adresem z czatu i formularzy. Pozostaje tylko to:\n\n{kept}\n\nAdministrator danych: {controller}. Kontakt: {email}. Jeśli się z tym nie zgadzasz, możesz wnieść skargę do organu ochrony danych.',
    },
    due: {
      subject: 'Termin odpowiedzi na żądanie mija {day}: {shop}',
      text: 'W sklepie {shop} czeka żądanie dotyczące danych osobowych. Odpowiedz do {day} (art. 12 ust. 3 RODO).\n\n{link}\n\nTermin można raz przedłużyć o dwa miesiące. Trzeba o tym zawiadomić przed jego upływem i podać powód.',
    },
  },
};
