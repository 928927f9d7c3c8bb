import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import { NO_MARKETING, type Shop } from '../../../../service/domain/model/shop/shop.ts';
import {
  formStandingOf,
  makeFormStanding,
  offerBoxesOf,
} from '../../../../service/domain/notice/form-standing.ts';
import { AT, aBinding, aShop, someFacts } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const { ports, clock } = makeDomainScene();
const writer = { digest: ports.digest, clock, mailer: { isSet: true } };
const shop = aShop({ confirmedAt: AT, marketing: { ...NO_MARKETING, email: true } });

describe('what the form shows', () => {
  type Case = {
    when: string;
    shop?: Partial<Shop>;
    page?: Partial<PolicyPage>;
    kind: string;
    shows: readonly [notice: boolean, consent: boolean, offers: boolean];
  };
  const CASES: readonly Case[] = [
    { when: 'while the page is published', kind: 'consent', shows: [true, true, true] },
    {
      when: 'for requests, while the page is published',
      shop: { leadBasis: 'request' },
      kind: 'request',
      shows: [true, false, true],
    },
    {
      when: 'under the built-in notice, while the page is away',
      page: { state: 'unpublished' },
      kind: 'request',
      shows: [true, false, false],
    },
    {
      when: 'bare, while the page is away',
      shop: { whenNoPolicy: 'bare' },
      page: { state: 'unpublished' },
      kind: 'bare',
      shows: [false, false, false],
    },
    {
      when: 'closed, though the page is published',
      shop: { closesAt: AT },
      kind: 'closed',
      shows: [false, false, false],
    },
  ];
  for (const { when, shop: changes, page, kind, shows } of CASES) {
    const [notice, consent, offers] = shows.map((is) => (is ? 'a' : 'no'));
    it(`is ${notice} notice, ${consent} box for consent and ${offers} box for offers ${when} [D2, D3, MK-1]`, () => {
      const [bound] = aBinding().pages;
      assert.ok(bound);
      const binding = aBinding({ pages: [{ ...bound, ...page }] });
      const basis = {
        shop: { ...shop, ...changes },
        binding,
        agreement: 'not_needed',
        facts: someFacts(),
      } as const;
      const standing = formStandingOf(writer, basis, 'pl');
      assert.equal(standing.offer.kind, kind);
      assert.deepEqual(
        [
          standing.notice !== null,
          (standing.notice?.consent ?? null) !== null,
          offerBoxesOf(writer, standing) !== null,
        ],
        shows,
      );
    });
  }

  it('is composed anew when the page, a recipient or the row of the shop changes, and dated each time [CO-4]', async () => {
    let [binding, facts] = [aBinding(), someFacts()];
    const read = makeFormStanding({
      ...writer,
      policyBindings: { getRecent: async () => binding },
      agreementGate: () => 'not_needed',
      readProcessingFacts: async () => facts,
    });
    const noticeOf = async (row: Shop) =>
      (await read(row, scopeOfShop(row.id), 'pl')).notice ?? assert.fail('no notice');
    const first = await noticeOf(shop);
    clock.forward(60_000);
    assert.deepEqual(await noticeOf(shop), { ...first, createdAt: clock.now() });
    const ids = [first.id];
    binding = aBinding({ pages: binding.pages.map((page) => ({ ...page, title: 'Nowa polityka' })) });
    ids.push((await noticeOf(shop)).id);
    facts = { ...facts, agencies: ['Agencja'] };
    ids.push((await noticeOf(shop)).id);
    ids.push((await noticeOf({ ...shop, leadRetentionDays: shop.leadRetentionDays + 1 })).id);
    assert.equal(new Set(ids).size, 4);
  });
});
