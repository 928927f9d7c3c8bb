import type { attachEn } from './en-attach.ts';

/** Polish words of pictures and files in chats. */
export const attachPl: typeof attachEn = {
  send: 'Wyślij',
  sending: 'Wysyłanie…',
  picked: 'Pliki do wysłania',
  cover:
    'Na zdjęciach nie ukryjemy numerów. Zasłoń numery kart i hasła, zanim wyślesz. Plik PDF zachowuje autora, komentarze i ukrytą treść.',
  tooLarge: 'Plik jest za duży. Największy może mieć 10 MB.',
  wrongType: 'Wyślij zdjęcie (JPEG, PNG, WebP) albo PDF.',
  enlarge: 'Powiększ {name}',
  download: 'Pobierz {name}',
  gone: 'Tego pliku już nie ma.',
  failed: 'Nie udało się wczytać pliku.',
  again: 'Spróbuj ponownie',
  askedTitle: 'Prośba o zdjęcie lub plik',
  askTitle: 'Poproś o zdjęcie lub plik',
  askLead: 'Odwiedzający zobaczy prośbę z przyciskiem dodawania pliku. Sam decyduje, czy coś wyśle.',
  askText: 'Czego potrzebujesz?',
  askExample: 'Proszę o zdjęcie uszkodzenia.',
  askHint: 'Najwyżej {n} znaków.',
  askSend: 'Wyślij prośbę',
  asked: 'Prośba wysłana.',
};
