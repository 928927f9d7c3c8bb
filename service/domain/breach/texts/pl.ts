import type { BreachWords } from './breach-words.ts';

export const pl: BreachWords = {
  kinds: {
    leads: 'zgłoszenia z formularza (imię i nazwisko, e-mail, telefon, treść)',
    conversations: 'rozmowy na czacie',
    accounts: 'konta zespołu (imię i nazwisko, e-mail, rola)',
  },
  people: {
    leads: 'osoby, które wysłały formularz',
    conversations: 'osoby, które pisały na czacie',
    accounts: 'osoby, które odpowiadają w imieniu sklepu',
  },
  natures: {
    confidentiality: 'naruszenie poufności (ujawnienie lub dostęp osób nieuprawnionych)',
    integrity: 'naruszenie integralności (zmiana danych)',
    availability: 'naruszenie dostępności (utrata dostępu lub zniszczenie)',
  },
  period: 'od {from} do {to}',
  dpoUnknown: 'do uzupełnienia przez administratora, jeśli wyznaczono',
  mailSubject: 'Naruszenie ochrony danych: {shop}',
  mailText: `Dzień dobry,

stwierdziliśmy naruszenie ochrony danych, które dotyczy sklepu {shop}. Pełne zawiadomienie z art. 33 RODO, listę osób i projekty dalszych pism znajdziesz po zalogowaniu:

{link}

Administrator zgłasza naruszenie organowi nadzorczemu w ciągu 72 godzin od chwili, w której je stwierdził, chyba że jest mało prawdopodobne, by skutkowało ono ryzykiem dla osób.`,
  controller: `Zawiadomienie administratora o naruszeniu ochrony danych (art. 33 ust. 2 RODO)

Administrator: {controller}
Sklep: {shop}
Naruszenie stwierdzono: {found}
Czas naruszenia: {period}

1. Charakter naruszenia: {natures}. {what}
2. Kategorie osób: {people}. Kategorie danych: {kinds}.
3. Przybliżona liczba osób i wpisów: wynika z listy osób, którą administrator pobiera po zalogowaniu.
4. Możliwe konsekwencje: {consequences}
5. Zastosowane i proponowane środki: {measures}
6. Kontakt, pod którym można dowiedzieć się więcej: {contact}.

Informacje, których jeszcze nie mamy, przekażemy niezwłocznie po ich ustaleniu.`,
  authority: `Zgłoszenie naruszenia ochrony danych osobowych (art. 33 ust. 1 RODO) – projekt

Administrator: {controller}, {address}
Kontakt: {email}
Inspektor ochrony danych: {dpo}

1. Data stwierdzenia naruszenia: {known}. Czas naruszenia: {period}.
2. Charakter naruszenia: {natures}. {what}
3. Kategorie osób: {people}. Kategorie danych: {kinds}.
4. Przybliżona liczba osób i wpisów: do uzupełnienia przez administratora na podstawie listy osób.
5. Możliwe konsekwencje dla osób: {consequences}
6. Zastosowane i proponowane środki, także w celu zmniejszenia skutków: {measures}
7. Podmiot przetwarzający: {processor}.
8. Zawiadomienie osób, których dane dotyczą: do uzupełnienia przez administratora.
9. Jeżeli zgłoszenie następuje po upływie 72 godzin, przyczyny opóźnienia: do uzupełnienia przez administratora.`,
  persons: `Dzień dobry,

informujemy o naruszeniu ochrony Twoich danych osobowych w sklepie {shop}.

Co się stało: {what}
Kiedy: {period}
Jakich danych dotyczy: {kinds}
Możliwe konsekwencje: {consequences}
Co zrobiliśmy i co robimy: {measures}

Co możesz zrobić: uważaj na wiadomości i telefony od osób, które powołują się na Twój kontakt z naszym sklepem, i nie podawaj im haseł ani kodów.

Pytania: {email}. Inspektor ochrony danych: {dpo}.

{controller}, {address}`,
};
