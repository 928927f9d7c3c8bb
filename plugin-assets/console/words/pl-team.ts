import type { teamEn } from './en-team.ts';

/** Words of people: access to a shop, the team, the operator, the own profile. */
export const teamPl: typeof teamEn = {
  access: {
    title: 'Agencje z dostępem',
    lead: 'Agencja odpowiada odwiedzającym w Twoim imieniu, gdy zawrzecie umowę. Nie staje się administratorem danych, a jej dostęp możesz zakończyć w każdej chwili.',
    code: 'Kod agencji',
    codeHint: '8 liter i cyfr; agencja znajdzie go w części „Zespół”.',
    add: 'Daj dostęp',
    since: 'od {date}',
    ended: 'zakończony {date}',
    revoke: 'Zakończ dostęp',
    revokeAsk:
      'Dostęp skończy się od razu; żeby go przywrócić, dodaj agencję ponownie jej kodem i zawrzyj z nią nową umowę.',
    revoked: 'Dostęp zakończony: {agency}.',
    added: 'Dodano agencję: {agency}. Zawrzyj z nią umowę, żeby mogła odpowiadać.',
    emptyTitle: 'Żadna agencja nie ma dostępu',
    empty: 'Wpisz kod swojej agencji, a jej zespół będzie mógł odpowiadać odwiedzającym.',
    wrongCode: 'Żadna agencja nie ma takiego kodu. Poproś agencję o podanie go jeszcze raz.',
    ownerOnly: 'Dostęp daje i kończy tylko właściciel sklepu.',
    waits: 'czeka na umowę',
    waitsHere:
      'Czeka na umowę: ta część otworzy się, gdy zacznie obowiązywać umowa Twojej agencji ze sklepem.',
    waitsForAddress:
      'Twój adres e-mail nie jest jeszcze potwierdzony: wyloguj się, poproś o nowe hasło i ustaw je linkiem z wiadomości.',
    toContract: 'Przejdź do umowy',
    waitsHint:
      'Dopóki umowa nie obowiązuje, agencja widzi tylko ustawienia sklepu: żadnych rozmów, zgłoszeń ani danych osób.',
    bound: 'umowa obowiązuje',
    contract: 'Umowa z agencją',
    contractOf: 'Umowa: {agency}',
    ofAgency: 'Umowa Twojej agencji ze sklepem {shop}',
    why: 'Agencja jest osobną firmą. Żeby mogła czytać dane Twoich klientów, potrzebna jest umowa między wami (art. 28 RODO).',
    kind: 'Kim jest agencja?',
    kinds: {
      processor: 'Pracuje dla sklepu',
      sub_processor: 'Pracuje dla firmy, która prowadzi czat',
    },
    kindHints: {
      processor:
        'Zlecasz jej odpowiadanie klientom. To zwykły przypadek: umowa powierzenia między Tobą a agencją.',
      sub_processor:
        'Agencja jest na liście subprocesorów tej firmy. Wyrażasz zgodę, a agencja przystępuje do Twojej umowy powierzenia.',
    },
    prepare: 'Przygotuj umowę',
    prepareAgain: 'Przygotuj od nowa',
    ownerPrepares:
      'Umowę przygotowuje właściciel sklepu, w tym samym miejscu. Potem przyjmie ją też właściciel agencji.',
    onlyOwners: 'Umowę przyjmują właściciele sklepu i agencji.',
    acceptedBy: {
      shop: 'Sklep przyjął umowę: {name}, {role}, {when}.',
      agency: 'Agencja przyjęła umowę: {name}, {role}, {when}.',
    },
    otherSide: {
      shop: 'Teraz umowę musi przyjąć właściciel sklepu.',
      agency:
        'Teraz umowę musi przyjąć właściciel agencji: w konsoli, w ustawieniach tego sklepu, w zakładce „Dostęp”.',
    },
    signatoryRole: 'Twoja funkcja w firmie',
    signatoryRoleHint: 'Na przykład: prezes zarządu, właściciel.',
    needRole: 'Wpisz, kim jesteś w firmie.',
    accept: 'Zawieram umowę',
    acceptedDone: 'Umowa przyjęta.',
    boundSince: 'Umowa obowiązuje od {date}. Kończy się razem z dostępem agencji.',
    missing: {
      controller: 'Najpierw wpisz w ustawieniach sklepu, kto jest administratorem danych.',
      agency_company: 'Agencja nie wpisała jeszcze danych swojej firmy. Niech uzupełni je w części „Zespół”.',
      agreement:
        'Sklep nie ma obowiązującej umowy z firmą, która prowadzi czat, więc agencja nie ma do czego przystąpić.',
      sub_processor:
        'Firma, która prowadzi czat, nie wymienia tej agencji na liście subprocesorów. Wybierz „Pracuje dla sklepu”.',
      nothing: 'Umowa z tą agencją już obowiązuje.',
    },
  },
  people: {
    title: 'Zespół',
    members: 'Osoby',
    invitations: 'Otwarte zaproszenia',
    expires: 'działa do {when}',
    invite: 'Zaproś kogoś',
    inviteLead:
      'Ta osoba dostanie e-mailem link, który działa raz, przez 48 godzin. Jeśli usługa nie wysyła e-maili, zobaczysz link tutaj i przekażesz go samodzielnie.',
    inviteButton: 'Zaproś',
    shops: 'Sklepy',
    everyShop: 'Wszystkie sklepy',
    someShops: 'Wybrane sklepy',
    chooseShop: 'Wybierz co najmniej jeden sklep.',
    isMember:
      'Ta osoba już należy do zespołu, a zaproszenie nic by jej nie dało. Zaproszeniem można dać wyższą rolę albo więcej sklepów; żeby dać mniej, najpierw usuń tę osobę.',
    mailed: 'Zaproszenie jest w drodze na: {email}',
    mailedNext:
      'Link działa raz i dostanie go tylko ta osoba. Jeśli nie dotrze, wycofaj zaproszenie i po pięciu minutach wyślij nowe.',
    linkReady: 'Link dla: {email}',
    linkOnce: 'Pokażemy go tylko raz. Skopiuj go i wyślij tylko tej osobie.',
    link: 'Link z zaproszeniem',
    remove: 'Usuń',
    removeWho: 'Usuń: {name}',
    removeAsk: 'Dostęp skończy się od razu; żeby go przywrócić, zaproś tę osobę jeszcze raz.',
    removed: 'Usunięto: {name}.',
    withdraw: 'Wycofaj',
    withdrawWho: 'Wycofaj zaproszenie: {email}',
    withdrawAsk: 'Link z zaproszenia od razu przestanie działać; żeby dać nowy, zaproś tę osobę jeszcze raz.',
    withdrawn: 'Wycofano zaproszenie: {email}.',
    you: 'Ty',
    agencyCode: 'Kod agencji',
    agencyCodeHint:
      'Właściciel sklepu wpisuje go w zakładce „Dostęp”, żeby dać Twojej agencji dostęp do sklepu.',
    none: 'Nie zarządzasz żadną organizacją.',
    noneNext: 'Właściciele i kierownicy widzą tu swój zespół.',
    merchant: 'sprzedawca',
    agency: 'agencja',
    organisation: 'Organizacja',
    noInvitations: 'Nie ma otwartych zaproszeń.',
    closing: 'Zamknięcie firmy',
    closeLead:
      'Żaden sklep nie potrzebuje już tej firmy: zapisz zaświadczenia o usunięciu sklepów, a potem ją zamknij.',
    closeShops:
      'Zamkniesz firmę, gdy nie będzie miała sklepu: najpierw usuń każdy w jego ustawieniach, w zakładce „Eksport i rezygnacja”.',
    close: 'Zamknij',
    closeWho: 'Zamknij firmę: {name}',
    closeAsk:
      'Firma, zespół i zaproszenia znikną od razu i nie da się ich przywrócić; konta osób bez innej firmy usuniemy 30 dni później.',
    closeType: 'Wpisz nazwę firmy: {name}',
    closeNeeded:
      'Firma ma jeszcze sklep, sklep w trakcie usuwania albo dostęp do sklepu klienta: najpierw to zakończ.',
    closed: 'Zamknięto firmę: {name}.',
    roleHints: {
      owner: 'wszystko, także dostęp agencji',
      manager: 'ustawienia, zespół, dowody, rozmowy i zgłoszenia',
      consultant: 'rozmowy i zgłoszenia',
      auditor: 'może wszystko czytać, niczego nie może zmieniać',
    },
  },
  operator: {
    recordsTitle: 'Rejestr, naruszenia, świadkowie',
    title: 'Firmy',
    lead: 'Jako operator dodajesz właścicieli i agencje. Nie widzisz rozmów ani zgłoszeń.',
    add: 'Dodaj organizację',
    name: 'Nazwa organizacji',
    kind: 'Rodzaj',
    merchant: 'Sprzedawca (ma sklepy)',
    agency: 'Agencja (odpowiada w imieniu sprzedawców)',
    owner: 'E-mail właściciela',
    create: 'Dodaj i zaproś właściciela',
    created: 'Utworzono',
    shops: 'Sklepy',
    emptyTitle: 'Nie ma jeszcze organizacji',
    empty: 'Dodaj pierwszego sprzedawcę; właściciel dostanie link z zaproszeniem.',
  },
  profile: {
    title: 'Profil',
    you: 'O Tobie',
    nameHint: 'Odwiedzający widzą je obok Twoich odpowiedzi.',
    password: 'Zmiana hasła',
    current: 'Obecne hasło',
    fresh: 'Nowe hasło',
    change: 'Zmień hasło',
    changed: 'Hasło zmienione.',
    work: 'Podczas pracy',
    shortcuts: 'Skróty jednoklawiszowe',
    signOut: 'Wyloguj się',
    signedInAs: 'Zalogowano jako {email}',
  },
};
