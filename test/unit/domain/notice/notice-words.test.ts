import assert from 'node:assert/strict';
import {
  complaintAuthority,
  countryOf,
} from '../../../../service/domain/model/notice/complaint-authority.ts';
import {
  advertisingLaw,
  deviceConsentLaw,
  deviceLaw,
} from '../../../../service/domain/model/notice/national-law.ts';
import { leadBasisOf, type TextPart } from '../../../../service/domain/model/notice/notice.ts';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import { composeNotice, noticeWords, policyLink } from '../../../../service/domain/notice/compose-notice.ts';
import { judgePolicyText } from '../../../../service/domain/notice/judge-policy-text.ts';
import { showsText } from '../../../../service/domain/notice/shows-text.ts';
import { fillParts, htmlText, joined, plainText } from '../../../../service/domain/notice/text-parts.ts';
import { makeDigest } from '../../../../service/outbound/sha256-digest.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { AT, aBinding, aNotice, aShop, someFacts } from '../../../support/builders/builders.ts';

const digest = makeDigest('pepper of the words of a notice');
const shop = aShop({ confirmedAt: AT, fields: { name: 'optional', email: 'required', phone: 'off' } });
const [bound] = aBinding().pages;
assert.ok(bound);
const page: PolicyPage = bound;
const compose = (changes: Partial<Parameters<typeof composeNotice>[0]> = {}) =>
  composeNotice({
    shop,
    locale: 'pl',
    basis: 'consent',
    page,
    facts: someFacts(),
    digest,
    now: AT,
    ...changes,
  });

describe('filling the gaps of a sentence', () => {
  type Case = {
    what: string;
    sentence: string;
    gaps: Parameters<typeof fillParts>[1];
    parts: readonly TextPart[];
  };
  const link = { text: 'Polityka', href: 'https://sklep.example/p' };
  const CASES: readonly Case[] = [
    {
      what: 'joins text with text',
      sentence: 'Do {name}!',
      gaps: { name: 'Ady' },
      parts: [{ text: 'Do Ady!' }],
    },
    {
      what: 'keeps a link apart',
      sentence: 'Czytaj: {policy}.',
      gaps: { policy: link },
      parts: [{ text: 'Czytaj: ' }, link, { text: '.' }],
    },
    {
      what: 'takes several parts for one gap',
      sentence: '{policy}.',
      gaps: { policy: [link, { text: ' (po polsku)' }] },
      parts: [link, { text: ' (po polsku).' }],
    },
    {
      what: 'keeps two links apart',
      sentence: '{policy}{policy}',
      gaps: { policy: link },
      parts: [link, link],
    },
    {
      what: 'keeps a gap that it has nothing for',
      sentence: 'Do {name}',
      gaps: {},
      parts: [{ text: 'Do {name}' }],
    },
    { what: 'leaves out what is empty', sentence: '{name}', gaps: { name: '' }, parts: [] },
    {
      what: 'ends a sentence with one full stop after a name that has its own',
      sentence: 'Pisz do {name}.',
      gaps: { name: 'Lipa sp. z o.o.' },
      parts: [{ text: 'Pisz do Lipa sp. z o.o.' }],
    },
    {
      what: 'ends a sentence with its full stop after any other name',
      sentence: 'Pisz do {name}.',
      gaps: { name: 'Lipa' },
      parts: [{ text: 'Pisz do Lipa.' }],
    },
    {
      what: 'reads capital letters and figures in braces as text',
      sentence: '{A} {1}',
      gaps: { A: 'x', '1': 'y' },
      parts: [{ text: '{A} {1}' }],
    },
  ];
  for (const { what, sentence, gaps, parts } of CASES) {
    it(what, () => assert.deepEqual(fillParts(sentence, gaps), parts));
  }

  it('writes a list with the last word before the last item alone', () => {
    assert.deepEqual(
      [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => joined(items, ' i ')),
      ['', 'a', 'a i b', 'a, b i c'],
    );
  });

  it('shows a link as text with its address behind, and as markup that cannot break out', () => {
    const parts = [{ text: '<b> & "ja" ' }, { text: 'a>b', href: 'https://x.example/?a=1&b="' }];
    assert.equal(plainText(parts), '<b> & "ja" a>b <https://x.example/?a=1&b=">');
    assert.equal(
      htmlText(parts),
      '&lt;b&gt; &amp; &quot;ja&quot; <a href="https://x.example/?a=1&amp;b=&quot;">a&gt;b</a>',
    );
  });
});

