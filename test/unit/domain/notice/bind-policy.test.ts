import assert from 'node:assert/strict';
import type { PolicyPagePush, PolicyPush } from '../../../../service/domain/notice/policy-push.ts';
import { LOCALES, type PolicyState } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { countReads } from '../../../support/fakes/count-reads.ts';

const MINUTE_MS = 60_000;
const TEXT = 'Przetwarzamy dane tylko po to, aby odpowiedzieć na pytania klientów. '.repeat(12);
const URL_OF_PAGE = 'https://sklep.example/polityka';

const aPagePush = (changes: Partial<PolicyPagePush> = {}): PolicyPagePush => ({
  locale: 'pl',
  isDefault: true,
  state: 'published',
  reason: 'publish',
  url: URL_OF_PAGE,
  title: 'Polityka prywatności',
  pageId: '3',
  revision: '9',
  modifiedAt: '2026-11-20T08:00:00.000Z',
  contentSha256: null,
  text: TEXT,
  ...changes,
});
const adapter = {
  platform: 'wordpress',
  version: '0.2.0',
  platformVersion: '6.8',
  takesTasks: true,
  door: null,
};

const reporting = async (options: Parameters<typeof makeDomainScene>[0] = {}) => {
  const scene = makeDomainScene(options);
  const shop = await scene.openShop();
  await shop.showPolicy(null);
  const report = (page: Partial<PolicyPagePush>, pushedAt: number): PolicyPush => ({
    pushedAt,
    adapter,
    pages: [aPagePush(page)],
  });
  const push = async (page: Partial<PolicyPagePush> = {}, pushedAt = scene.clock.now().getTime()) =>
    scene.useCases.bindPolicy(await shop.now(), shop.scope, report(page, pushedAt));
  const bound = async () => (await scene.stores.policyBindings.get(shop.scope))?.pages[0];
  const seen = async () => {
    const binding = await scene.stores.policyBindings.get(shop.scope);
    assert.ok(binding);
    await scene.stores.policyBindings.put(shop.scope, {
      ...binding,
      pages: binding.pages.map((page) => ({
        ...page,
        state: 'published' as const,
        reason: 'ok',
        failures: 0,
      })),
    });
    await scene.useCases.publishNotices(shop.scope);
  };
  return { scene, shop, push, report, bound, seen };
};

