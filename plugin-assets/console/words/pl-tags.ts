import type { tagsEn } from './en-tags.ts';

/** Polish words of tags. */
export const tagsPl: typeof tagsEn = {
  label: 'Tagi',
  any: 'Dowolny tag',
  none: 'Nie ma jeszcze tagów.',
  noneAsk:
    'Nie ma jeszcze tagów. Dodaje je właściciel albo kierownik w ustawieniach sklepu, w zakładce Czat.',
  edit: 'Zmień tagi',
  title: 'Tagi',
  lead: 'Słowa, według których zespół porządkuje rozmowy. Odwiedzający ich nie widzą; znikają razem z rozmową, a gdy ktoś poprosi o swoje dane, wejdą do odpowiedzi.',
  notHealth:
    'Tag nie może mówić o zdrowiu, wyznaniu, pochodzeniu, poglądach ani niczym podobnym: nazwij sprawę, nie osobę.',
  name: 'Tag',
  colour: 'Kolor',
  colours: {
    green: 'zielony',
    honey: 'miodowy',
    red: 'czerwony',
    blue: 'niebieski',
    violet: 'fioletowy',
    grey: 'szary',
  },
  add: 'Dodaj tag',
  remove: 'Usuń',
  removeWhich: 'Usuń tag {name} ze sklepu i ze wszystkich rozmów',
  key: 'tagi rozmowy',
};
