import type { installEn } from './en-install.ts';

/** Polskie słowa wstawiania czatu do sklepu i jego połączenia. */
export const installPl: typeof installEn = {
  platform: 'Na czym działa sklep?',
  wordpress: 'WordPress albo WooCommerce',
  wordpressHint: 'Z wtyczką. Kod i polityka prywatności podłączą się same.',
  otherSite: 'Dowolna inna strona',
  otherSiteHint: 'Jedna linijka do wklejenia i link do polityki prywatności.',

  plugin: 'Połącz wtyczkę',
  pluginSteps: [
    'Zainstaluj wtyczkę „Zgoda” (Wtyczki → Dodaj nową → Wyślij wtyczkę na serwer) i włącz ją.',
    'Otwórz Ustawienia → Zgoda, wpisz adres usługi i naciśnij „Połącz”.',
    'Potwierdź tutaj, w konsoli; sklep będzie połączony bez kopiowania klucza.',
  ],
  keys: 'Połącz zamiast tego za pomocą kluczy',
  keysLead:
    'Gdy „Połącz” nie działa, na przykład dlatego, że ta przeglądarka nie sięga panelu sklepu: wklej adres, klucz i sekret we wtyczce, w części „Połącz zamiast tego za pomocą kluczy”.',
  serviceAddress: 'Adres usługi',
  key: 'Klucz sklepu',
  keyHint: 'Nazywa sklep i jest jawny.',
  secretTitle: 'Sekret dla wtyczki',
  secretLead: 'Wtyczka sklepu podpisuje nim swoje wiadomości. Pokazuje się raz.',
  makeSecret: 'Utwórz sekret',
  rotateSecret: 'Utwórz nowy sekret',
  rotateHint: 'Poprzedni od razu przestaje działać: wklej nowy we wtyczce.',
  secretOnce: 'Skopiuj go teraz. Nie pokaże się drugi raz.',
  secret: 'Sekret',
  ownerOnly: 'Sekret tworzy właściciel albo kierownik.',

  paste: 'Wklej jedną linijkę',
  line: 'Linijka do wklejenia',
  pasteLead:
    'Wklej ją raz, przed </body>, na każdej stronie sklepu. Zanim ktoś kliknie, niczego nie zapisuje i nie ustawia ciasteczek.',
  where: 'Gdzie to jest w Twoim systemie',
  origins: 'Strony, które mogą pokazać rozmowę',

  look: 'Sprawdź, czy już jest',
  lookLead: 'Otwieramy stronę główną sklepu tak jak odwiedzający i mówimy, co widać: {url}',
  check: 'Sprawdź, czy czat już jest',
  checking: 'Zaglądamy do sklepu …',
  seen: 'Czat jest na stronie głównej sklepu. Ostatnio widziany: {when}.',
  twice: 'Linijka jest na stronie więcej niż raz. Czat działa, ale zostaw tylko jedną.',
  byEye:
    'Strona, która wstawia linijkę skryptem, na przykład menedżerem tagów, pokazuje ją tylko przeglądarkom, więc to sprawdzenie jej nie zobaczy. Wtedy zajrzyj do sklepu: jeśli widzisz przycisk, czat działa i możesz iść dalej.',
  missing: {
    none: 'Strona główna się otwiera, ale nie ma na niej linijki czatu. Jeśli dopiero ją wklejono, zapisz, opublikuj i wyczyść pamięć podręczną sklepu, a potem spróbuj ponownie.',
    other_shop: 'Na stronie jest linijka Zgody, ale z kluczem innego sklepu. Zastąp ją tą powyżej.',
    other_service: 'Na stronie jest linijka Zgody, ale pobiera czat z innego adresu. Zastąp ją tą powyżej.',
  },
  unreachable: {
    timeout:
      'Strona główna nie odpowiedziała w ciągu pięciu sekund. Spróbuj ponownie; jeśli tak zostanie, zapytaj hosting.',
    network:
      'Nie udało się połączyć ze stroną główną. Sprawdź, czy sklep jest włączony i otwarty dla wszystkich.',
    unknown_host: 'Nikt nie zna tego adresu. Sprawdź, czy nie ma w nim literówki (poniżej).',
    certificate:
      'Certyfikat sklepu wygasł albo jest niepełny, więc przeglądarki też przed nim ostrzegają. Poproś hosting o odnowienie.',
    private: 'Adres prowadzi do sieci prywatnej, do której nie zaglądamy. Wpisz publiczny adres sklepu.',
    not_html: 'Pod tym adresem jest coś, co nie jest stroną internetową.',
    too_large: 'Strona główna ma ponad 2 MB, tyle nie czytamy. Zajrzyj do sklepu samodzielnie.',
    unreadable: 'Strona główna jest zbyt zawile zbudowana, by ją odczytać. Zajrzyj do sklepu samodzielnie.',
    left: 'Adres prowadzi do innej domeny: {origin}.',
    none: 'Strona główna odpowiada błędem (status {status}).',
    401: 'Strona główna pyta o hasło (status {status}). Otwórz sklep albo sprawdź później.',
    403: 'Sklep odmawia nam wstępu (status {status}): hasło, zapora albo ochrona przed robotami. Wpuść „Zgoda-PolicyCheck” albo zajrzyj do sklepu samodzielnie.',
    404: 'Pod tym adresem nie ma strony (status {status}). Sprawdź go poniżej.',
    503: 'W sklepie trwa przerwa techniczna albo jest przeciążony (status {status}). Spróbuj później.',
  },
  otherOrigin:
    'Linijka jest na stronie, ale sklep otwiera się naprawdę pod adresem {origin}, a czat mogą pokazać tylko strony adresu, który jest tu wpisany.',
  useOrigin: 'Użyj adresu {origin}',
  blocked:
    'Linijka jest na stronie, ale czatu nie wpuszcza własna polityka bezpieczeństwa sklepu (Content-Security-Policy).',
  places: {
    header:
      'Jest w nagłówku, który wysyła serwer sklepu. Wstaw te dyrektywy w miejsce tych o tej samej nazwie albo je dodaj (możesz poprosić o to hosting):',
    meta: 'Jest w elemencie <meta> w nagłówku strony. Wstaw te dyrektywy w miejsce tych o tej samej nazwie albo je dodaj:',
  },
  nonce:
    'Ufa skryptom tylko po wartości nonce, więc adresy się nie liczą. Dodaj do linijki ten sam atrybut nonce="…", który mają skrypty strony; system sklepu tworzy nowy dla każdej strony.',
  address: 'Adres sklepu',
  changeAddress: 'Sklep ma inny adres',

  policy: 'Podaj link do polityki prywatności',
  policyByStore: 'Wybierz stronę polityki prywatności',
  policyFollows:
    'Gdy wtyczka jest połączona, zgłasza stronę wybraną w WordPressie: Ustawienia → Prywatność. Tutaj nie trzeba nic wpisywać.',
  policyLead:
    'Pole zgody w czacie wymienia tę stronę i do niej prowadzi. Bez niej odwiedzający widzą zwykłą informację.',

  done: 'Co widzą odwiedzający',
  modes: {
    live: 'Rozmowę na żywo: ktoś jest i odpowiada.',
    form: 'Formularz: teraz nikogo nie ma. Gdy tylko będziesz, zmieni się w rozmowę na żywo.',
    closed: 'Czat jest zamknięty: widać tylko Twój adres e-mail.',
  },
  closed: {
    setup_incomplete: 'Uzupełnij i potwierdź, kto jest administratorem danych.',
    dpa_required: 'Umowa powierzenia jeszcze nie obowiązuje; do tego czasu nic nie jest zbierane.',
    form_closed: 'Nikogo nie ma, a formularz ma być ukryty, dopóki polityka nie jest opublikowana.',
    shop_closed: 'Sklep odchodzi ze Zgody.',
  },
  fix: { setup_incomplete: 'Do danych', dpa_required: 'Do umowy', form_closed: 'Do tego ustawienia' },
  notSeenYet: 'Sprawdzenie nie widziało jeszcze czatu w sklepie.',
  open: 'Otwórz sklep i wypróbuj',
  toInbox: 'Do rozmów',

  connection: 'Połączenie',
  connectionLead: 'Jak Twój sklep i Zgoda są ze sobą połączone.',
  store: 'Sklep',
  storeText: '{platform} {platformVersion}, wtyczka {version}',
  noStore: 'niepołączony',
  lastReport: 'Ostatni raport',
  taken: '{when}: przyjęty',
  noReport: 'jeszcze żadnego nie było',
  refused: 'Ostatni odrzucony',
  refusedNever: 'żaden',
  refusals: {
    signature:
      'Podpis się nie zgadzał. Jeśli przed chwilą zmieniono klucze, połącz wtyczkę jeszcze raz. Mogła to być też próba kogoś obcego: klucz sklepu jest jawny.',
    clock:
      'Zegar serwera sklepu {direction} o {minutes} min. Poproś hosting o ustawienie; dozwolone jest pięć minut.',
    repeated:
      'Żądanie sklepu przyszło drugi raz i nic nie zostało powtórzone. Mógł je wysłać ponownie serwer pośredniczący. Jeśli sklep takiego nie ma, utwórz nowy sekret.',
    outdated:
      'Raport był starszy niż już przyjęty albo miał datę z przyszłości. Jeśli to się powtarza, sprawdź zegar serwera sklepu.',
  },
  ahead: 'się spieszy',
  behind: 'się spóźnia',
  settled: 'Późniejszy raport został przyjęty, więc sprawa jest zamknięta.',
  secretAge: 'Sekret',
  secretMade: 'utworzony {when}',
  secretNone: 'brak: raporty są odrzucane',
  secretOld: 'utworzony, zanim zaczęliśmy to zapisywać',
  policyFact: 'Polityka prywatności',
  agreementFact: 'Umowa',
  missingReport:
    'Sklep nie przysłał raportu od {when}. Do następnego Zgoda sama zagląda na stronę polityki prywatności, co 15 minut.',
  missingHelp: [
    'Otwórz w sklepie Ustawienia → Zgoda i naciśnij „Sprawdź połączenie”: zobaczysz, co jest nie tak.',
    'Sklep wysyła raport według własnego harmonogramu (WP-Cron). Gdy nikt go nie odwiedza albo WP-Cron jest wyłączony, potrzebne jest prawdziwe zadanie cron.',
    'Jeśli wtyczki albo sklepu już nie ma, odłącz go tutaj, żeby sekret stracił ważność.',
  ],
  disconnect: 'Odłącz sklep …',
  disconnectTitle: 'Odłącz sklep',
  disconnectLead: [
    'Sekret od razu traci ważność, a raporty sklepu są odrzucane.',
    'Od tej chwili Zgoda sama zagląda na stronę polityki prywatności pod jej linkiem; możesz też wpisać inny.',
    'Czat zostaje na stronach, dopóki wtyczka nie zostanie odłączona albo usunięta w sklepie.',
    'Rozmowy, zgłoszenia i dowody zostają. Żeby połączyć ponownie, naciśnij „Połącz” w sklepie.',
  ],
  disconnectType: 'Wpisz nazwę sklepu, żeby potwierdzić: {shop}',
  disconnectNow: 'Odłącz',
  disconnected: 'Sklep jest odłączony.',

  hints: [
    [
      'HTML',
      'Otwórz każdą stronę albo szablon wszystkich stron, znajdź pod koniec </body>, wklej linijkę tuż przed nim, zapisz i wyślij na serwer.',
    ],
    [
      'Shoper',
      'W panelu poszukaj „Integracje własne” albo własnych skryptów aktywnego szablonu. Dodaj linijkę na wszystkich stronach, na końcu body.',
    ],
    [
      'IdoSell',
      'W panelu poszukaj „Dodatki HTML i JavaScript”, dodaj własny dodatek dla wszystkich stron z linijką jako treścią i opublikuj.',
    ],
    [
      'Shopify',
      'Sklep online → Szablony → … → Edytuj kod → layout/theme.liquid: wklej linijkę tuż przed </body> i zapisz. Strony zamówienia Shopify czatu nie pokazują.',
    ],
    [
      'PrestaShop',
      'W katalogu szablonu otwórz templates/layouts/layout-both-columns.tpl, wklej linijkę tuż przed </body>, potem Zaawansowane → Wydajność → Wyczyść pamięć podręczną. Lepiej w szablonie potomnym, którego aktualizacja nie ruszy.',
    ],
    [
      'OpenCart',
      'Wygląd (Design) → Theme Editor → common → footer: wklej linijkę tuż przed </body>, zapisz i odśwież pamięć podręczną szablonu.',
    ],
    [
      'Magento',
      'Treść (Content) → Design → Configuration → Edit → Footer → Miscellaneous HTML: wklej linijkę, zapisz i wyczyść pamięć podręczną. Strona zamówienia ma własną, surową politykę bezpieczeństwa.',
    ],
    [
      'Google Tag Manager',
      'Tagi → Nowy → Niestandardowy kod HTML, wklej linijkę, reguła „Wszystkie strony”, opublikuj. Menedżer tagów pokazuje czat dopiero według własnych reguł zgody i nie pokaże go osobom, które go blokują, a sprawdzenie poniżej go nie zobaczy. Lepszym miejscem jest sama strona.',
    ],
  ],
};
