import type { connectEn } from './en-connect.ts';

/** Polish words of connecting a platform. */
export const connectPl: typeof connectEn = {
  title: 'Połącz swój sklep',
  asks: '{name} ({host}) prosi o połączenie z czatem Zgoda.',
  may: 'Po połączeniu wtyczka sklepu',
  mayList: [
    'wstawia czat na strony sklepu,',
    'zgłasza stan i treść strony z polityką prywatności,',
    'może razem z czatem Zgoda obsługiwać żądania wydania i usunięcia danych klientów.',
  ],
  shop: 'Sklep w czacie Zgoda',
  fits: 'ma ten adres',
  other: 'ma inny adres: {host}',
  create: 'Nowy sklep',
  createHint: '{name}, {host}',
  controllerTitle: 'Kto odpowiada za dane',
  controllerLead: 'Propozycja sklepu. Odwiedzający zobaczą to na czacie, więc popraw, co się nie zgadza.',
  terms:
    'Cel: odpowiadanie na pytania odwiedzających. Zgłoszenia przechowujemy {leads}, rozmowy {conversations}. Wszystko można zmienić w ustawieniach.',
  confirm: 'To się zgadza i mogę o tym decydować w imieniu firmy',
  confirmNeeded: 'Zaznacz, że dane się zgadzają, albo najpierw je popraw.',
  connect: 'Połącz',
  confirmAndConnect: 'Potwierdź i połącz',
  connecting: 'Łączę …',
  cancel: 'Wróć do {host} bez łączenia',
  broken: 'Ten link jest niepełny. Wróć do sklepu i naciśnij „Połącz” jeszcze raz.',
  noShop: 'Nie masz sklepu, który możesz połączyć. Poproś o to właściciela albo o rolę kierownika.',
  wrongAddress:
    'Wybrany sklep ma inny adres. Wybierz sklep {host} albo najpierw popraw adres w jego ustawieniach, w zakładce Instalacja.',
  waiting: 'Twój sklep {host} czeka na połączenie.',
  goOn: 'Dalej',
  signInFirst: '{host} czeka na połączenie. Zaloguj się albo załóż konto, a łączenie ruszy dalej samo.',
  thisBrowser:
    'Otwórz link w tej przeglądarce, a łączenie {host} ruszy dalej samo. Prośba o połączenie jest ważna godzinę.',
  clientFirst:
    'Pracujesz w agencji, a sklep należy do klienta. Najpierw załóż sklep klienta; prośba o połączenie jest ważna godzinę i do tego czasu jest widoczna u góry.',
  toClients: 'Przejdź do sklepów klientów',
  agreementLater:
    'Możesz połączyć już teraz. Dopóki umowa powierzenia nie obowiązuje, nic nie jest zbierane: czat pokazuje tylko Twój adres e-mail.',
  tested: 'Wiadomość próbna ze sklepu {shop}: połączenie działa.',
};
