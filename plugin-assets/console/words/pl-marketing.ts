import type { marketingEn } from './en-marketing.ts';

/** Polish words of lists for offers. */
export const marketingPl: typeof marketingEn = {
  title: 'Marketing',
  lead: 'Zgody na oferty z formularza. Mailingi wysyłasz ze swojego programu – tu pobierzesz listę.',
  shop: 'Sklep',
  noneTitle: 'Nie zarządzasz żadnym sklepem',
  none: 'Listy zapisanych na oferty widzą tylko właściciele i kierownicy.',
  channels: { email: 'E-mail', phone: 'SMS i telefon' },
  confirmed: 'Potwierdzone',
  pending: 'Czekają na kliknięcie linku w e-mailu',
  unsent: 'W tym bez wysłanego jeszcze e-maila',
  imported: 'Z pliku, bez zgody zapisanej tutaj',
  suppressed: 'Cofnięte, nie wolno nic wysyłać',
  reminder: 'Zgody do odnowienia',
  export: 'Lista potwierdzonych (CSV)',
  exportHint:
    'Tylko potwierdzone zgody, każda z dowodem i linkiem do wypisania się, który musi być w każdej wysyłce. Eksport zapisujemy w dzienniku czynności.',
  boxesTitle: 'Pola zgody w formularzu kontaktowym',
  boxesLead:
    'Każdy kanał ma własne pole: nigdy wymagane, nigdy zaznaczone z góry, widoczne tylko wtedy, gdy polityka prywatności jest opublikowana.',
  emailNeedsMail:
    'Zgodę na e-maile potwierdza link z wiadomości, a usługa nie ma jeszcze serwera poczty. Dopóki go nie ma, tego pola nie można włączyć.',
  emailHidden:
    'Zgodę na e-maile potwierdza link z wiadomości, a usługa nie ma jeszcze serwera poczty. Dopóki go nie ma, formularz nie pokazuje tego pola.',
  emailBox: 'Pytaj o zgodę na oferty e-mailem (potwierdzaną linkiem)',
  phoneBox:
    'Pytaj o zgodę na oferty przez SMS i telefon (bez dodatkowego potwierdzenia; formularz musi pytać o telefon)',
  ownWords: 'Własna treść: {channel}, {language}',
  ownWordsHint:
    'Zostaw puste, żeby użyć naszego tekstu. Twój musi zawierać {controller} i {policy}, wymieniać kanał i mówić, jak cofnąć zgodę; {email} zamieni się w Twój adres.',
  languages: { pl: 'po polsku', en: 'po angielsku', de: 'po niemiecku' },
  ownWordsTitle: 'Własna treść pól zgody',
  listTitle: 'Najnowsze wpisy',
  listLead: 'Najnowsze 200. Wyświetlenie adresów zapisujemy w dzienniku czynności.',
  show: 'Pokaż adresy',
  empty:
    'Nikt jeszcze nie zgodził się na oferty. Wpisy pojawią się, gdy odwiedzający zaznaczą pole w formularzu kontaktowym.',
  proof: 'Dowód',
  proofSave: 'Plik dowodu',
  states: { confirmed: 'potwierdzona', pending: 'czeka', imported: 'z pliku' },
  single: 'tylko pole w formularzu',
  askAnew: 'zapytaj ponownie',
  stop: 'Cofnij zgodę',
  stopped: 'Zgoda cofnięta. Adres jest usunięty i zablokowany, więc import go nie przywróci.',
  stopTitle: 'Cofnąć zgodę w imieniu tej osoby?',
  stopText:
    'Zrób to, gdy osoba powie, że nie chce ofert. Adres zostanie od razu usunięty i nie będzie wolno nic na niego wysłać. Tego nie da się odwrócić.',
  stopYes: 'Cofnij zgodę i usuń',
  importTitle: 'Wczytaj listę',
  importLead:
    'Plik nie jest dowodem zgody. Te adresy zostaną zapisane jako wczytane z pliku, nie trafią do eksportu i będą zgodą dopiero, gdy osoba zgodzi się tutaj. Kto cofnął zgodę, zostanie pominięty.',
  importChannel: 'Kanał',
  importFile: 'Plik CSV z kolumną adresów',
  importNote: 'Skąd pochodzą adresy i co jest dowodem zgody',
  importTry: 'Sprawdź bez zapisywania',
  importDo: 'Wczytaj: {n}',
  importReport:
    'Wierszy: {rows}. Nowe: {added}, już znane: {known}, pominięte po cofnięciu zgody: {suppressed}, powtórzone: {repeated}, bez adresu: {invalid}.',
  importLines: 'Wiersze bez adresu: {lines}',
  importDone: 'Zapisano jako wczytane z pliku: {n}.',
  removeImported: 'Usuń adresy z pliku',
  removeImportedTitle: 'Usunąć wszystkie adresy z pliku?',
  removeImportedText:
    'Zrób to, gdy wczytano niewłaściwy plik. Usuniemy wszystkie adresy tego kanału wczytane z pliku, oprócz osób, które od tego czasu wyraziły tu zgodę. Nie będą zablokowane: plik może je wczytać ponownie.',
  removeImportedYes: 'Usuń adresy',
  importedRemoved: 'Usunięto adresy z pliku: {n}.',
  importNeeds: 'Wybierz plik i napisz, skąd pochodzi.',
};
