import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import {
  boundPages,
  isUnseen,
  linkBinding,
  type PolicyBinding,
  type PolicyPage,
  pageFor,
} from '../../../../service/domain/model/notice/policy-binding.ts';
import type { PolicyState } from '../../../../service/protocol/vocabulary.ts';
import { aBinding, aShopId } from '../../../support/builders/builders.ts';

const [bound] = aBinding().pages;
assert.ok(bound);
const page = (changes: Partial<PolicyPage>): PolicyPage => ({ ...bound, ...changes });
const bind = (...pages: PolicyPage[]): PolicyBinding => aBinding({ pages });

describe('the page that speaks for a language', () => {
  const polish = page({ locale: 'pl', isDefault: true });
  const english = page({ locale: 'en', isDefault: false });
  const away = (one: PolicyPage, state: PolicyState = 'absent') => ({ ...one, state });
  type Case = { what: string; binding: PolicyBinding | null; page: PolicyPage | null };
  const CASES: readonly Case[] = [
    { what: 'none, while nothing is bound', binding: null, page: null },
    { what: 'none, of a binding without pages', binding: bind(), page: null },
    { what: 'its own, while it is published', binding: bind(polish, english), page: english },
    { what: 'the default one, where it has none of its own', binding: bind(polish), page: polish },
    {
      what: 'the default one, while its own is away [D3]',
      binding: bind(polish, away(english)),
      page: polish,
    },
    {
      what: 'its own, away, when the default one is away too',
      binding: bind(away(polish, 'foreign'), away(english)),
      page: away(english),
    },
    {
      what: 'the default one, away, without any of its own',
      binding: bind(away(polish)),
      page: away(polish),
    },
    {
      what: 'the first one, where none is the default',
      binding: bind(page({ locale: 'de', isDefault: false }), page({ locale: 'pl', isDefault: false })),
      page: page({ locale: 'de', isDefault: false }),
    },
    {
      what: 'the default one, wherever it stands',
      binding: bind(page({ locale: 'de', isDefault: false }), polish),
      page: polish,
    },
  ];
  for (const { what, binding, page: expected } of CASES) {
    it(`is ${what}`, () => assert.deepEqual(pageFor(binding, 'en'), expected));
  }

  it('is told for each language of the widget, and only while it is published [D3, TR-4]', () => {
    assert.deepEqual(boundPages(bind(away(polish), english)), [
      { locale: 'pl', policyLocale: null },
      { locale: 'en', policyLocale: 'en' },
      { locale: 'de', policyLocale: null },
    ]);
    assert.deepEqual(
      boundPages(bind(polish)).map(({ policyLocale }) => policyLocale),
      ['pl', 'pl', 'pl'],
    );
    assert.deepEqual(
      boundPages(null).map(({ policyLocale }) => policyLocale),
      [null, null, null],
    );
  });
});

describe('a page that the service has yet to see', () => {
  it('is one that the shop server calls published and nobody has looked at', () => {
    const reported = { state: 'published', reason: 'publish' } as const;
    assert.equal(isUnseen(page({ reported, reason: 'not_checked' })), true);
    assert.equal(isUnseen(page({ reported, reason: 'ok' })), false);
    assert.equal(
      isUnseen(page({ reported: { ...reported, state: 'absent' }, reason: 'not_checked' })),
      false,
    );
    assert.equal(isUnseen(page({ reported: null, reason: 'not_checked' })), false);
  });

  it('is none of a binding that the service made itself from links', () => {
    const shopId = aShopId();
    assert.deepEqual(linkBinding(scopeOfShop(shopId), [bound]), {
      shopId,
      source: 'link',
      pages: [bound],
      adapter: null,
      pushedAt: 0,
      lastPushAt: null,
    });
  });
});
