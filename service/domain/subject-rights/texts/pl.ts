import type { RightsWords } from './rights-words.ts';

export const pl: RightsWords = {
  groups: {
    leads: 'Wiadomości z formularza kontaktowego',
    conversations: 'Rozmowy na czacie',
    mentions: 'Wzmianki w rozmowach innych osób',
    cards: 'Odpowiedzi na prośby o dane',
    consents: 'Zgody i ich zmiany',
    mails: 'E-maile czekające na wysłanie',
    marketing: 'Zgody na oferty',
    suppressions: 'Adresy, na które nie wolno wysyłać ofert',
    notices: 'Informacje, które zostały pokazane',
    confirmations: 'Linki wysłane e-mailem, czekające na użycie',
    requests: 'Żądania dotyczące danych',
  },
  fields: {
    name: 'Imię i nazwisko',
    email: 'E-mail',
    phone: 'Telefon',
    reference: 'Numer',
    createdAt: 'Zapisano',
    message: 'Wiadomość',
    page: 'Strona, z której wysłano',
    product: 'Produkt na tej stronie',
    basis: 'Podstawa prawna',
    noticeId: 'Numer informacji',
    keptUntil: 'Przechowujemy do',
    openedAt: 'Rozpoczęto',
    customer: 'Co sklep powiedział o swoim kliencie',
    conversationId: 'Rozmowa',
    at: 'Czas',
    author: 'Kto',
    text: 'Treść',
    to: 'Do',
    subject: 'Temat',
    action: 'Co się stało',
    purpose: 'Cel',
    occurredAt: 'Kiedy',
    method: 'W jaki sposób',
    subjectKey: 'Skrót adresu (nie da się z niego odczytać adresu)',
    signature: 'Podpis',
    shownSince: 'Obowiązuje od',
    retention: 'Jak długo',
    recipients: 'Odbiorcy danych',
    policy: 'Polityka prywatności',
    receivedAt: 'Wpłynęło',
    kind: 'Czego dotyczy',
    closedAt: 'Zakończono',
  },
  storeWord: {
    guest: 'Bez logowania',
    signedIn: (sub) => `Po zalogowaniu, numer klienta ${sub}`,
    cart: (items, total) => `W koszyku: ${items} szt., razem ${total}`,
    order: (number) => `Zamówienie ${number}`,
  },
  bases: {
    consent: 'zgoda (art. 6 ust. 1 lit. a RODO)',
    request: 'odpowiedź na zapytanie (art. 6 ust. 1 lit. b lub f RODO)',
  },
  authors: { visitor: 'Ty', staff: 'Konsultant', system: 'System' },
  actions: {
    granted: 'udzielono zgody',
    confirmed: 'potwierdzono zgodę',
    withdrawn: 'wycofano zgodę',
    expired: 'zgoda wygasła',
    superseded: 'zgodę zastąpiła nowsza',
  },
  purposes: {
    reply: 'odpowiedź na wiadomość',
    marketing_email: 'oferty e-mailem',
    marketing_phone: 'oferty przez SMS i telefon',
  },
  retained: {
    proof:
      'Zapis, że zgoda została udzielona lub wycofana, bez treści i bez danych kontaktowych: jest potrzebny do obrony przed roszczeniami (art. 17 ust. 3 lit. e RODO) i znika, gdy minie jego termin.',
    suppression:
      'Znak, że na ten adres nie wolno wysyłać ofert (art. 21 ust. 3 RODO): bez niego sprzeciw nie byłby respektowany.',
    hold: 'Dane potrzebne do ustalenia, dochodzenia lub obrony roszczeń (art. 17 ust. 3 lit. e RODO).',
    register:
      'Wpis w rejestrze żądań bez danych kontaktowych: dowód, że odpowiedzieliśmy w terminie (art. 12 RODO).',
    notice:
      'Treść informacji należy do sklepu, nie zawiera danych o Tobie i zostaje, dopóki wskazuje na nią zapis zgody.',
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
    noRecipients: 'Nikt poza sklepem.',
    howLong: 'Jak długo przechowujemy',
    retention: ({ leadDays, conversationDays }) =>
      `Wiadomości z formularza: najdłużej ${leadDays} dni od ostatniego kontaktu. Rozmowy na czacie: najdłużej ${conversationDays} dni od rozpoczęcia. Dokładna data stoi przy każdym wpisie.`,
    rights: 'Twoje prawa',
    rightsList: [
      'Możesz poprosić o sprostowanie danych, które są błędne.',
      'Możesz poprosić o usunięcie danych albo o ograniczenie ich przetwarzania.',
      'Możesz wnieść sprzeciw wobec przetwarzania opartego na uzasadnionym interesie.',
      'Możesz w każdej chwili wycofać zgodę; nie zmienia to oceny tego, co działo się wcześniej.',
      'Ten plik w formacie JSON możesz przekazać innej firmie.',
    ],
    complaint: (authority) => `Możesz też wnieść skargę do ${authority}.`,
  },
  page: {
    question: {
      access: {
        title: 'Pokażemy Ci Twoje dane',
        paragraphs: [
          'Ten link trafił na Twój adres, więc wiemy, że prosisz właśnie Ty.',
          'Po naciśnięciu przycisku przygotujemy wszystko, co sklep przechowuje w związku z tym adresem.',
        ],
        button: 'Przygotuj moje dane',
      },
      portability: {
        title: 'Przygotujemy Twoje dane do przeniesienia',
        paragraphs: [
          'Ten link trafił na Twój adres, więc wiemy, że prosisz właśnie Ty.',
          'Po naciśnięciu przycisku przygotujemy plik, który możesz przekazać innej firmie.',
        ],
        button: 'Przygotuj moje dane',
      },
      rectification: {
        title: 'Poprosisz o sprostowanie danych',
        paragraphs: [
          'Po naciśnięciu przycisku sklep dostanie Twoją prośbę i napisze do Ciebie, co poprawić.',
        ],
        button: 'Potwierdzam prośbę',
      },
      restriction: {
        title: 'Poprosisz o ograniczenie przetwarzania',
        paragraphs: [
          'Po naciśnięciu przycisku sklep dostanie Twoją prośbę. Ograniczone dane są ukryte przed pracownikami i nie są usuwane.',
        ],
        button: 'Potwierdzam prośbę',
      },
      objection: {
        title: 'Wniesiesz sprzeciw',
        paragraphs: [
          'Po naciśnięciu przycisku sklep dostanie Twój sprzeciw. Usunie dane, chyba że wykaże ważny powód, by ich użyć.',
        ],
        button: 'Wnoszę sprzeciw',
      },
      erasure: {
        title: 'Poprosisz o usunięcie danych',
        paragraphs: [
          'Po naciśnięciu przycisku prośba zostanie przyjęta. Usunięcia nie da się cofnąć.',
          'Znikną wiadomości, rozmowy i e-maile czekające na wysłanie. Zostanie tylko to, co prawo każe lub pozwala zachować, i powiemy, co to jest.',
        ],
        button: 'Usuńcie moje dane',
      },
    },
    answerReady: {
      title: 'Twoje dane są gotowe',
      paragraphs: [
        'Możesz je otworzyć i pobrać teraz. Ten sam link wysłaliśmy e-mailem; działa przez 7 dni.',
      ],
    },
    openAnswer: 'Otwórz moje dane',
    erased: {
      title: 'Twoje dane zostały usunięte',
      removed: (count) => `Usuniętych wpisów: ${count}.`,
    },
    registered: {
      title: 'Twoja prośba została przyjęta',
      text: (shop, due) => `${shop} odpowie najpóźniej ${due}.`,
    },
  },
  mails: {
    confirmation: {
      subject: 'Potwierdź prośbę o Twoje dane: {shop}',
      text: 'Ktoś, prawdopodobnie Ty, poprosił sklep {shop} o: {kind}.\n\nAby potwierdzić, że to Ty, otwórz stronę i naciśnij przycisk:\n\n{link}\n\nLink działa przez 48 godzin. Jeśli to nie Ty, nic nie rób: bez potwierdzenia nic się nie stanie.',
    },
    answer: {
      subject: 'Twoje dane są gotowe: {shop}',
      text: 'Pod tym linkiem zobaczysz i pobierzesz dane, które sklep {shop} przechowuje w związku z Twoim adresem:\n\n{link}\n\nLink działa przez 7 dni. Nie przekazuj go nikomu: kto go ma, zobaczy Twoje dane.',
    },
    due: {
      subject: 'Termin odpowiedzi na żądanie mija {day}: {shop}',
      text: 'W sklepie {shop} czeka żądanie dotyczące danych osobowych. Odpowiedz najpóźniej {day} (art. 12 ust. 3 RODO).\n\n{link}\n\nTermin można raz przedłużyć o dwa miesiące, podając powód.',
    },
  },
};
