import type { RegistrationWords } from './words.ts';

export const pl: RegistrationWords = {
  confirmMail: {
    subject: 'Potwierdź adres e-mail, żeby założyć konto w czacie Zgoda',
    text: `Dzień dobry,

ktoś, zapewne Ty, poprosił o konto w czacie Zgoda i podał ten adres. Konto powstanie dopiero po potwierdzeniu, że adres należy do Ciebie:

{link}

Link działa raz, przez {days} dni. Potem usuniemy wszystko, co wpisano przy rejestracji.

Jeśli to nie Ty, nic nie rób: bez potwierdzenia nie powstanie żadne konto.`,
  },
  knownMail: {
    subject: 'Masz już konto w czacie Zgoda',
    text: `Dzień dobry,

ktoś, zapewne Ty, poprosił o nowe konto w czacie Zgoda i podał ten adres. Konto z tym adresem już istnieje, więc drugiego nie zakładamy. Zaloguj się tutaj:

{link}

Kolejną firmę albo sklep dodasz po zalogowaniu.

Jeśli to nie Ty, nic nie rób: na Twoim koncie nic się nie zmieniło.`,
  },
  question: {
    title: 'Potwierdź swój adres e-mail',
    paragraphs: [
      'Zakładasz konto w czacie Zgoda dla: {company}.',
      'Po potwierdzeniu możesz zalogować się hasłem wybranym przy rejestracji.',
      'Jeśli to nie Twoja prośba, zamknij tę stronę. Konto nie powstanie.',
    ],
    button: 'Potwierdź i załóż konto',
    passwordLabel: 'Hasło wybrane przy rejestracji',
  },
  done: {
    title: 'Konto jest gotowe',
    paragraphs: [
      'Adres jest potwierdzony. Zaloguj się hasłem wybranym przy rejestracji; poprowadzimy Cię przez kolejne kroki.',
    ],
    next: 'Przejdź do logowania',
  },
  known: {
    title: 'Masz już konto',
    paragraphs: [
      'Konto z tym adresem już istnieje. Nowe nie powstało, a na Twoim koncie nic się nie zmieniło.',
    ],
    next: 'Przejdź do logowania',
  },
  clientMail: {
    subject: 'Sklep {shop} czeka na Ciebie w czacie Zgoda',
    text: `Dzień dobry,

agencja {agency} dodała do czatu Zgoda sklep {shop} i podała ten adres jako kontakt firmy {company}. Zgoda to czat dla sklepów internetowych.

Administratorem danych klientów sklepu jest {company}, a nie agencja. Dlatego właścicielem sklepu w czacie Zgoda jesteś Ty. Przejmij go tutaj i ustaw hasło:

{link}

Link działa raz, do {until}. Potem poproś agencję o nowy.

Agencja może przygotować ustawienia sklepu. Rozmowy i zgłoszenia zobaczy dopiero wtedy, gdy zawrzesz z nią umowę powierzenia: znajdziesz ją w ustawieniach sklepu, w zakładce „Dostęp”. Tam możesz też zakończyć dostęp agencji jednym kliknięciem.

Jeśli nie znasz tej agencji, nie używaj linku i powiadom ją albo operatora usługi.`,
  },
  notice: {
    title: 'Co robimy z danymi Twojego konta',
    dpo: ' Inspektor ochrony danych: {value}.',
    customers:
      ' Dane klientów Twojego sklepu przetwarzamy tylko na Twoje zlecenie; o tym mówi osobna umowa powierzenia.',
    paragraphs: [
      {
        heading: 'Kto',
        text: 'Administratorem danych Twojego konta jest {operator}, {address}. Kontakt: {email}.{dpo}',
      },
      {
        heading: 'Po co i na jakiej podstawie',
        text: 'Imię i nazwisko, adres e-mail, hasło (przechowujemy tylko jego skrót) i język są potrzebne, żeby prowadzić konto i świadczyć usługę (art. 6 ust. 1 lit. b RODO; jeśli działasz w imieniu firmy, lit. f: nasz interes w wykonaniu umowy z nią). Dane firmy są potrzebne do umowy powierzenia i wypełnienia naszych obowiązków prawnych (lit. b i c). Zapis tego, kto i kiedy coś zrobił w konsoli, służy bezpieczeństwu i rozliczalności (lit. f).',
      },
      {
        heading: 'Jak długo',
        text: 'Niepotwierdzoną rejestrację usuwamy po {days} dniach. Dane konta trzymamy, dopóki konto istnieje; zapisy czynności i dowody zawarcia umów dłużej, tyle ile są potrzebne, żeby wykazać, co się stało, najdłużej do przedawnienia roszczeń.',
      },
      {
        heading: 'Kto je zobaczy',
        text: 'Osoby z Twojej organizacji, agencje, którym dasz dostęp, my oraz firmy, które dla nas utrzymują serwery i wysyłają pocztę (lista subprocesorów jest częścią umowy powierzenia). Odwiedzający czat widzą tylko imię, pod którym odpowiadasz. Nie profilujemy i nie podejmujemy decyzji automatycznie.',
      },
      {
        heading: 'Twoje prawa',
        text: 'Możesz żądać dostępu do danych, ich sprostowania, usunięcia, ograniczenia i przeniesienia, sprzeciwić się przetwarzaniu opartemu na naszym interesie i wnieść skargę do {authority}. Napisz na {email}.',
      },
      {
        heading: 'Czy musisz je podać',
        text: 'Jeśli ktoś Cię zaprosił, Twój adres e-mail mamy od niego. Innych danych nie musisz podawać, ale bez pól wymaganych nie założymy konta. Te informacje dotyczą Twojego konta.{customers}',
      },
    ],
  },
};
