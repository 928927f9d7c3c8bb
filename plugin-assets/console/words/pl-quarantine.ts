import type { quarantineEn } from './en-quarantine.ts';
import { forms } from './word-forms.ts';

export const quarantinePl: typeof quarantineEn = {
  title: 'Kwarantanna',
  intro:
    'Wiadomości z formularza kontaktowego, które wyglądają na spam. Nie powiadamiamy o każdej z osobna. Jeśli nie oznaczysz wiadomości „To nie spam”, usuniemy ją w podanym przy niej dniu.',
  why: 'Dlaczego tu jest',
  rules: {
    fast: forms({
      one: 'Wysłano {n} sekundę po wczytaniu formularza',
      few: 'Wysłano {n} sekundy po wczytaniu formularza',
      many: 'Wysłano {n} sekund po wczytaniu formularza',
      other: 'Wysłano {n} sekundy po wczytaniu formularza',
    }),
    trap: 'Wypełniono pole, którego ludzie nie widzą',
    links: forms({
      one: '{n} link do innej strony',
      few: '{n} linki do innych stron',
      many: '{n} linków do innych stron',
      other: '{n} linku do innych stron',
    }),
    link_code: 'Zawiera kod linku, jaki wpisują tylko automaty',
    repeated: 'Ten sam tekst przyszedł kilka razy w ciągu doby',
  },
  ends: 'Usuniemy: {when}',
  notSpam: 'To nie spam',
  remove: 'Usuń',
  removeTitle: 'Usunąć tę wiadomość?',
  removeText: 'Wiadomość i wszystko, co do niej należy, zostanie usunięte na dobre. Nie da się tego cofnąć.',
  released: 'Wiadomość jest już wśród zgłoszeń.',
  removed: 'Wiadomość została usunięta.',
  emptyTitle: 'Kwarantanna jest pusta',
  empty: 'Tutaj trafiają wiadomości, które wyglądają na spam, razem z powodem.',
  older: 'Pokaż starsze',
  settings: 'Podejrzany spam',
  settingsLead:
    'Wiadomości, które wyglądają na spam, czekają w kwarantannie. Nikomu ich nie przekazujemy do oceny, a nadawca dostaje takie samo potwierdzenie jak każdy. Informacja dla odwiedzających pozostaje prawdziwa: nic nie jest przechowywane dłużej, niż w niej napisano.',
  keep: 'Wiadomości, które wyglądają na spam',
  off: 'Traktuj jak wszystkie inne',
  days: forms({
    one: 'Trzymaj w kwarantannie {n} dzień, potem usuń',
    few: 'Trzymaj w kwarantannie {n} dni, potem usuń',
    many: 'Trzymaj w kwarantannie {n} dni, potem usuń',
    other: 'Trzymaj w kwarantannie {n} dnia, potem usuń',
  }),
  fromNow: 'Dotyczy wiadomości od teraz; te, które już czekają, zachowują podany przy nich dzień.',
};
