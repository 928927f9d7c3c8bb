import { tableRow } from '../../model/agreement/agreement-text.ts';
import type { AgreementGaps, AgreementWords } from './agreement-words.ts';
import { agreementMailsPl } from './pl-mails.ts';

const parties = ({ company, operator }: AgreementGaps): string[] => [
  tableRow('', 'Administrator', 'Procesor'),
  tableRow('Nazwa', company.name, operator.name),
  tableRow('Adres', company.address, operator.address),
  tableRow('Kraj', company.country, operator.country),
  tableRow('NIP', company.nip, '–'),
  tableRow('Rejestr i numer', company.registration, operator.registration),
  tableRow('E-mail do kontaktu', company.email, operator.email),
  tableRow('E-mail do poleceń', company.instructionEmail, operator.email),
  tableRow('Reprezentacja', company.signatory, operator.signatory),
  tableRow('Inspektor ochrony danych', company.dpo, operator.dpo),
];

const body = (gaps: AgreementGaps): string[] => [
  '# Umowa powierzenia przetwarzania danych osobowych',
  `Wersja wzoru ${gaps.version}. Umowa zawarta na podstawie art. 28 ust. 3 rozporządzenia (UE) 2016/679 (dalej „RODO”).`,
  '## Strony',
  ...parties(gaps),
  `Administratorem danych jest ${gaps.company.name} (dalej „Administrator”). Podmiotem przetwarzającym jest ${gaps.operator.name} (dalej „Procesor”).`,
  '## § 1. Przedmiot i czas trwania',
  `1. Przedmiotem umowy jest powierzenie Procesorowi przetwarzania danych osobowych w związku z korzystaniem z czatu i formularza kontaktowego Zgoda w sklepie ${gaps.shopName} (${gaps.shopUrl}). Usługa działa pod adresem ${gaps.serviceUrl}.`,
  '2. Umowa obowiązuje od chwili jej zawarcia do zakończenia korzystania z usługi, a jej postanowienia o usunięciu danych i poufności także potem, aż Procesor nie będzie miał żadnych powierzonych danych.',
  '3. Bez obowiązującej umowy system nie przyjmuje żadnych danych osobowych: czat, formularz, prośby o dane i zapisy rozmów są wtedy zamknięte.',
  '## § 2. Charakter, cel i zakres przetwarzania',
  `1. Przetwarzanie polega na zbieraniu, zapisywaniu, przechowywaniu, wyświetlaniu konsultantom, przesyłaniu, ograniczaniu i usuwaniu danych, w sposób zautomatyzowany. Serwery, według oświadczenia Procesora: ${gaps.hosting}.`,
  '2. Celem jest umożliwienie Administratorowi prowadzenia rozmów z osobami odwiedzającymi sklep, odpowiadania na ich zapytania, wykonywania ich praw oraz wykazania, że spełnił obowiązki wynikające z RODO. Procesor nie używa danych w żadnym innym celu: nie analizuje treści rozmów dla siebie, nie trenuje na nich modeli i nie łączy danych różnych sklepów.',
  '3. Rodzaje danych, każdy tylko wtedy, gdy sklep korzysta z funkcji, która go wymaga:',
  ...gaps.dataTypes.map((item) => `- ${item}`),
  '4. Kategorie osób: osoby odwiedzające sklep, które rozpoczęły rozmowę lub wysłały formularz; osoby odwiedzające sklep, które w jego narzędziu do plików cookie zgodziły się na marketing lub listę odwiedzających; osoby, które zgodziły się na informacje handlowe; osoby z kontem w systemie, które pracują dla Administratora lub dla agencji, której dał on dostęp.',
  `5. Okres przechowywania, ustawiony przez Administratora: zgłoszenia z formularza ${gaps.leadDays} dni od ostatniego kontaktu; rozmowy i podane w nich odpowiedzi ${gaps.conversationDays} dni od ostatniej wiadomości; zgłoszenia bez informacji o przetwarzaniu 30 dni. Potem system usuwa je sam. Dowód zgody pozostaje bez treści i adresu przez okres, który Administrator ustawił, nie dłużej niż 6 lat.`,
  '6. Przetwarzanie szczególnych kategorii danych (art. 9 RODO) i danych o wyrokach (art. 10 RODO) nie jest przedmiotem umowy. Numery kart, rachunków i PESEL wpisane w rozmowie system zasłania przed zapisem, chyba że Administrator poprosił o nie w prośbie o dane.',
  '## § 3. Polecenia (art. 28 ust. 3 lit. a)',
  '1. Procesor przetwarza dane wyłącznie na udokumentowane polecenie Administratora. Poleceniem są: ta umowa, ustawienia i czynności wykonane w konsoli przez osoby uprawnione (w tym okresy przechowywania i pola formularza) oraz wiadomości wysłane z adresu poleceń Administratora.',
  `2. Polecenia spoza konsoli Administrator wysyła z adresu ${gaps.company.instructionEmail} na adres ${gaps.operator.email}. Procesor potwierdza je i wykonuje bez zbędnej zwłoki, najpóźniej w 5 dni roboczych.`,
  '3. Procesor nie przekazuje danych poza Europejski Obszar Gospodarczy, chyba że Administrator to polecił albo załącznik 2 wymienia podstawę przekazania z rozdziału V RODO. Jeżeli obowiązek taki wynika z prawa Unii lub państwa członkowskiego, Procesor informuje o tym Administratora przed rozpoczęciem przetwarzania, o ile prawo tego nie zabrania.',
  '4. Jeżeli zdaniem Procesora polecenie narusza przepisy o ochronie danych, niezwłocznie informuje o tym Administratora na adres poleceń i może wstrzymać wykonanie polecenia do czasu jego potwierdzenia lub zmiany.',
  '## § 4. Poufność (art. 28 ust. 3 lit. b)',
  '1. Procesor dopuszcza do danych tylko osoby, którym jest to potrzebne do świadczenia usługi, i które zobowiązały się na piśmie do zachowania poufności albo podlegają ustawowemu obowiązkowi zachowania tajemnicy. Obowiązek ten trwa także po zakończeniu współpracy.',
  '2. Osoby prowadzące usługę nie mają w konsoli dostępu do treści rozmów i zgłoszeń. Dostęp do bazy danych mają wyłącznie osoby, które utrzymują serwery.',
  '## § 5. Bezpieczeństwo (art. 28 ust. 3 lit. c)',
  `1. Procesor stosuje środki techniczne i organizacyjne opisane w załączniku 1 (wersja ${gaps.measuresVersion}), odpowiednie do ryzyka w rozumieniu art. 32 RODO.`,
  '2. Procesor może zastępować środki nowszymi, jeżeli poziom ochrony się nie obniża. Obniżenie poziomu ochrony wymaga zmiany umowy.',
  '## § 6. Dalsze podmioty przetwarzające (art. 28 ust. 3 lit. d)',
  `1. Administrator wyraża ogólną zgodę na korzystanie z dalszych podmiotów przetwarzających („Subprocesorów”). W dniu zawarcia umowy są to podmioty z załącznika 2. Aktualną listę i jej wcześniejsze wersje pokazuje strona ${gaps.listUrl}.`,
  '2. O zamiarze dodania lub zastąpienia Subprocesora Procesor zawiadamia e-mailem każdego Administratora co najmniej 30 dni wcześniej, podając jego nazwę, adres, kraj, usługę i zakres danych. Samo ogłoszenie na stronie nie wystarcza.',
  '3. W ciągu 14 dni od zawiadomienia Administrator może zgłosić sprzeciw w konsoli albo na adres Procesora. Strony szukają wtedy rozwiązania; jeżeli go nie znajdą przed dniem zmiany, Administrator może wypowiedzieć umowę ze skutkiem na dzień poprzedzający zmianę, bez opłat i bez podawania innej przyczyny.',
  '4. Procesor zawiera z każdym Subprocesorem umowę, która nakłada na niego te same obowiązki ochrony danych, i na żądanie przekazuje Administratorowi jej treść. Za działania i zaniechania Subprocesora odpowiada jak za własne.',
  '## § 7. Pomoc przy prawach osób (art. 28 ust. 3 lit. e)',
  '1. System daje Administratorowi narzędzia do samodzielnego wykonania praw z rozdziału III RODO: dostępu i przeniesienia danych, sprostowania, ograniczenia, sprzeciwu, usunięcia oraz wycofania zgody. Osoba, której dane dotyczą, może wycofać zgodę i usunąć swoje dane także sama, bez zakładania konta.',
  '2. Żądanie skierowane do Procesora przekazuje on Administratorowi niezwłocznie, najpóźniej w 5 dni roboczych, i nie odpowiada na nie sam, chyba że Administrator to polecił.',
  '3. Jeżeli narzędzia nie wystarczają, Procesor udziela potrzebnej pomocy w ciągu 5 dni roboczych od prośby.',
  '## § 8. Pomoc przy obowiązkach z art. 32–36 RODO (art. 28 ust. 3 lit. f)',
  `1. O każdym naruszeniu ochrony powierzonych danych Procesor zawiadamia Administratora bez zbędnej zwłoki, nie później niż 24 godziny po stwierdzeniu naruszenia, na adres ${gaps.company.email}.`,
  '2. Zawiadomienie zawiera to, czego wymaga art. 33 ust. 3 RODO: opis naruszenia, kategorie i przybliżoną liczbę osób i wpisów, możliwe skutki, zastosowane i proponowane środki oraz kontakt do osoby, która udzieli dalszych informacji. Brakujące informacje Procesor uzupełnia sukcesywnie.',
  `3. Kontaktem w sprawach naruszeń po stronie Procesora jest ${gaps.operator.email}; inspektor ochrony danych: ${gaps.operator.dpo}.`,
  '4. Procesor dostarcza informacji potrzebnych do oceny skutków dla ochrony danych i do uprzednich konsultacji z organem nadzorczym oraz prowadzi rejestr naruszeń i rejestr kategorii czynności przetwarzania.',
  '## § 9. Usunięcie albo zwrot danych (art. 28 ust. 3 lit. g)',
  '1. Po zakończeniu umowy Administrator wybiera: zwrot danych w powszechnie używanym formacie i ich usunięcie albo samo usunięcie. Jeżeli nie wybierze inaczej, dane pozostają do pobrania przez 30 dni, a potem Procesor je usuwa.',
  gaps.hasBackups
    ? '2. Kopie zapasowe są nadpisywane najpóźniej po 30 dniach od usunięcia danych. Do tego czasu nie są używane do niczego poza odtworzeniem usługi; usunięcia wykonane wcześniej są po odtworzeniu powtarzane, zanim usługa zostanie otwarta.'
    : '2. Według oświadczenia Procesora nie robi on kopii zapasowych.',
  '3. Procesor potwierdza usunięcie poświadczeniem. Zachowuje tylko to, czego wymaga prawo, oraz tę umowę z dowodem jej zawarcia przez 6 lat od jej zakończenia.',
  '## § 10. Kontrola (art. 28 ust. 3 lit. h)',
  '1. Procesor udostępnia Administratorowi wszystkie informacje potrzebne do wykazania, że obowiązki z art. 28 RODO są spełnione: pakiet oceny procesora (środki, Subprocesorzy, daty przeglądów), dziennik czynności dotyczący jego danych oraz dowody zgód.',
  '2. Administrator albo upoważniony przez niego audytor może przeprowadzić audyt, także na miejscu, po zawiadomieniu z 14-dniowym wyprzedzeniem, w godzinach pracy, nie częściej niż raz w roku, a po naruszeniu lub na żądanie organu nadzorczego w każdym czasie. Każda strona ponosi własne koszty, chyba że audyt wykaże istotne uchybienia Procesora.',
  '3. Procesor usuwa stwierdzone uchybienia w uzgodnionym terminie, nie dłuższym niż 30 dni.',
  '## § 11. Odpowiedzialność',
  '1. Strony odpowiadają wobec osób, których dane dotyczą, na zasadach art. 82 RODO, a między sobą w takim zakresie, w jakim każda z nich przyczyniła się do szkody.',
  '2. Żadne postanowienie innych warunków usługi nie ogranicza obowiązków Procesora wynikających z tej umowy. W razie sprzeczności co do ochrony danych ta umowa ma pierwszeństwo.',
  '## § 12. Zmiany i postanowienia końcowe',
  '1. Wzór umowy ma wersję. O istotnej zmianie Procesor zawiadamia bezpośrednio i prosi o ponowne przyjęcie; do tego czasu obowiązuje wersja dotychczasowa. Poprawka, która nie zmienia treści obowiązków, nie wymaga przyjęcia.',
  '2. Umowa może zostać zawarta elektronicznie, przez przyjęcie jej w konsoli i potwierdzenie z adresu e-mail, albo pisemnie na wydruku podpisanym przez obie strony. Obie formy są równoważne; na życzenie Administratora Procesor podpisuje także egzemplarz papierowy lub opatrzony kwalifikowanym podpisem elektronicznym.',
  '3. Administrator może rozwiązać umowę w każdej chwili w konsoli. System przestaje wtedy od razu przyjmować dane osobowe.',
  '4. W sprawach nieuregulowanych stosuje się RODO i prawo państwa, w którym siedzibę ma Administrator. Nieważność jednego postanowienia nie narusza pozostałych.',
  `## Załącznik 1. Środki techniczne i organizacyjne (wersja ${gaps.measuresVersion})`,
  ...gaps.measures.map((item) => `- ${item}`),
  `## Załącznik 2. Subprocesorzy (lista ${gaps.listVersion})`,
  ...(gaps.subProcessors.length === 0
    ? [
        'W dniu zawarcia umowy Procesor nie korzysta z żadnych Subprocesorów; Procesor oświadczył to przed sporządzeniem umowy.',
      ]
    : [
        tableRow('Nazwa, adres, kontakt', 'Kraj', 'Usługa i dane', 'Podstawa przekazania', 'Od'),
        ...gaps.subProcessors.map((one) =>
          tableRow(
            `${one.name}, ${one.address}, ${one.contact}`,
            one.country,
            `${one.service}: ${one.data}`,
            one.transferTool,
            one.since,
          ),
        ),
      ]),
];

