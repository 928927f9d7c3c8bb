import type { ChatNoticeWords } from './chat-notice-words.ts';

export const pl: ChatNoticeWords = {
  details: 'Twoje prawa i szczegóły',
  pageTitle: 'Twoje dane na czacie',
  line: 'Rozmawiasz z: {controller}. Odpowiadamy na Twoje pytania.',
  onePeriod: 'Rozmowę usuwamy {days} dni po ostatniej wiadomości.',
  twoPeriods:
    'Rozmowę usuwamy {anonymous} dni po ostatniej wiadomości, a jeśli są w niej dane kontaktowe – {days} dni po ostatniej wiadomości.',
  purposeText: 'odpowiedź na pytania zadane na czacie',
  data: 'Przetwarzamy to, co piszesz, czas wiadomości, adres strony, z której piszesz (bez parametrów), i produkt, który na niej widać.',
  shopServer:
    ' Osoba, która odpowiada, widzi też, co nasz sklep o Tobie wie: numer klienta, liczbę i wartość produktów w koszyku oraz ostatnie zamówienia (numer, stan, wartość i datę). Gdy korzystasz z konta w sklepie, widzi także wcześniejsze rozmowy z tego konta.',
  bases:
    'Podstawa prawna zależy od sprawy. Pytanie o ofertę, zamówienie lub umowę: działania na Twoją prośbę przed zawarciem umowy albo jej wykonanie (art. 6 ust. 1 lit. b RODO). Reklamacja, odstąpienie od umowy i inna sprawa, na którą prawo każe nam odpowiedzieć: obowiązek prawny (lit. c). Każde inne pytanie: nasz uzasadniony interes, czyli odpowiadanie osobom, które do nas piszą (lit. f).',
  basisOfShopServer:
    ' Danych ze sklepu używamy w naszym uzasadnionym interesie: aby nie pytać o to, co sklep już wie (lit. f).',
  basisOfCards: ' Gdy prosimy o dane na karcie, karta podaje swoją podstawę.',
  longer:
    ' Dłużej przechowujemy tylko rozmowę, którą prawo każe nam zachować albo której potrzebujemy do ustalenia, dochodzenia lub obrony roszczeń.',
  proof:
    ' Zapis, że pokazaliśmy tę informację (bez treści rozmowy i bez Twojego adresu), przechowujemy jeszcze przez {years} od usunięcia rozmowy, aby móc to wykazać (art. 6 ust. 1 lit. f RODO).',
  voluntary: 'Podanie danych jest dobrowolne. Bez danych kontaktowych nie odpiszemy, gdy czat się zakończy.',
};
