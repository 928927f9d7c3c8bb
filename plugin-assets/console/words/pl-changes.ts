import type { changesEn } from './en-changes.ts';
import { forms } from './word-forms.ts';

/** Polish words of the changes of policy and notice. */
export const changesPl: typeof changesEn = {
  changes: {
    title: 'Zmiany polityki prywatności',
    lead: 'Gdy treść powiązanej strony się zmienia, nowe zgody dotyczą nowej treści. Wcześniejsze obowiązują, dopóki nie zdecydujesz.',
    none: 'Od powiązania strony jej treść się nie zmieniła.',
    undecided: 'Zdecyduj',
    at: 'Zmieniono {when}',
    compare: 'Porównaj treści',
    hide: 'Ukryj porównanie',
    missingText: 'Jednej z dwóch treści już nie przechowujemy.',
    added: 'dodano',
    removed: 'usunięto',
    legend:
      'Słowa dodane są podkreślone i stoją między [+ a +], usunięte są przekreślone i stoją między [− a −].',
    unchanged: forms({
      one: '… {n} słowo bez zmian …',
      few: '… {n} słowa bez zmian …',
      many: '… {n} słów bez zmian …',
      other: '… {n} słowa bez zmian …',
    }),
    tooLong: 'Treści są za długie, by porównać je słowo po słowie: oto porównanie wierszami.',
    standing: 'Pod wcześniejszą treścią są teraz:',
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
    choices: { harmless: 'Bez znaczenia', inform: 'Poinformuj', ask_again: 'Zapytaj ponownie' },
    choiceTexts: {
      harmless: 'Nie zmieniło się nic ważnego, na przykład poprawiono literówkę. Nikogo nie powiadamiamy.',
      inform:
        'Zgody obowiązują nadal. Każdy, kto podał e-mail, dostanie link, a potwierdzenie powie, co się zmieniło.',
      ask_again:
        'Zmienił się cel, odbiorcy albo administrator. Zgody z formularzy przestają obowiązywać, osoby dostaną link, by zgodzić się ponownie; bez odpowiedzi zgłoszenia znikną najpóźniej po 30 dniach. Zgody z kart i marketingowe obowiązują nadal.',
    },
    decide: 'Zdecyduj',
    final: 'Decyzji nie można później zmienić. Zapisujemy ją z Twoim nazwiskiem i czasem.',
    decided: 'Decyzja: {choice}, {when}',
    stood: 'Pod wcześniejszą treścią było wtedy:',
    working: 'Wykonujemy: {reached} z {leads}',
    done: forms({
      one: 'powiadomiono {n} osobę',
      few: 'powiadomiono {n} osoby',
      many: 'powiadomiono {n} osób',
      other: 'powiadomiono {n} osoby',
    }),
    said: 'Decyzja została zapisana.',
    readOnly: 'Decyduje właściciel albo kierownik.',
    versions: 'Wersje informacji',
    versionsLead:
      'Co i kiedy pokazywano odwiedzającym, w każdym języku. Każdą wersję przechowujemy, dopóki wskazuje ją jakaś zgoda.',
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
    askedAgain: 'Pytamy ponownie o zgodę',
    askedAgainText:
      'Polityka sklepu się zmieniła i właściciel pyta ponownie. Możesz odpowiedzieć na to pytanie; bez nowej zgody zgłoszenie zniknie {when}.',
  },
};
