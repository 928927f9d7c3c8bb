import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const PLACES = ['service', 'plugin-assets', 'shop-adapters', 'scripts', 'test', 'docs'];
const WRITTEN = /\.(?:tsx?|mjs|css|php|py|md)$/;

const files = PLACES.flatMap((place) =>
  readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map((name) => join(place, name)),
).filter((file) => WRITTEN.test(file) && !/node_modules|(?:^|\/)build\//.test(file));

/** Numbers behind the word, as in "decision 9", "Decision 0057" and "decisions 11–13". */
const namedIn = (text: string): number[] =>
  [...text.matchAll(/\bdecisions? (\d{1,4})(?:(–|-|, | and )(\d{1,4}))?/gi)].flatMap(
    ([, first, sign, last]) => {
      const from = Number(first);
      if (last === undefined) return [from];
      const to = Number(last);
      const isRange = sign === '–' || sign === '-';
      return isRange ? Array.from({ length: to - from + 1 }, (_, step) => from + step) : [from, to];
    },
  );

describe('decisions that code and documents name', () => {
  const register = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8');
  const written = new Set(
    [...register.matchAll(/^\| (?:\[)?(\d{1,4})(?:\]\(|\s)/gm)].map(([, number]) => Number(number)),
  );

  it('are in the register, each record of it too', () => {
    assert.ok(written.has(9) && written.has(57));
    const unknown = files.flatMap((file) =>
      namedIn(readFileSync(join(root, file), 'utf8'))
        .filter((number) => !written.has(number))
        .map((number) => `${file}: decision ${number}`),
    );
    assert.deepEqual(unknown, []);
    const records = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
    assert.deepEqual(
      records.filter((name) => !register.includes(`](${name})`)),
      [],
    );
  });

  it('are found in every form in which they are written', () => {
    assert.deepEqual(
      namedIn('Decision 9. Rules: D3; decisions 11–13, see decision 0057'),
      [9, 11, 12, 13, 57],
    );
    assert.deepEqual(namedIn('decisions 4 and 8'), [4, 8]);
  });
});