describe('the link to the policy', () => {
  const words = noticeWords('pl');
  it('is there for a published page with an address, and for no other [D3]', () => {
    assert.equal(policyLink(null, 'pl', words), null);
    assert.equal(policyLink({ ...page, state: 'placeholder' }, 'pl', words), null);
    assert.equal(policyLink({ ...page, url: null }, 'pl', words), null);
    assert.deepEqual(policyLink(page, 'pl', words), [
      { text: 'Polityka prywatności', href: 'https://sklep.example/polityka' },
    ]);
  });

  it('has the address for a page without a title', () => {
    assert.deepEqual(policyLink({ ...page, title: null }, 'pl', words), [
      { text: 'https://sklep.example/polityka', href: 'https://sklep.example/polityka' },
    ]);
    assert.equal(
      compose({ page: { ...page, title: null } }).content.policy?.title,
      'https://sklep.example/polityka',
    );
  });

  it('says the language of the page when the notice has another one [TR-4]', () => {
    assert.deepEqual(policyLink(page, 'en', noticeWords('en'))?.at(-1), { text: ' (in Polish)' });
    assert.equal(policyLink({ ...page, locale: 'en' }, 'en', noticeWords('en'))?.length, 1);
  });
});

describe('the content of a notice', () => {
  it('names phone and officer of the controller where there are any, and else leaves no gap [TR-1]', () => {
    const controller = { ...shop.controller, phone: '+48 12 345 67 89', dpo: 'Jan, iod@sklep.example' };
    const whole = compose({ shop: { ...shop, controller }, locale: 'en' }).content.textPlain;
    assert.match(
      whole,
      /, phone \+48 12 345 67 89\. Data protection officer: Jan, iod@sklep\.example\. We use/,
    );
    const [first] = compose({ locale: 'en' }).paragraphs;
    assert.deepEqual(first?.slice(0, 2), [
      { text: 'The controller of your data is Pod Lipą sp. z o.o., Lipowa 1. Contact: ' },
      { text: 'a@sklep.example', href: 'mailto:a@sklep.example' },
    ]);
    assert.match(first?.[2]?.text ?? '', /^\. We use them /);
    assert.deepEqual(compose().content.recipients, []);
  });

  it('names one legal basis for each case [D2, TR-1]', () => {
    const articles = (basis: 'consent' | 'request') => [
      ...compose({ basis, locale: 'en' }).content.textPlain.matchAll(/6\(1\)(\([a-f]\))/g),
    ];
    assert.deepEqual(
      articles('consent').map(([, letter]) => letter),
      ['(a)', '(c)', '(f)'],
    );
    assert.deepEqual(
      articles('request').map(([, letter]) => letter),
      ['(b)', '(c)', '(f)', '(f)'],
    );
  });

  it('takes a name with a sign of replacement as it stands', () => {
    const phone = "$& $1 $'";
    const whole = compose({ shop: { ...shop, controller: { ...shop.controller, phone, dpo: phone } } });
    assert.equal(whole.content.textPlain.split(phone).length, 3);
  });

  it('names the fields that are asked for, the message always, and the required ones [TR-5]', () => {
    const fields = (asked: typeof shop.fields) =>
      compose({ shop: { ...shop, fields: asked } }).content.fields;
    assert.deepEqual(fields({ name: 'optional', email: 'required', phone: 'off' }), [
      'name',
      'email',
      'message',
    ]);
    assert.deepEqual(fields({ name: 'off', email: 'off', phone: 'required' }), ['phone', 'message']);
    const required = (asked: typeof shop.fields) =>
      /required fields \(([^)]*)\)/.exec(
        compose({ locale: 'en', shop: { ...shop, fields: asked } }).content.textPlain,
      )?.[1];
    assert.equal(
      required({ name: 'optional', email: 'required', phone: 'off' }),
      'e-mail address and message',
    );
    assert.equal(required({ name: 'off', email: 'off', phone: 'required' }), 'phone number and message');
    assert.equal(required({ name: 'optional', email: 'optional', phone: 'optional' }), 'message');
    const optional = compose({
      locale: 'en',
      shop: { ...shop, fields: { ...shop.fields, email: 'optional' } },
    });
    assert.notEqual(optional.content.textPlain, compose({ locale: 'en' }).content.textPlain);
  });

  it('has one purpose, to reply, under the basis of the form, which is required [CO-3, D2]', () => {
    for (const basis of ['consent', 'request'] as const) {
      const notice = compose({ basis });
      assert.deepEqual(
        notice.content.purposes.map(({ code, basis: of, required }) => [code, of, required]),
        [['reply', basis, true]],
      );
      assert.notEqual(notice.content.purposes[0]?.text, '');
      assert.equal(leadBasisOf(notice), basis);
      assert.equal(notice.content.surface, 'offline_form');
    }
  });

  it('tells how to withdraw a consent, and how to object to a request, in words that are part of the whole [CO-5]', () => {
    const [consent, request] = [compose(), compose({ basis: 'request' })];
    assert.notEqual(consent.content.withdrawText, request.content.withdrawText);
    for (const { content } of [consent, request]) {
      assert.ok(content.textPlain.includes(content.withdrawText));
      assert.ok(content.textPlain.includes(content.retentionText));
      assert.match(content.retentionText, /180/);
    }
  });

  it('is the same in plain text, in markup and in the parts that the widget shows', () => {
    const { content, paragraphs, consent } = compose();
    assert.ok(consent);
    const shown = [...paragraphs, consent];
    assert.equal(content.textPlain, shown.map(plainText).join('\n'));
    assert.equal(content.textHtml, shown.map((parts) => `<p>${htmlText(parts)}</p>`).join('\n'));
    assert.equal(compose({ basis: 'request' }).content.textPlain.split('\n').length, 9);
    assert.equal(compose({ basis: 'request', page: null }).content.textPlain.split('\n').length, 9);
  });

  it('says where it came from, outside its id [D5]', () => {
    assert.deepEqual(compose().origin, {
      pageId: '3',
      revision: null,
      modifiedAt: AT,
      snapshotSha256: 'a'.repeat(64),
    });
    assert.deepEqual(compose({ page: null }).origin, {
      pageId: null,
      revision: null,
      modifiedAt: null,
      snapshotSha256: null,
    });
    const away = compose({ page: { ...page, state: 'unpublished' } });
    assert.deepEqual([away.content.policy, away.origin.snapshotSha256], [null, null]);
    const unread = compose({ page: { ...page, contentSha256: null } });
    assert.deepEqual([unread.content.policy?.contentSha256, unread.origin.snapshotSha256], ['', null]);
    assert.match(compose().id, /^ntc_[0-9a-f]{64}$/);
  });

  it('is a consent only where the reply is the purpose that asks for it [D2]', () => {
    const notice = aNotice();
    const [purpose] = notice.content.purposes;
    assert.ok(purpose);
    const withPurposes = (...purposes: (typeof purpose)[]) =>
      leadBasisOf({ ...notice, content: { ...notice.content, purposes } });
    assert.equal(withPurposes(purpose), 'consent');
    assert.equal(withPurposes({ ...purpose, code: 'marketing_email' }), 'request');
    assert.equal(
      withPurposes({ ...purpose, basis: 'request' }, { ...purpose, code: 'marketing_email' }),
      'request',
    );
    assert.equal(withPurposes(), 'request');
  });
});

