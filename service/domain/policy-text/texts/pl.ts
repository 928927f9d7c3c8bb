import type { PolicyTextWords } from './policy-text-words.ts';

export const pl: PolicyTextWords = {
  fieldNames: {
    name: 'imię i nazwisko',
    email: 'adres e-mail',
    phone: 'numer telefonu',
    message: 'treść wiadomości',
  },
  and: ' i ',
  chatHeading: 'Czat na żywo',
  chat: 'Na naszych stronach możesz porozmawiać z nami na czacie. Przetwarzamy wtedy to, co napiszesz, oraz adres strony, z której piszesz (bez parametrów), i produkt, który na niej widać. Robimy to, aby odpowiedzieć na Twoje pytanie: podstawą jest Twoja prośba o kontakt (art. 6 ust. 1 lit. b RODO) albo nasz uzasadniony interes, czyli odpowiadanie na pytania (lit. f). O dane osobowe prosimy tylko na karcie, która podaje ich zakres i cel; możesz odmówić.',
  chatKept:
    'Rozmowy usuwamy {anonymous} dni po ostatniej wiadomości, a gdy są w nich dane kontaktowe, {days} dni po ostatniej wiadomości. Trwającą rozmowę możesz w każdej chwili usunąć sam w menu czatu.',
  formHeading: 'Formularz kontaktowy w czacie',
  formConsent:
    'Gdy nikogo nie ma, możesz zostawić wiadomość. Pytamy wtedy o: {fields}. Odpowiadamy na podstawie Twojej zgody (art. 6 ust. 1 lit. a RODO), którą możesz wycofać w każdej chwili: przyciskiem w potwierdzeniu wysłania albo pisząc na {email}. Wycofanie nie wpływa na zgodność z prawem tego, co zrobiliśmy wcześniej.',
  formRequest:
    'Gdy nikogo nie ma, możesz zostawić wiadomość. Pytamy wtedy o: {fields}. Odpowiadamy na Twoją prośbę o kontakt (art. 6 ust. 1 lit. b RODO) albo w naszym uzasadnionym interesie, jakim jest odpowiadanie na pytania (lit. f). Możesz się temu sprzeciwić, pisząc na {email}.',
  formKept:
    'Zgłoszenia usuwamy {leadDays} dni po ostatnim kontakcie. Dowód zgody, bez treści zgłoszenia, przechowujemy tak długo, jak długo możemy musieć ją wykazać.',
  offers:
    'Jeżeli osobno zaznaczysz zgodę na oferty, wykorzystujemy podany adres lub numer do ich wysyłania, dopóki jej nie wycofasz (art. 6 ust. 1 lit. a RODO i art. 398 Prawa komunikacji elektronicznej).',
  storageHeading: 'Co czat zapisuje na Twoim urządzeniu',
  storage:
    'Dopóki nie klikniesz przycisku czatu, nie zapisuje on niczego i nie otwiera żadnego połączenia poza pobraniem samego przycisku. Po kliknięciu zapamiętuje w karcie przeglądarki, że czat jest otwarty, a w swojej ramce klucz do trwającej rozmowy i niewysłane wiadomości, najdłużej na 8 godzin, chyba że poprosisz o dłuższe zapamiętanie rozmowy. Nie używamy do tego plików cookie.',
  noAddress: 'Czat nie zapisuje Twojego adresu IP.',
  recipientsHeading: 'Komu powierzamy dane z czatu',
  recipients:
    'Czat prowadzi dla nas {operator} na podstawie umowy powierzenia przetwarzania danych. Danych nie przekazujemy nikomu innemu.',
  recipientsOwn: 'Czat prowadzimy sami. Danych nie przekazujemy nikomu innemu.',
  rightsHeading: 'Twoje prawa',
  rights:
    'Administratorem danych jest {controller}, {address}, {email}. Masz prawo dostępu do danych, ich sprostowania, usunięcia, ograniczenia przetwarzania i przeniesienia oraz prawo skargi do {authority}.',
};
