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
    'Użyjemy ich, aby odpowiedzieć na Twoje zapytanie. Podstawą jest Twoja zgoda (art. 6 ust. 1 lit. a RODO), a gdy składasz reklamację lub odstępujesz od umowy – nasz obowiązek prawny (lit. c).',
  purposeRequest:
    'Użyjemy ich, aby odpowiedzieć na Twoje zapytanie. Podstawa zależy od sprawy: umowa lub działania przed jej zawarciem, obowiązek prawny albo nasz uzasadniony interes (art. 6 ust. 1 lit. b, c i f RODO).',
  more: 'Więcej o Twoich danych',
  casesRequest:
    'Podstawa prawna w każdej sprawie. Pytanie o ofertę, zamówienie lub umowę: działania na Twoją prośbę przed zawarciem umowy albo jej wykonanie (art. 6 ust. 1 lit. b RODO). Reklamacja, odstąpienie od umowy i inna sprawa, na którą prawo każe nam odpowiedzieć: obowiązek prawny (lit. c). Każde inne pytanie: nasz uzasadniony interes, czyli odpowiadanie osobom, które do nas piszą (lit. f).',
  retention: 'Usuniemy je najpóźniej {days} dni po ostatnim kontakcie.',
  proof: {
    consent:
      ' Zapis o zgodzie (bez treści wiadomości, zamiast adresu jego skrót) przechowujemy potem jeszcze przez {years} na wypadek roszczeń (art. 6 ust. 1 lit. f RODO).',
    request:
      ' Zapis, że pokazaliśmy tę informację (bez treści i bez Twojego adresu), przechowujemy potem jeszcze przez {years}, aby móc to wykazać (art. 6 ust. 1 lit. f RODO).',
  },
  spamCheck:
    'Formularz, który automatyczne sprawdzenie uzna za podobny do spamu (wysłany zbyt szybko, wypełnione ukryte pole, linki, powtarzana treść), czeka, aż ktoś z nas go obejrzy. Do tego czasu nie wysyłamy Ci wiadomości i nie wpisujemy Cię na listę ofert; jeśli nikt go nie obejrzy, usuwamy go najpóźniej po {quarantine} dniach.',
  voluntary: 'Podanie danych jest dobrowolne, ale bez pól wymaganych ({required}) nie odpowiemy.',
  withdraw:
    'Zgodę możesz wycofać w każdej chwili: przyciskiem w potwierdzeniu wysłania albo pisząc na {email}. Wycofanie nie wpływa na zgodność z prawem tego, co zrobiliśmy wcześniej, i nie usuwa sprawy, którą prawo każe nam zachować (reklamacja, odstąpienie od umowy).',
  object:
    'Prawo sprzeciwu: możesz w każdej chwili wnieść sprzeciw wobec przetwarzania opartego na naszym uzasadnionym interesie, z przyczyn związanych z Twoją szczególną sytuacją. Napisz na {email}.',
  rights:
    'Masz prawo dostępu do danych, ich sprostowania, usunięcia, ograniczenia przetwarzania i przeniesienia, a także prawo wniesienia skargi do {authority}.',
  policy: 'Szczegóły: {policy}.',
  policyLanguage: { pl: ' (po polsku)', en: ' (po angielsku)', de: ' (po niemiecku)' },
  consent:
    'Wyrażam zgodę na przetwarzanie moich danych osobowych ({fields}) przez {controller} w celu udzielenia odpowiedzi na moje zapytanie. Zgodę mogę wycofać w każdej chwili: przyciskiem w potwierdzeniu wysłania albo pisząc na {email}. Szczegóły: {policy}.',
};
