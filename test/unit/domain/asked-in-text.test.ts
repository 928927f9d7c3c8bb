import assert from 'node:assert/strict';
import { type AskedInText, askedInText } from '../../../service/protocol/ask-patterns.ts';

const ASKS: readonly [text: string, asked: AskedInText[]][] = [
  ['Proszę o e-mail, wyślę potwierdzenie.', ['email']],
  ['Poproszę adres e-mail i numer telefonu.', ['email', 'phone']],
  ['Czy może Pani podać swój adres e-mail?', ['email']],
  ['Mogę prosić o maila?', ['email']],
  ['Podaj mi swojego maila', ['email']],
  ['Na jaki e-mail wysłać fakturę?', ['email']],
  ['Twój e-mail?', ['email']],
  ['proszę podać nr telefonu do kontaktu', ['phone']],
  ['Zostaw numer, oddzwonimy. Jaki jest Pana numer telefonu?', ['phone']],
  ['Czy mógłby Pan przesłać imię i nazwisko oraz adres dostawy?', ['name', 'address']],
  ['Potrzebuję adresu do wysyłki i kodu pocztowego', ['address']],
  ['Żeby założyć reklamację, potrzebny nam PESEL', ['pesel']],
  ['Proszę o numer PESEL.', ['pesel']],
  ['prosze o nr dowodu', ['pesel']],
  ['Proszę podać numer zamówienia', ['order_number']],
  ['Proszę o numer zamówienia i e-mail.', ['email', 'order_number']],
  ['Could you send me your e-mail address?', ['email']],
  ['Please give us your phone number.', ['phone']],
  ["What's your email?", ['email']],
  ['Can I have your name and delivery address?', ['name', 'address']],
  ['We need your order number.', ['order_number']],
  ['May I have your ID number?', ['pesel']],
  ['Your phone number, please?', ['phone']],
  ['Geben Sie mir bitte Ihre E-Mail-Adresse.', ['email']],
  ['Wie lautet Ihre Telefonnummer?', ['phone']],
  ['Könnten Sie mir Ihre Lieferanschrift nennen?', ['address']],
  ['Ich brauche Ihre Bestellnummer.', ['order_number']],
];

const ASKS_NOTHING = [
  'Dzień dobry! W czym możemy pomóc?',
  'Wysłaliśmy potwierdzenie na Twój e-mail.',
  'Nie podawaj tu numeru PESEL.',
  'Proszę nie podawać numeru telefonu na czacie.',
  'Nasz adres e-mail to sklep@example.com.',
  'Proszę napisać na nasz e-mail: sklep@example.com',
  'Odbiór osobisty pod adresem Prosta 1 w Warszawie.',
  'Telefon ma ekran 6,1 cala.',
  'Ten telefon jest dostępny od ręki.',
  'Paczka jest w drodze, numer przesyłki dostanie Pani SMS-em.',
  'Jaki rozmiar Panią interesuje?',
  'Mamy zielony i czarny.',
  'Adres strony znajdzie Pan na paragonie.',
  'Do you need it in another size?',
  'Please do not send your card number here.',
  'You will get an e-mail with the tracking link.',
  'Our phone number is on the contact page.',
  'The phone number is printed on the box.',
  'What is the size of the cup?',
  'Bitte senden Sie keine Ausweisnummern.',
  'Sie erhalten eine E-Mail mit der Bestätigung.',
  'Unsere Adresse ist Prosta 1.',
  'Danke, ich schaue nach.',
];

describe('asking for personal data in free text', () => {
  it('is noticed in Polish, English and German [RQ-3]', () => {
    for (const [text, asked] of ASKS) {
      const found = askedInText(text);
      for (const thing of asked)
        assert.ok(found.includes(thing), `${text} asks for ${thing}, found ${found}`);
    }
  });

  it('is not seen where nothing is asked for [RQ-3]', () => {
    for (const text of ASKS_NOTHING) assert.deepEqual(askedInText(text), [], text);
  });

  it('takes no longer than a text allows', () => {
    const hostile = 'proszę podać '.repeat(300) + 'a '.repeat(200);
    assert.deepEqual(askedInText(hostile.slice(0, 4000)), []);
    assert.deepEqual(askedInText(`Please send me ${'-'.repeat(3_900)}`), []);
    assert.deepEqual(askedInText(`Please send me ${'-'.repeat(3_900)} your e-mail`), ['email']);
  });
});
