/** Texts of a conversation and of its privacy menu; same rules as pl.ts. */
export const words = {
  greetingText: 'Dzień dobry! W czym możemy pomóc?',
  youText: 'Ty: ',
  erasedLineText: 'Wiadomość usunięta',
  byMailText: { given: 'Wysłano e‑mailem', other: 'Wysłano e‑mailem z innego adresu' },
  joinedText: (name: string) => `${name} odpowiada w tej rozmowie`,
  blockedText: 'Sklep zakończył tę rozmowę i nie przyjmuje tu kolejnych wiadomości.',
  reopenedText: 'Rozmowa trwa dalej',
  stateText: { waiting: 'czeka na wysłanie', sent: 'wysłano', seen: 'przeczytano' },
  unsendText: 'Nie wysyłaj',
  typingText: 'Konsultant pisze…',
  newsText: 'Nowe wiadomości: ',
  writeText: 'Napisz wiadomość',
  leftText: 'Pozostało znaków: ',
  notSentText: 'Nie udało się wysłać wiadomości. Spróbuj jeszcze raz.',
  offerText: 'Na ostatnią wiadomość nikt jeszcze nie odpowiedział. Zostaw wiadomość, odpowiemy e‑mailem.',
  notKeptText: 'Ta przeglądarka nie zapamięta rozmowy po zmianie strony.',
  waitsText:
    'Teraz nas nie ma. Przeczytamy to po powrocie. Jeśli wolisz odpowiedź e‑mailem, zostaw wiadomość.',
  lostText: 'Łączymy ponownie. Wiadomości czekają, nic nie zginie.',
  stoppedText: 'Połączenie przerwane.',
  endText: 'Zakończ rozmowę',
  endAskText: 'Zakończyć rozmowę? Zniknie z tej przeglądarki.',
  eraseText: 'Usuń tę rozmowę',
  eraseAskText: 'Usunąć rozmowę, także w sklepie? Tego nie można cofnąć.',
};
export type ConversationWords = typeof words;
