import type { NoticeWords } from './notice-words.ts';

export const pl: NoticeWords = {
  fieldNames: {
    name: 'imię i nazwisko',
    email: 'adres e-mail',
    phone: 'numer telefonu',
    message: 'treść wiadomości',
  },
  and: ' i ',
  purposeText: 'odpowiedź na zapytanie',
  controller: 'Administratorem Twoich danych jest {controller}, {address}. Kontakt: {email}{phone}.{dpo}',
  controllerPhone: ', tel. {value}',
  controllerDpo: ' Inspektor ochrony danych: {value}.',
  purposeConsent:
    'Użyjemy ich tylko po to, aby odpowiedzieć na Twoje zapytanie. Podstawą jest Twoja zgoda (art. 6 ust. 1 lit. a RODO).',
  purposeRequest:
    'Użyjemy ich tylko po to, aby odpowiedzieć na Twoje zapytanie. Podstawą jest Twoja prośba o kontakt (art. 6 ust. 1 lit. b RODO) albo nasz uzasadniony interes, czyli odpowiadanie na pytania (lit. f).',
  retention: 'Usuniemy je najpóźniej po {days} dniach od ostatniego kontaktu.',
  voluntary: 'Podanie danych jest dobrowolne, ale bez pól wymaganych ({required}) nie odpowiemy.',
  withdraw:
    'Zgodę możesz wycofać w każdej chwili: przyciskiem w potwierdzeniu wysłania albo pisząc na {email}.',
  object: 'Możesz w każdej chwili sprzeciwić się, pisząc na {email}.',
  rights:
    'Masz prawo dostępu do danych, ich sprostowania, usunięcia, ograniczenia przetwarzania i przeniesienia, a także prawo skargi do {authority}.',
  policy: 'Szczegóły: {policy}.',
  policyLanguage: { pl: ' (po polsku)', en: ' (po angielsku)', de: ' (po niemiecku)' },
  consent:
    'Wyrażam zgodę na przetwarzanie moich danych osobowych ({fields}) przez {controller} w celu udzielenia odpowiedzi na moje zapytanie. Zgodę mogę wycofać w każdej chwili: przyciskiem w potwierdzeniu wysłania albo pisząc na {email}. Szczegóły: {policy}.',
};
