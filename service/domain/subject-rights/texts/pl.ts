import type { RightsWords } from './rights-words.ts';

export const pl: RightsWords = {
  groups: {
    leads: 'Wiadomości z formularza kontaktowego',
    conversations: 'Rozmowy na czacie',
    consents: 'Zgody i ich zmiany',
    mails: 'E-maile czekające na wysłanie',
    marketing: 'Zgody na oferty',
    suppressions: 'Adresy, na które nie wolno wysyłać ofert',
    notices: 'Informacje, które zostały pokazane',
    about: 'O tej odpowiedzi',
  },
  fields: {
    name: 'Imię i nazwisko',
    email: 'E-mail',
    phone: 'Telefon',
    reference: 'Numer',
    createdAt: 'Zapisano',
    message: 'Wiadomość',
    page: 'Strona, z której wysłano',
    basis: 'Podstawa prawna',
    noticeId: 'Numer informacji',
    keptUntil: 'Przechowujemy do',
    openedAt: 'Rozpoczęto',
    conversationId: 'Rozmowa',
    at: 'Czas',
    author: 'Kto',
    text: 'Treść',
    to: 'Do',
    subject: 'Temat',
    action: 'Co się stało',
    purpose: 'Cel',
    occurredAt: 'Kiedy',
    method: 'W jaki sposób',
    subjectKey: 'Skrót adresu (nie da się z niego odczytać adresu)',
    signature: 'Podpis',
  },
  bases: {
    consent: 'zgoda (art. 6 ust. 1 lit. a RODO)',
    request: 'odpowiedź na zapytanie (art. 6 ust. 1 lit. b lub f RODO)',
  },
  authors: { visitor: 'Ty', staff: 'Konsultant', system: 'System' },
  actions: {
    granted: 'udzielono zgody',
    confirmed: 'potwierdzono zgodę',
    withdrawn: 'wycofano zgodę',
    expired: 'zgoda wygasła',
    superseded: 'zgodę zastąpiła nowsza',
  },
  purposes: {
    reply: 'odpowiedź na wiadomość',
    marketing_email: 'oferty e-mailem',
    marketing_phone: 'oferty przez SMS i telefon',
  },
  retained: {
    proof:
      'Zapis, że zgoda została udzielona lub wycofana, bez treści i bez danych kontaktowych: jest potrzebny do obrony przed roszczeniami (art. 17 ust. 3 lit. e RODO) i znika, gdy minie jego termin.',
    suppression:
      'Znak, że na ten adres nie wolno wysyłać ofert (art. 21 ust. 3 RODO): bez niego sprzeciw nie byłby respektowany.',
    hold: 'Dane potrzebne do ustalenia, dochodzenia lub obrony roszczeń (art. 17 ust. 3 lit. e RODO).',
    register:
      'Wpis w rejestrze żądań bez danych kontaktowych: dowód, że odpowiedzieliśmy w terminie (art. 12 RODO).',
  },
};