describe('the body to complain to', () => {
  const CASES: readonly [url: string, locale: Locale, country: ReturnType<typeof countryOf>][] = [
    ['https://sklep.pl', 'de', 'PL'],
    ['https://laden.de', 'pl', 'DE'],
    ['https://laden.at', 'pl', 'AT'],
    ['https://shop.com', 'pl', 'PL'],
    ['https://shop.com', 'de', 'DE'],
    ['https://shop.com', 'en', 'OTHER'],
    ['https://shop.com/a.pl', 'en', 'OTHER'],
    ['https://xpl.com', 'en', 'OTHER'],
    ['https://shop.co.uk', 'pl', 'GB'],
    ['https://laden.ch', 'de', 'CH'],
    ['https://depl', 'en', 'OTHER'],
    ['https://kde', 'en', 'OTHER'],
    ['https://kat', 'en', 'OTHER'],
    ['no address', 'en', 'OTHER'],
    ['no address', 'pl', 'PL'],
  ];
  for (const [url, locale, country] of CASES) {
    it(`is that of ${country} for ${url} in ${locale} [TR-3]`, () =>
      assert.equal(countryOf(url, locale), country));
  }

  it('is known for each state of the EEA, Switzerland and the United Kingdom, in each language [TR-3]', () => {
    const EEA = 'at be bg cy cz de dk ee es fi fr gr hr hu ie is it li lt lu lv mt nl no pl pt ro se si sk';
    const names = `${EEA} ch uk com`
      .split(' ')
      .flatMap((end) => LOCALES.map((locale) => complaintAuthority(`https://a.${end}`, 'en', locale)));
    assert.equal(new Set(names).size, 33 * 3);
    for (const name of names) assert.match(name, /\p{L}{4}/u);
  });
});

