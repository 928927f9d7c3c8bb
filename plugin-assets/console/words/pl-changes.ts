import type { changesEn } from './en-changes.ts';
import { forms } from './word-forms.ts';

/** Polish words of the changes of policy and notice. */
export const changesPl: typeof changesEn = {
  changes: {
    title: 'Zmiany polityki prywatności',
    lead: 'Gdy treść powiązanej strony się zmienia, nowe zgody dotyczą nowej treści. Wcześniejsze obowiązują, dopóki nie zdecydujesz.',
    none: 'Od powiązania strony jej treść się nie zmieniła.',
    undecided: 'Wymaga decyzji',
    at: 'Zmieniono {when}',
    compare: 'Porównaj treści',
    hide: 'Ukryj porównanie',
    missingText: 'Jednej z dwóch treści już nie przechowujemy.',
    added: 'dodano',
    removed: 'usunięto',
    legend: 'Słowa dodane są podkreślone i ujęte w [+ i +], usunięte są przekreślone i ujęte w [− i −].',
    unchanged: forms({
      one: '… {n} słowo bez zmian …',
      few: '… {n} słowa bez zmian …',
      many: '… {n} słów bez zmian …',
      other: '… {n} słowa bez zmian …',
    }),
    tooLong: 'Treści są za długie, żeby porównać je słowo po słowie, więc porównujemy wiersze.',
    standing: 'Nadal oparte na wcześniejszej lub jeszcze starszej treści:',
    leads: forms({
      one: '{n} zgłoszenie',
      few: '{n} zgłoszenia',
      many: '{n} zgłoszeń',
      other: '{n} zgłoszenia',
    }),
    cards: forms({
      one: '{n} karta ze zgodą',
      few: '{n} karty ze zgodą',
      many: '{n} kart ze zgodą',
      other: '{n} karty ze zgodą',
    }),
    subscriptions: forms({
      one: '{n} zgoda marketingowa',
      few: '{n} zgody marketingowe',
      many: '{n} zgód marketingowych',
      other: '{n} zgody marketingowej',
    }),
    question: 'Co ta zmiana znaczy dla tych osób?',
    choices: { harmless: 'Drobna poprawka', inform: 'Poinformuj', ask_again: 'Zapytaj ponownie o zgodę' },
    choiceTexts: {
      harmless: 'To tylko drobna poprawka, na przykład literówki. Nikogo nie powiadamiamy.',
      inform:
        'Zgody obowiązują nadal. Każdy, kto podał e-mail, dostanie link, a potwierdzenie pokaże, co się zmieniło.',
      ask_again:
        'Zmienił się cel, odbiorcy albo administrator. Zgody z formularzy przestają obowiązywać, a te osoby dostaną link, żeby zgodzić się ponownie; bez odpowiedzi ich zgłoszenia zostaną usunięte najpóźniej po 30 dniach. Zgody z kart i na oferty obowiązują nadal.',
    },
    decide: 'Zatwierdź decyzję',
    final: 'Decyzji nie można później zmienić. Zapisujemy ją z Twoim nazwiskiem i godziną.',
    decided: 'Decyzja: {choice}, {when}',
    stood: 'Oparte wtedy na wcześniejszej lub jeszcze starszej treści:',
    working: 'W toku: {reached} z {leads}',
    done: forms({
      one: 'Wysłano wiadomość do {n} osoby; czekające i niewysłane są w ustawieniach, w zakładce „Poczta”.',
      other: 'Wysłano wiadomości do {n} osób; czekające i niewysłane są w ustawieniach, w zakładce „Poczta”.',
    }),
    made: forms({
      one: 'Przygotowano wiadomość do {n} osoby',
      other: 'Przygotowano wiadomości do {n} osób',
    }),
    said: 'Decyzja została zapisana.',
    readOnly: 'Decyduje właściciel albo kierownik.',
    versions: 'Wersje klauzuli informacyjnej (RODO)',
    versionsLead:
      'Co i kiedy pokazywano odwiedzającym, w każdym języku. Wersję przechowujemy, dopóki odwołuje się do niej jakaś zgoda.',
    since: 'od {when}',
    until: 'do {when}',
    now: 'teraz',
    first: 'pierwsza znana wersja',
    aspects: {
      policy_text: 'treść polityki',
      policy_page: 'adres lub tytuł strony polityki',
      basis: 'podstawa prawna',
      fields: 'pola formularza',
      controller: 'administrator danych',
      retention: 'okres przechowywania',
      recipients: 'odbiorcy',
      wording: 'sformułowania',
    },
    banner: '{shop}: polityka prywatności się zmieniła. Zdecyduj, co to znaczy dla wcześniejszych zgód.',
    bannerFix: 'Zobacz zmianę',
    askedAgain: 'Ponowne pytanie o zgodę',
    askedAgainText:
      'Polityka sklepu się zmieniła i ta osoba dostała ponowne pytanie o zgodę. Możesz jej jeszcze odpowiedzieć; bez nowej zgody zgłoszenie zostanie usunięte {when}.',
  },
};
