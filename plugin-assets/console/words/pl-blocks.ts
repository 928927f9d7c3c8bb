import type { blocksEn } from './en-blocks.ts';

/** Polish words of blocking a visitor. */
export const blocksPl: typeof blocksEn = {
  title: 'Zablokuj odwiedzającego',
  lead: 'Kończy czat i nie przyjmuje z niego nic więcej. Odwiedzający przeczyta o tym, zobaczy też Wasz adres e-mail, a czat może nadal czytać, skopiować i usunąć. Blokada trwa tak długo, jak czat zostaje w jego przeglądarce.',
  limits:
    'Odwiedzający może zacząć nowy czat z innej przeglądarki albo po wyczyszczeniu tej. Czat nie rozpoznaje osób ani urządzeń.',
  reason: 'Powód',
  reasons: {
    abuse: 'Obraźliwe wiadomości',
    threat: 'Groźby',
    spam: 'Spam',
    fraud: 'Próba oszustwa',
    other: 'Inny',
  },
  block: 'Zablokuj',
  blockedToast: 'Odwiedzający jest zablokowany, czat zakończony.',
  chip: 'zablokowany',
  blockedNow: 'Odwiedzający z tego czatu jest zablokowany: {reason}.',
  unblock: 'Zdejmij blokadę',
  liftedToast:
    'Blokada zdjęta. Czat pozostaje zamknięty; możesz go wznowić, dopóki odwiedzający jest osiągalny.',
  over: 'Nie ma czego blokować: odwiedzający opuścił ten czat albo jego czas minął.',
  happened: 'Zablokowano odwiedzającego: {reason}',
  lifted: 'Zdjęto blokadę',
};
