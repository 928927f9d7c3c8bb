import assert from 'node:assert/strict';
import type { FetchedPage } from '../../../../service/domain/model/base/ports.ts';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import type { PolicyState } from '../../../../service/protocol/vocabulary.ts';
import { fetchedPage } from '../../../support/builders/fetched-page.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const ADDRESS = 'https://sklep.example/polityka';
const TEXT = 'Przetwarzamy dane tylko po to, aby odpowiedzieć na pytania klientów. '.repeat(12).trim();
const OTHER = 'Sklep chwilowo nieczynny, trwa przerwa techniczna. Wracamy wkrótce. '.repeat(12);
const showing = (text: string, head = ''): FetchedPage => fetchedPage(ADDRESS, `${head}<main>${text}</main>`);
const REPORTED = { state: 'published', reason: 'publish' } as const;
const UNSEEN = { state: 'absent', reason: 'not_checked', reported: REPORTED } as const;

const reported = async (page: Partial<PolicyPage>, answer: FetchedPage = showing(TEXT)) => {
  const site = { answer, asked: 0, during: async (): Promise<unknown> => null };
  const scene = makeDomainScene({
    overrides: {
      fetchPage: async () => {
        site.asked += 1;
        await site.during();
        return site.answer;
      },
    },
  });
  const shop = await scene.openShop();
  const sha256 = scene.ports.digest.sha256Hex(TEXT);
  await scene.stores.notices.putSnapshot(shop.scope, {
    shopId: shop.id,
    sha256,
    text: TEXT,
    fetchedAt: scene.clock.now(),
    source: 'adapter',
  });
  await shop.showPolicy({ url: ADDRESS, contentSha256: sha256, checkedAt: scene.clock.now(), ...page });
  const look = (maxAgeMs = DAY_MS) => scene.useCases.lookAtReportedPages(shop.scope, maxAgeMs);
  const bound = async () => (await scene.stores.policyBindings.get(shop.scope))?.pages[0];
  return { scene, shop, site, look, bound };
};

