/** Texts about pictures and files in a conversation; same rules as pl.ts. */
export const words = {
  attachText: 'Dodaj zdjęcie lub plik',
  coverText: 'Zasłoń numery kart i hasła, zanim wyślesz: na zdjęciu sami ich nie ukryjemy.',
  fileSendText: 'Wyślij plik',
  fileRemoveText: 'Usuń',
  fileCancelText: 'Przerwij',
  fileAgainText: 'Spróbuj ponownie',
  fileSendingText: 'Wysyłamy…',
  fileTypeText: 'Wyślij zdjęcie (JPEG, PNG, WebP) albo PDF.',
  fileLargeText: 'Plik jest za duży. Największy może mieć 10 MB.',
  fileQuotaText: 'W tej rozmowie nie zmieści się więcej plików.',
  fileShopFullText: 'Sklep nie może teraz przyjąć plików. Opisz to słowami.',
  fileDayText: 'Sklep nie może dziś przyjąć plików z tej sieci. Opisz to słowami.',
  fileRefusedText: 'Nie możemy przyjąć tego pliku. Zapisz go jeszcze raz albo wybierz inny.',
  fileLaterText: 'Teraz nie możemy przyjąć pliku. Spróbuj za chwilę.',
  fileAskedText: 'Prośba o zdjęcie lub plik',
  enlargeText: 'Powiększ zdjęcie: ',
  downloadText: 'Pobierz plik: ',
  fileGoneText: 'Tego pliku już nie ma.',
  closePictureText: 'Zamknij zdjęcie',
};
export type AttachmentWords = typeof words;
