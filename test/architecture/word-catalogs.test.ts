import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogsBelow } from '../../scripts/docs/word-catalogs.ts';
import { evidenceCatalog } from '../../service/domain/evidence/texts/evidence-catalog.ts';
import { recordCatalog } from '../../service/domain/processing-record/texts/record-catalog.ts';
import { copyCatalog } from '../../service/domain/receipt/texts/copy-catalog.ts';
import { rightsCatalog } from '../../service/domain/subject-rights/texts/rights-catalog.ts';
import { LOCALES, type Locale } from '../../service/protocol/vocabulary.ts';
import { filesBelow, root } from '../support/imports.ts';

const TOPS = ['plugin-assets', 'service'];
const catalogs = TOPS.flatMap((top) => catalogsBelow(root, top));
const contentOf = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const FORMS = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
const isCounted = (value: object): boolean =>
  'other' in value && Object.keys(value).every((key) => FORMS.has(key)) && 'one' in value;
const categoriesOf = (locale: Locale): string[] =>
  new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();

type Text = { key: string; forms: Record<string, string> };
/** Every text of a catalog by its key; one that counts has a form for each plural category. */
const textsOf = (value: unknown, key = ''): Text[] => {
  if (typeof value === 'string') return [{ key, forms: { only: value } }];
  assert.ok(typeof value === 'object' && value !== null, key);
  if (isCounted(value)) return [{ key, forms: value as Record<string, string> }];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, `${key}.${name}`));
};
const variablesOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
/** A form may leave out the number that it says in a word. */
const variablesOfAll = ({ forms }: Text): string[] => variablesOf(Object.values(forms).join());

describe('texts for people', () => {
  it('are there in every language, and in no language that is not on the list', () => {
    assert.ok(catalogs.length > 30, 'the catalogs were found');
    const wanted = catalogs.flatMap(({ folder, name }) =>
      LOCALES.map((locale) => `${folder}/${name}.${locale}.json`),
    );
    const found = TOPS.flatMap(filesBelow).filter((file) => /\.[a-z]{2}\.json$/.test(file));
    assert.deepEqual(found.sort(), wanted.sort());
  });

  for (const { folder, name } of catalogs) {
    const english = new Map(textsOf(contentOf(`${folder}/${name}.en.json`)).map((text) => [text.key, text]));
    for (const locale of LOCALES) {
      it(`of ${folder}/${name} in ${locale} have the keys, variables and plural forms that they need`, () => {
        const file = `${folder}/${name}.${locale}.json`;
        if (!existsSync(join(root, file))) return;
        const texts = textsOf(contentOf(file));
        assert.deepEqual(texts.map(({ key }) => key).sort(), [...english.keys()].sort());
        for (const text of texts) {
          const same = english.get(text.key);
          assert.deepEqual(variablesOfAll(text), same && variablesOfAll(same), text.key);
          if (!('only' in text.forms))
            assert.deepEqual(Object.keys(text.forms).sort(), categoriesOf(locale), text.key);
        }
      });
    }
  }

  it('name the legal basis of an enquiry in the same words in receipt, proof, answer and record', () => {
    for (const locale of LOCALES) {
      const named = [copyCatalog, evidenceCatalog, rightsCatalog, recordCatalog].map(
        (catalog) => catalog[locale].bases.request,
      );
      assert.equal(new Set(named).size, 1, locale);
    }
  });
});
