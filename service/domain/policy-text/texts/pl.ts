import type { PolicyTextWords } from './policy-text-words.ts';

export const pl: PolicyTextWords = {
  chatHeading: 'Czat na żywo',
  chat: 'Na naszych stronach możesz porozmawiać z nami na czacie.',
  chatErase: 'Trwającą rozmowę możesz w każdej chwili usunąć w menu czatu.',
  formHeading: 'Formularz kontaktowy w czacie',
  form: 'Gdy nikogo nie ma, możesz zostawić wiadomość. Pytamy wtedy o: {fields}.',
  offers:
    'Jeżeli osobno zaznaczysz zgodę na oferty, wykorzystujemy podany adres lub numer do ich wysyłania, dopóki jej nie wycofasz (art. 6 ust. 1 lit. a RODO i {advertising}).',
  storageHeading: 'Co czat zapisuje na Twoim urządzeniu',
  storage:
    'Dopóki nie klikniesz przycisku czatu, nie zapisuje on niczego i nie otwiera żadnego połączenia poza pobraniem samego przycisku. Po kliknięciu zapamiętuje w karcie przeglądarki, że czat jest otwarty, a w swojej ramce klucz do trwającej rozmowy i niewysłane wiadomości, najdłużej na 8 godzin, chyba że poprosisz o dłuższe zapamiętanie rozmowy. Do zamknięcia karty, najwyżej przez 8 godzin, pamięta w niej też zaczętą i jeszcze niewysłaną wiadomość czatu oraz link do potwierdzenia wysłanego formularza, ale nie treść formularza. Nie używamy do tego plików cookie. Podstawa: {law}, bo bez tego czat, o który prosisz, nie może działać.',
  noAddress: 'Czat nie zapisuje Twojego adresu IP.',
  recipientsHeading: 'Komu powierzamy dane z czatu',
  recipientsOwn: 'Czat prowadzimy sami.',
  rightsHeading: 'Twoje prawa',
};
