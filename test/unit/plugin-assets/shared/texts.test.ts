import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linkify } from '../../../../plugin-assets/shared/linkify.ts';
import { fill, pickLocale, plural } from '../../../../plugin-assets/shared/translate.ts';

const links = (text: string) => linkify(text).flatMap(({ href }) => (href ? [href] : []));

describe('linkify', () => {
  it('finds addresses and leaves the punctuation of the sentence outside', () => {
    assert.deepEqual(links('Zobacz https://sklep.example/sencha. A to: (https://a.example/x?y=1#z)!'), [
      'https://sklep.example/sencha',
      'https://a.example/x?y=1#z',
    ]);
  });

  it('keeps a bracket that belongs to the address', () => {
    assert.deepEqual(links('https://pl.example/wiki/Herbata_(napój), tak'), [
      'https://pl.example/wiki/Herbata_(napój)',
    ]);
  });

  it('makes nothing clickable but http and https', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.example',
      'a.example',
      'mailto:a@b.pl',
    ]) {
      assert.deepEqual(links(text), [], text);
    }
  });

  it('never loses or changes a character of the message', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('https://a.example/(b', 'http://', ')', '.', ' ', '„x”'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        assert.equal(
          linkify(text)
            .map((part) => part.text)
            .join(''),
          text,
        );
      }),
    );
  });

  it('takes no longer than its text allows, however hostile', () => {
    const text = `https://${'('.repeat(2_000)}${'a.'.repeat(1_000)}`;
    assert.ok(linkify(text).length > 0);
  });
});

describe('translate', () => {
  it('fills gaps and leaves unknown ones to be seen', () => {
    assert.equal(fill('{a} z {b}', { a: 1, b: 'x' }), '1 z x');
    assert.equal(fill('{a} {c}', { a: 1 }), '1 {c}');
    assert.equal(fill('Do: {a}. Rola', { a: 'Lipa sp. z o.o.' }), 'Do: Lipa sp. z o.o. Rola');
    assert.equal(fill('Do: {a}. Rola', { a: 'Lipa' }), 'Do: Lipa. Rola');
  });

  it('knows the Polish forms of a number', () => {
    const forms = { one: '{n} wiadomość', few: '{n} wiadomości', many: '{n} wiadomości!', other: '?' };
    assert.equal(plural('pl', forms, 1), '1 wiadomość');
    assert.equal(plural('pl', forms, 3), '3 wiadomości');
    assert.equal(plural('pl', forms, 5), '5 wiadomości!');
  });

  it('takes the first language that is offered, else English', () => {
    const offered = ['pl', 'en', 'de'] as const;
    assert.equal(pickLocale(offered, [null, 'fr-FR', 'de-AT']), 'de');
    assert.equal(pickLocale(offered, ['PL']), 'pl');
    assert.equal(pickLocale(offered, ['fr', undefined]), 'en');
  });
});
