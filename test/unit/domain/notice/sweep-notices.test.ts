import assert from 'node:assert/strict';
import { makeSweepNotices } from '../../../../service/domain/notice/sweep-notices.ts';
import { aConsentEvent, aLead, aNotice, aReceipt, aSnapshot } from '../../../support/builders/builders.ts';
import { type DomainScene, makeDomainScene, type SceneShop } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

const aged = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop();
  const madeAt = scene.clock.now();
  scene.clock.forward(31 * DAY_MS);
  const sweep = () => makeSweepNotices(scene.stores)(shop.scope, scene.clock.now());
  const put = async (changes: Parameters<typeof aNotice>[0] = {}) => {
    const notice = aNotice({ shopId: shop.id, createdAt: madeAt, ...changes });
    await scene.stores.notices.put(shop.scope, notice);
    return notice;
  };
  return { scene, shop, madeAt, sweep, put };
};
type Named = (place: { scene: DomainScene; shop: SceneShop }, noticeId: `ntc_${string}`) => Promise<unknown>;

describe('versions of the notice that nothing needs any more', () => {
  it('go, and are counted, while those shown now and before stay [RE-1, D5]', async () => {
    const { scene, shop, sweep, put } = await aged();
    await shop.change({ leadRetentionDays: 90 });
    const idle = await put();
    const shown = await scene.stores.notices.current(shop.scope, 'pl');
    assert.equal(await sweep(), 1);
    assert.equal(await scene.stores.notices.get(shop.scope, idle.id), null);
    for (const id of [shown?.noticeId, shown?.previous[0]?.noticeId]) {
      assert.ok(id);
      assert.notEqual(await scene.stores.notices.get(shop.scope, id), null);
    }
    assert.equal(await sweep(), 0);
  });

  it('stay while they are younger than 30 days', async () => {
    const { scene, sweep, put } = await aged();
    const now = scene.clock.now().getTime();
    await put({ createdAt: new Date(now - 30 * DAY_MS) });
    assert.equal(await sweep(), 0);
    await put({ createdAt: new Date(now - 30 * DAY_MS - 1) });
    assert.equal(await sweep(), 1);
  });

  const NAMED: readonly [by: string, name: Named][] = [
    [
      'a lead',
      ({ scene, shop }, noticeId) =>
        scene.stores.leads.insert(shop.scope, aLead({ shopId: shop.id, noticeId })),
    ],
    [
      'a receipt',
      ({ scene, shop }, noticeId) =>
        scene.stores.receipts.insert(shop.scope, aReceipt({ shopId: shop.id, noticeId })),
    ],
    [
      'a consent',
      ({ scene, shop }, noticeId) =>
        scene.stores.consents.append(shop.scope, (place) =>
          aConsentEvent({ shopId: shop.id, noticeId, ...place }),
        ),
    ],
  ];
  for (const [by, name] of NAMED) {
    it(`stay while ${by} names them [D5]`, async () => {
      const { scene, shop, sweep, put } = await aged();
      const notice = await put();
      await name({ scene, shop }, notice.id);
      assert.equal(await sweep(), 0);
      assert.notEqual(await scene.stores.notices.get(shop.scope, notice.id), null);
    });
  }

  it('stay while they are part of a change that was written down, on both sides [D5]', async () => {
    const { scene, shop, sweep } = await aged();
    await shop.showPolicy({ contentSha256: 'b'.repeat(64) });
    const [change] = await scene.stores.policyChanges.list(shop.scope);
    assert.ok(change);
    for (const locale of ['pl', 'en', 'de'] as const) {
      await scene.stores.notices.setCurrent(shop.scope, {
        shopId: shop.id,
        locale,
        noticeId: null,
        since: scene.clock.now(),
        previous: [],
      });
    }
    scene.clock.forward(31 * DAY_MS);
    assert.equal(await sweep(), 4, 'of six, two are part of the change');
    for (const id of [change.fromNoticeId, change.toNoticeId]) {
      assert.notEqual(await scene.stores.notices.get(shop.scope, id), null);
    }
  });

  it('are those of the form alone: cards and boxes for offers name theirs themselves', async () => {
    const { sweep, put } = await aged();
    const { content } = aNotice();
    await put({ content: { ...content, surface: 'data_request' } });
    await put({ content: { ...content, surface: 'marketing_optin' } });
    assert.equal(await sweep(), 0);
  });

  it('come back when a change of settings showed one again at that very moment', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    scene.clock.forward(31 * DAY_MS);
    const idle = aNotice({ shopId: shop.id, createdAt: new Date(0) });
    await scene.stores.notices.put(shop.scope, idle);
    const { notices } = scene.stores;
    const sweep = makeSweepNotices({
      ...scene.stores,
      notices: {
        ...notices,
        remove: async (...given) => {
          const current = await notices.current(shop.scope, 'en');
          assert.ok(current);
          await notices.setCurrent(shop.scope, { ...current, noticeId: idle.id });
          return notices.remove(...given);
        },
      },
    });
    assert.equal(await sweep(shop.scope, scene.clock.now()), 0);
    assert.deepEqual(await notices.get(shop.scope, idle.id), idle);
  });
});

describe('kept texts of policies', () => {
  it('go when no notice, no page and no change is bound to them, after 30 days [RE-1, D5]', async () => {
    const { scene, shop, sweep } = await aged();
    await shop.showPolicy({ contentSha256: 'c'.repeat(64) });
    await shop.showPolicy(null);
    await scene.stores.policyBindings.put(shop.scope, {
      ...(await boundTo(scene, shop, 'd'.repeat(64))),
    });
    const old = new Date(scene.clock.now().getTime() - 30 * DAY_MS - 1);
    for (const [letter, fetchedAt] of [
      ['a', old],
      ['c', old],
      ['d', old],
      ['e', old],
      ['f', scene.clock.now()],
    ] as const) {
      await scene.stores.notices.putSnapshot(
        shop.scope,
        aSnapshot({ shopId: shop.id, sha256: letter.repeat(64), fetchedAt }),
      );
    }
    assert.equal(await sweep(), 1);
    for (const letter of ['a', 'c', 'd', 'f']) {
      assert.notEqual(await scene.stores.notices.snapshot(shop.scope, letter.repeat(64)), null, letter);
    }
    assert.equal(await scene.stores.notices.snapshot(shop.scope, 'e'.repeat(64)), null);
  });

  it('go without any page bound as well', async () => {
    const { scene, shop, sweep } = await aged();
    await shop.showPolicy(null);
    await scene.stores.notices.putSnapshot(
      shop.scope,
      aSnapshot({ shopId: shop.id, sha256: 'e'.repeat(64), fetchedAt: new Date(0) }),
    );
    assert.equal(await sweep(), 1);
  });
});

const boundTo = async ({ stores }: DomainScene, shop: SceneShop, contentSha256: string) => {
  await shop.showPolicy({ contentSha256, state: 'unpublished' });
  const binding = await stores.policyBindings.get(shop.scope);
  assert.ok(binding);
  return binding;
};