describe('national law', () => {
  type Case = [url: string, shopLocale: Locale, locale: Locale, ads: RegExp, device: RegExp, consent: RegExp];
  const CASES: readonly Case[] = [
    ['https://sklep.pl', 'pl', 'pl', /art\. 398 Prawa komunikacji/, /art\. 399 ust\. 3/, /art\. 399 ust\. 1/],
    ['https://sklep.pl', 'pl', 'de', /^§ 7 UWG$/, /^§ 25 Abs\. 2 Nr\. 2 TDDDG$/, /^§ 25 Abs\. 1 TDDDG$/],
    ['https://laden.de', 'de', 'pl', /art\. 398/, /art\. 399 ust\. 3/, /art\. 399 ust\. 1/],
    [
      'https://laden.at',
      'de',
      'de',
      /^§ 174 TKG 2021$/,
      /^§ 165 Abs\. 3 TKG 2021$/,
      /^§ 165 Abs\. 3 TKG 2021$/,
    ],
    [
      'https://laden.de',
      'de',
      'en',
      /German UWG/,
      /25\(2\) no\. 2 of the German/,
      /25\(1\) of the German TDDDG/,
    ],
    ['https://thee.nl', 'en', 'en', /national rules/, /Directive 2002\/58/, /Directive 2002\/58/],
  ];
  for (const [url, shopLocale, locale, ads, device, consent] of CASES) {
    it(`of ${url} is named for a reader of ${locale} [TR-3]`, () => {
      assert.match(advertisingLaw({ url, locale: shopLocale }, locale), ads);
      assert.match(deviceLaw({ url, locale: shopLocale }, locale), device);
      assert.match(deviceConsentLaw({ url, locale: shopLocale }, locale), consent);
    });
  }
});

describe('whether a text is a policy', () => {
  it('takes 600 characters and not 599, whatever their width', () => {
    assert.equal(judgePolicyText('ż'.repeat(599)), 'short');
    assert.equal(judgePolicyText('ż'.repeat(600)), null);
    assert.equal(judgePolicyText('😀'.repeat(599)), 'short');
  });

  it('sees blanks and templates at their edges', () => {
    const long = 'Przetwarzamy dane po to, aby odpowiedzieć na pytania. '.repeat(20);
    assert.equal(judgePolicyText(`${long} XXX`), null);
    assert.equal(judgePolicyText(`${long} XXXX`), 'blanks');
    assert.equal(judgePolicyText(`${long} maXXXXi`), null);
    assert.equal(judgePolicyText(`${long} [...]`), 'blanks');
    assert.equal(judgePolicyText(`${long} [..]`), null);
    assert.equal(judgePolicyText(`${long} please REPLACE this text soon`), 'stub');
    assert.equal(judgePolicyText(' %POLICY_BODY% '), 'template');
    assert.equal(judgePolicyText(`{{ body }} ${long}`), null);
    assert.equal(judgePolicyText(`${long} {{ body }}`), null);
  });
});

describe('whether a page shows the text that was reported', () => {
  const text = 'jeden dwaa trzy czte pięć sześ';
  it('needs half of its words of four letters and more, in any order and case [D3]', () => {
    assert.equal(showsText('TRZY dwaa jeden', text), true);
    assert.equal(showsText('trzy dwaa', text), false);
    assert.equal(showsText(text, text), true);
  });

  it('counts no shorter words and no word twice', () => {
    assert.equal(showsText('abc abc abc', 'abc abc jeden dwaa'), false);
    assert.equal(showsText('jeden', 'jeden jeden dwaa trzy'), false);
    assert.equal(showsText('', text), false);
  });

  it('never takes a report without words', () => {
    assert.equal(showsText('jeden dwaa', 'a b c'), false);
    assert.equal(showsText('', ''), false);
  });
});
