import assert from 'node:assert/strict';
import { receiptCatalog } from '../../../../plugin-assets/receipt/words/receipt-catalog.ts';
import { checkShortNames, SHORT_NAMES, shortenCss } from '../../../../scripts/bundle/short-names.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { allWidgetWords, widgetWords } from '../../../support/widget-words.ts';

const [pl, en, de] = [allWidgetWords('pl'), allWidgetWords('en'), allWidgetWords('de')];

const flat = (value: unknown, name = ''): [string, string][] => {
  if (typeof value === 'string') return [[name, value]];
  return Object.entries(value as object).flatMap(([key, part]) => flat(part, name ? `${name}.${key}` : key));
};

describe('words of the widget', () => {
  const languages = {
    pl,
    en,
    de,
    ...Object.fromEntries(Object.entries(receiptCatalog).map(([k, v]) => [`receipt ${k}`, v])),
  };

  it('leaves no text empty and blames nobody', () => {
    for (const [language, list] of Object.entries(languages)) {
      for (const [key, text] of flat(list)) {
        assert.ok(text.trim(), `${language} ${key}`);
        assert.doesNotMatch(
          text,
          /błędn|niepoprawn|nieprawidłow|invalid|wrong|falsch|ungültig/i,
          `${language} ${key}`,
        );
      }
    }
  });

  it('breaks no line within "e-mail"', () => {
    for (const [language, list] of Object.entries({ pl, en, de })) {
      for (const [key, text] of flat(list)) {
        if (key !== 'fieldText.email' && key !== 'askedFieldText.email')
          assert.doesNotMatch(text, /e-mail/i, `${language} ${key}`);
      }
    }
  });

  it('promises no mail in the header, which stands over a chat without an address as well', () => {
    for (const locale of LOCALES) assert.doesNotMatch(widgetWords('chat', locale).awayText, /mail/i);
  });

  it('asks nobody to send again who has sent nothing: only to read the changed notice first', () => {
    for (const locale of LOCALES)
      assert.doesNotMatch(widgetWords('form', locale).staleText, /jeszcze raz|again|noch einmal/);
  });

  it('names buttons in Polish without "Państwo"', () => {
    for (const [key, text] of flat(pl)) assert.doesNotMatch(text, /Państw/, key);
  });

  it('gives the texts short names in the build, and the wire none', () => {
    for (const key of Object.keys(pl)) assert.match(key, SHORT_NAMES);
    assert.doesNotThrow(() => checkShortNames(process.cwd()));
    for (const name of [
      'text',
      'last',
      'seq',
      'ref',
      'formToken',
      'hasFocus',
      'isComposing',
      'textContent',
    ]) {
      assert.doesNotMatch(name, SHORT_NAMES);
    }
  });

  it('keeps of the palette only what a style sheet uses', () => {
    assert.equal(
      shortenCss(':root{--ink: #000;--gone: #fff;--accent: #0b6b57}a{color:var(--ink);fill:var(--accent)}', [
        '--ink',
        '--accent',
      ]),
      ':root{--0:#000;--accent:#0b6b57}a{color:var(--0);fill:var(--accent)}',
    );
  });
});
