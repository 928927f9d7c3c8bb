/**
 * Texts of the widget. Keys end in `Text`: the build gives them short names, here and where they are used.
 * One-letter words are tied to the next by a hard space.
 */
export const words = {
  chatText: 'Czat ze sklepem',
  closeText: 'Zamknij czat',
  moreText: 'Więcej',
  backText: 'Wróć',
  newTabText: 'otwiera się w nowej karcie',
  loadingText: 'Wczytujemy rozmowę…',
  hereText: 'Jesteśmy tu',
  awayText: 'Teraz nas nie ma',
  closedNowText: 'Czat jest teraz zamknięty',
  retryText: 'Połącz ponownie',
  faultText: 'Nie możemy otworzyć czatu. Sprawdź połączenie z internetem.',
  maskedText: 'Ukryliśmy: {what}. Takich danych nie zbieramy na czacie, sklep ich nie widzi.',
  maskedKindText: { card: 'numer karty', iban: 'numer konta', pesel: 'PESEL' },
  hintText: 'Nie podawaj tu numerów kart, danych o zdrowiu ani numeru PESEL.',
  tooLongText: 'Za długo. Nadmiar znaków: ',
  sendText: 'Wyślij',
  newChatText: 'Nowa rozmowa',
  leaveText: 'Zostaw wiadomość',
  failedText: 'Nie udało się. Spróbuj jeszcze raz, nic nie zginęło.',
  closedWriteText: 'Napisz do nas na adres',
  endedText: 'Rozmowa zakończona',
  erasedText: 'Rozmowa usunięta',
  erasedDoneText: 'Sklep też jej już nie ma.',
  replacedText: 'Rozmowa jest otwarta w innej karcie',
  hereInsteadText: 'Pisz tutaj',
  refusedText: 'Czat nie jest dostępny',
  outdatedText: 'Odśwież stronę',
};
export type ChatWords = typeof words;
