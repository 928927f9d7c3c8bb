import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MASK, maskNumbers, partsToJudge } from '../../../service/domain/model/text/mask-numbers.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const masked = (text: string) => maskNumbers(text, NOW);

const digitsOf = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
const luhnDigit = (body: string): string => {
  const sum = [...body].reverse().reduce((total, sign, at) => {
    const digit = at % 2 === 0 ? Number(sign) * 2 : Number(sign);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};
const CARD = fc
  .constantFrom(
    ['4', 16],
    ['4', 13],
    ['4', 19],
    ['51', 16],
    ['2221', 16],
    ['34', 15],
    ['37', 15],
    ['36', 14],
    ['6011', 16],
    ['3528', 16],
    ['62', 17],
  )
  .chain(([prefix, length]) =>
    digitsOf(Number(length) - String(prefix).length - 1).map((rest) => {
      const body = String(prefix) + rest.join('');
      return body + luhnDigit(body);
    }),
  )
  .filter((card) => !/^(.)\1+$/.test(card));
const spaced = (sign: string) => (card: string) => card.replace(/(.{4})(?=.)/g, `$1${sign}`);

const ibanOf = (country: string, account: string): string => {
  let rest = 0;
  for (const sign of `${account}${country}00`) rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97;
  return `${country}${String(98 - rest).padStart(2, '0')}${account}`;
};
const IBAN = fc
  .constantFrom(['PL', 28], ['DE', 22], ['CZ', 24], ['NO', 15], ['FR', 27], ['LT', 20])
  .chain(([country, length]) =>
    digitsOf(Number(length) - 4).map((account) => ibanOf(String(country), account.join(''))),
  );

const PESEL = fc
  .tuple(
    fc.date({ min: new Date('1920-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(([born, serial]) => {
    const month = born.getUTCMonth() + 1 + (born.getUTCFullYear() >= 2000 ? 20 : 0);
    const two = (value: number) => String(value).padStart(2, '0');
    const body = `${two(born.getUTCFullYear() % 100)}${two(month)}${two(born.getUTCDate())}${String(serial).padStart(4, '0')}`;
    const sum = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3].reduce(
      (total, weight, at) => total + weight * Number(body[at]),
      0,
    );
    return body + String((10 - (sum % 10)) % 10);
  });

const holdsNone = (text: string, number: string) => {
  const digits = number.replace(/\D/g, '');
  assert.ok(!text.replace(/[\s.-]/g, '').includes(digits), `${number} is still in: ${text}`);
};

describe('numbers in what a visitor writes', () => {
  it('masks every card number, joined, in fours, with dashes [RQ-4]', () => {
    fc.assert(
      fc.property(CARD, fc.constantFrom('', ' ', '-', '\u00a0'), (card, sign) => {
        const typed = spaced(sign)(card);
        const { text, masked: kinds } = masked(`Moja karta ${typed}, proszę o zwrot`);
        holdsNone(text, card);
        assert.deepEqual(kinds, ['card']);
        assert.equal(text, `Moja karta ${MASK}, proszę o zwrot`);
      }),
    );
  });

  it('masks account numbers of every country, and Polish ones without the country [RQ-4]', () => {
    fc.assert(
      fc.property(IBAN, fc.constantFrom('', ' '), fc.boolean(), (iban, sign, isSmall) => {
        const typed = spaced(sign)(isSmall ? iban.toLowerCase() : iban);
        const { text, masked: kinds } = masked(`konto: ${typed}. Dziękuję`);
        holdsNone(text, iban.slice(4));
        assert.deepEqual(kinds, ['iban']);
        if (iban.startsWith('PL')) {
          const local = masked(`konto ${iban.slice(2, 4)} ${spaced(' ')(iban.slice(4))}`);
          assert.deepEqual(local.masked, ['iban'], local.text);
        }
      }),
    );
  });

  it('masks PESEL numbers with a right checksum and a possible date [RQ-4]', () => {
    fc.assert(
      fc.property(PESEL, (pesel) => {
        const { text, masked: kinds } = masked(`PESEL ${pesel}`);
        assert.equal(text, `PESEL ${MASK}`);
        assert.deepEqual(kinds, ['pesel']);
      }),
    );
  });

  it('masks several in one message and leaves the words between [RQ-4]', () => {
    const { text, masked: kinds } = masked(
      'karta 4111 1111 1111 1111 i pesel 44051401359 oraz DE89 3704 0044 0532 0130 00 koniec',
    );
    assert.equal(text, `karta ${MASK} i pesel ${MASK} oraz ${MASK} koniec`);
    assert.deepEqual(kinds, ['card', 'iban', 'pesel']);
  });

  it('finds a card number behind another number [RQ-4]', () => {
    assert.equal(masked('zamówienie 12345 4111 1111 1111 1111').text, `zamówienie 12345 ${MASK}`);
  });

  it('leaves numbers of orders, telephones, articles, parcels and dates as they are [RQ-4]', () => {
    for (const text of [
      'Zamówienie 100234567',
      'zamówienie nr 2026/11/000123',
      'Numer zamówienia: 48213377219',
      'tel. +48 600 700 800',
      'telefon 0048600700800',
      '48 226 071 234',
      '600 700 800 lub 601 701 801',
      'EAN 5901234123457',
      'EAN 4006381333931',
      'ISBN 978-83-240-1234-5',
      'NIP 526-000-12-46',
      'REGON 123456785',
      'paczka 620999556100123456789012',
      'przesyłka 00159007738012345678',
      'w dniu 24.11.2026 o 10:15:30',
      'kwota 1 234 567,89 zł',
      'rozmiar 42, kolor 12, sztuk 3',
      'kod 00-001 Warszawa, ul. Prosta 1/23',
      '4111 1111 1111 1112',
      '0000 0000 0000 0000',
      '44051401358',
      'PL61 1090 1014 0000 0712 1981 2875',
      'na12 lub ma12 proszę o odpowiedź jeszcze dziś',
      'https://sklep.example/produkt/5901234123457-kubek',
    ])
      assert.deepEqual(masked(text), { text, masked: [] });
  });

  it('leaves any text without such a number untouched, whatever is in it [RQ-4]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const without = text.replace(/\d/g, 'x');
        assert.deepEqual(masked(without), { text: without, masked: [] });
      }),
    );
  });

  it('changes nothing in a text that was masked before', () => {
    fc.assert(
      fc.property(fc.oneof(CARD, IBAN, PESEL), (number) => {
        const once = masked(`a ${number} b`).text;
        assert.equal(masked(once).text, once);
      }),
    );
  });

  it('judges at most one part for each number of a message of many numbers', () => {
    const groups = Array.from({ length: 1_990 }, (_, at) => ({ digits: '7', from: 2 * at, to: 2 * at + 1 }));
    const parts = groups.reduce((total, _, first) => total + partsToJudge(groups, first).length, 0);
    assert.ok(parts > 0 && parts <= groups.length, `${parts} parts`);
  });

  it('sees numbers that are typed sign by sign, in other digits or with wide spaces [RQ-4]', () => {
    for (const [text, expected] of [
      ['PESEL 4 4 0 5 1 4 0 1 3 5 9', 'PESEL ••••'],
      ['PESEL ４４０５１４０１３５９', 'PESEL ••••'],
      ['PESEL ٤٤٠٥١٤٠١٣٥٩', 'PESEL ••••'],
      ['karta 4111\u20091111\u20091111\u20091111', 'karta ••••'],
      ['karta 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', 'karta ••••'],
    ] as const)
      assert.equal(masked(text).text, expected);
    const untouched = 'rozmiar ４２, １ sztuka';
    assert.equal(masked(untouched).text, untouched);
  });
});
