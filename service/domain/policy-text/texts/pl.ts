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
    'Dopóki nie klikniesz przycisku, czat niczego nie zapisuje i nie otwiera żadnego połączenia poza pobraniem samego przycisku. Po kliknięciu czat zapamiętuje w karcie przeglądarki, że czat jest otwarty, a w swojej ramce klucz do trwającej rozmowy i niewysłane wiadomości, najdłużej na 8 godzin, chyba że poprosisz o dłuższe zapamiętanie rozmowy. Do zamknięcia karty, najwyżej przez 8 godzin, pamięta w niej też zaczętą i jeszcze niewysłaną wiadomość czatu oraz link do potwierdzenia wysłanego formularza, ale nie treść formularza. Nie używamy do tego plików cookie. Podstawa: {law}, bo bez tego czat, o który prosisz, nie może działać.',
  noAddress: 'Czat nie zapisuje Twojego adresu IP.',
  visitsHeading: 'Pomoc, gdy jesteś na naszych stronach',
  visits:
    'Tylko jeśli w ustawieniach plików cookie zgodzisz się na marketing, czat pokazuje nam, gdy jesteś na naszych stronach: które z nich otwierasz, od kiedy tu jesteś, czy to kolejna wizyta oraz wartość koszyka, jeśli sklep ją przekazuje. Dzięki temu możemy zaproponować pomoc na czacie. W tym celu przeglądarka zapisuje jeden wpis, „zgoda:…:visit”, najdłużej na 30 dni od ostatniej wizyty. Bez Twojej zgody nic takiego się nie dzieje. Dane są tylko w pamięci serwera, gdy jesteś na stronie; nie są zapisywane i znikają od razu, gdy cofniesz zgodę w ustawieniach plików cookie, co możesz zrobić w każdej chwili. Podstawą jest Twoja zgoda (art. 6 ust. 1 lit. a RODO i {consentLaw}).',
  recipientsHeading: 'Komu powierzamy dane z czatu',
  recipientsOwn: 'Czat prowadzimy sami.',
  rightsHeading: 'Twoje prawa',
};
