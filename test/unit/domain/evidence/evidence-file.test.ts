import assert from 'node:assert/strict';
import { readKeyFile } from '../../../../service/domain/evidence/evidence.ts';
import { shownParagraphs } from '../../../../service/domain/evidence/shown-text.ts';

describe('a file of keys', () => {
  const key = { keyId: 'k', publicKeyPem: 'pem' };
  it('is a list of keys, each with its name and itself', () => {
    assert.deepEqual(readKeyFile({ keys: [key, { ...key, since: 'x' }] }), [key, { ...key, since: 'x' }]);
    assert.deepEqual(readKeyFile({ keys: [] }), []);
    for (const value of [
      null,
      'x',
      [],
      {},
      { keys: {} },
      { keys: [null] },
      { keys: [{ keyId: 'k' }] },
      { keys: [{ publicKeyPem: 'p' }] },
    ]) {
      assert.equal(readKeyFile(value), null);
    }
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
