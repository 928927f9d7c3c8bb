import assert from 'node:assert/strict';
import { yearsText } from '../../../../service/domain/model/marketing/marketing-texts.ts';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import { type MarketingSettings, NO_MARKETING } from '../../../../service/domain/model/shop/shop.ts';
import { composeMarketingNotice } from '../../../../service/domain/notice/compose-marketing-notice.ts';
import { plainText } from '../../../../service/domain/notice/text-parts.ts';
import { makeDigest } from '../../../../service/outbound/sha256-digest.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { AT, aBinding, aShop, someFacts } from '../../../support/builders/builders.ts';

const digest = makeDigest('pepper of the boxes for offers');
const both: MarketingSettings = { ...NO_MARKETING, email: true, phone: true };
const FIELDS = { name: 'optional', email: 'required', phone: 'optional' } as const;
const shop = aShop({ marketing: both, fields: FIELDS, marketingProofYears: 3 });
const [bound] = aBinding().pages;
assert.ok(bound);
const page: PolicyPage = {
  ...bound,
  locale: 'en',
  title: 'Privacy',
  url: 'https://sklep.example/en/privacy',
};

type Input = Parameters<typeof composeMarketingNotice>[0];
const compose = (changes: Partial<Input> = {}) =>
  composeMarketingNotice({
    shop,
    locale: 'en',
    page,
    facts: someFacts(),
    isMailSet: true,
    digest,
    now: AT,
    ...changes,
  });
const composed = (changes: Partial<Input> = {}) => {
  const found = compose(changes);
  assert.ok(found);
  return found;
};
const channelsWith = (changes: Partial<typeof shop>) =>
  (compose({ shop: { ...shop, ...changes } })?.boxes ?? []).map(({ channel }) => channel);

describe('the boxes for offers', () => {
  it('are one for each channel that the shop turned on and whose field the form asks for [MK-1, CO-3]', () => {
    assert.deepEqual(channelsWith({}), ['email', 'phone']);
    assert.deepEqual(channelsWith({ marketing: { ...both, phone: false } }), ['email']);
    assert.deepEqual(channelsWith({ marketing: { ...both, email: false } }), ['phone']);
    assert.deepEqual(channelsWith({ fields: { ...FIELDS, phone: 'off' } }), ['email']);
  });

  it('leave e-mail out without a mail server, for its consent counts by a link in a mail alone [MK-2]', () => {
    const boxesOf = (changes: Partial<typeof shop>) =>
      compose({ shop: { ...shop, ...changes }, isMailSet: false })?.boxes.map(({ channel }) => channel);
    assert.deepEqual(boxesOf({}), ['phone']);
    assert.equal(boxesOf({ marketing: { ...both, phone: false } }), undefined);
  });

  it('are none where no channel is left, and while no page is published, on any basis of the form [MK-1, D3]', () => {
    assert.equal(compose({ shop: { ...shop, marketing: NO_MARKETING } }), null);
    for (const away of [null, { ...page, state: 'unpublished' } as const, { ...page, url: null }])
      assert.equal(compose({ page: away }), null);
    assert.deepEqual(channelsWith({ leadBasis: 'request' }), ['email', 'phone']);
  });

  it('say who sends what over which channel, how to withdraw, and where the policy is [CO-5, MK-1]', () => {
    const said = composed().boxes.map(({ text }) => plainText(text));
    const mail = 'a@sklep.example <mailto:a@sklep.example>';
    assert.deepEqual(said, [
      `I would like to receive offers and commercial information from Pod Lipą sp. z o.o. by e-mail. I can withdraw this consent at any time: with the link in every message or by writing to ${mail}. Details: Privacy <https://sklep.example/en/privacy>.`,
      `I would like to receive offers and commercial information from Pod Lipą sp. z o.o. at the number given in two ways: by text message (SMS) and by phone call. The consent covers both; one alone cannot be chosen. I can withdraw this consent at any time by writing to ${mail} or by saying so during a call. Details: Privacy <https://sklep.example/en/privacy>.`,
    ]);
  });

  it('have the shop’s own words in the language for which it wrote any', () => {
    const marketing = { ...both, texts: { ...both.texts, email: { en: 'News of {controller}?' } } };
    const wordsIn = (locale: 'en' | 'pl') =>
      composed({ shop: { ...shop, marketing }, locale }).boxes.map(({ text }) => plainText(text))[0];
    assert.equal(wordsIn('en'), 'News of Pod Lipą sp. z o.o.?');
    assert.doesNotMatch(wordsIn('pl') ?? 'News', /News/);
  });

  it('say beside them that they are voluntary, on which basis they rest, and how long what is kept [TR-1, RE-1]', () => {
    const { hint, notice } = composed();
    const retention =
      'We keep the address and number until you withdraw your consent. Only the record of the consent, without address or number, is kept for 3 years after that because of possible claims (Art. 6(1)(f) GDPR).';
    assert.match(plainText(hint), /^These consents are voluntary: .* Art\. 6\(1\)\(a\) GDPR/);
    assert.ok(plainText(hint).endsWith(retention));
    assert.equal(notice.content.retentionText, retention);
  });

  it('say nothing of a record where the shop keeps none after the withdrawal [RE-1]', () => {
    const { content } = composed({ shop: { ...shop, marketingProofYears: 0 } }).notice;
    assert.equal(content.retentionText, 'We keep the address and number until you withdraw your consent.');
  });

  it('are frozen in one notice, with one purpose for each, none of them required [D5, CO-3]', () => {
    const { notice, boxes, hint } = composed({ facts: someFacts({ operatorName: 'Operator S.A.' }) });
    const { surface, purposes, fields, recipients, withdrawText, textPlain } = notice.content;
    assert.equal(surface, 'marketing_optin');
    assert.deepEqual(
      purposes,
      boxes.map(({ channel, text }) => ({
        code: `marketing_${channel}`,
        basis: 'consent',
        required: false,
        text: plainText(text),
      })),
    );
    assert.deepEqual([fields, recipients], [['email', 'phone'], ['Operator S.A.']]);
    assert.equal(notice.content.policy?.contentSha256, page.contentSha256);
    assert.match(withdrawText, /withdraw at any time: with the link in every message/);
    assert.equal(textPlain, [...boxes.map(({ text }) => text), hint].map(plainText).join('\n'));
    assert.notEqual(notice.id, composed({ shop: { ...shop, marketingProofYears: 2 } }).notice.id);
  });

  it('leave no gap open in any language [TR-4]', () => {
    for (const locale of LOCALES)
      assert.doesNotMatch(composed({ locale }).notice.content.textPlain, /[{}]|undefined/, locale);
  });
});

describe('a number of years', () => {
  const CASES: readonly [years: number, pl: string, en: string, de: string][] = [
    [1, '1 rok', '1 year', '1 Jahr'],
    [2, '2 lata', '2 years', '2 Jahre'],
    [4, '4 lata', '4 years', '4 Jahre'],
    [5, '5 lat', '5 years', '5 Jahre'],
  ];
  for (const [years, ...words] of CASES) {
    it(`has the right form for ${years} in each language`, () =>
      assert.deepEqual(
        (['pl', 'en', 'de'] as const).map((locale) => yearsText(years, locale)),
        words,
      ));
  }
});
