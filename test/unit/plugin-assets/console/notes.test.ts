import assert from 'node:assert/strict';
import { atIn, matching, mentionsIn } from '../../../../plugin-assets/console/views/notes/mentions-in.ts';
import { placeNotes } from '../../../../plugin-assets/console/views/notes/place-notes.ts';

const people = [
  { staffId: 'a', name: 'Anna' },
  { staffId: 'b', name: 'Anna Nowak' },
  { staffId: 'c', name: 'Żaneta Gęś' },
];

describe('a mention in a note', () => {
  it('begins with @ at the start of a word, not within an address', () => {
    assert.deepEqual(atIn('Zobacz @An', 10), { from: 7, typed: 'An' });
    assert.deepEqual(atIn('@', 1), { from: 0, typed: '' });
    assert.equal(atIn('anna@sklep', 10), null);
    assert.equal(atIn('Zobacz @An\ni dalej', 18), null);
    assert.equal(atIn('nic', 3), null);
  });

  it('finds people by any word of their name', () => {
    const found = (typed: string) => matching(people, typed).map(({ staffId }) => staffId);
    assert.deepEqual(found('ann'), ['a', 'b']);
    assert.deepEqual(found('GĘ'), ['c']);
    assert.deepEqual(found('anna n'), ['b']);
    assert.deepEqual(found(''), ['a', 'b', 'c']);
  });

  it('counts the longer of two names that fit', () => {
    assert.deepEqual(mentionsIn('Cześć @Anna Nowak', people), ['b']);
    assert.deepEqual(mentionsIn('@Anna i @Żaneta Gęś', people).sort(), ['a', 'c']);
    assert.deepEqual(mentionsIn('Anna Nowak bez znaku', people), []);
  });
});

describe('notes in the log', () => {
  const event = (seq: number, minute: number) =>
    ({ kind: 'status', status: 'open', seq, id: `e${seq}`, at: `2026-11-27T10:0${minute}:00.000Z` }) as never;
  const note = (id: string, minute: number) => ({ id, at: `2026-11-27T10:0${minute}:30.000Z` }) as never;

  it('stand after the last event before them; earlier ones wait until the rest is loaded', () => {
    const shown = [event(4, 2), event(5, 4)];
    const notes = [note('early', 1), note('middle', 2), note('late', 5)];
    const whole = placeNotes(shown, notes, false);
    assert.deepEqual(
      whole.before.map(({ id }) => id),
      ['early'],
    );
    assert.deepEqual(
      [...whole.after].map(([seq, list]) => [seq, list.map(({ id }) => id)]),
      [
        [4, ['middle']],
        [5, ['late']],
      ],
    );
    assert.deepEqual(placeNotes(shown, notes, true).before, []);
  });
});
