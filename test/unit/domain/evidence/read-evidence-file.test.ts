import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { evidenceSchema } from '../../../../scripts/docs/evidence-schema.ts';
import { readEvidenceFile } from '../../../../service/domain/evidence/read-evidence-file.ts';
import { canonicalJson, type Json } from '../../../../service/domain/model/base/canonical-json.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { provenLead } from '../../../support/scenes/proven-lead.ts';

describe('the text of an evidence file', () => {
  let text: string;
  beforeEach(async () => {
    text = (await provenLead(makeDomainScene(), { superseded: true })).text;
  });
  const kindOf = (altered: string): string => {
    assert.notEqual(altered, text);
    return readEvidenceFile(altered).kind;
  };

  it('is read as it was written, and with other white space between its parts', () => {
    assert.equal(readEvidenceFile(text).kind, 'file');
    assert.equal(kindOf(`${JSON.stringify(JSON.parse(text), null, '\t')}\r\n`), 'file');
  });

  const spelled: readonly [what: string, alter: (text: string) => string][] = [
    ['a key that stands twice', (file) => file.replace('"shop":', '"shop":{"id":"x","name":"y"},"shop":')],
    [
      'the same key twice with the same value',
      (file) => file.replace('{"asOf"', '{"format":"zgoda-evidence/3","asOf"'),
    ],
    ['a number as a fraction', (file) => file.replace(/"seq":(\d+)/, '"seq":$1.0')],
    ['a number with an exponent', (file) => file.replace(/"seq":(\d+)/, '"seq":$1e0')],
    [
      'a number that is read as another one',
      (file) => file.replace(/"seq":(\d+)/, '"seq":$1.0000000000000000001'),
    ],
    ['a letter as an escape', (file) => file.replace('"reply"', '"\\u0072eply"')],
    ['half a sign as an escape', (file) => file.replace('"reply"', '"\\ud800"')],
    [
      'keys in another order',
      (file) =>
        `{${file
          .slice(1, -1)
          .split(/,(?="chain")/)
          .reverse()
          .join(',')}}`,
    ],
    ['padding behind a signature', (file) => file.replace(/("signature":"[^"]+)"/, '$1=="')],
    ['spare bits in a signature', (file) => file.replace(/("signature":"[^"]{85})[AQgw]"/, '$1B"')],
    ['another alphabet in a signature', (file) => file.replace(/"signature":"./, '"signature":"+')],
    [
      'a hash in capitals',
      (file) => file.replace(/"hash":"[^"]+"/, (hash) => hash.toUpperCase().replace('HASH', 'hash')),
    ],
    ['a prototype', (file) => file.replace('{"asOf"', '{"__proto__":1,"asOf"')],
  ];
  for (const [what, alter] of spelled) {
    it(`is malformed with ${what} [CO-9]`, () => assert.equal(kindOf(alter(text)), 'malformed'));
  }

  const unreadable: readonly [what: string, text: () => string, reason: string][] = [
    ['one level too deep', () => `${'['.repeat(17)}${']'.repeat(17)}`, 'too_deep'],
    ['far too deep', () => '[{"a":'.repeat(200_000), 'too_deep'],
    ['too long', () => `"${'x'.repeat(4 * 1024 * 1024)}"`, 'too_large'],
    ['cut off', () => text.slice(0, -1), 'not_json'],
    ['followed by more', () => `${text}{}`, 'not_json'],
    ['started by two byte order marks', () => `\ufeff\ufeff${text}`, 'not_json'],
    ['no text of JSON', () => '\\"'.repeat(500_000), 'not_json'],
    ['of an earlier version', () => text.replace('zgoda-evidence/3', 'zgoda-evidence/2'), 'not_evidence'],
    ['of a version to come', () => text.replace('zgoda-evidence/3', 'zgoda-evidence/4'), 'not_evidence'],
    ['a list', () => `[${text}]`, 'not_evidence'],
  ];
  for (const [what, made, reason] of unreadable) {
    it(`cannot be judged when it is ${what}`, () => {
      assert.deepEqual(readEvidenceFile(made()), { kind: 'unreadable', reason });
    });
  }

  it('takes a byte order mark before the text for no content', () => {
    assert.deepEqual(readEvidenceFile(`\ufeff${text}`), readEvidenceFile(text));
  });

  it('takes brackets in a text for no depth', () => {
    const named = text.replace('"name":"', `"name":"${'[{'.repeat(100)}\\\\`);
    assert.equal(kindOf(named), 'file');
  });

  it('has the published schema', () => {
    const published = readFileSync(new URL('../../../../docs/evidence.schema.json', import.meta.url), 'utf8');
    assert.deepEqual(JSON.parse(published), JSON.parse(JSON.stringify(evidenceSchema())));
  });
});

describe('the canonical form', () => {
  it('is that of RFC 8785, by the examples of its section 3.2', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    assert.equal(
      canonicalJson(value as Json),
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '😀': 'Smile',
      '\u0080': 'Control',
      ö: 'O',
    };
    assert.deepEqual(
      Object.values(
        JSON.parse(
          `[${canonicalJson(keys)
            .replace(/^\{|\}$/g, '')
            .replace(/"[^"]*":/g, '')}]`,
        ),
      ),
      ['CR', 'One', 'Control', 'O', 'Euro', 'Smile', 'Dalet'],
    );
  });
});
