import type { installEn } from './en-install.ts';

/** Polish words for putting the chat into a shop, and for its connection with a platform. */
export const installPl: typeof installEn = {
  platform: 'Na czym działa sklep?',
  wordpress: 'WordPress albo WooCommerce',
  wordpressHint: 'Z wtyczką. Sama wstawi kod i podłączy politykę prywatności.',
  otherSite: 'Dowolna inna strona',
  otherSiteHint: 'Jedna linijka kodu do wklejenia i link do polityki prywatności.',

  plugin: 'Połącz wtyczkę',
  getPlugin: 'Pobierz wtyczkę',
  pluginSteps: [
    'Wyślij wtyczkę do WordPressa (Wtyczki → Dodaj nową → Wyślij wtyczkę na serwer), zainstaluj ją i włącz.',
    'Otwórz Ustawienia → Zgoda, wpisz adres usługi i naciśnij „Połącz”.',
    'Potwierdź tutaj, w konsoli. Wrócisz do sklepu, połączonego bez kopiowania klucza.',
  ],
  keys: 'Połącz zamiast tego za pomocą kluczy',
  keysLead:
    'Jeśli „Połącz” nie działa, na przykład dlatego, że ta przeglądarka nie otwiera panelu sklepu: wklej adres, klucz sklepu i klucz tajny we wtyczce, w części „Połącz zamiast tego za pomocą kluczy”.',
  serviceAddress: 'Adres usługi',
  key: 'Klucz sklepu',
  keyHint: 'Wskazuje sklep; jest jawny.',
  secretTitle: 'Klucz tajny dla wtyczki',
  secretLead: 'Wtyczka sklepu podpisuje nim swoje wiadomości. Pokażemy go tylko raz.',
  makeSecret: 'Utwórz klucz tajny',
  rotateSecret: 'Utwórz nowy klucz tajny',
  rotateHint: 'Poprzedni od razu przestanie działać: wklej nowy we wtyczce.',
  secretOnce: 'Skopiuj go teraz. Nie pokażemy go drugi raz.',
  secret: 'Klucz tajny',
  ownerOnly: 'Klucz tajny tworzy właściciel albo kierownik.',

  paste: 'Wklej jedną linijkę kodu',
  line: 'Kod do wklejenia',
  pasteLead:
    'Wklej ją raz, przed </body>, na każdej stronie sklepu. Zanim ktoś kliknie, niczego nie zapisuje i nie ustawia ciasteczek.',
  where: 'Gdzie to jest w Twoim systemie',
  origins: 'Strony, które mogą pokazywać czat',

  look: 'Sprawdź instalację',
  lookLead: 'Otwieramy stronę główną sklepu tak jak odwiedzający i mówimy, co widać: {url}',
  check: 'Sprawdź instalację',
  checking: 'Sprawdzamy sklep …',
  seen: 'Czat jest na stronie głównej sklepu. Ostatnio widziany: {when}.',
  twice: 'Kod jest na stronie więcej niż raz. Czat działa, ale zostaw tylko jeden.',
  byEye:
    'Jeśli kod wstawia skrypt, na przykład menedżer tagów, widzą go tylko przeglądarki, a to sprawdzenie nie. Otwórz wtedy sklep: jeśli widzisz przycisk czatu, czat działa i możesz przejść dalej.',
  missing: {
    none: 'Strona główna się otwiera, ale nie ma na niej kodu czatu. Jeśli dopiero go wklejono, zapisz, opublikuj i wyczyść pamięć podręczną sklepu, a potem spróbuj ponownie.',
    other_shop: 'Na stronie jest kod czatu Zgoda, ale z kluczem innego sklepu. Zastąp go kodem powyżej.',
    other_service:
      'Na stronie jest kod czatu Zgoda, ale pobiera czat z innego adresu. Zastąp go kodem powyżej.',
  },
  unreachable: {
    timeout:
      'Strona główna nie odpowiedziała w ciągu pięciu sekund. Spróbuj ponownie; jeśli to się powtarza, zapytaj firmę hostingową.',
    network:
      'Nie udało się połączyć ze stroną główną. Sprawdź, czy sklep jest włączony i otwarty dla wszystkich.',
    unknown_host: 'Taki adres nie istnieje. Sprawdź poniżej, czy nie ma w nim literówki.',
    certificate:
      'Certyfikat sklepu wygasł albo jest niepełny, więc przeglądarki też ostrzegają. Poproś firmę hostingową o odnowienie.',
    private:
      'Adres prowadzi do sieci prywatnej, do której nie zaglądamy. Wpisz publiczny adres sklepu. Do testów operator może dopuścić ten adres w ZGODA_PRIVATE_TARGETS (host:port).',
    not_html: 'Pod tym adresem jest coś, co nie jest stroną internetową.',
    too_large: 'Strona główna ma ponad 2 MB, a większych nie czytamy. Otwórz sklep i sprawdź samodzielnie.',
    unreadable: 'Strona główna jest zbyt złożona, żeby ją odczytać. Otwórz sklep i sprawdź samodzielnie.',
    left: 'Adres prowadzi do innej domeny: {origin}.',
    none: 'Strona główna zwraca błąd (status {status}).',
    401: 'Strona główna pyta o hasło (status {status}). Udostępnij sklep odwiedzającym albo sprawdź później.',
    403: 'Sklep zablokował sprawdzenie (status {status}): hasło, zapora albo ochrona przed botami. Dopuść „Zgoda-PolicyCheck” albo otwórz sklep i sprawdź samodzielnie.',
    404: 'Pod tym adresem nie ma strony (status {status}). Sprawdź go poniżej.',
    503: 'Sklep ma przerwę techniczną albo jest przeciążony (status {status}). Spróbuj później.',
  },
  otherOrigin:
    'Kod jest na stronie, ale sklep w rzeczywistości otwiera się pod adresem {origin}, a czat mogą pokazać tylko strony pod wpisanym tu adresem.',
  useOrigin: 'Użyj adresu {origin}',
  blocked:
    'Kod jest na stronie, ale czat blokuje własna polityka bezpieczeństwa sklepu (Content-Security-Policy).',
  places: {
    header:
      'Ta polityka jest w nagłówku, który wysyła serwer sklepu. Zastąp nimi dyrektywy o tej samej nazwie albo je dodaj (możesz poprosić o to firmę hostingową):',
    meta: 'Ta polityka jest w elemencie <meta> w sekcji head strony. Zastąp nimi dyrektywy o tej samej nazwie albo je dodaj:',
  },
  nonce:
    'Ta polityka ufa skryptom tylko po wartości nonce, więc adresy nic nie dadzą. Dodaj do kodu ten sam atrybut nonce="…", który mają skrypty strony; system sklepu tworzy nowy dla każdej strony.',
  address: 'Adres sklepu',
  changeAddress: 'Zmień adres sklepu',

  policy: 'Podaj link do polityki prywatności',
  policyByPlatform: 'Wybierz stronę polityki prywatności',
  policyFollows:
    'Połączona wtyczka zgłasza stronę wybraną w WordPressie: Ustawienia → Prywatność. Tutaj nie trzeba nic wpisywać.',
  policyLead: 'Pole zgody na czacie wymienia tę stronę i do niej prowadzi. Bez tej strony nie ma pola zgody.',

  done: 'Co widzą odwiedzający',
  modes: {
    live: 'Czat na żywo: ktoś jest i odpowiada.',
    form: 'Formularz: teraz nikogo nie ma. Gdy tylko będziesz, zmieni się w czat na żywo.',
    closed: 'Czat jest zamknięty: widać tylko Twój adres e-mail.',
  },
  closed: {
    setup_incomplete: 'Uzupełnij i potwierdź, kto jest administratorem danych.',
    dpa_required: 'Umowa powierzenia jeszcze nie obowiązuje; do tego czasu nic nie jest zbierane.',
    form_closed: 'Nikogo nie ma, a formularz ma być ukryty, dopóki polityka nie jest opublikowana.',
    shop_closed: 'Sklep rezygnuje z czatu Zgoda.',
    outside_hours: 'Jest poza godzinami czatu, a w ustawieniach wybrano wtedy zamknięcie.',
  },
  fix: {
    setup_incomplete: 'Przejdź do danych',
    dpa_required: 'Przejdź do umowy',
    form_closed: 'Przejdź do tego ustawienia',
    outside_hours: 'Przejdź do godzin czatu',
  },
  notSeenYet: 'Sprawdzenie nie znalazło jeszcze czatu w sklepie.',
  open: 'Otwórz sklep i wypróbuj',
  toInbox: 'Przejdź do rozmów',

  connection: 'Połączenie',
  connectionLead: 'Jak Twój sklep jest połączony z czatem Zgoda.',
  shopServer: 'Sklep',
  shopServerText: '{platform} {platformVersion}, wtyczka {version}',
  noShopServer: 'niepołączony',
  lastReport: 'Ostatni raport',
  taken: '{when}, przyjęty',
  noReport: 'jeszcze żadnego nie było',
  refused: 'Ostatni odrzucony raport',
  refusedNever: 'brak',
  refusals: {
    signature:
      'Podpis się nie zgadzał. Jeśli przed chwilą zmieniono klucze, połącz wtyczkę jeszcze raz. Mogła to być też próba kogoś obcego: klucz sklepu jest jawny.',
    clock:
      'Zegar serwera sklepu {direction} o {minutes} min. Poproś firmę hostingową o poprawienie; dopuszczamy pięć minut różnicy.',
    repeated:
      'To samo żądanie sklepu przyszło dwa razy; drugie pominęliśmy. Mógł je powtórzyć serwer pośredniczący (proxy). Jeśli sklep takiego nie ma, utwórz nowy klucz tajny.',
    outdated:
      'Raport był starszy niż już przyjęty albo miał datę z przyszłości. Jeśli to się powtarza, sprawdź zegar serwera sklepu.',
  },
  ahead: 'się spieszy',
  behind: 'się spóźnia',
  settled: 'Późniejszy raport został przyjęty, więc problem zniknął.',
  secretAge: 'Klucz tajny',
  secretMade: 'utworzony {when}',
  secretNone: 'brak: raporty są odrzucane',
  secretOld: 'utworzony, zanim zaczęliśmy to zapisywać',
  secretOutside:
    'Klucz tajny został pokazany osobie, która nie ma już do niego prawa: utwórz nowy pod „Połącz zamiast tego za pomocą kluczy”, a potem w sklepie naciśnij „Połącz” albo wklej nowy klucz we wtyczce.',
  policyFact: 'Polityka prywatności',
  agreementFact: 'Umowa',
  missingReport:
    'Sklep nie przysłał raportu od {when}. Do następnego raportu sami sprawdzamy stronę polityki prywatności co 15 minut.',
  missingHelp: [
    'Otwórz w sklepie Ustawienia → Zgoda i naciśnij „Sprawdź połączenie”: zobaczysz, co jest nie tak.',
    'Wtyczka wysyła raporty według własnego harmonogramu (WP-Cron). Gdy nikt nie odwiedza sklepu albo WP-Cron jest wyłączony, potrzebne jest prawdziwe zadanie cron.',
    'Jeśli wtyczki albo sklepu już nie ma, odłącz sklep tutaj, żeby klucz tajny stracił ważność.',
  ],
  disconnect: 'Odłącz sklep …',
  disconnectTitle: 'Odłącz sklep',
  disconnectLead: [
    'Klucz tajny od razu traci ważność, a raporty sklepu są odrzucane.',
    'Od tej chwili sami sprawdzamy stronę polityki prywatności pod jej linkiem; możesz też wpisać inny link.',
    'Czat zostaje na stronach, dopóki wtyczka nie zostanie odłączona albo usunięta w sklepie.',
    'Rozmowy, zgłoszenia i dowody zostają. Żeby połączyć ponownie, naciśnij „Połącz” w sklepie.',
  ],
  disconnectType: 'Wpisz nazwę sklepu, żeby potwierdzić: {shop}',
  disconnectNow: 'Odłącz',
  disconnected: 'Sklep jest odłączony.',

  hints: [
    [
      'HTML',
      'Otwórz każdą stronę albo szablon wszystkich stron, znajdź pod koniec </body>, wklej kod tuż przed nim, zapisz i wyślij na serwer.',
    ],
    [
      'Shoper',
      'W panelu poszukaj „Integracje własne” albo własnych skryptów aktywnego szablonu. Dodaj kod na wszystkich stronach, na końcu body.',
    ],
    [
      'IdoSell',
      'W panelu poszukaj „Dodatki HTML i JavaScript”, dodaj własny dodatek dla wszystkich stron z tym kodem jako treścią i opublikuj.',
    ],
    [
      'Shopify',
      'Sklep online → Szablony → … → Edytuj kod → layout/theme.liquid: wklej kod tuż przed </body> i zapisz. Strony zamówienia Shopify nie pokazują czatu.',
    ],
    [
      'PrestaShop',
      'W katalogu szablonu otwórz templates/layouts/layout-both-columns.tpl, wklej kod tuż przed </body>, potem Zaawansowane → Wydajność → Wyczyść pamięć podręczną. Najlepiej w szablonie potomnym, którego aktualizacja nie zmieni.',
    ],
    [
      'OpenCart',
      'Wygląd (Design) → Theme Editor → common → footer: wklej kod tuż przed </body>, zapisz i odśwież pamięć podręczną szablonu.',
    ],
    [
      'Magento',
      'Treść (Content) → Design → Configuration → Edit → Footer → Miscellaneous HTML: wklej kod, zapisz i wyczyść pamięć podręczną. Strona zamówienia ma własną, restrykcyjną politykę bezpieczeństwa.',
    ],
    [
      'Google Tag Manager',
      'Tagi → Nowy → Niestandardowy kod HTML, wklej kod, reguła „Wszystkie strony”, opublikuj. Menedżer tagów pokazuje czat dopiero według własnych reguł zgody i nie pokaże go osobom, które go blokują, a sprawdzenie poniżej go nie zobaczy. Lepiej wkleić kod w samą stronę.',
    ],
  ],
};
