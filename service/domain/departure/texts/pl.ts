import type { DepartureWords } from './departure-words.ts';

export const pl: DepartureWords = {
  held: {
    subject: 'Zamknięcie czatu sklepu {shop}',
    text: `Dzień dobry,

zgodnie z Twoją rezygnacją zamknęliśmy czat sklepu {shop}; nie zbiera już żadnych danych.

Zapisane dane sklepu przechowujemy do {day}. Do tego dnia możesz pobrać komplet danych albo cofnąć rezygnację. Potem dane i klucze zostaną usunięte, a Ty dostaniesz zaświadczenie. Jeśli są kopie zapasowe, zostaną nadpisane w ciągu kolejnych 30 dni.

{link}

Jeśli to nie Ty, cofnij rezygnację i zmień hasło.`,
  },
  heldByOperator: {
    subject: 'Zamknięcie czatu sklepu {shop}',
    text: `Dzień dobry,

umowa powierzenia przetwarzania danych sklepu {shop} kończy się, dlatego czat jest zamknięty i nie zbiera już żadnych danych.

Zapisane dane sklepu przechowujemy do {day}. Do tego dnia właściciel może pobrać komplet danych. Potem dane i klucze zostaną usunięte, a właściciel dostanie zaświadczenie. Jeśli są kopie zapasowe, zostaną nadpisane w ciągu kolejnych 30 dni.

{link}`,
  },
  heldByAgreement: {
    subject: 'Dane sklepu {shop} zostaną usunięte {day}',
    text: `Dzień dobry,

umowa powierzenia przetwarzania danych sklepu {shop} się zakończyła, dlatego czat jest zamknięty i nie zbiera już żadnych danych.

Zapisane dane sklepu przechowujemy do {day}. Do tego dnia właściciel może pobrać komplet danych w ustawieniach sklepu, w zakładce „Dostęp”. Potem dane i klucze zostaną usunięte, a właściciel dostanie zaświadczenie. Jeśli są kopie zapasowe, zostaną nadpisane w ciągu kolejnych 30 dni.

Jeśli dane mają zostać, przed tym dniem trzeba zawrzeć nową umowę:

{link}`,
  },
  done: {
    subject: 'Dane sklepu {shop} zostały usunięte: zaświadczenie',
    text: `Dzień dobry,

dane sklepu {shop} zostały usunięte razem z kluczami, którymi były zaszyfrowane. Zaświadczenie podpisane elektronicznie możesz przeczytać, wydrukować i pobrać tutaj:

{link}

Zaświadczenie przechowujemy przez 6 lat. Jeśli są kopie zapasowe, zostaną nadpisane w ciągu 30 dni; bez usuniętych kluczy nie da się z nich odczytać ani rozmów, ani formularzy.`,
  },
};
