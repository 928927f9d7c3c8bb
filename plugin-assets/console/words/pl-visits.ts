import type { visitsEn } from './en-visits.ts';
import { forms } from './word-forms.ts';

/** Polish words of the visitor list and of invitations. */
export const visitsPl: typeof visitsEn = {
  title: 'Odwiedzający na stronach sklepu',
  lead: 'Osoby na stronach sklepu, które pozwoliły na to w Twoim narzędziu do ciasteczek. Nic z tej listy nie jest zapisywane.',
  here: forms({ one: '{n} osoba', few: '{n} osoby', many: '{n} osób', other: '{n} osoby' }),
  more: 'Pokaż więcej',
  noShopTitle: 'Lista odwiedzających jest wyłączona',
  noShop: 'Właściciel lub kierownik włącza ją w ustawieniach sklepu, w zakładce Czat.',
  settings: 'Otwórz ustawienia',
  page: 'Strona',
  since: 'Tutaj od {time}',
  returning: 'Kolejna wizyta',
  cart: 'Koszyk: {items}, {total}',
  items: forms({ one: '{n} produkt', few: '{n} produkty', many: '{n} produktów', other: '{n} produktu' }),
  trail: forms({ one: '{n} strona', few: '{n} strony', many: '{n} stron', other: '{n} strony' }),
  states: {
    looking: 'Przegląda sklep',
    invited: 'Widzi zaproszenie',
    declined: 'Zaproszenie zamknięte',
    chatting: 'Ma otwarty czat',
  },
  waits: 'Zaproszenie w drodze',
  invite: 'Zaproś',
  inviteTitle: 'Zaproś do czatu',
  inviteHint:
    'W ciągu kilku sekund odwiedzający zobaczy obok przycisku czatu Twoje imię i ten tekst. Nic nie otwiera się samo. Kto zamknie zaproszenie, przez 30 dni nie dostanie kolejnego.',
  text: 'Tekst',
  textDefault: 'Dzień dobry! W czym mogę pomóc?',
  send: 'Wyślij zaproszenie',
  invited: 'Zaproszenie jest w drodze.',
  nobodyHere: 'Aby zapraszać, przełącz się na „jestem”: gdy nikogo nie ma, zaproszenia się nie pokazują.',
  why: {
    title: 'Skąd się bierze ta lista',
    collecting: 'Sklep nie zbiera jeszcze żadnych danych. Najpierw dokończ jego ustawienia.',
    silent:
      'Od ostatniego uruchomienia usługi żadne narzędzie do ciasteczek nie zgłosiło zgody: nikogo nie pokazujemy.',
    yes: '{tool}: ostatnia zgoda na statystyki: {when}.',
    withdrawn: 'Ostatnie cofnięcie zgody: {when}.',
    loads: forms({
      one: 'W ostatniej godzinie czat wczytał się {n} raz, niezależnie od zgody.',
      few: 'W ostatniej godzinie czat wczytał się {n} razy, niezależnie od zgody.',
      many: 'W ostatniej godzinie czat wczytał się {n} razy, niezależnie od zgody.',
      other: 'W ostatniej godzinie czat wczytał się {n} razy, niezależnie od zgody.',
    }),
    check: 'Zobacz, co mówi narzędzie do ciasteczek',
    checkHint:
      'Otwiera sklep i pokazuje tam, co każde narzędzie do ciasteczek mówi Twojej przeglądarce. Nic nie jest zapisywane ani wysyłane.',
    refusals:
      'Kto odmówił albo jeszcze nie odpowiedział narzędziu do ciasteczek, nie jest liczony: nic o nim nie trafia do systemu Zgoda.',
  },
  tools: {
    complianz: 'Complianz',
    cookieyes: 'CookieYes',
    cookiebot: 'Cookiebot',
    wp_consent_api: 'WP Consent API',
    tcf: 'IAB TCF',
    google_consent_mode: 'Google Consent Mode',
    javascript: 'Własny skrypt',
  },
  section: {
    title: 'Lista odwiedzających i zaproszenia',
    lead: 'Pokazuje, kto jest na stronach sklepu, i zaprasza do czatu. Wymaga zgody: działa tylko dla osób, które w Twoim narzędziu do ciasteczek zgodziły się na statystyki. U wszystkich innych nic nie jest zapisywane, wysyłane ani pokazywane.',
    isOn: 'Włącz listę odwiedzających',
    tools:
      'Rozumiemy WP Consent API, Complianz, CookieYes, Cookiebot, Google Consent Mode, IAB TCF i wywołanie z własnego skryptu. Bez któregoś z nich lista jest pusta.',
    policyTitle: 'Dodaj to do polityki prywatności i do narzędzia do ciasteczek',
    policyLead:
      'Ta informacja musi się tam znaleźć, zanim włączysz listę. W narzędziu do ciasteczek opisz ją w kategorii „statystyki”.',
    policy:
      'Jeśli w ustawieniach plików cookie wyrazisz zgodę na statystyki, nasz czat pokazuje nam, gdy jesteś na naszej stronie: które podstrony otwierasz, od kiedy tu jesteś, czy to kolejna wizyta oraz wartość koszyka, jeśli sklep ją przekazuje. Dzięki temu możemy zaproponować pomoc na czacie. W tym celu przeglądarka zapisuje wpis „zgoda:…:visit” na najwyżej 30 dni. Dane są tylko w pamięci serwera, gdy jesteś na stronie, nie są zapisywane i znikają od razu po cofnięciu zgody. Podstawa prawna: Twoja zgoda, art. 6 ust. 1 lit. a RODO. Możesz ją cofnąć w każdej chwili w ustawieniach plików cookie.',
    policyWhat: 'tekst do polityki prywatności',
    stated: 'Moja polityka prywatności i narzędzie do ciasteczek o tym informują.',
    statedFault: 'Najpierw to potwierdź.',
    rules: 'Zaproszenia',
    rulesLead:
      'Pokazują się obok przycisku czatu, gdy ktoś jest na miejscu. Liczy się pierwsza pasująca reguła. Odwiedzający dostaje jedno zaproszenie na wizytę, a po zamknięciu żadnego przez 30 dni.',
    noRules: 'Nie ma jeszcze reguł: zapraszasz tylko przyciskiem na liście.',
    add: 'Dodaj regułę',
    rule: 'Reguła {n}',
    remove: 'Usuń regułę {n}',
    pathPrefix: 'Tylko na stronach, których adres zaczyna się od',
    pathHint: 'Na przykład /koszyk. Puste: na każdej stronie.',
    pathFault: 'Zacznij od ukośnika, na przykład /koszyk.',
    seconds: 'Sekundy na stronie',
    secondsFault: 'Podaj liczbę całkowitą od 5 do 1800.',
    cartFrom: 'Tylko z koszykiem za co najmniej',
    cartHint: '0: z koszykiem lub bez. Wymaga wtyczki, która udostępnia koszyk.',
    cartFault: 'Podaj liczbę od 0 do 1 000 000.',
    onlyReturning: 'Tylko osoby, które już tu były',
    textIn: 'Tekst ({language})',
    textHint: 'Puste: tekst w języku sklepu.',
    textFault: 'Napisz tekst w języku sklepu.',
    preview: 'Co zobaczą odwiedzający',
    previewOpen: { pl: 'Otwórz czat', en: 'Open the chat', de: 'Chat öffnen' },
  },
};
