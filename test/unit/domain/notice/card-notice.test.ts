import assert from 'node:assert/strict';
import type { CardPurpose } from '../../../../service/domain/model/card/card.ts';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import { composeCardNotice, fieldName } from '../../../../service/domain/notice/compose-card-notice.ts';
import { plainText } from '../../../../service/domain/notice/text-parts.ts';
import { makeDigest } from '../../../../service/outbound/sha256-digest.ts';
import { type CardBasis, LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { AT, aBinding, aShop, someFacts } from '../../../support/builders/builders.ts';

const digest = makeDigest('pepper of the notices of cards');
const shop = aShop({ conversationRetentionDays: 90 });
const [bound] = aBinding().pages;
assert.ok(bound);
const page: PolicyPage = {
  ...bound,
  locale: 'en',
  title: 'Privacy',
  url: 'https://sklep.example/en/privacy',
};
const purpose: CardPurpose = {
  code: 'size',
  text: { pl: 'dobranie rozmiaru', en: 'finding your size' },
  basis: 'consent',
  fields: ['email', 'text'],
  retentionDays: 30,
  needed: false,
  consequence: { en: 'Without it we cannot advise you.' },
};
const CONTROLLER =
  'The controller of your data is Pod Lipą sp. z o.o., Lipowa 1. Contact: a@sklep.example <mailto:a@sklep.example>.';

type Input = Parameters<typeof composeCardNotice>[0];
const compose = (changes: Partial<Input> = {}, ofPurpose: Partial<CardPurpose> = {}) =>
  composeCardNotice({
    shop,
    locale: 'en',
    purpose: { ...purpose, ...ofPurpose },
    fields: [
      { kind: 'email', label: null },
      { kind: 'text', label: 'Height' },
    ],
    page,
    facts: someFacts(),
    digest,
    now: AT,
    ...changes,
  });
const layers = ({ paragraphs, firstLayer }: ReturnType<typeof compose>) => {
  const lines = paragraphs.map(plainText);
  return { open: lines.slice(0, firstLayer), folded: lines.slice(firstLayer) };
};
const textOf = (notice: ReturnType<typeof compose>): string => notice.paragraphs.map(plainText).join('\n');

describe('the notice of a data-request card', () => {
  it('says openly what is asked, why, whether it is needed, on which basis, how long, and how to withdraw [TR-1, RQ-1]', () => {
    assert.deepEqual(layers(compose()).open, [
      'We ask for: e-mail address and Height. Purpose: finding your size.',
      'Giving this is voluntary. Without it we cannot advise you.',
      'Legal basis: your consent (Art. 6(1)(a) GDPR). We delete it after 30 days at the latest, and together with the chat if you delete that first. The record of the consent (without the message, and with a keyed hash in place of the address) stays for 1 year after that because of possible claims (Art. 6(1)(f) GDPR).',
      'You can withdraw your consent at any time: with the button under this request for as long as you have this chat, or by writing to a@sklep.example <mailto:a@sklep.example>. Withdrawing it does not affect the lawfulness of what we did before.',
      'Details: Privacy <https://sklep.example/en/privacy>.',
    ]);
  });

  it('names the controller and the rights below that, with the authority of the shop’s country [TR-1, TR-3]', () => {
    const { folded } = layers(compose());
    assert.deepEqual(folded, [
      CONTROLLER,
      'The companies that provide our hosting and e-mail may receive the data, too.',
      'You have the right to access, correct and erase your data, to have their use restricted, to receive them in a portable form, and to complain to the President of the Personal Data Protection Office (UODO) in Poland.',
    ]);
  });

  it('names the operator where another company hosts the chat, among the recipients too [TR-1]', () => {
    const notice = compose({ facts: someFacts({ operatorName: 'Operator S.A.' }) });
    assert.deepEqual(layers(notice).folded.slice(0, 2), [
      CONTROLLER,
      'Operator S.A. runs the chat for us under a data-processing agreement. The companies that provide our hosting and e-mail may receive the data, too.',
    ]);
    assert.deepEqual(notice.content.recipients, ['Operator S.A.']);
    assert.deepEqual(compose().content.recipients, []);
  });

  it('names phone and officer of the controller where there are any [TR-1]', () => {
    const controller = { ...shop.controller, phone: '+48 600 700 800', dpo: 'Jan Gęś' };
    const [line] = layers(compose({ shop: { ...shop, controller } })).folded;
    assert.match(line ?? '', /, phone \+48 600 700 800\. Data protection officer: Jan Gęś\.$/);
  });

  it('says where answers are needed, with what happens without them [RQ-1]', () => {
    assert.equal(
      layers(compose({}, { needed: true })).open[1],
      'Giving this is voluntary, but it is needed for the purpose. Without it we cannot advise you.',
    );
  });

  type Basis = { basis: CardBasis; basisWords: RegExp; leave: string; hasBox: boolean };
  const BASES: readonly Basis[] = [
    { basis: 'consent', basisWords: /Art\. 6\(1\)\(a\)/, leave: 'withdraw', hasBox: true },
    { basis: 'contract', basisWords: /Art\. 6\(1\)\(b\)/, leave: '', hasBox: false },
    { basis: 'interest', basisWords: /Art\. 6\(1\)\(f\)/, leave: 'object', hasBox: false },
  ];
  for (const { basis, basisWords, leave, hasBox } of BASES) {
    it(`on the basis ${basis} has ${hasBox ? 'a box' : 'no box'} and says ${leave === '' ? 'nothing of leaving' : `how to ${leave}`} [D2, CO-5]`, () => {
      const notice = compose({}, { basis });
      assert.match(textOf(notice), basisWords);
      const said = ['withdraw', 'object'].filter((word) =>
        textOf(notice).toLowerCase().includes(`you can ${word}`),
      );
      assert.deepEqual(said, leave === '' ? [] : [leave]);
      assert.equal(notice.content.withdrawText.toLowerCase().includes(`you can ${leave} `), leave !== '');
      assert.equal(notice.consent !== null, hasBox);
      assert.ok(notice.paragraphs.every((parts) => parts.length > 0));
      assert.deepEqual(notice.content.purposes, [
        { code: 'card.size', basis, required: false, text: 'finding your size' },
      ]);
    });
  }

  it('has beside its box controller, fields, purpose, withdrawal and policy in one sentence [CO-5]', () => {
    assert.equal(
      plainText(compose().consent ?? []),
      'I consent to Pod Lipą sp. z o.o. processing my personal data (e-mail address and Height). Purpose: finding your size. I can withdraw my consent at any time: with the button under this request, or by writing to a@sklep.example <mailto:a@sklep.example>. Details: Privacy <https://sklep.example/en/privacy>.',
    );
  });

  it('has neither box nor policy while no page is published [D3]', () => {
    for (const away of [null, { ...page, state: 'unpublished' } as const]) {
      const notice = compose({ page: away });
      assert.deepEqual([notice.consent, notice.content.policy], [null, null]);
      assert.doesNotMatch(textOf(notice), /Details|privacy/);
    }
  });

  it('keeps answers no longer than the shop keeps conversations [RE-1]', () => {
    assert.match(compose({}, { retentionDays: 365 }).content.retentionText, /after 90 days/);
    assert.match(compose({}, { retentionDays: 7 }).content.retentionText, /after 7 days/);
  });

  it('says of one day that it is one', () => {
    const one = { pl: /po 1 dniu,/, en: /after 1 day at/, de: /nach 1 Tag,/ };
    for (const locale of LOCALES)
      assert.match(compose({ locale }, { retentionDays: 1 }).content.retentionText, one[locale]);
  });

  it('speaks the visitor’s language, and of the shop’s own words those that there are [TR-4]', () => {
    const german = compose({ locale: 'de' }, { consequence: {} });
    assert.match(textOf(german), /dobranie rozmiaru/);
    assert.equal(german.content.locale, 'de');
    for (const locale of LOCALES) {
      const { content, consent } = compose({ locale });
      assert.doesNotMatch(content.textPlain + plainText(consent ?? []), /[{}]|undefined/, locale);
    }
  });

  it('is frozen under the hash of all that it says, and says for what it was made [D5]', () => {
    const notice = compose();
    assert.equal(notice.content.surface, 'data_request');
    assert.deepEqual(notice.content.fields, ['e-mail address', 'Height']);
    assert.equal(notice.content.policy?.url, page.url);
    assert.equal(compose({ now: new Date(0) }).id, notice.id);
    assert.notEqual(compose({}, { needed: true }).id, notice.id);
  });

  it('calls a field of the shop’s own by its label, and every other by its name', () => {
    assert.equal(fieldName({ kind: 'order_number', label: null }, 'en'), 'order number');
    assert.equal(fieldName({ kind: 'text', label: 'Height' }, 'en'), 'Height');
    assert.equal(fieldName({ kind: 'text', label: null }, 'en'), '');
  });
});
