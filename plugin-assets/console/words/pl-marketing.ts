import type { marketingEn } from './en-marketing.ts';

/** Polish words of lists for offers. */
export const marketingPl: typeof marketingEn = {
  title: 'Marketing',
  lead: 'Zgody na oferty, osobno od zgłoszeń. Zgoda nie wysyła ofert: potwierdzoną listę zabierasz do swojego narzędzia do mailingu.',
  shop: 'Sklep',
  noneTitle: 'Nie zarządzasz żadnym sklepem',
  none: 'Listy na oferty są dla właścicieli i kierowników.',
  channels: { email: 'E-mail', phone: 'SMS i telefon' },
  confirmed: 'Potwierdzone',
  pending: 'Czekają na kliknięcie linku w mailu',
  imported: 'Z pliku, bez zgody zapisanej tutaj',
  suppressed: 'Wycofane, nie wolno wysyłać',
  reminder: 'Na tyle stare, że warto zapytać ponownie',
  export: 'Lista potwierdzonych (CSV)',
  exportHint:
    'Tylko potwierdzone zgody, każda z dowodem i linkiem do wypisania się, który musi być w każdej wysyłce. Eksport zapisuje się w rejestrze czynności.',
  boxesTitle: 'Okienka w formularzu kontaktowym',
  boxesLead:
    'Każdy kanał ma własne okienko: nigdy wymagane, nigdy zaznaczone z góry, widoczne tylko, gdy polityka prywatności jest opublikowana.',
  emailBox: 'Pytaj o oferty e-mailem, potwierdzane linkiem w mailu',
  phoneBox:
    'Pytaj o oferty przez SMS i telefon, potwierdzane samym zaznaczeniem (formularz musi pytać o telefon)',
  ownWords: 'Własna treść: {channel}, {language}',
  ownWordsHint:
    'Puste: nasz tekst. Musi zawierać {controller} i {policy}, nazwać kanał i powiedzieć, jak wycofać zgodę; {email} zamienia się w Twój adres.',
  languages: { pl: 'po polsku', en: 'po angielsku', de: 'po niemiecku' },
  ownWordsTitle: 'Własna treść okienek',
  listTitle: 'Najnowsze wpisy',
  listLead: 'Najnowsze 200. Obejrzenie adresów zapisuje się w rejestrze czynności.',
  show: 'Pokaż adresy',
  empty:
    'Nikt jeszcze nie zgodził się na oferty. Wpisy pojawią się, gdy odwiedzający zaznaczą okienko w formularzu kontaktowym.',
  proof: 'Dowód',
  proofSave: 'Plik dowodu',
  states: { confirmed: 'potwierdzona', pending: 'czeka', imported: 'z pliku' },
  single: 'samo zaznaczenie',
  askAnew: 'zapytaj ponownie',
  stop: 'Wycofaj',
  stopped: 'Wycofano. Adres jest usunięty i oznaczony, więc żaden import go nie przywróci.',
  stopTitle: 'Wycofać w imieniu tej osoby?',
  stopText:
    'Zrób to, gdy osoba powiedziała, że nie chce ofert. Adres zniknie od razu i nic nie będzie można na niego wysłać. Tego nie da się cofnąć.',
  stopYes: 'Wycofaj i usuń',
  importTitle: 'Wczytaj listę',
  importLead:
    'Plik nie jest dowodem zgody. Te adresy zostaną zapisane jako wczytane, nie trafią do eksportu i staną się zgodą dopiero, gdy osoba zgodzi się tutaj. Kto wycofał zgodę, zostaje poza listą.',
  importChannel: 'Kanał',
  importFile: 'Plik CSV z kolumną adresów',
  importNote: 'Skąd są adresy i co dowodzi zgody',
  importTry: 'Sprawdź bez zapisywania',
  importDo: 'Wczytaj: {n}',
  importReport:
    'Wierszy: {rows}. Nowe: {added}, znane: {known}, wycofane wcześniej i pominięte: {suppressed}, powtórzone: {repeated}, bez adresu: {invalid}.',
  importLines: 'Wiersze bez adresu: {lines}',
  importDone: 'Zapisano jako wczytane: {n}.',
  importNeeds: 'Wybierz plik i napisz, skąd pochodzi.',
};
