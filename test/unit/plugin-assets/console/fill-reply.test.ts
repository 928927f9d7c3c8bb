import assert from 'node:assert/strict';
import {
  fillReply,
  repliesFor,
  textFor,
  unknownGaps,
} from '../../../../plugin-assets/console/views/replies/fill-reply.ts';
import { gapsIn, slashAt } from '../../../../plugin-assets/console/views/replies/gaps.ts';

const NOTHING = { visitor: null, consultant: null, shop: null, order: null, hours: null };
const reply = (shortcut: string, title: string) => ({
  id: `rpl_${shortcut}`,
  shortcut,
  title,
  texts: {},
  files: [],
});

describe('a canned reply in the console', () => {
  it('is filled with what is known, and keeps the other gaps to be filled in by hand', () => {
    const known = {
      visitor: 'Ewa',
      consultant: 'Jan',
      shop: 'Herbaciarnia',
      order: '1042',
      hours: 'dziś do 17:00',
    };
    const text = '{visitor}, tu {consultant} z {shop}: {order}, {order} i {termin}. Jesteśmy {hours}.';
    assert.equal(
      fillReply(text, known),
      'Ewa, tu Jan z Herbaciarnia: 1042, 1042 i {termin}. Jesteśmy dziś do 17:00.',
    );
    assert.equal(fillReply('Nr {order}.', NOTHING), 'Nr {order}.');
    assert.deepEqual(unknownGaps(text), ['termin']);
  });

  it('reads naturally for a visitor who gave no name', () => {
    for (const [text, filled] of [
      ['Dzień dobry {visitor}, w czym pomóc?', 'Dzień dobry, w czym pomóc?'],
      ['Hello, {visitor}!', 'Hello!'],
      ['{visitor}, danke für Ihre Nachricht.', 'Danke für Ihre Nachricht.'],
      ['Witam.\n{visitor}: proszę chwilę poczekać.', 'Witam.\nProszę chwilę poczekać.'],
      ['Dziękuję {visitor}. Do usłyszenia, {visitor}!', 'Dziękuję. Do usłyszenia!'],
      ['{visitor}', ''],
    ] as const)
      assert.equal(fillReply(text, NOTHING), filled);
  });

  it('takes no gap from what it was filled with', () => {
    const values = { ...NOTHING, visitor: '{order}', order: '7' };
    assert.equal(fillReply('{visitor} {order}', values), '{order} 7');
  });

  it('comes in the visitor’s language, else in the shop’s, else in any', () => {
    const texts = { pl: 'Cześć', de: 'Hallo' };
    assert.deepEqual(textFor(texts, ['de', 'pl']), { locale: 'de', text: 'Hallo' });
    assert.deepEqual(textFor(texts, ['en', 'pl']), { locale: 'pl', text: 'Cześć' });
    assert.deepEqual(textFor({ en: 'Hi' }, ['de', 'pl']), { locale: 'en', text: 'Hi' });
  });

  it('is found by shortcut first, then by a word of its title, without accents', () => {
    const all = [reply('gwarancja', 'Zwrot w gwarancji'), reply('zwrot', 'Zwroty'), reply('hej', 'Łódź')];
    const found = (typed: string) => repliesFor(all, typed).map(({ shortcut }) => shortcut);
    assert.deepEqual(found('zwr'), ['zwrot', 'gwarancja']);
    assert.deepEqual(found('lod'), ['hej']);
    assert.deepEqual(found('xyz'), []);
    assert.equal(found('').length, 3);
  });
});

describe('a slash in an answer', () => {
  const typed = (text: string) => slashAt(text, text.length)?.typed ?? null;
  it('opens the list at the start and behind a space, and nowhere else', () => {
    assert.deepEqual(
      ['/', '/zw', 'Tak, /zw', 'a\n/ż', '2/3', 'https://a', '/dwa słowa', 'bez', '//'].map(typed),
      ['', 'zw', 'zw', 'ż', null, null, null, null, null],
    );
    assert.equal(slashAt('/zwrot', 0), null);
    assert.deepEqual(slashAt('/zwrot', 3), { from: 0, typed: 'zw' });
  });

  it('is told apart from gaps, which are found with their places', () => {
    assert.deepEqual(gapsIn('Nr {order} i {imię}, nie {2} ani {}'), [
      { from: 3, to: 10, text: '{order}' },
      { from: 13, to: 19, text: '{imię}' },
    ]);
  });
});