describe('the service’s own look at a reported page', () => {
  type Case = {
    finds: string;
    before?: Partial<PolicyPage>;
    answer: FetchedPage;
    changed: boolean;
    state: PolicyState;
    reason: string;
    failures: number;
  };
  const CASES: readonly Case[] = [
    {
      finds: 'the reported text: the box is there [D3]',
      answer: showing(TEXT),
      changed: true,
      state: 'published',
      reason: 'publish',
      failures: 0,
    },
    {
      finds: 'another page in front of it [D3]',
      answer: showing(OTHER),
      changed: true,
      state: 'unpublished',
      reason: 'other_text',
      failures: 1,
    },
    {
      finds: 'a short page [D3]',
      answer: showing('Wkrótce.'),
      changed: true,
      state: 'unpublished',
      reason: 'other_text',
      failures: 1,
    },
    {
      finds: 'a page that asks for a password [D3]',
      answer: fetchedPage(ADDRESS, '<form><input type="password"></form>'),
      changed: true,
      state: 'unpublished',
      reason: 'login',
      failures: 1,
    },
    {
      finds: 'nothing under the address [D3]',
      answer: { kind: 'status', status: 404 },
      changed: true,
      state: 'absent',
      reason: 'http_404',
      failures: 1,
    },
    {
      finds: 'no answer of a page never seen: not on trust [D3]',
      answer: { kind: 'status', status: 500 },
      changed: true,
      state: 'unreachable',
      reason: 'no_answer',
      failures: 1,
    },
    {
      finds: 'no answer of a page that was seen: it stays',
      before: { ...REPORTED, reported: REPORTED, failures: 1, checkedAt: new Date(0) },
      answer: { kind: 'status', status: 500 },
      changed: false,
      state: 'published',
      reason: 'publish',
      failures: 2,
    },
    {
      finds: 'a full house: the next round looks',
      answer: { kind: 'busy' },
      changed: false,
      state: 'absent',
      reason: 'not_checked',
      failures: 0,
    },
    {
      finds: 'no text that could be compared [D3]',
      before: { ...UNSEEN, contentSha256: null },
      answer: showing(TEXT),
      changed: true,
      state: 'unpublished',
      reason: 'other_text',
      failures: 1,
    },
    {
      finds: 'a report whose text was not kept [D3]',
      before: { ...UNSEEN, contentSha256: 'b'.repeat(64) },
      answer: showing(TEXT),
      changed: true,
      state: 'unpublished',
      reason: 'other_text',
      failures: 1,
    },
    {
      finds: 'the text again, after a fault',
      before: {
        state: 'unpublished',
        reason: 'other_text',
        reported: REPORTED,
        failures: 3,
        failingSince: new Date(0),
      },
      answer: showing(TEXT),
      changed: true,
      state: 'published',
      reason: 'publish',
      failures: 0,
    },
  ];
  for (const { finds, before = UNSEEN, answer, changed, state, reason, failures } of CASES) {
    it(`finds ${finds}`, async () => {
      const { scene, look, bound } = await reported(before, answer);
      const told = () => scene.events.filter(({ type }) => type === 'notice.changed').length;
      const earlier = told();
      assert.equal(await look(), changed);
      const page = await bound();
      assert.deepEqual([page?.state, page?.reason, page?.failures], [state, reason, failures]);
      assert.equal(told() - earlier, changed ? 1 : 0);
      if (state === 'published' && changed) {
        assert.equal(page?.seenSha256, scene.ports.digest.sha256Hex(TEXT));
        assert.equal(page?.failingSince, null);
      }
      if (answer.kind !== 'busy') assert.deepEqual(page?.checkedAt, scene.clock.now());
    });
  }

  type Due = { when: string; page: Partial<PolicyPage>; ageMs?: number; due: boolean };
  const seen = { ...REPORTED, reported: REPORTED, failures: 0 };
  const lost = { state: 'unpublished', reason: 'other_text', reported: REPORTED } as const;
  const DUE: readonly Due[] = [
    { when: 'is done at once for a page that nobody has seen', page: UNSEEN, due: true },
    { when: 'is not done for a page seen a moment ago', page: seen, due: false },
    { when: 'is not done a millisecond before its time', page: seen, ageMs: DAY_MS - 1, due: false },
    { when: 'is done when its time has come', page: seen, ageMs: DAY_MS, due: true },
    { when: 'is done where a clock that ran ahead dated the last', page: seen, ageMs: -DAY_MS, due: true },
    {
      when: 'is done in each round for a page that was not there',
      page: { ...lost, failures: 1 },
      due: true,
    },
    { when: 'is done in each round up to ten times', page: { ...lost, failures: 9 }, due: true },
    {
      when: 'is done as seldom as for the others after ten times',
      page: { ...lost, failures: 10 },
      due: false,
    },
    {
      when: 'is not hurried for a page that stands in spite of a fault',
      page: { ...seen, failures: 1 },
      due: false,
    },
    { when: 'is not hurried for a page without a fault', page: { ...lost, failures: 0 }, due: false },
    {
      when: 'is never done for a page that the store itself does not call published',
      page: { state: 'absent', reason: 'not_checked', reported: { state: 'unpublished', reason: 'draft' } },
      ageMs: 9 * DAY_MS,
      due: false,
    },
    {
      when: 'is never done for a page without a report',
      page: { ...seen, reported: null },
      ageMs: 9 * DAY_MS,
      due: false,
    },
  ];
  for (const { when, page, ageMs = 0, due } of DUE) {
    it(when, async () => {
      const { scene, site, look } = await reported(page);
      scene.clock.forward(ageMs);
      await look();
      assert.equal(site.asked, due ? 1 : 0);
    });
  }

  it('is not done where links are typed, and where nothing is bound', async () => {
    const { scene, shop, site, look } = await reported(UNSEEN);
    const binding = await scene.stores.policyBindings.get(shop.scope);
    assert.ok(binding);
    await scene.stores.policyBindings.put(shop.scope, { ...binding, source: 'link' });
    assert.equal(await look(), false);
    await shop.showPolicy(null);
    assert.equal(await look(), false);
    assert.equal(site.asked, 0);
  });

  it('asks nothing for a page without an address', async () => {
    const { site, look, bound } = await reported({ ...UNSEEN, url: null });
    assert.equal(await look(), false);
    assert.deepEqual([site.asked, (await bound())?.reason], [0, 'not_checked']);
  });

  it('loses to a report that came during the look', async () => {
    const { scene, shop, site, look, bound } = await reported(UNSEEN);
    const binding = await scene.stores.policyBindings.get(shop.scope);
    assert.ok(binding);
    site.during = () =>
      scene.stores.policyBindings.put(shop.scope, { ...binding, pushedAt: binding.pushedAt + 1 });
    assert.equal(await look(), false);
    assert.equal((await bound())?.reason, 'not_checked');
  });

  it('leaves the shop disconnected, or paused, that was so during the look [AD-28, AD-42]', async () => {
    for (const end of ['disconnect', 'pause'] as const) {
      const { scene, shop, site, look } = await reported(UNSEEN);
      site.during = async () =>
        end === 'pause'
          ? scene.useCases.pauseShopServer(shop.scope)
          : scene.useCases.disconnectShopServer(shop.scope, await shop.now());
      assert.equal(await look(), false);
      assert.equal((await scene.stores.policyBindings.get(shop.scope))?.source, 'link', end);
    }
  });

  it('counts a page as foreign while the shop is on another domain, and looks at it when it is back [D3]', async () => {
    const { scene, shop, site, look, bound } = await reported({ ...REPORTED, reported: REPORTED });
    const states = async () => [(await bound())?.state, (await bound())?.reason];
    const moved = { url: 'https://nowy-sklep.example/', origins: ['https://nowy-sklep.example'] };
    const before = { url: (await shop.now()).url, origins: (await shop.now()).origins };
    await scene.stores.shops.update(shop.scope, moved);
    assert.equal(await look(0), true);
    assert.deepEqual([site.asked, await states()], [0, ['foreign', 'other_domain']]);
    await scene.stores.shops.update(shop.scope, before);
    assert.equal(await look(0), true);
    assert.deepEqual([site.asked, await states()], [1, ['published', 'publish']]);
  });
});
