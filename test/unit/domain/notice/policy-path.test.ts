import assert from 'node:assert/strict';
import { textsConcerned } from '../../../../service/domain/model/notice/policy-path.ts';

/** `A>B`: a change from text A to text B. */
const step = (way: string) => {
  const [fromSha256 = '', toSha256 = ''] = way.split('>');
  return { fromSha256, toSha256 };
};

describe('the texts that a change of the policy concerns', () => {
  type Case = { what: string; ways: string; change: string; now: string | null; texts: string };
  const CASES: readonly Case[] = [
    { what: 'are the earlier one', ways: 'A>B', change: 'A>B', now: 'B', texts: 'A' },
    { what: 'are all that led to it', ways: 'A>B B>C C>D', change: 'C>D', now: 'D', texts: 'C B A' },
    { what: 'are none that came after it', ways: 'A>B B>C C>D', change: 'B>C', now: 'D', texts: 'B A' },
    { what: 'are those of two ways that met', ways: 'A>C B>C C>D', change: 'C>D', now: 'D', texts: 'C A B' },
    { what: 'are none that a text came back from', ways: 'A>B B>A', change: 'A>B', now: 'A', texts: '' },
    { what: 'are the one that was left again', ways: 'A>B B>A', change: 'B>A', now: 'A', texts: 'B' },
    { what: 'end with texts that go in a ring', ways: 'A>B B>A A>C', change: 'A>C', now: 'C', texts: 'A B' },
    { what: 'are none where the page took another way', ways: 'A>B A>X', change: 'A>X', now: 'B', texts: '' },
    { what: 'are none where it stayed', ways: 'A>X X>Y', change: 'X>Y', now: 'A', texts: '' },
    { what: 'are all where its text is not known', ways: 'A>B B>C', change: 'B>C', now: null, texts: 'B A' },
  ];
  for (const { what, ways, change, now, texts } of CASES)
    it(`${what}: ${change} of ${ways}, now ${now ?? 'unknown'}`, () => {
      const found = textsConcerned(ways.split(' ').map(step), step(change), now);
      assert.deepEqual([...found].sort(), texts.split(' ').filter(Boolean).sort());
    });
});
