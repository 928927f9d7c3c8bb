import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { monthsAfter } from '../../../service/domain/model/base/calendar.ts';
import {
  keysIn,
  MAX_KEYS_PER_MESSAGE,
  phoneForms,
  REDACTED,
  redacted,
} from '../../../service/domain/model/text/mentions.ts';
import { daysLeft, dueDate } from '../../../service/domain/subject-rights/subject-request.ts';

const EMAIL = 'anna.nowak@example.com';
const PHONE = '+48 600 100 200';
/** Like the vault: lower case, digits and plus only. */
const keyOf = async (kind: 'email' | 'phone', value: string): Promise<string> =>
  createHash('sha256')
    .update(
      kind +
        (kind === 'email' ? value.trim().toLowerCase() : value.replace(/[^\d+]/g, '').replace(/^00/, '+')),
    )
    .digest('hex');
const keys = async (): Promise<string[]> => [
  await keyOf('email', EMAIL),
  ...(await Promise.all(phoneForms(PHONE, ['+48']).map((form) => keyOf('phone', form)))),
];
const known = async () => ({ subjectKeys: await keys(), email: EMAIL, phone: PHONE });
/** After a restart or restore the address itself is unknown. */
const keysAlone = async () => ({ subjectKeys: await keys(), email: null, phone: null });

const VARIANTS = [
  // Two numbers with a separator: the end of the first is no prefix of the second.
  'tel. 600 100 200-600 100 200',
  'Napisz na anna.nowak@example.com, proszę',
  'ANNA.NOWAK@EXAMPLE.COM',
  'mail:Anna.Nowak@example.com.',
  '(anna.nowak@example.com)',
  'anna.nowak@example.com.Dziękuję',
  'tel. 600100200',
  'tel. 600 100 200!',
  'tel. 600-100-200',
  '+48600100200',
  '0048 600 100 200',
  '+48 (600) 100-200',
  'zamówienie 12 600 100 200',
];
const OTHERS = [
  'joanna.nowak@example.com',
  'anna.nowak@example.community',
  'anna.nowak@example.org',
  '600 100 201',
  '1600 100 2001',
  'Zamówienie 600100 na 200 zł',
  'Bez adresu.',
];