describe('a report of the policy page by the shop server', () => {
  type Case = { of: string; page: Partial<PolicyPagePush>; state: PolicyState; reason: string };
  const CASES: readonly Case[] = [
    {
      of: 'a published page is not believed before it was seen [D3]',
      page: {},
      state: 'absent',
      reason: 'not_checked',
    },
    {
      of: 'a draft is believed at once',
      page: { state: 'unpublished', reason: 'draft' },
      state: 'unpublished',
      reason: 'draft',
    },
    {
      of: 'no page is believed at once',
      page: { state: 'absent', reason: 'not_set', url: null },
      state: 'absent',
      reason: 'not_set',
    },
    {
      of: 'a published page without an address is none [D3]',
      page: { url: null },
      state: 'absent',
      reason: 'no_address',
    },
    {
      of: 'a page on another domain is foreign [D3]',
      page: { url: 'https://gdzie-indziej.example/polityka' },
      state: 'foreign',
      reason: 'other_domain',
    },
    {
      of: 'a page without a text is a placeholder [D3]',
      page: { text: null },
      state: 'placeholder',
      reason: 'short',
    },
    {
      of: 'a short text is a placeholder [D3]',
      page: { text: 'Wkrótce.' },
      state: 'placeholder',
      reason: 'short',
    },
  ];
  for (const { of, page, state, reason } of CASES) {
    it(of, async () => {
      const { push, bound } = await reporting();
      await push(page);
      const { state: judged, reason: why } = (await bound()) ?? {};
      assert.deepEqual([judged, why], [state, reason]);
    });
  }

  it('of a page that the service saw is believed at once, also with a new text', async () => {
    const { scene, shop, push, bound, seen } = await reporting();
    await push();
    await seen();
    const checkedAt = (await bound())?.checkedAt;
    scene.clock.forward(MINUTE_MS);
    const text = `${TEXT} Nowa treść.`;
    const { noticeChanged, binding } = await push({ text, title: 'Prywatność' });
    assert.equal(noticeChanged, true);
    const page = await bound();
    assert.deepEqual(
      { ...page },
      {
        locale: 'pl',
        isDefault: true,
        state: 'published',
        reason: 'publish',
        url: URL_OF_PAGE,
        title: 'Prywatność',
        pageId: '3',
        revision: '9',
        modifiedAt: new Date('2026-11-20T08:00:00.000Z'),
        contentSha256: scene.ports.digest.sha256Hex(text),
        checkedAt,
        failingSince: null,
        failures: 0,
        reported: { state: 'published', reason: 'publish' },
        seenSha256: null,
      },
    );
    assert.deepEqual(binding, await scene.stores.policyBindings.get(shop.scope));
    assert.deepEqual(
      [binding.source, binding.adapter, binding.lastPushAt],
      ['adapter', adapter, scene.clock.now()],
    );
    const { form } = await scene.useCases.openForm(await shop.now(), shop.scope, 'pl');
    assert.equal(form?.notice?.content.policy?.title, 'Prywatność');
  });

  it('of a page that moved to another address waits for a look again [D3]', async () => {
    const { scene, push, bound, seen } = await reporting();
    await push();
    await seen();
    scene.clock.forward(MINUTE_MS);
    await push({ url: `${URL_OF_PAGE}-nowa` });
    const page = await bound();
    assert.deepEqual(
      [page?.state, page?.reason, page?.checkedAt],
      ['absent', 'not_checked', scene.clock.now()],
    );
  });

  it('that it is not published any more takes the box away at once [D3]', async () => {
    const { scene, shop, push, seen } = await reporting();
    await push();
    await seen();
    scene.clock.forward(1);
    assert.equal((await push({ state: 'unpublished', reason: 'trashed' })).noticeChanged, true);
    const { offer } = await scene.useCases.openForm(await shop.now(), shop.scope, 'pl');
    assert.equal(offer.kind, 'request');
  });

  it('keeps the text as proof of what was agreed to, and no empty one [D5]', async () => {
    const { scene, shop, push } = await reporting();
    await push();
    const sha256 = scene.ports.digest.sha256Hex(TEXT);
    const kept = { shopId: shop.id, sha256, text: TEXT, fetchedAt: scene.clock.now(), source: 'adapter' };
    assert.deepEqual(await scene.stores.notices.snapshot(shop.scope, sha256), kept);
    scene.clock.forward(1);
    await push({ text: '' });
    assert.equal(await scene.stores.notices.snapshot(shop.scope, scene.ports.digest.sha256Hex('')), null);
  });

  it('with an empty title has none, and without a date of change has none', async () => {
    const { push, bound } = await reporting();
    await push({ title: '', modifiedAt: null, text: null });
    const page = await bound();
    assert.deepEqual([page?.title, page?.modifiedAt, page?.contentSha256], [null, null, null]);
  });

  it('asks for a look of the service only when a page is yet to be seen', async () => {
    const { scene, push, seen } = await reporting();
    const asked = () => scene.events.filter(({ type }) => type === 'policy.unseen').length;
    await push({ state: 'unpublished', reason: 'draft' });
    assert.equal(asked(), 0);
    scene.clock.forward(1);
    await push();
    assert.equal(asked(), 1);
    await seen();
    scene.clock.forward(1);
    await push();
    assert.equal(asked(), 1);
  });

  it('of a page on another domain keeps what the shop server said, for when the shop has that address', async () => {
    const { push, bound } = await reporting();
    await push({ url: 'https://nowy-sklep.example/polityka' });
    assert.deepEqual((await bound())?.reported, { state: 'published', reason: 'publish' });
    assert.equal((await bound())?.state, 'foreign');
  });

  it('is refused when it is not newer than the one before, and nothing changes', async () => {
    const { scene, shop, push } = await reporting();
    const at = scene.clock.now().getTime();
    await push({}, at);
    const before = await scene.stores.policyBindings.get(shop.scope);
    for (const pushedAt of [at, at - 1]) {
      await assertRefused(push({ state: 'unpublished', reason: 'draft' }, pushedAt), 'push_outdated');
    }
    assert.deepEqual(await scene.stores.policyBindings.get(shop.scope), before);
    assert.equal((await shop.now()).lastRefusal?.reason, 'outdated');
    await push({}, at + 1);
  });

  it('may be five minutes ahead of the service’s clock, and no millisecond more', async () => {
    const { scene, shop, push } = await reporting();
    const at = scene.clock.now().getTime();
    await assertRefused(push({}, at + 5 * MINUTE_MS + 1), 'push_outdated');
    assert.deepEqual(
      [(await shop.now()).lastRefusal?.clockOffsetSeconds, await scene.stores.policyBindings.get(shop.scope)],
      [300, null],
    );
    await push({}, at + 5 * MINUTE_MS);
  });

  it('is refused for a shop that is gone [SE-1]', async () => {
    const { scene, shop, report } = await reporting();
    const held = await shop.now();
    await scene.stores.shopArchive.remove(shop.scope, scene.clock.now());
    const late = report({}, scene.clock.now().getTime());
    await assertRefused(scene.useCases.bindPolicy(held, shop.scope, late), 'not_found');
    assert.equal(await scene.stores.policyBindings.get(shop.scope), null);
  });

  it('reads shop and agreement once, the binding before and after its own write, each current notice once', async () => {
    const { between, take } = countReads();
    const { scene, shop, report, seen } = await reporting({ deployment: 'operator-hosted', between });
    await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id }));
    await scene.useCases.bindPolicy(await shop.now(), shop.scope, report({}, 1));
    await seen();
    const held = await shop.now();
    take();
    const changed = report({ title: 'Prywatność' }, 2);
    assert.equal((await scene.useCases.bindPolicy(held, shop.scope, changed)).noticeChanged, true);
    assert.deepEqual(take(), { shop: 1, binding: 2, agreement: 1, current: LOCALES.length, marks: 0 });
  });
});
