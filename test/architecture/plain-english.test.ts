import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, root } from '../support/imports.ts';

const ROOMS = ['service', 'plugin-assets', 'scripts', 'shop-adapters'];
const sourcesOf = (rooms: readonly string[]): string[] =>
  rooms.flatMap((room) => filesBelow(room)).filter((file) => /\.tsx?$/.test(file));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Adverbs that name nothing: a reader cannot tell next to whom, or after what. */
const ADVERBS = ['beside', 'behind', 'elsewhere', 'anew', 'whoever', 'whose'];
/** A clause in the place of the subject, which the reader has to solve first. */
const CLAUSE = /^(?:What|Whatever|Who|Whom|Whoever|Whose|Nobody|Somebody|Those|That which)\b(?!.*\?)/;

/** `makeStaleRows` has the parts make, stale, rows. */
const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
const hasAdverb = (name: string): boolean => partsOf(name).some((part) => ADVERBS.includes(part));

/** First lines of the comments that stand on lines of their own. */
const openingsOf = (text: string): string[] => {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const block = /^\s*\/\*\*?\s*(.*?)(?:\s*\*\/)?$/.exec(line);
    if (block !== null) return [block[1] || (lines[at + 1] ?? '').replace(/^\s*\*\s?/, '')];
    const isFirst = !/^\s*\/\//.test(lines[at - 1] ?? '');
    const single = isFirst ? /^\s*\/\/\s?(.*)$/.exec(line) : null;
    return single === null ? [] : [single[1] ?? ''];
  });
};
const DECLARED =
  /^(?:export )?(?:default )?(?:async )?(?:const|let|function|class|type|interface)\s+\*?\s*([A-Za-z_$][\w$]*)/gm;

const findings = (files: readonly string[], look: (text: string) => string[]): string[] =>
  files.flatMap((file) => look(read(file)).map((found) => `${file}: ${found}`));

describe('plain English', () => {
  it('files and folders are named by what they are for', () => {
    const named = ROOMS.flatMap((room) => filesBelow(room)).filter((file) => hasAdverb(file));
    assert.deepEqual(named, []);
  });

  it('functions, constants and types are named by nouns and verbs', () => {
    const declared = (text: string) => [...text.matchAll(DECLARED)].map(([, name]) => name ?? '');
    assert.deepEqual(
      findings(sourcesOf(ROOMS), (text) => declared(text).filter(hasAdverb)),
      [],
    );
  });

  it('a comment begins with its subject, not with a clause', () => {
    assert.deepEqual(
      findings(sourcesOf([...ROOMS, 'test']), (text) => openingsOf(text).filter((line) => CLAUSE.test(line))),
      [],
    );
  });

  it('a record has a title that names its subject', () => {
    const titles = readdirSync(join(root, 'docs/decisions'))
      .filter((name) => /^\d{4}/.test(name))
      .map(
        (name) =>
          read(join('docs/decisions', name))
            .split('\n')[0]
            ?.replace(/^# \d{4}: /, '') ?? '',
      );
    assert.deepEqual(
      titles.filter((title) => CLAUSE.test(title)),
      [],
    );
  });

  it('finds what it is for', () => {
    assert.deepEqual(
      openingsOf('/**\n * What is kept.\n */\n// One line,\n// and another.\n  /** Who asks. */'),
      ['What is kept.', 'One line,', 'Who asks.'],
    );
    assert.ok(hasAdverb('makeRowsBehind') && hasAdverb('forget-beside.ts') && !hasAdverb('besides'));
    assert.ok(CLAUSE.test('Whoever asks is told.') && !CLAUSE.test('Who may call?'));
  });
});