describe('mentions of a person in other chats', () => {
  it('are taken out however they are written, with the address known and with its keys alone [RT-2, RT-8]', async () => {
    for (const text of VARIANTS) {
      for (const wanted of [await known(), await keysAlone()]) {
        const result = await redacted(text, wanted, keyOf);
        assert.ok(result?.includes(REDACTED), `${text} → ${result}`);
        assert.doesNotMatch(result ?? '', /nowak|600\D*100\D*200/i);
      }
    }
  });

  it('leave the addresses of others, and every other word, as they are [RT-2]', async () => {
    for (const text of OTHERS) {
      for (const wanted of [await known(), await keysAlone()]) {
        assert.equal(await redacted(text, wanted, keyOf), null, text);
      }
    }
    const text = 'Anna to anna.nowak@example.com, a Jan to jan@example.com.';
    assert.equal(
      await redacted(text, await known(), keyOf),
      `Anna to ${REDACTED}, a Jan to jan@example.com.`,
    );
  });

  it('give the keys by which a chat is found later [RT-1]', async () => {
    const found = await keysIn('Jestem anna.nowak@example.com, tel. 600 100 200', keyOf);
    assert.ok(found.includes(await keyOf('email', EMAIL)));
    assert.ok(found.includes(await keyOf('phone', '600100200')));
    assert.deepEqual(await keysIn('Mam 42 lata i 3 koty', keyOf), []);
  });

  it('make at most twenty keys of one message, of what stands first in it [RT-1]', async () => {
    const addresses = Array.from({ length: 60 }, (_, index) => `klient${index}@example.com`);
    const found = await keysIn(`tel. 600100200, ${addresses.join(', ')}, ${addresses.join(', ')}`, keyOf);
    assert.deepEqual(found, [
      await keyOf('phone', '600100200'),
      ...(await Promise.all(
        addresses.slice(0, MAX_KEYS_PER_MESSAGE - 1).map((address) => keyOf('email', address)),
      )),
    ]);
    // A repeated address counts once.
    const repeated = `${`${EMAIL} `.repeat(40)}jan@example.com`;
    assert.deepEqual(await keysIn(repeated, keyOf), [
      await keyOf('email', EMAIL),
      await keyOf('email', 'jan@example.com'),
    ]);
  });

  it('take no phone number out of a table of digits, but one out of each line of a list [RT-1]', async () => {
    for (const text of ['1 '.repeat(900), '12-34 '.repeat(300), '600 100 200 '.repeat(3)])
      assert.deepEqual(await keysIn(text, keyOf), [], text);
    const lines = ['600 100 200', '600 100 201', '600 100 202'];
    const found = await keysIn(lines.join('\n'), keyOf);
    for (const line of lines) assert.ok(found.includes(await keyOf('phone', line)), line);
  });

  it('ask for few keys whatever a message holds', async () => {
    let asked = 0;
    const counted = (kind: 'email' | 'phone', value: string) => {
      asked += 1;
      return keyOf(kind, value);
    };
    const hostile = [
      `a@b${'.b'.repeat(1_900)}.pl`,
      '600 100 '.repeat(500),
      '600 100, '.repeat(400),
      `${'a@b.pl.'.repeat(500)}`,
      Array.from({ length: 300 }, (_, index) => `12 34 56 78 90 ${100 + index},`).join(' '),
    ];
    for (const text of hostile) {
      await keysIn(text.slice(0, 4_000), counted);
      assert.ok(asked <= MAX_KEYS_PER_MESSAGE, `${asked} keys of ${text.slice(0, 30)}`);
      asked = 0;
    }
  });
});

describe('the clock of a request', () => {
  const at = (day: string) => new Date(`${day}T10:00:00.000Z`);
  const noon = (day: string) => new Date(`${day}T12:00:00.000Z`);

  it('ends one month after it came in; 31 January ends on 28 or 29 February [RT-5]', () => {
    assert.deepEqual(dueDate(at('2027-01-31'), false), noon('2027-02-28'));
    assert.deepEqual(dueDate(at('2028-01-31'), false), noon('2028-02-29'));
    assert.deepEqual(dueDate(at('2026-11-24'), false), noon('2026-12-24'));
    assert.deepEqual(dueDate(at('2026-12-31'), false), noon('2027-01-31'));
  });

  it('ends two months later when it was extended, counted from the same day [RT-5]', () => {
    assert.deepEqual(dueDate(at('2026-11-30'), true), noon('2027-02-28'));
    assert.deepEqual(dueDate(at('2027-01-31'), true), noon('2027-04-30'));
    assert.deepEqual(monthsAfter(at('2028-02-29'), 36), at('2031-02-28'));
  });

  it('ends on the same day on all clocks of Europe, also behind the change to summer time [RT-5]', () => {
    // 23:30 in Warsaw.
    const due = dueDate(new Date('2027-03-15T22:30:00.000Z'), false);
    for (const timeZone of ['Atlantic/Reykjavik', 'Europe/Warsaw', 'Europe/Helsinki'])
      assert.equal(new Intl.DateTimeFormat('sv', { timeZone }).format(due), '2027-04-15');
  });

  it('counts calendar days: the whole last day is in time, and the next one is overdue [RT-5]', () => {
    assert.equal(daysLeft(at('2026-12-24'), at('2026-12-17')), 7);
    assert.equal(daysLeft(at('2026-12-24'), new Date('2026-12-17T10:00:01.000Z')), 7);
    assert.equal(daysLeft(at('2026-12-24'), new Date('2026-12-24T23:59:59.999Z')), 0);
    assert.equal(daysLeft(at('2026-12-24'), new Date('2026-12-25T00:00:00.000Z')), -1);
  });
});
