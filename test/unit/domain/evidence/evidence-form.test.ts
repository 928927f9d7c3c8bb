import assert from 'node:assert/strict';
import {
  type ClosedSchema,
  closed,
  fits,
  orNull,
  withOptional,
} from '../../../../service/domain/evidence/closed-schema.ts';
import { readEvidenceFile, sealedTextOf } from '../../../../service/domain/evidence/read-evidence-file.ts';
import { type Json, parseCanonicalJson } from '../../../../service/domain/model/base/canonical-json.ts';
import { evidenceVectors } from '../../../evidence-vectors/make-vectors.ts';
import { registerVectors } from '../../../evidence-vectors/register-vectors.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { provenLead } from '../../../support/scenes/proven-lead.ts';

const time: ClosedSchema = { type: 'string', format: 'date-time' };
const count: ClosedSchema = { type: 'integer', minimum: 1, maximum: 9 };
const person = withOptional(closed({ name: { type: 'string' }, age: count }), { born: time });

describe('the form of a value in an evidence file', () => {
  type Row = readonly [what: string, schema: ClosedSchema, good: readonly Json[], bad: readonly Json[]];
  const ROWS: readonly Row[] = [
    ['nothing', { type: 'null' }, [null], [0, '', false, [], {}]],
    ['yes or no', { type: 'boolean' }, [true, false], [null, 0, 'true']],
    ['one word', { const: 'zgoda' }, ['zgoda'], ['Zgoda', '', null]],
    ['one of some words', { enum: ['pl', 'en', null] }, ['pl', 'en', null], ['de', '', 0]],
    ['a text', { type: 'string' }, ['', 'x'], [null, 1, ['x'], {}]],
    ['a text of a pattern', { type: 'string', pattern: /^[0-9]+$/ }, ['12'], ['', '1a', 12]],
    [
      'a moment',
      time,
      ['2026-02-28T00:00:00.000Z', '2028-02-29T23:59:59.999Z', '0001-01-01T00:00:00.000Z'],
      [
        '0000-12-31T23:59:59.999Z',
        '2026-02-31T00:00:00.000Z',
        '2026-02-28',
        '2026-02-28T00:00:00Z',
        'yesterday',
        0,
      ],
    ],
    ['a whole number in its bounds', count, [1, 5, 9], [0, 10, 1.5, -1, '5', null, true]],
    ['a list', { type: 'array', items: count }, [[], [1, 2]], [[1, 0], ['1'], { 0: 1 }, null, 1]],
    ['a value or nothing', orNull(count), [null, 3], [0, 'x']],
    ['a named form', { $ref: '#/$defs/count' }, [3], [0]],
    ['a form of a name that there is not', { $ref: '#/$defs/other' }, [], [3, null]],
    [
      'an object with each of its fields, and no other',
      person,
      [
        { name: 'A', age: 3 },
        { name: 'A', age: 3, born: '2026-02-28T00:00:00.000Z' },
      ],
      [
        { name: 'A' },
        { age: 3 },
        {},
        { name: 'A', age: 0 },
        { name: 'A', age: 3, more: 1 },
        { name: 'A', age: 3, born: 'x' },
        { name: 'A', age: 3, toString: 'x' },
        ['A', 3],
        null,
        'A',
        7,
      ],
    ],
    ['an object without fields', closed({}), [{}], [[], null, 'x', 1]],
  ];
  for (const [what, schema, good, bad] of ROWS) {
    it(`may be ${what} [CO-9]`, () => {
      for (const value of good) assert.equal(fits(value, schema, { count }), true, JSON.stringify(value));
      for (const value of [...bad, undefined])
        assert.equal(fits(value, schema, { count }), false, JSON.stringify(value));
    });
  }
});

describe('a text that may be an evidence file', () => {
  const kindOf = (text: string): string => {
    const read = readEvidenceFile(text);
    return read.kind === 'unreadable' ? read.reason : read.kind;
  };
  const proof = async (): Promise<string> => (await provenLead(makeDomainScene())).text;

  it('holds no half of a sign, which each language reads in its own way [CO-9]', async () => {
    const text = await proof();
    const named = (name: string) => text.replace('"name":"Pod Lipą', `"name":"${name}`);
    assert.notEqual(named('x'), text);
    assert.equal(kindOf(named('\\u000f \\\\ \\" ud800')), 'file');
    for (const half of ['\\ud800', '\\udc00', '\\\\\\ud800', '\\"\\ud83d'])
      assert.equal(kindOf(named(half)), 'malformed');
  });

  it('is nested as deep as what is open at once, in lists and objects alike', () => {
    const nested = (open: string, close: string, levels: number) =>
      `${open.repeat(levels)}1${close.repeat(levels)}`;
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      assert.equal(kindOf(nested(open, close, 16)), 'not_evidence');
      assert.equal(kindOf(nested(open, close, 17)), 'too_deep');
      assert.equal(
        kindOf(
          `[${Array(40)
            .fill(nested(open, close, 2))
            .join(',')}]`,
        ),
        'not_evidence',
      );
    }
    assert.equal(kindOf(`"${'\\"[{'.repeat(20)}"`), 'not_evidence', 'brackets in a text');
  });

  it('may have the size of the largest, and no letter more', () => {
    const most = 4 * 1024 * 1024;
    assert.equal(kindOf(`"${'x'.repeat(most - 2)}"`), 'not_evidence');
    assert.equal(kindOf(`"${'x'.repeat(most - 1)}"`), 'too_large');
  });

  it('is none when it is a value of another kind', () => {
    for (const text of ['null', '1', '"zgoda-evidence/3"', 'true', '[]', '{}'])
      assert.equal(kindOf(text), 'not_evidence', text);
  });

  it('names the shop of its notice, which must be that of the file [CO-9]', async () => {
    const read = readEvidenceFile(await proof());
    assert.ok(read.kind === 'file');
    assert.match(read.file.whole.noticeShopId ?? '', /^shp_/);
    assert.equal(read.file.whole.noticeShopId, read.file.whole.shopId);
    const bare = evidenceVectors().find(({ file }) => file === 'good/bare-empty-ledger.json');
    const without = readEvidenceFile(bare?.bytes.toString('utf8') ?? '');
    assert.ok(without.kind === 'file');
    assert.equal(without.file.whole.noticeShopId, null);
  });

  it('may be a register, also one that is not written as it must be', () => {
    const register = (name: string) =>
      registerVectors()
        .find(({ file }) => file.endsWith(`/${name}`))
        ?.bytes.toString('utf8') ?? '';
    assert.equal(kindOf(register('json.json')), 'register');
    assert.equal(kindOf(register('csv.csv')), 'register');
    assert.equal(kindOf(register('more-fields.json')), 'malformed');
  });

  it('is signed under its own name, so that no other signature can be passed off as its seal [CO-9]', () => {
    assert.equal(sealedTextOf({ b: 1, a: [2] }), 'zgoda-evidence.v3.{"a":[2],"b":1}');
  });
});

describe('a text in the canonical form', () => {
  it('is read in that one spelling alone', () => {
    assert.deepEqual(parseCanonicalJson('{"a":[1,"ą"],"b":null}'), { a: [1, 'ą'], b: null });
    for (const other of ['{"b":1,"a":2}', '{"a": 1}', '1.0', '{"a":1,"a":1}', '"\\u0061"', '{', ''])
      assert.equal(parseCanonicalJson(other), undefined, other);
  });

  it('is none when it is nested deeper than can be read', () => {
    const levels = 200_000;
    assert.equal(parseCanonicalJson(`${'['.repeat(levels)}${']'.repeat(levels)}`), undefined);
  });
});
