/** The shop's privacy policy, in both languages: what a small shop of this kind would really say. */
import { readFileSync } from 'node:fs';

export const { name: SHOP_NAME, controller: CONTROLLER } = JSON.parse(
  readFileSync(new URL('shop.json', import.meta.url), 'utf8'),
);
const { name, address, email, phone } = CONTROLLER;

export const POLICY = {
  pl: {
    title: 'Polityka prywatności',
    sections: [
      [
        'Kto odpowiada za dane',
        [
          `Administratorem danych osobowych jest ${name}, ${address}. Można do nas napisać na adres ${email} albo zadzwonić pod numer ${phone}. Inspektora ochrony danych nie powołaliśmy.`,
        ],
      ],
      [
        'Zamówienia',
        [
          'Imię i nazwisko, adres dostawy, adres e-mail i numer telefonu są nam potrzebne, żeby wykonać umowę sprzedaży (art. 6 ust. 1 lit. b RODO). Dane z faktur przechowujemy przez pięć lat, licząc od końca roku podatkowego, bo tego wymagają przepisy (art. 6 ust. 1 lit. c RODO).',
        ],
      ],
      [
        'Czat i formularz kontaktowy',
        [
          'Rozmowę na czacie przechowujemy przez 180 dni od ostatniej wiadomości, żeby dokończyć sprawę, z którą ktoś do nas napisał (art. 6 ust. 1 lit. b i f RODO). Do czasu otwarcia czatu nie zapisujemy niczego na urządzeniu odwiedzającego.',
          'Jeżeli nas nie ma, można zostawić wiadomość w formularzu. Odpowiadamy na nią na podstawie zgody (art. 6 ust. 1 lit. a RODO), którą można cofnąć w każdej chwili: odnośnik jest w czacie i w potwierdzeniu. Po cofnięciu zgody wiadomość usuwamy. W każdym razie usuwamy ją po 180 dniach.',
        ],
      ],
      [
        'Komu przekazujemy dane',
        [
          'Firmie kurierskiej, operatorowi płatności, biuru rachunkowemu i firmie, która utrzymuje nasz serwer. Z każdą z nich mamy umowę powierzenia albo odpowiada ona za dane sama, z mocy prawa. Nie przekazujemy danych poza Europejski Obszar Gospodarczy i nie podejmujemy decyzji wyłącznie automatycznie.',
        ],
      ],
      [
        'Koszyk',
        [
          'Zawartość koszyka jest zapisana tylko w przeglądarce, do zamknięcia karty, i dopiero wtedy, gdy coś się do niego włoży.',
        ],
      ],
      [
        'Prawa',
        [
          'Każdy może poprosić o kopię swoich danych, o ich poprawienie, usunięcie, przeniesienie lub ograniczenie ich używania, a także sprzeciwić się ich używaniu. Odpowiadamy w ciągu miesiąca. Skargę można złożyć do Prezesa Urzędu Ochrony Danych Osobowych, ul. Stawki 2, 00-193 Warszawa.',
        ],
      ],
    ],
  },
  en: {
    title: 'Privacy policy',
    sections: [
      [
        'Who is responsible for the data',
        [
          `The controller of personal data is ${name}, ${address}. You can write to ${email} or call ${phone}. We have not appointed a data-protection officer.`,
        ],
      ],
      [
        'Orders',
        [
          'We need name, delivery address, e-mail address and phone number to carry out the contract of sale (Art. 6(1)(b) GDPR). Data on invoices are kept for five years from the end of the tax year, as required by law (Art. 6(1)(c) GDPR).',
        ],
      ],
      [
        'Chat and contact form',
        [
          'We keep a chat for 180 days after its last message, to settle the matter someone wrote about (Art. 6(1)(b) and (f) GDPR). Until the chat is opened nothing is stored on the visitor’s device.',
          'When nobody is here, you can leave a message in the form. We answer it on the basis of consent (Art. 6(1)(a) GDPR), which can be withdrawn at any time: the link is in the chat and in the receipt. When consent is withdrawn, the message is erased. In any case it is erased after 180 days.',
        ],
      ],
      [
        'Who receives data',
        [
          'The courier, the payment provider, the accountant and the company that hosts our server. We have a data-processing agreement with each of them, or they are responsible for the data themselves by law. No data leave the European Economic Area, and no decision is made solely by automated means.',
        ],
      ],
      [
        'Cart',
        [
          'The content of the cart is stored only in your browser, until you close the tab, and only once you put something into it.',
        ],
      ],
      [
        'Your rights',
        [
          'You can ask for a copy of your data, have them corrected, erased, moved or restricted, and object to their use. We answer within a month. Complaints go to the President of the Personal Data Protection Office, ul. Stawki 2, 00-193 Warsaw, Poland.',
        ],
      ],
    ],
  },
};

/** Visible text of the policy as the contract wants it (contract/README.md, section 5). */
export const policyText = (locale) =>
  POLICY[locale].sections
    .flatMap(([heading, paragraphs]) => [heading, ...paragraphs])
    .join(' ')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Z}\uFEFF]+/gu, ' ')
    .trim();
