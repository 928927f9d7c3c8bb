import assert from 'node:assert/strict';
import { isInEea } from '../../../../service/domain/model/disclosure/eea.ts';
import type { ProcessingFacts } from '../../../../service/domain/model/disclosure/processing-facts.ts';
import {
  recipientNames,
  recipientSentences,
} from '../../../../service/domain/model/disclosure/recipients.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { someFacts } from '../../../support/builders/builders.ts';

const own = { by: 'shop', name: '', country: '', transferTool: '' } as const;
const company = (name: string, country = 'PL', transferTool = '') =>
  ({ by: 'company', name, country, transferTool }) as const;
const textOf = (facts: ProcessingFacts, locale: 'pl' | 'en' | 'de' = 'pl') =>
  recipientSentences(facts, 'a@sklep.example', locale).join(' ');
const NOBODY_ELSE = { pl: /nikomu innemu/, en: /nobody else/, de: /An andere geben/ };
const NO_TRANSFERS = { pl: /nie przekazujemy poza/, en: /do not transfer/, de: /übermitteln keine Daten/ };

describe('who receives the data', () => {
  it('is claimed to be all only where hosting and mail are stated, in each language [TR-1]', () => {
    const stated = someFacts({ providers: { hosting: own, mail: own } });
    const half = someFacts({ providers: { ...someFacts().providers, mail: own } });
    for (const locale of LOCALES) {
      assert.match(textOf(stated, locale), NOBODY_ELSE[locale]);
      assert.match(textOf(stated, locale), NO_TRANSFERS[locale]);
      const unlisted = { ...stated, operatorName: 'Czat S.A.', areSubProcessorsStated: false };
      assert.doesNotMatch(textOf(unlisted, locale), NOBODY_ELSE[locale]);
      assert.doesNotMatch(textOf(unlisted, locale), NO_TRANSFERS[locale]);
      for (const facts of [half, someFacts()]) {
        assert.doesNotMatch(textOf(facts, locale), NOBODY_ELSE[locale]);
        assert.doesNotMatch(textOf(facts, locale), NO_TRANSFERS[locale]);
        assert.match(textOf(facts, locale), /hosting/i);
      }
    }
  });

  it('names the companies that host the shop and carry its mail, and where data leave the EEA', () => {
    const facts = someFacts({
      providers: { hosting: company('Serwery SA'), mail: company('Mail Corp', 'US', 'SCC 2021/914') },
    });
    assert.deepEqual(recipientNames(facts), ['Serwery SA', 'Mail Corp']);
    const text = textOf(facts);
    assert.match(text, /Hosting zapewnia nam Serwery SA\. Pocztę e-mail zapewnia nam Mail Corp\./);
    assert.match(text, /Mail Corp, Stany Zjednoczone \(SCC 2021\/914\).*a@sklep\.example/);
    assert.doesNotMatch(text, NO_TRANSFERS.pl);
  });

  it('names a company once, whatever it does for the shop', () => {
    const both = company('Wszystko SA');
    assert.deepEqual(recipientNames(someFacts({ providers: { hosting: both, mail: both } })), [
      'Wszystko SA',
    ]);
  });
});

describe('the European Economic Area', () => {
  it('holds Iceland, Liechtenstein and Norway, but neither Switzerland nor the United Kingdom', () => {
    for (const code of ['PL', 'IE', 'IS', 'LI', 'NO', 'CY']) assert.ok(isInEea(code), code);
    for (const code of ['CH', 'GB', 'US', 'UA', '', 'pl']) assert.ok(!isInEea(code), code);
  });
});
