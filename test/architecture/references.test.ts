import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RULES } from '../../scripts/docs/rules.ts';
import { idsOfTitles, landmarksOf, type Reference, referencesIn } from '../support/written-references.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const PLACES = ['service', 'plugin-assets', 'shop-adapters', 'scripts', 'test', 'docs'];

const tree = [
  ...readdirSync(root),
  ...PLACES.flatMap((place) =>
    readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map((name) => join(place, name)),
  ),
].filter((file) => !/node_modules|(?:^|\/)build\//.test(file));
const written = tree.filter((file) => /\.(?:tsx?|mjs|css|php|py|md)$/.test(file));

/** Files of other projects, or created by a command. */
const OUTSIDE = new Set([
  // WordPress and themes
  'wp-config.php',
  'options.php',
  'zgoda/zgoda.php',
  // created by a start, a build or a person
  'secrets.json',
  'manifest.json',
  'data/secrets.json',
  'verify-evidence.mjs',
  'zgoda-keys.json',
  'keys.json',
  'evidence.json',
  // named to be forbidden
  'index.ts',
  'NNNN-title.md',
]);

const records = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-.+\.md$/.test(name));
const decisions = new Set(records.map((name) => name.slice(0, 4)));
const rules = new Set([
  ...RULES.map(([id]) => id),
  ...[...read('shop-adapters/contract/README.md').matchAll(/\*\*(AD-\d+)\*\*/g)].map(([, id]) => id ?? ''),
]);
const pageNamed = (name: string): string => (name.includes('/') ? name : join('docs', name));
const landmarks = (page: string) => landmarksOf(existsSync(join(root, page)) ? read(page) : '');

const leadsSomewhere = (file: string, reference: Reference): boolean => {
  switch (reference.kind) {
    case 'decision':
      return decisions.has(reference.number);
    case 'rule':
      return rules.has(reference.id);
    case 'section':
      return landmarks(reference.page === null ? file : pageNamed(reference.page)).numbers.has(
        reference.section,
      );
    case 'heading':
      return landmarks(pageNamed(reference.page)).headings.has(reference.heading);
    case 'file':
      return (
        OUTSIDE.has(reference.path) ||
        tree.some((known) => known === reference.path || known.endsWith(`/${reference.path}`))
      );
    case 'link': {
      const [path = '', anchor] = reference.target.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      return (
        existsSync(join(root, target)) && (anchor === undefined || landmarks(target).anchors.has(anchor))
      );
    }
  }
};

const nameOf = (reference: Reference): string => Object.values(reference).slice(1).join(' ');

describe('what code and documents refer to', () => {
  const dead = written
    .filter((file) => !file.endsWith('references.test.ts'))
    .flatMap((file) =>
      referencesIn(file, read(file))
        .filter((reference) => !leadsSomewhere(file, reference))
        .map((reference) => ({ kind: reference.kind, text: `${file}: ${nameOf(reference)}` })),
    );
  for (const kind of ['decision', 'rule', 'section', 'heading', 'file', 'link'] as const) {
    it(`is there: every ${kind}`, () => {
      assert.deepEqual(
        dead.filter((reference) => reference.kind === kind).map(({ text }) => text),
        [],
      );
    });
  }

  it('is there: every rule in the title of a test', () => {
    const unknown = written
      .filter((file) => /\.test\.tsx?$/.test(file))
      .flatMap((file) =>
        idsOfTitles(read(file))
          .filter((id) => !rules.has(id))
          .map((id) => `${file}: ${id}`),
      );
    assert.deepEqual(unknown, []);
  });

  it('is there: every name of code in the glossary', () => {
    const code = written
      .filter((file) => /^(?:service|plugin-assets|shop-adapters)\/.*\.tsx?$/.test(file))
      .map(read)
      .join('\n');
    const names = read('docs/glossary.md')
      .split('## Not used')[0]
      ?.split('\n')
      .filter((line) => line.split(' | ').length === 5 && !/^(?:---|English)/.test(line))
      .flatMap((line) =>
        [...(line.split(' | ')[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
      );
    assert.ok(names !== undefined && names.length > 70);
    assert.deepEqual(
      names.filter((name) => {
        const plain = name.replaceAll('…', '').replace(/\/$/, '');
        return (
          !code.includes(plain) && !tree.includes(plain) && !tree.some((file) => file.endsWith(`/${plain}`))
        );
      }),
      [],
    );
  });

  it('is missed when it is not there', () => {
    const deadIn = (file: string, text: string) =>
      referencesIn(file, text)
        .filter((reference) => !leadsSomewhere(file, reference))
        .map((reference) => `${reference.kind} ${nameOf(reference)}`);
    const comment = `/** See decision 12 and decisions 0003, 0999. Rules: CO-99, L2.
 * privacy.md §4.55, protocol.md, "Nobody answered";
 * contract, section 99. It is in no-such-file.ts. */`;
    assert.deepEqual(deadIn('service/example.ts', comment), [
      'decision 12',
      'decision 0999',
      'rule CO-99',
      'rule L2',
      'section privacy.md 4.55',
      'section shop-adapters/contract/README.md 99',
      'heading protocol.md Nobody answered',
      'file no-such-file.ts',
    ]);
    assert.deepEqual(
      deadIn(
        'docs/privacy.md',
        'As in section 99: [a](gone.md), [b](evidence.md#gone), `lead/gone.ts`, [c](rules.md)',
      ),
      ['section  99', 'file lead/gone.ts', 'link gone.md', 'link evidence.md#gone'],
    );
  });
});
