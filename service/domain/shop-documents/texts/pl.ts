import type { DocumentWords } from './document-words.ts';

export const pl: DocumentWords = {
  titles: {
    dpia: 'Ocena skutków dla ochrony danych: czy jest potrzebna i szablon',
    interest: 'Test równowagi dla prawnie uzasadnionego interesu',
    transfers: 'Przekazywanie danych poza Europejski Obszar Gospodarczy',
    staff_notice: 'Informacja dla pracowników o dzienniku i liczbach',
    accessibility: 'Deklaracja dostępności czatu',
  },
  leads: {
    dpia: 'Art. 35 RODO. Odpowiedzi pochodzą z ustawień sklepu {shop} z dnia {date}. Administrator je sprawdza i uzupełnia.',
    interest:
      'Art. 6 ust. 1 lit. f RODO. Dotyczy tego, co czat sklepu {shop} robi na tej podstawie. Fakty pochodzą z ustawień z dnia {date}; rozstrzyga administrator.',
    transfers:
      'Art. 44–49 RODO. Osobna karta dla każdego odbiorcy spoza EOG, według ustawień sklepu {shop} z dnia {date}.',
    staff_notice:
      'Do przekazania każdej osobie z kontem w konsoli, zanim zacznie z niego korzystać. W Polsce: art. 22³ w związku z art. 22² § 6–10 Kodeksu pracy – cele, zakres i sposób ustala się w regulaminie pracy albo obwieszczeniu, pracowników zawiadamia się co najmniej dwa tygodnie przed uruchomieniem, a nowych na piśmie przed dopuszczeniem do pracy; w Niemczech: § 26 BDSG, a gdzie działa rada zakładowa, § 87 ust. 1 pkt 6 BetrVG.',
    accessibility: 'Dotyczy czatu i formularza kontaktowego na stronach sklepu {shop}. Sporządzono {date}.',
  },
  controller: 'Administrator',
  labels: {
    name: 'Nazwa',
    address: 'Adres',
    contact: 'Kontakt',
    dpo: 'Inspektor ochrony danych',
    date: 'Data',
    author: 'Sporządził(a)',
    signature: 'Podpis',
    decision: 'Rozstrzygnięcie',
  },
  noDpo: 'nie podano w ustawieniach',
  noOperator: 'nikt: administrator sam prowadzi usługę',
  noAgencies: 'żadna',
  noOffers: 'sklep nie prosi o zgody na oferty',
  noCards: 'sklep nie prosi o dane na kartach',
  shopServer: {
    none: 'Niespełnione.',
    joined:
      'Do rozmowy dołącza się jednak dane z systemu sklepu (numer klienta, koszyk, zamówienia), gdy osoba jest zalogowana albo ma coś w koszyku: administrator ocenia, czy się tego spodziewa.',
    use: ' Pokazywanie odpowiadającemu danych z systemu sklepu (numer klienta, koszyk, ostatnie zamówienia), aby nie pytać o to, co sklep już wie.',
  },
  visitorList: {
    none: 'Wobec odwiedzających niespełnione: bez plików cookie, adresów IP i śledzenia, przed kliknięciem i po nim.',
    monitoring:
      'Lista odwiedzających pokazuje otwierane strony, czas, kolejne wizyty i wartość koszyka osób, które w narzędziu do plików cookie zgodziły się na marketing lub tę listę: administrator ocenia, czy jest to systematyczne monitorowanie. Nie korzysta ona z plików cookie ani adresów IP; danych nikogo innego nie zbiera się przed kliknięciem.',
    visits:
      ' Lista odwiedzających: osoby, które zgodziły się na marketing lub tę listę; tylko w pamięci serwera, do 90 sekund po opuszczeniu stron.',
  },
  decisions: {
    none: 'Niespełnione: odpowiadają ludzie; nic nie rozstrzyga się automatycznie.',
    spamCheck:
      'Odpowiadają ludzie. Jeden krok jest automatyczny: każdy formularz sprawdza pięć reguł antyspamowych (zbyt szybkie wysłanie, ukryte pole, linki, kod linku, powtarzana treść). Formularz, który spełnia jedną z nich, jest odkładany, jego nadawca nie dostaje wiadomości, zgody na oferty są pomijane, a jeśli nikt go nie obejrzy, jest usuwany najpóźniej po {quarantine} dniach. Mówi o tym klauzula informacyjna; zespół widzi regułę i może formularz przywrócić. Administrator ocenia, czy wpływa to na osoby istotnie, bo nieprzeczytana może zostać reklamacja lub odstąpienie od umowy.',
  },
  proof: {
    purpose: 'zapis o zgodach (jeszcze {proofYears}); ',
    kept: '; zapis o zgodzie, bez treści i adresu, jeszcze {proofYears}',
  },
  dpia: {
    thresholdTitle: '1. Czy ocena skutków jest potrzebna?',
    threshold: [
      'Dziewięć kryteriów z wytycznych WP 248 rev. 01. Ocena jest co do zasady potrzebna, gdy spełnione są dwa. Najpierw trzeba sprawdzić wykaz {authority}.',
    ],
    criteria: [
      {
        term: '1. Ocena lub punktacja osób',
        text: 'Niespełnione: czat nikogo nie ocenia ani nie punktuje i nie tworzy profili.',
      },
      {
        term: '2. Automatyczne decyzje',
        text: '{decisions}',
      },
      {
        term: '3. Systematyczne monitorowanie',
        text: '{monitoring} Pracownicy: dziennik zapisuje czynności w konsoli; zob. informację dla pracowników.',
      },
      {
        term: '4. Dane wrażliwe',
        text: 'Możliwe: ludzie mogą je wpisać w treści wiadomości. Do oceny według asortymentu (apteka, optyk, książki o zdrowiu lub wierze).',
      },
      { term: '5. Duża skala', text: 'Do oceny według liczby rozmów i zgłoszeń w roku.' },
      { term: '6. Łączenie zbiorów', text: 'Danych różnych sklepów nigdy się nie łączy. {shopServer}' },
      {
        term: '7. Osoby wymagające szczególnej ochrony',
        text: 'Do oceny według odbiorców (dzieci, pacjenci). Pracownikami są osoby z kontem w konsoli.',
      },
      {
        term: '8. Nowe technologie',
        text: 'Niespełnione: czat i formularz; sztuczna inteligencja nie odpowiada.',
      },
      {
        term: '9. Utrudnienie korzystania z prawa lub usługi',
        text: 'Niespełnione: czat jest dobrowolny; zawsze można napisać e-mail.',
      },
    ],
    resultTitle: '2. Wynik',
    result: [
      'Z samych ustawień żadne kryterium nie wynika na pewno. Kryteria 2, 4, 5 i 7, a przy włączonej liście odwiedzających także 3 i przy połączeniu czatu z systemem sklepu także 6, zależą od sklepu: jeśli dwa z nich są spełnione, należy wypełnić część 3.',
    ],
    templateTitle: '3. Szablon oceny',
    template: [
      {
        term: 'Opis przetwarzania',
        text: 'Czat i formularz kontaktowy sklepu {shop}. Rozmowy: {days} dni od ostatniej wiadomości, bez danych kontaktowych {anonymous} dni; zgłoszenia: {leadDays} dni od ostatniego kontaktu{proofKept}.{visits}',
      },
      { term: 'Rodzaje danych', text: '{data}' },
      {
        term: 'Cele',
        text: 'Odpowiadanie na pytania; oferty: {offers}; dane, o które sklep prosi na kartach: {cards}.',
      },
      { term: 'Podmiot przetwarzający', text: '{operator}' },
      { term: 'Agencje z dostępem', text: '{agencies}' },
      {
        term: 'Niezbędność i proporcjonalność',
        text: 'Zbędne pola można wyłączyć; numery kart, rachunków i PESEL są zasłaniane; wszystko ma termin usunięcia.',
      },
      {
        term: 'Prawa osób',
        text: 'Potwierdzenie z cofnięciem zgody bez konta; strona do składania żądań; kopia i usunięcie we wszystkich zapisach.',
      },
      { term: 'Zalecenia inspektora ochrony danych', text: '' },
      { term: 'Opinie osób, których dane dotyczą, albo powód ich pominięcia', text: '' },
    ],
    risksTitle: '4. Ryzyka',
    risks: [
      {
        term: 'Ktoś nieuprawniony czyta rozmowy albo zgłoszenia',
        text: 'Środki: role, drugi krok logowania (właściciel może go wymagać od właścicieli), treść zaszyfrowana osobnym kluczem każdej rozmowy i zgłoszenia, dziennik. Waga i prawdopodobieństwo: …………………………………',
      },
      {
        term: 'Dane giną albo zostają zmienione',
        text: 'Środki: kopie zapasowe (jeśli prowadzący usługę je wykonuje), zapisy podpisane i połączone w łańcuch, rejestr naruszeń. Waga i prawdopodobieństwo: …………………………………',
      },
      {
        term: 'Dane są przechowywane dłużej, niż trzeba',
        text: 'Środki: automatyczne usuwanie, raport z każdego przebiegu. Waga i prawdopodobieństwo: …………………………………',
      },
      { term: 'Ryzyko, które pozostaje, i czy potrzebne są konsultacje z organem (art. 36)', text: '' },
    ],
  },
  interest: {
    steps: [
      {
        title: '1. Interes',
        rows: [
          {
            term: 'Co robi się na tej podstawie',
            text: 'Odpowiadanie na pytania, które nie zmierzają do umowy; przechowywanie rozmów przez {days} dni na wypadek dalszych pytań i roszczeń; notatki wewnętrzne i indeks do wyszukiwania; ochrona przed spamem i nadużyciami czatu; {proof}dziennik ({logMonths} mies.).{shopServerUse}',
          },
          {
            term: 'Czyj to interes i dlaczego jest uzasadniony',
            text: 'Administratora: obsługa klientów, wykazanie ustaleń, wykrywanie nadużyć.',
          },
        ],
      },
      {
        title: '2. Niezbędność',
        rows: [
          {
            term: 'Czy wystarczyłoby mniej danych?',
            text: 'Nie zapisuje się adresów IP ani danych przeglądarki; pola można wyłączyć; zapis o zgodzie nie zawiera treści ani adresu.',
          },
        ],
      },
      {
        title: '3. Równowaga',
        rows: [
          {
            term: 'Czego ludzie się spodziewają',
            text: 'Odwiedzający sam zaczyna rozmowę i wcześniej wie, kto odpowiada i jak długo się ją przechowuje.',
          },
          {
            term: 'Możliwa szkoda',
            text: 'Mała, dopóki dostęp jest ograniczony; większa, gdy w treści są dane wrażliwe.',
          },
          {
            term: 'Zabezpieczenia',
            text: 'Krótkie okresy, sprzeciw w każdej chwili, role, zaszyfrowana treść, dziennik.',
          },
          { term: 'Dzieci albo inne osoby wymagające ochrony wśród odwiedzających', text: '' },
        ],
      },
    ],
    outcome: {
      title: '4. Wynik',
      text: ['Interes administratora jest nadrzędny / nie jest nadrzędny, ponieważ: ………………………………………………'],
    },
  },
  transfers: {
    none: 'W ustawieniach wskazano wszystkich odbiorców i żaden z nich nie jest spoza EOG.',
    unstated:
      'Nie wskazano odbiorcy spoza EOG. W ustawieniach nie podano jeszcze, kto hostuje sklep i jego pocztę, więc lista nie jest pełna.',
    recipient: 'Odbiorca',
    labels: {
      country: 'Państwo',
      service: 'Usługa',
      data: 'Dane',
      ground: 'Podstawa przekazania',
      law: 'Prawo i praktyka państwa (dostęp organów)',
      measures: 'Środki uzupełniające',
      review: 'Następny przegląd',
    },
    noGround: 'nie podano: do tego czasu nie wolno tam przekazywać danych',
    push: {
      country: 'USA i inne państwa, według producenta przeglądarki',
      service: 'powiadomienia push na urządzeniach zespołu',
      data: 'adres urządzenia osoby z zespołu i czas; nic o odwiedzających',
      ground: 'art. 45 RODO wobec firm z listy Data Privacy Framework; inną podstawę wskazuje administrator',
      measures:
        'Treść jest zaszyfrowana dla przeglądarki (RFC 8291) i jednakowej długości. Każdy włącza powiadomienia sam.',
    },
    roles: { hosting: 'hosting sklepu', mail: 'poczta sklepu' },
    measures:
      'Treść rozmów i zgłoszeń jest w bazie i w kopiach zaszyfrowana. Nie chroni to przed odbiorcą, który ma dostęp do działającego serwera albo przesyła e-maile. Inne środki: …………………………………',
  },
  staff: [
    {
      title: 'Co jest zapisywane',
      text: [
        'Dziennik zapisuje, kto i kiedy się zalogował, co otworzył, pobrał, zmienił lub usunął: identyfikatory, bez treści. Zapisuje też odczytanie zgłoszeń, rozmów i list. W rozmowie widać nazwę, pod którą odpowiadasz.',
        'Gdy ktoś czeka na czacie, zapisuje się, kogo o tym powiadomiono, kiedy i jak: widać to w rozmowie i znika razem z nią. Ustawienia powiadomień i godziny ciszy ustalasz w swoim profilu.',
        'Liczby: ile rozmów czeka, jak długo i które są nieprzeczytane. Dotyczą sklepu i nie są rankingiem osób.',
      ],
    },
    {
      title: 'Po co',
      text: [
        'Bezpieczeństwo danych, wykazanie, kto miał do nich dostęp (art. 5 ust. 2 i art. 32 RODO), oraz odpowiedź osobom, które pytają, kto czytał ich dane. Dowiadują się o roli i firmie, nie o nazwisku. Dziennik nie służy do oceny wyników pracy.',
      ],
    },
    {
      title: 'Podstawa, okres, odbiorcy',
      text: [
        'Art. 6 ust. 1 lit. f RODO. Dziennik przechowuje się przez {logMonths} mies. Czytają go właściciele, kierownicy i audytorzy sklepu. Podmiot przetwarzający, który prowadzi usługę: {operator}. Agencje z dostępem: {agencies}.',
        'Nie zapisuje się ekranu, naciśnięć klawiszy, położenia ani prywatnych wiadomości.',
      ],
    },
    {
      title: 'Twoje prawa',
      text: [
        'Dostęp, sprostowanie, usunięcie, ograniczenie i sprzeciw: {email}. Skargę możesz wnieść do {authority}.',
        'Otrzymano i przeczytano (data, imię i nazwisko, podpis): ………………………………………………',
      ],
    },
  ],
  staffPush: {
    title: 'Powiadomienia na urządzeniu',
    text: [
      'Tylko jeśli włączysz je w swoim profilu: powiadomienie przechodzi przez serwer producenta przeglądarki ({pushHosts}), także poza EOG (USA; art. 45 RODO wobec firm z listy Data Privacy Framework). Producent zna adres urządzenia i czas; treść, czyli nazwa sklepu, jest dla niego zaszyfrowana.',
      'Adres urządzenia jest usuwany, gdy wyłączysz powiadomienia albo się wylogujesz. Nikt nie może wymagać, by było to Twoje prywatne urządzenie.',
    ],
  },
  accessibility: [
    {
      title: 'Jak dostępny jest czat',
      text: [
        'Zaprojektowany zgodnie z WCAG 2.1 na poziomie AA (EN 301 549, rozdział 9): obsługa samą klawiaturą, widoczny fokus, etykiety, komunikaty dla czytników ekranu, kontrast co najmniej 4,5:1, tekst powiększony do 200%, szerokość od 320 pikseli, bez ruchu, gdy system o to prosi.',
      ],
    },
    {
      title: 'Co sprawdzono, a czego nie',
      text: [
        'Sprawdzono automatycznie w przeglądarce Chromium: reguły axe, klawiaturę, kontrast, szerokość. Nie przeprowadzono dotąd badań z użytkownikami czytników ekranu ani niezależnego audytu, więc nie jest to deklaracja pełnej zgodności.',
      ],
    },
    {
      title: 'Kontakt i odpowiedź',
      text: [
        'Jeśli czat sprawia trudność, napisz na {email}. {controller} odpowie w ciągu 14 dni. Na każde pytanie, które można zadać na czacie, odpowiemy też e-mailem.',
        'Jeśli nie będzie odpowiedzi, można zwrócić się do organu, który w danym państwie nadzoruje dostępność.',
      ],
    },
    {
      title: 'Data',
      text: [
        'Sporządzono {date}. Do ponownego sprawdzenia po każdej większej zmianie, co najmniej raz w roku.',
      ],
    },
  ],
};
