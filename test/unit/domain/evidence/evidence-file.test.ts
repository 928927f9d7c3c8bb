import assert from 'node:assert/strict';
import { readKeyFile } from '../../../../service/domain/evidence/evidence.ts';
import { shownParagraphs } from '../../../../service/domain/evidence/shown-text.ts';
import { publicKeyId } from '../../../../service/outbound/ed25519-keys.ts';
import { vectorKeys } from '../../../evidence-vectors/vector-ledger.ts';

describe('a file of keys', () => {
  const [key, second] = vectorKeys();
  assert.ok(key && second);
  const read = (...keys: unknown[]) => readKeyFile({ keys }, publicKeyId);

  it('is a list of keys, each with its name, itself and its times', async () => {
    const { since: _, until: __, ...timeless } = key;
    for (const keys of [[], [key, second], [timeless], [{ ...key, until: null }]])
      assert.deepEqual(await read(...keys), keys);
    for (const value of [null, 'x', [], {}, { keys: {} }])
      assert.equal(await readKeyFile(value, publicKeyId), null);
  });

  it('holds each key under the name of its PEM, once, with times that are times [CO-9]', async () => {
    const { publicKeyPem, keyId } = key;
    const wrong: readonly (readonly unknown[])[] = [
      [null],
      [{ keyId }],
      [{ publicKeyPem }],
      [{ ...key, keyId: second.keyId }],
      [{ ...key, keyId: keyId.toUpperCase() }],
      [{ ...key, publicKeyPem: 'x' }],
      [key, key],
      [key, { ...key, until: '2026-01-01T00:00:00.000Z' }],
      [key, { ...key, witness: 'W' }],
      ...['never', '', '2026-02-30T00:00:00.000Z', '2026-06-01', 0].flatMap((time) => [
        [{ ...key, since: time }],
        [{ ...key, until: time }],
      ]),
      [{ ...key, since: null }],
      [{ ...key, witness: 1 }],
    ];
    for (const keys of wrong) assert.equal(await read(...keys), null, JSON.stringify(keys));
  });
});

describe('the shown words of a notice, read back', () => {
  const CASES: readonly [what: string, html: string, paragraphs: ReturnType<typeof shownParagraphs>][] = [
    ['text', '<p>Dzień dobry</p>', [[{ text: 'Dzień dobry' }]]],
    ['an empty paragraph', '<p></p>', [[]]],
    ['two paragraphs', '<p>A</p>\n<p>B</p>', [[{ text: 'A' }], [{ text: 'B' }]]],
    ['signs', '<p>&lt;b&gt; &amp;amp; &quot;x&quot; &nbsp;</p>', [[{ text: '<b> &amp; "x" &nbsp;' }]]],
    [
      'a link',
      '<p>A <a href="https://x.example/?a=1&amp;b=2">B &amp; C</a>.</p>',
      [[{ text: 'A ' }, { text: 'B & C', href: 'https://x.example/?a=1&b=2' }, { text: '.' }]],
    ],
    ['a plain link', '<p><a href="http://x.example">B</a></p>', [[{ text: 'B', href: 'http://x.example' }]]],
    [
      'an address of mail',
      '<p><a href="MAILTO:a@x.example">B</a></p>',
      [[{ text: 'B', href: 'MAILTO:a@x.example' }]],
    ],
  ];
  for (const [what, html, paragraphs] of CASES) {
    it(`keep ${what}`, () => assert.deepEqual(shownParagraphs(html, 'plain'), paragraphs));
  }

  const FOREIGN: readonly [what: string, html: string][] = [
    ['a script', '<p><script>x</script></p>'],
    ['a link that runs', '<p><a href="javascript:x">B</a></p>'],
    ['a link with a hidden start', '<p><a href="x https://x.example">B</a></p>'],
    ['an attribute', '<p class="x">B</p>'],
    ['a link with an attribute', '<p><a href="https://x.example" onclick="x">B</a></p>'],
    ['text without a paragraph', 'B'],
    ['text before a paragraph', 'x<p>B</p>'],
    ['text behind a paragraph', '<p>B</p>x'],
    ['a paragraph in a paragraph', '<p><p>B</p></p>'],
    ['one good paragraph and one bad', '<p>A</p>\n<b>B</b>'],
  ];
  for (const [what, html] of FOREIGN) {
    it(`are the plain text instead of ${what}`, () => {
      assert.deepEqual(shownParagraphs(html, 'one\ntwo'), [[{ text: 'one' }], [{ text: 'two' }]]);
    });
  }
});
