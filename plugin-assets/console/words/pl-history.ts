import type { historyEn } from './en-history.ts';
import { forms } from './word-forms.ts';

/** Polish words of the lists of chats, of closed ones and of earlier ones. */
export const historyPl: typeof historyEn = {
  history: {
    lists: 'Listy rozmów',
    queue: 'Kolejka',
    mine: 'Twoje',
    all: 'Wszystkie',
    closed: 'Zamknięte',
    filters: 'Filtry',
    filtersOn: forms({
      one: 'włączony {n} filtr',
      few: 'włączone {n} filtry',
      many: 'włączonych {n} filtrów',
      other: 'włączone {n} filtra',
    }),
    anybody: 'Wszyscy konsultanci',
    person: 'Konsultant',
    anyLanguage: 'Wszystkie języki',
    language: 'Język',
    filtersLoaded: 'Filtry przeglądają wczytane czaty. Wczytaj więcej, aby szukać dalej.',
    clear: 'Wyczyść filtry',
    closedTitle: 'Zamknięte rozmowy',
    closedUntil: 'Przechowywane tak długo, jak ustawił sklep; najnowsze na górze.',
    closedEmptyTitle: 'Nie ma zamkniętych rozmów',
    closedEmpty: 'Zamknięta rozmowa jest tutaj, aż minie czas jej przechowywania.',
    queueEmptyTitle: 'Nikt nie czeka',
    queueEmpty: 'Nowe rozmowy czekają tutaj, aż ktoś je przejmie.',
    mineEmptyTitle: 'Nie prowadzisz teraz żadnej rozmowy',
    mineEmpty: 'Tutaj są rozmowy, które przejmiesz lub na które odpowiesz.',
    filteredEmptyTitle: 'Żadna rozmowa nie pasuje do filtrów',
    failed: 'Nie udało się wczytać zamkniętych rozmów.',
    end: 'To wszystkie, które są przechowywane.',
    reopen: 'Wznów rozmowę',
    reopenUntil: 'Ta rozmowa jest zamknięta. Możesz ją wznowić do: {moment}.',
    earlierTitle: 'Inne rozmowy tego klienta',
    earlierWhy:
      'Widzisz je, bo sklep potwierdza, że zalogowany jest ten sam klient. Niczego nie łączymy po imieniu, adresie e-mail ani przeglądarce.',
    earlierOpen: 'otwarta',
    earlierFailed: 'Nie udało się wczytać innych rozmów klienta.',
    newFrom: 'Nowe',
    keys: 'kolejka, twoje, wszystkie, zamknięte',
  },
};
