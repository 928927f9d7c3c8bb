import type { ChatNoticeWords } from './chat-notice-words.ts';

export const pl: ChatNoticeWords = {
  details: 'Twoje prawa i szczegóły',
  pageTitle: 'Twoje dane na czacie',
  line: 'Rozmawiasz z: {controller}. Odpowiadamy na Twoje pytania.',
  onePeriod: 'Rozmowę usuwamy {days} dni po ostatniej wiadomości.',
  twoPeriods:
    'Rozmowę usuwamy {anonymous} dni po ostatniej wiadomości, a jeśli są w niej dane kontaktowe – {days} dni po ostatniej wiadomości.',
  purposeText: 'odpowiedź na pytania zadane na czacie',
  data: {
    conversation: 'Przetwarzamy to, co piszesz, i czas wiadomości.',
    page_address:
      'Widzimy też adres strony, z której piszesz (bez parametrów), i produkt, który na niej widać.',
    attachment: 'Zdjęcia i pliki PDF wysłane na czacie są częścią rozmowy.',
    mail_reply:
      'Jeśli odpiszesz nam e-mailem, Twoja odpowiedź trafia do rozmowy, razem z wynikiem sprawdzenia nadawcy.',
    note: 'Nasz zespół może zapisywać wewnętrzne notatki o rozmowie; usuwamy je razem z nią.',
    search_index: 'Aby znaleźć rozmowę, trzymamy indeks skrótów (HMAC) jej słów; usuwamy go razem z rozmową.',
    block:
      'Gdy blokujemy kogoś, kto nadużywa czatu, zapisujemy powód, a w przypadku klienta z kontem także skrót (HMAC) numeru klienta na 1 do 30 dni, nawet jeśli usuniesz rozmowę (nasz uzasadniony interes: zapobieganie nadużyciom, art. 6 ust. 1 lit. f RODO).',
    shop_customer:
      'Osoba, która odpowiada, widzi też, co nasz sklep o Tobie wie: numer klienta, liczbę i wartość produktów w koszyku oraz ostatnie zamówienia (numer, stan, wartość i datę). Gdy korzystasz z konta w sklepie, widzi także wcześniejsze rozmowy z tego konta.',
  },
  scanned: ' Sprawdza je program antywirusowy.',
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
