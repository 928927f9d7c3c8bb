import assert from 'node:assert/strict';
import { chatRetention, chatSentences } from '../../../service/domain/notice/compose-chat-notice.ts';
import { composePolicyText } from '../../../service/domain/policy-text/compose-policy-text.ts';
import { LOCALES } from '../../../service/protocol/vocabulary.ts';
import { aShop, someFacts } from '../../support/builders/builders.ts';

const textOf = (...args: Parameters<typeof composePolicyText>): string =>
  composePolicyText(...args)
    .flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])
    .join('\n');

describe('words for the shop’s own policy page', () => {
  it('are whole in each language: no gap is left, controller and periods are the shop’s own', () => {
    const shop = aShop({ leadRetentionDays: 213, conversationRetentionDays: 87, anonymousRetentionDays: 29 });
    for (const locale of LOCALES) {
      const text = textOf(shop, locale, someFacts({ operatorName: 'Operator sp. z o.o.' }));
      assert.doesNotMatch(text, /[{}]/);
      for (const part of ['Pod Lipą sp. z o.o.', '213', '87', '29', 'Operator sp. z o.o.', 'a@sklep.example'])
        assert.ok(text.includes(part), `${locale}: ${part}`);
    }
  });

  it('change with the settings: basis, fields, offers, who runs the chat [D2, PR-4]', () => {
    const asked = textOf(aShop({ leadBasis: 'request' }), 'pl', someFacts());
    assert.match(asked, /działania na Twoją prośbę/);
    assert.doesNotMatch(asked, /wycofać w każdej chwili/);
    assert.match(asked, /prowadzimy sami/);
    assert.doesNotMatch(asked, /numer telefonu/);
    const more = aShop({ fields: { name: 'off', email: 'required', phone: 'optional' } });
    assert.match(textOf(more, 'pl', someFacts()), /adres e-mail, numer telefonu i treść wiadomości/);
    assert.doesNotMatch(asked, /oferty/);
    const offers = aShop({ marketing: { email: true, phone: false, texts: { email: {}, phone: {} } } });
    assert.match(textOf(offers, 'pl', someFacts()), /oferty/);
  });

  it('name the visitor list and its basis while it is on, and only then [EP-5, PR-4]', () => {
    const visitorList = { isOn: true, invitations: [] };
    for (const locale of LOCALES) {
      const listed = textOf(aShop({ visitorList }), locale, someFacts());
      assert.match(listed, /zgoda:…:visit/);
      assert.match(listed, /art\. 6 ust\. 1 lit\. a|Art\. 6\(1\)\(a\)|Art\. 6 Abs\. 1 lit\. a/);
      assert.doesNotMatch(textOf(aShop(), locale, someFacts()), /:visit/);
    }
  });

  it('name for the entry of the visitor list the law of the market, not of one language [TR-3]', () => {
    const listed = (url: string, locale: 'pl' | 'en' | 'de') =>
      textOf(aShop({ url, visitorList: { isOn: true, invitations: [] } }), locale, someFacts());
    assert.match(listed('https://sklep.pl', 'pl'), /art\. 399 ust\. 1 Prawa komunikacji/);
    assert.match(listed('https://sklep.pl', 'en'), /Art\. 399\(1\) of the Polish/);
    assert.match(listed('https://laden.at', 'de'), /§ 165 Abs\. 3 TKG 2021\)/);
    assert.doesNotMatch(listed('https://laden.at', 'de'), /TDDDG/);
  });

  it('say in the words of the notices what the shop server adds, how long a proof stays and how to object [TR-1]', () => {
    const shop = aShop({ enquiryProofYears: 2 });
    for (const locale of LOCALES) {
      const plain = textOf(shop, locale, someFacts());
      const connected = textOf(shop, locale, someFacts(someFacts({ hasShopServer: true })));
      const { data } = chatSentences(shop, locale, someFacts({ hasShopServer: true }));
      assert.ok(connected.includes(data) && !plain.includes(data), locale);
      assert.match(plain, /przez 2 lata|for 2 years|noch 2 Jahre/);
      assert.match(plain, /Prawo sprzeciwu|Right to object|Widerspruchsrecht/);
      assert.doesNotMatch(plain, /nikomu innemu|nobody else|An andere/);
    }
  });

  it('count time in the same words as the notices: one source [RE-1]', () => {
    for (const locale of LOCALES)
      assert.ok(textOf(aShop(), locale, someFacts()).includes(chatRetention(aShop(), locale)));
  });
});
