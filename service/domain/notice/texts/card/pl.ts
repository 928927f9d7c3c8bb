import type { CardWords } from './card-words.ts';

export const pl: CardWords = {
  fieldNames: {
    name: 'imię i nazwisko',
    email: 'adres e-mail',
    phone: 'numer telefonu',
    address: 'adres pocztowy',
    order_number: 'numer zamówienia',
  },
  purpose: 'Prosimy o: {fields}. Cel: {purpose}.',
  basis: {
    contract:
      'Podstawa: umowa z Tobą albo działania na Twoją prośbę przed jej zawarciem (art. 6 ust. 1 lit. b RODO).',
    obligation: 'Podstawa: nasz obowiązek prawny, czyli rozpatrzenie tej sprawy (art. 6 ust. 1 lit. c RODO).',
    interest: 'Podstawa: nasz uzasadniony interes, czyli załatwienie tej sprawy (art. 6 ust. 1 lit. f RODO).',
    consent: 'Podstawa: Twoja zgoda (art. 6 ust. 1 lit. a RODO).',
  },
  retention: 'Usuniemy je najpóźniej po {period}, a jeśli wcześniej usuniesz rozmowę, to razem z nią.',
  after: { one: '1 dniu', more: '{days} dniach' },
  withTheChat: 'Usuniemy go razem z rozmową, {days} dni po ostatniej wiadomości.',
  needed: 'Podanie danych jest dobrowolne, ale do tego celu potrzebne. {consequence}',
  voluntary: 'Podanie danych jest dobrowolne. {consequence}',
  withdraw:
    'Zgodę możesz wycofać w każdej chwili: przyciskiem pod tą prośbą, dopóki masz tę rozmowę, albo pisząc na {email}. Wycofanie nie wpływa na zgodność z prawem tego, co zrobiliśmy wcześniej.',
  consent:
    'Wyrażam zgodę na przetwarzanie moich danych osobowych ({fields}) przez {controller}. Cel: {purpose}. Zgodę mogę wycofać w każdej chwili: przyciskiem pod tą prośbą albo pisząc na {email}. Szczegóły: {policy}.',
};
