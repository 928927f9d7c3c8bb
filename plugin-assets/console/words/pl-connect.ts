import type { connectEn } from './en-connect.ts';

/** Polskie słowa łączenia sklepu. */
export const connectPl: typeof connectEn = {
  title: 'Połącz swój sklep',
  asks: '{name} ({host}) prosi o połączenie z Zgodą.',
  may: 'Po połączeniu sklep',
  mayList: [
    'wstawia czat na swoje strony,',
    'zgłasza stan i treść strony z polityką prywatności,',
    'może razem ze Zgodą odpowiadać na żądania eksportu i usunięcia danych klientów.',
  ],
  shop: 'Sklep w Zgodzie',
  fits: 'ma ten adres',
  other: 'ma inny adres: {host}',
  create: 'Nowy sklep',
  createHint: '{name}, {host}',
  controllerTitle: 'Kto odpowiada za dane',
  controllerLead: 'Propozycja sklepu. Odwiedzający przeczytają to w czacie, więc popraw, co się nie zgadza.',
  terms:
    'Cel: odpowiadanie na pytania odwiedzających. Formularze przechowujemy {leads}, rozmowy {conversations}. Wszystko można zmienić w ustawieniach.',
  confirm: 'To się zgadza i mogę o tym decydować w imieniu firmy',
  confirmNeeded: 'Zaznacz, że dane się zgadzają, albo najpierw je popraw.',
  connect: 'Połącz',
  confirmAndConnect: 'Potwierdź i połącz',
  connecting: 'Łączę …',
  cancel: 'Wróć do {host} bez łączenia',
  broken: 'Ten odnośnik jest niepełny. Wróć do sklepu i naciśnij „Połącz” jeszcze raz.',
  noShop: 'Nie masz sklepu, który możesz połączyć. Poproś o to właściciela albo o rolę kierownika.',
  wrongAddress:
    'Wybrany sklep ma inny adres. Wybierz sklep {host} albo najpierw popraw adres w jego ustawieniach, w zakładce Instalacja.',
  waiting: 'Twój sklep {host} czeka na połączenie.',
  goOn: 'Dalej',
  signInFirst: '{host} czeka na połączenie. Zaloguj się albo załóż konto, a pójdzie dalej samo.',
  thisBrowser:
    'Otwórz link w tej przeglądarce: wtedy łączenie {host} pójdzie dalej samo. Sklep czeka godzinę.',
  clientFirst:
    'Pracujesz w agencji, a sklep należy do klienta. Najpierw załóż sklep klienta; ten sklep czeka godzinę i do tego czasu jest widoczny u góry.',
  toClients: 'Do sklepów klientów',
  agreementLater:
    'Możesz połączyć już teraz. Dopóki umowa powierzenia nie obowiązuje, nic nie jest zbierane: czat pokazuje tylko Twój adres e-mail.',
  tested: 'Wiadomość próbna ze sklepu {shop}: połączenie działa.',
};
