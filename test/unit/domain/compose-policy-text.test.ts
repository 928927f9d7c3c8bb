import assert from 'node:assert/strict';
import { composePolicyText } from '../../../service/domain/policy-text/compose-policy-text.ts';
import { LOCALES } from '../../../service/protocol/vocabulary.ts';
import { aShop } from '../../support/builders/builders.ts';

const textOf = (...args: Parameters<typeof composePolicyText>): string =>
  composePolicyText(...args)
    .flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])
    .join('\n');

describe('words for the shop’s own policy page', () => {
  it('are whole in each language: no gap is left, controller and periods are the shop’s own', () => {
    const shop = aShop({ leadRetentionDays: 213, conversationRetentionDays: 87, anonymousRetentionDays: 29 });
    for (const locale of LOCALES) {
      const text = textOf(shop, locale, 'Operator sp. z o.o.');
      assert.doesNotMatch(text, /[{}]/);
      for (const part of ['Pod Lipą sp. z o.o.', '213', '87', '29', 'Operator sp. z o.o.', 'a@sklep.example'])
        assert.ok(text.includes(part), `${locale}: ${part}`);
    }
  });

  it('change with the settings: basis, fields, offers, who runs the chat [D2, PR-4]', () => {
    const asked = textOf(aShop({ leadBasis: 'request' }), 'pl', null);
    assert.match(asked, /prośbę o kontakt/);
    assert.doesNotMatch(asked, /wycofać w każdej chwili/);
    assert.match(asked, /prowadzimy sami/);
    assert.doesNotMatch(asked, /numer telefonu/);
    const more = aShop({ fields: { name: 'off', email: 'required', phone: 'optional' } });
    assert.match(textOf(more, 'pl', null), /adres e-mail, numer telefonu i treść wiadomości/);
    assert.doesNotMatch(asked, /oferty/);
    const offers = aShop({ marketing: { email: true, phone: false, texts: { email: {}, phone: {} } } });
    assert.match(textOf(offers, 'pl', null), /oferty/);
  });
});
