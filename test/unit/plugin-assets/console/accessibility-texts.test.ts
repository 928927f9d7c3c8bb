import assert from 'node:assert/strict';
import { accessibilityCatalog } from '../../../../plugin-assets/console/words/accessibility-catalog.ts';
import { MIN_CONTRAST } from '../../../../service/protocol/contrast.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';

describe('words for the accessibility statement of a shop', () => {
  it('are there in every language of the widget, whole, and name the shop and how to reach it [AX-6]', () => {
    for (const locale of LOCALES) {
      const texts = accessibilityCatalog[locale];
      assert.equal(texts.length, 5, locale);
      const whole = texts.join('\n');
      assert.ok(whole.includes('{shop}') && whole.includes('{email}'), locale);
      assert.match(whole, /WCAG 2\.1/);
      assert.match(whole, /EN 301 549/);
    }
  });

  it('say in the open what nobody has tested yet [AX-6]', () => {
    assert.match(accessibilityCatalog.pl.join(' '), /Nie przeprowadzono dotąd badań/);
    assert.match(accessibilityCatalog.en.join(' '), /no tests with screen-reader users/);
    assert.match(accessibilityCatalog.de.join(' '), /gab es bisher nicht/);
  });

  it('claim the contrast that colours of a shop are held to, and every language of the widget [AX-6]', () => {
    const languages = {
      pl: ['polsku', 'angielsku', 'niemiecku'],
      en: ['Polish', 'English', 'German'],
      de: ['Polnisch', 'Englisch', 'Deutsch'],
    };
    for (const locale of LOCALES) {
      const whole = accessibilityCatalog[locale].join(' ');
      const claimed = /(\d+[.,]?\d*) : 1/.exec(whole)?.[1];
      assert.equal(claimed?.replace(',', '.'), `${MIN_CONTRAST}`, locale);
      assert.equal(languages[locale].length, LOCALES.length);
      for (const language of languages[locale]) assert.ok(whole.includes(language), `${locale}: ${language}`);
    }
  });
});
