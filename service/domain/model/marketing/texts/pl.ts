import type { MarketingWords } from './marketing-words.ts';

export const pl: MarketingWords = {
  purposes: {
    email: 'oferty i informacje handlowe wysyłane e-mailem',
    phone: 'oferty i informacje handlowe przez SMS i telefon',
  },
  consent: {
    email:
      'Chcę otrzymywać e-mailem oferty i informacje handlowe od {controller}. Zgodę mogę wycofać w każdej chwili: linkiem w każdej wiadomości albo pisząc na {email}. Szczegóły: {policy}.',
    phone:
      'Chcę otrzymywać oferty i informacje handlowe od {controller} na podany numer dwiema drogami: SMS-em i w rozmowach telefonicznych. Zgoda obejmuje obie; nie można wybrać tylko jednej. Zgodę mogę wycofać w każdej chwili, pisząc na {email} albo mówiąc o tym podczas rozmowy. Szczegóły: {policy}.',
  },
  hint: 'Te zgody są dobrowolne: odpowiemy tak samo, jeśli ich nie zaznaczysz. Podstawą jest art. 6 ust. 1 lit. a RODO i {law}. Wycofanie zgody nie wpływa na zgodność z prawem tego, co zrobiliśmy wcześniej. {retention}',
  retention: 'Adres i numer przechowujemy do wycofania zgody.',
  proof:
    ' Sam zapis o zgodzie, bez adresu i numeru, przechowujemy potem jeszcze przez {years} na wypadek roszczeń (art. 6 ust. 1 lit. f RODO).',
  withdraw: 'Zgodę możesz wycofać w każdej chwili: linkiem w każdej wiadomości albo pisząc na {email}.',
  mail: {
    subject: 'Potwierdź zapis na oferty: {shop}',
    text: [
      'Dzień dobry,',
      'ktoś podał ten adres w sklepie {shop} i zaznaczył zgodę na otrzymywanie od nas e-maili z ofertami. Jeśli to Ty, potwierdź:',
      '{link}',
      'Link działa przez 7 dni. Jeśli to nie Ty albo chcesz się wycofać, nic nie rób: bez potwierdzenia niczego nie wyślemy, a adres usuniemy po 7 dniach.',
      '{controller}, {address}',
    ].join('\n\n'),
  },
  confirm: {
    title: 'Potwierdź zapis na oferty',
    text: [
      'Po potwierdzeniu {controller} będzie wysyłać Ci e-mailem oferty i informacje handlowe.',
      'Zgodę możesz cofnąć w każdej chwili linkiem, który jest w każdej wiadomości.',
    ],
    button: 'Potwierdzam zapis',
    done: 'Zapis potwierdzony',
    doneText: ['Dziękujemy. Jeśli zmienisz zdanie, użyj linku w dowolnej wiadomości od nas.'],
  },
  unsubscribe: {
    title: { email: 'Wypisz się z e-maili z ofertami', phone: 'Wypisz się z ofert przez SMS i telefon' },
    text: [
      'Po wypisaniu {controller} nie będzie już kontaktować się z Tobą w ten sposób w sprawie ofert.',
      'Adres lub numer usuniemy od razu. Zostanie tylko znak, że nie wolno na niego kierować ofert, oraz zapis zgody i jej cofnięcia.',
    ],
    button: 'Wypisz mnie',
    done: 'Wypisano Cię z listy',
    doneText: ['Zgoda jest cofnięta, a adres lub numer usunięty. Nie musisz robić nic więcej.'],
  },
  channels: { email: 'e-mail', phone: 'SMS i telefon' },
  states: {
    pending: 'czeka na potwierdzenie',
    confirmed: 'potwierdzona',
    imported: 'z pliku, bez zgody zapisanej tutaj',
  },
  given: 'udzielona',
};
