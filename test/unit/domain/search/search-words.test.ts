import assert from 'node:assert/strict';
import {
  askedPart,
  foldedText,
  indexedParts,
  isFound,
  wordsIn,
} from '../../../../service/domain/model/search/search-words.ts';
import { placesOf, termsOf } from '../../../../service/domain/search/search-query.ts';
import { snippetOf } from '../../../../service/domain/search/snippet.ts';

describe('words that are searched for', () => {
  it('have one form without case and signs, in Polish and German, composed or not', () => {
    for (const text of ['ŻÓŁĆ', 'żółć', 'z\u0307o\u0301łc\u0301', 'Zolc'])
      assert.equal(foldedText(text), 'zolc');
    assert.equal(foldedText('Größe Straße Œuvre'), 'grosse strasse oeuvre');
  });

  it('stand where they stood in the text', () => {
    const text = 'Nr 12/2026, „łyżka”-2szt.';
    const words = wordsIn(text);
    assert.deepEqual(
      words.map(({ form }) => form),
      ['nr', '12', '2026', 'lyzka', '2szt'],
    );
    assert.deepEqual(
      words.map(({ start, end }) => text.slice(start, end)),
      ['Nr', '12', '2026', 'łyżka', '2szt'],
    );
  });

  it('are in the index by their first three and five signs, and short ones as a whole', () => {
    assert.deepEqual(indexedParts('a'), []);
    assert.deepEqual(indexedParts('xl'), ['xl']);
    assert.deepEqual(indexedParts('kot'), ['kot']);
    assert.deepEqual(indexedParts('kotek'), ['kotek', 'kot']);
    assert.deepEqual(indexedParts('reklamacja'), ['rekla', 'rek']);
    assert.deepEqual(['a', 'xl', 'kote', 'reklamac'].map(askedPart), [null, 'xl', 'kot', 'rekla']);
  });

  it('fit what begins with them, and two signs only themselves', () => {
    assert.equal(isFound('reklamacja', 'reklamac'), true);
    assert.equal(isFound('reklama', 'reklamac'), false);
    assert.equal(isFound('xl', 'xl'), true);
    assert.equal(isFound('xlarge', 'xl'), false);
  });
});

describe('what somebody typed into the search', () => {
  it('is taken apart into addresses, numbers and words, each once', () => {
    const typed = termsOf('Zwrot zwrot ania@example.net +48 600 700 800 a');
    assert.deepEqual(
      typed
        .slice(0, 2)
        .map(({ kind }) => kind)
        .sort(),
      ['email', 'phone'],
    );
    assert.deepEqual(typed.slice(2), [{ kind: 'word', form: 'zwrot' }]);
    assert.deepEqual(termsOf('? ! a'), []);
    assert.equal(termsOf(Array.from({ length: 30 }, (_, n) => `slowo${n}x`).join(' ')).length, 8);
  });

  it('is found in a text at its places, a number by its last nine digits', () => {
    const at = (text: string, typed: string) =>
      termsOf(typed).flatMap((term) => placesOf(text, term).map(({ start, end }) => text.slice(start, end)));
    const text = 'Pisz na Ania@Example.net, tel. 600-700-800';
    assert.deepEqual(at(text, 'ania@example.net'), ['Ania@Example.net']);
    assert.deepEqual(at(text, '48600700800'), ['600-700-800']);
    assert.deepEqual(at('hania@example.net', 'ania@example.net'), []);
    assert.deepEqual(at('zamówienie 1002345678', '10023456'), ['1002345678']);
  });
});

describe('the part of a text that a result shows', () => {
  it('begins at a word a little before the place, and never cuts a sign in two', () => {
    const text = `${'początek '.repeat(30)}tu jest imbryk ${'🫖'.repeat(200)}`;
    const snippet = snippetOf(text, termsOf('imbryk'));
    assert.equal(snippet.text.startsWith('początek '), true);
    assert.equal(snippet.text.length <= 180, true);
    assert.doesNotThrow(() => encodeURIComponent(snippet.text));
    assert.deepEqual(
      snippet.marks.map(([from, to]) => snippet.text.slice(from, to)),
      ['imbryk'],
    );
  });

  it('marks each place once, also where two words fit the same one', () => {
    const snippet = snippetOf('reklamacja', termsOf('rek reklam'));
    assert.deepEqual(snippet.marks.flat().length, 2);
    assert.deepEqual(snippetOf('nic tu nie ma', termsOf('imbryk')), { text: 'nic tu nie ma', marks: [] });
  });
});
