import type { blocksEn } from './en-blocks.ts';

/** Polish words of blocking a visitor. */
export const blocksPl: typeof blocksEn = {
  title: 'Zablokuj odwiedzającego',
  lead: 'Kończy rozmowę i nie przyjmuje z niej nic więcej. Odwiedzający przeczyta o tym, zobaczy też Twój adres e-mail, a rozmowę może nadal czytać, skopiować i usunąć. Blokada trwa tak długo, jak rozmowa zostaje w jego przeglądarce.',
  limits:
    'Odwiedzający może zacząć nową rozmowę z innej przeglądarki albo po wyczyszczeniu tej. Czat nie rozpoznaje osób ani urządzeń.',
  reason: 'Powód',
  reasons: {
    abuse: 'Obraźliwe wiadomości',
    threat: 'Groźby',
    spam: 'Spam',
    fraud: 'Próba oszustwa',
    other: 'Inny',
  },
  customer: 'Także tego klienta sklepu',
  customerHint:
    'Sklep poświadcza, kto jest zalogowany. Przez ten czas nowa rozmowa tego klienta kończy się, gdy tylko sklep go wskaże.',
  days: {
    none: 'Nie',
    1: 'na dzień',
    7: 'na 7 dni',
    30: 'na 30 dni',
  },
  listTitle: 'Zablokowani klienci',
  listLead:
    'Klienci, których tożsamość potwierdza sklep i od których nie przyjmujesz rozmów. Nie zapisujemy tu, kim są; rozmowę wskazuje dziennik czynności. Blokada kończy się sama. Jej zdjęcie odblokowuje też rozmowy tego klienta.',
  listNone: 'Żaden klient nie jest zablokowany.',
  listRow: '{reason}, od {since}, do {until}',
  block: 'Zablokuj',
  blockedToast: 'Odwiedzający jest zablokowany, rozmowa zakończona.',
  chip: 'zablokowany',
  blockedNow: 'Odwiedzający z tej rozmowy jest zablokowany: {reason}.',
  unblock: 'Zdejmij blokadę',
  liftedToast:
    'Blokada zdjęta. Rozmowa pozostaje zamknięta; możesz ją wznowić, dopóki odwiedzający jest osiągalny.',
  over: 'Nie ma czego blokować: odwiedzający opuścił tę rozmowę albo jej czas minął.',
  happened: 'Zablokowano odwiedzającego: {reason}',
  lifted: 'Zdjęto blokadę',
};