export const pl: AgreementWords = {
  dataTypes: {
    lead_name: 'imię i nazwisko podane w formularzu',
    lead_email: 'adres e-mail podany w formularzu',
    lead_phone: 'numer telefonu podany w formularzu',
    lead_message: 'treść wiadomości z formularza i odpowiedzi na nią',
    spam_check:
      'sprawdzenie formularza pod kątem spamu: która reguła zadziałała i jaką liczbę policzyła, do chwili obejrzenia formularza',
    conversation: 'treść rozmowy na czacie wraz z danymi, które osoba w niej podała',
    attachment: 'zdjęcia i pliki PDF wysłane na czacie wraz z nazwami',
    mail_reply:
      'odpowiedzi przysłane do czatu e-mailem, z wynikiem sprawdzenia nadawcy, oraz do kiedy osoba chce odpowiedzi e-mailem',
    note: 'wewnętrzne notatki zespołu o rozmowie',
    block:
      'blokady: powód i czas; w przypadku klientów z kontem skrót numeru klienta (HMAC), najwyżej 30 dni',
    search_index: 'indeks do wyszukiwania: skróty (HMAC) słów, adresów i numerów z rozmów i zgłoszeń',
    page_address: 'adres strony sklepu, z której osoba pisała, bez parametrów, i produkt na tej stronie',
    shop_customer:
      'dane z systemu sklepu: numer klienta, liczba i wartość produktów w koszyku, ostatnie zamówienia (numer, stan, wartość, data)',
    card_answers: 'odpowiedzi na prośby o dane wysłane przez konsultanta, w zakresie wymienionym w prośbie',
    consent_proof:
      'dowody zgód i pokazanych klauzul: czas, dokładna treść, sposób wyrażenia zgody, podpis, skrót adresu (HMAC); bez adresu i treści wiadomości',
    marketing_address: 'adres e-mail lub numer telefonu osoby, która zgodziła się na informacje handlowe',
    suppression: 'znaki sprzeciwu: skrót adresu, na który nie wolno wysyłać ofert',
    outgoing_mail: 'wiadomości e-mail czekające na wysłanie, najwyżej 3 dni, i jednorazowe linki z nich',
    visit:
      'dane z listy odwiedzających: strony jednej wizyty, czas, język, czy to kolejna wizyta, wartość koszyka; tylko w pamięci serwera, bez zapisywania',
    rights_register:
      'rejestr żądań dotyczących danych: skrót adresu (HMAC), rodzaj, terminy, wynik; ślady po usunięciu',
    staff_account:
      'konta osób pracujących w systemie: imię i nazwisko, adres e-mail, rola, skrót hasła, ustawienia powiadomień; kogo i kiedy powiadomiono, że ktoś czeka na czacie',
    activity_log:
      'dziennik czynności: identyfikatory osób i spraw, rodzaj czynności, czas; bez treści i adresów',
  },
  measures: {
    transport:
      'Szyfrowanie połączeń (TLS) dla każdej strony, wtyczki i rozmowy; przy adresie https także HSTS.',
    sealing:
      'Treść rozmów i zgłoszeń jest zapisana w postaci zaszyfrowanej (AES-256-GCM), osobnym kluczem każdej rozmowy i każdego zgłoszenia; usunięcie niszczy ten klucz. Poczta wychodząca i skany umów są zaszyfrowane kluczem sklepu, a ten kluczem głównym.',
    subject_keys:
      'Osoby wyszukuje się po kluczu obliczonym z adresu i tajnej wartości sklepu; tej samej osoby w dwóch sklepach nie da się połączyć.',
    no_address:
      'Adresy IP nie są zapisywane ani w bazie, ani w dziennikach, także w skróconej postaci; ograniczanie liczby żądań działa w pamięci, na kluczu zmienianym codziennie.',
    masking: 'Numery kart, rachunków i PESEL wpisane w rozmowie są zasłaniane przed zapisem i wysłaniem.',
    isolation:
      'Rozdzielenie sklepów: każde zapytanie do bazy musi nazywać sklep, a zakres wynika z uprawnień osoby, nigdy z treści żądania.',
    roles:
      'Najmniejsze potrzebne uprawnienia: role właściciela, kierownika, konsultanta i audytora w wyznaczonych sklepach; odebranie dostępu działa natychmiast.',
    sign_in:
      'Hasła przechowywane jako skróty scrypt; sesje z krótkim kluczem dostępu (10 minut) i kluczem odnawianym przy każdym użyciu; drugi krok logowania do wyboru; opóźnienia po nieudanych próbach.',
    audit:
      'Dziennik czynności: kto, co i kiedy zrobił, bez treści i adresów; do odczytu przez sklep dla jego danych.',
    retention: 'Automatyczne usuwanie danych po okresie ustawionym przez sklep, z zapisem każdego przebiegu.',
    evidence:
      'Dowody zgód są podpisane (Ed25519) i połączone w łańcuch, więc zmianę wpisu widać, a lukę po odtworzeniu kopii zapasowej rejestr zaznacza.',
    logs: 'Dzienniki techniczne bez treści, adresów e-mail, parametrów i kluczy.',
    no_third_parties:
      'Czat ładuje się wyłącznie z serwera usługi: bez obcych czcionek, statystyk, map i testów captcha; przed kliknięciem nie zapisuje niczego, na co odwiedzający nie zgodził się w ustawieniach cookies.',
    limits:
      'Ochrona przed nadużyciami: limity żądań i rozmiarów, ścisłe sprawdzanie danych wejściowych, kontrola pochodzenia żądań, polityka treści strony (CSP).',
    backups:
      'Zaszyfrowane kopie zapasowe przechowywane najwyżej 30 dni; usunięcia danych powtarzane po każdym odtworzeniu.',
    staff:
      'Osoby mające dostęp do serwerów są zobowiązane do poufności i przeszkolone; dostęp jest imienny i odbierany z końcem współpracy.',
    incidents: 'Procedura naruszeń z rejestrem i zawiadomieniem administratorów w ciągu 24 godzin.',
    tests: 'Testy automatyczne reguł ochrony danych przy każdej wersji.',
    drills: 'Próby odtworzenia kopii zapasowych; datę ostatniej podaje pakiet oceny procesora.',
  },
  agreement: body,
  vettingPack: (gaps) => [
    '# Pakiet oceny procesora',
    `Sporządzono ${gaps.drawnUpOn}, wersja oprogramowania ${gaps.productVersion}. Pakiet służy administratorowi do sprawdzenia, czy procesor daje wystarczające gwarancje (art. 28 ust. 1 RODO).`,
    '## Kto prowadzi usługę',
    tableRow('', 'Procesor'),
    tableRow('Nazwa', gaps.operator.name),
    tableRow('Adres', `${gaps.operator.address}, ${gaps.operator.country}`),
    tableRow('Rejestr i numer', gaps.operator.registration),
    tableRow('Kontakt', gaps.operator.email),
    tableRow('Reprezentacja', gaps.operator.signatory),
    tableRow('Inspektor ochrony danych', gaps.operator.dpo),
    tableRow('Adres usługi', gaps.serviceUrl),
    '## Przeglądy i próby',
    `- Ostatni przegląd bezpieczeństwa: ${gaps.reviewedOn ?? 'procesor nie podał daty'}.`,
    `- Ostatnia próba odtworzenia kopii zapasowej: ${gaps.restoredOn ?? 'procesor nie podał daty'}.`,
    '## Okresy przechowywania',
    '- Zgłoszenia z formularza: okres ustawia sklep, od 7 do 1095 dni od ostatniego kontaktu (na początku 180 dni).',
    '- Rozmowy: okres ustawia sklep, od 7 do 1095 dni od ostatniej wiadomości (na początku 90 dni).',
    '- Zgłoszenia przyjęte bez informacji o przetwarzaniu: 30 dni.',
    '- Poczta wychodząca: do wysłania, najwyżej 3 dni.',
    '- Umowa powierzenia i dowód jej zawarcia: czas umowy i 6 lat.',
    `## Środki techniczne i organizacyjne (wersja ${gaps.measuresVersion})`,
    ...gaps.measures.map((item) => `- ${item}`),
    `## Subprocesorzy (lista ${gaps.listVersion})`,
    `Aktualna lista: ${gaps.listUrl}`,
    ...(gaps.subProcessors.length === 0
      ? ['Procesor nie korzysta z żadnych subprocesorów.']
      : [
          tableRow('Nazwa i adres', 'Kraj', 'Usługa i dane', 'Podstawa przekazania', 'Od'),
          ...gaps.subProcessors.map((one) =>
            tableRow(
              `${one.name}, ${one.address}`,
              one.country,
              `${one.service}: ${one.data}`,
              one.transferTool,
              one.since,
            ),
          ),
        ]),
  ],
  none: 'brak',
  noDpo: 'brak',
  statement: (company) => `Zawieram umowę powierzenia w imieniu ${company} i jestem do tego umocowany/a.`,
  print: {
    documentId: 'Dokument',
    version: 'wersja wzoru',
    hash: 'SHA-256 tekstu',
    page: 'Strona {page} z {pages}',
    forController: 'Za Administratora',
    forOperator: 'Za Procesora',
    placeAndDate: 'Miejsce i data',
    signature: 'Czytelny podpis',
    accepted: 'Zawarto elektronicznie',
    acceptedText:
      '{name} ({role}). Oświadczenie: „{statement}” Pole przy oświadczeniu było puste i zostało zaznaczone {at}.',
    unconfirmed: 'Nie potwierdzono jeszcze linkiem wysyłanym na adres {email}.',
    confirmed:
      'Wiadomość z linkiem na adres {email} przekazano serwerowi poczty {sentAt}; potwierdzono tym linkiem {confirmedAt}.',
  },
  ...agreementMailsPl,
};
