import assert from 'node:assert/strict';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

const published = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop();
  const current = (locale: 'pl' | 'en' | 'de' = 'pl') => scene.stores.notices.current(shop.scope, locale);
  const noticeId = async (): Promise<string> => (await current())?.noticeId ?? 'none';
  return { scene, shop, current, noticeId };
};

describe('publishing the notices of a shop', () => {
  it('freezes the notice of each language and marks it as the current one [D5, TR-4]', async () => {
    const { scene, shop, current } = await published();
    for (const locale of LOCALES) {
      const row = await current(locale);
      assert.ok(row?.noticeId);
      assert.deepEqual(
        { ...row },
        { shopId: shop.id, locale, noticeId: row.noticeId, since: scene.clock.now(), previous: [] },
      );
      const notice = await scene.stores.notices.get(shop.scope, row.noticeId);
      assert.equal(notice?.content.locale, locale);
    }
  });

  it('changes nothing, and says so, while the words are the same', async () => {
    const { scene, shop, current } = await published();
    const before = await current();
    const acts = (await shop.acts()).length;
    scene.clock.forward(DAY_MS);
    assert.equal(await scene.useCases.publishNotices(shop.scope), false);
    assert.deepEqual([await current(), (await shop.acts()).length], [before, acts]);
    assert.deepEqual(scene.events.at(-1), { type: 'notice.changed', shopId: shop.id });
  });

  it('says that it changed something, writes both ids down, and keeps the one before with its end [D5, CO-4]', async () => {
    const { scene, shop, current, noticeId } = await published();
    const before = await noticeId();
    scene.clock.forward(DAY_MS);
    await scene.stores.shops.update(shop.scope, { leadRetentionDays: 90 });
    const acts = (await shop.acts()).length;
    assert.equal(await scene.useCases.publishNotices(shop.scope), true);
    const after = await noticeId();
    assert.notEqual(after, before);
    const row = await current();
    assert.deepEqual(
      [row?.since, row?.previous],
      [scene.clock.now(), [{ noticeId: before, supersededAt: scene.clock.now() }]],
    );
    const written = (await shop.acts()).slice(acts);
    assert.equal(written.length, LOCALES.length);
    const { actor, action, target, outcome, details } = written[0] ?? {};
    assert.deepEqual(
      { actor, action, target, outcome, details },
      {
        actor: 'system',
        action: 'notice.change',
        target: shop.id,
        outcome: 'ok',
        details: { locale: 'pl', before, after },
      },
    );
  });

  type Away = {
    form: string;
    leave: (place: Awaited<ReturnType<typeof published>>) => Promise<unknown>;
    comeBack: (place: Awaited<ReturnType<typeof published>>) => Promise<unknown>;
  };
  const AWAY: readonly Away[] = [
    {
      form: 'closed',
      leave: ({ shop, scene }) => shop.change({ closesAt: scene.clock.now() }),
      comeBack: ({ shop }) => shop.change({ closesAt: null }),
    },
    {
      form: 'bare',
      leave: async ({ shop }) => {
        await shop.change({ whenNoPolicy: 'bare' });
        await shop.showPolicy({ state: 'unpublished' });
      },
      comeBack: ({ shop }) => shop.showPolicy(),
    },
  ];
  for (const { form, leave, comeBack } of AWAY) {
    it(`has no current notice while the form is ${form}, and one again afterwards`, async () => {
      const place = await published();
      const { scene, shop, current, noticeId } = place;
      const before = await noticeId();
      await leave(place);
      assert.deepEqual(
        [(await current())?.noticeId, (await current())?.previous.map((entry) => entry.noticeId)],
        [null, [before]],
      );
      assert.equal((await shop.acts()).at(-1)?.details.after, 'none');
      assert.equal(await scene.useCases.publishNotices(shop.scope), false);
      await comeBack(place);
      assert.equal(await noticeId(), before);
      assert.equal((await shop.acts()).at(-1)?.details.before, 'none');
      assert.equal((await current())?.previous.length, 1);
    });
  }

  it('remembers the last twenty, newest first', async () => {
    const { shop, current, noticeId } = await published();
    const shown: string[] = [];
    for (let days = 10; days < 32; days += 1) {
      shown.unshift(await noticeId());
      await shop.change({ leadRetentionDays: days });
    }
    const kept = (await current())?.previous.map((entry) => entry.noticeId);
    assert.deepEqual(kept, shown.slice(0, 20));
  });

  it('does nothing for a shop that is gone', async () => {
    const { scene, shop } = await published();
    await scene.stores.shopArchive.remove(shop.scope, scene.clock.now());
    const told = scene.events.length;
    assert.equal(await scene.useCases.publishNotices(shop.scope), false);
    assert.equal(scene.events.length, told);
  });
});

describe('a change of the policy’s text', () => {
  const [A, B] = ['a'.repeat(64), 'b'.repeat(64)] as const;
  const changesOf = async ({ scene, shop }: Pick<Awaited<ReturnType<typeof published>>, 'scene' | 'shop'>) =>
    scene.stores.policyChanges.list(shop.scope);

  it('is written down once for all languages, undecided, from which text to which [D5]', async () => {
    const { scene, shop, noticeId } = await published();
    const before = await noticeId();
    scene.clock.forward(DAY_MS);
    await shop.showPolicy({ contentSha256: B });
    const [change, ...others] = await changesOf({ scene, shop });
    assert.deepEqual(others, []);
    const { id, ...rest } = change ?? {};
    assert.match(id ?? '', /^chg_[0-9a-f]{32}$/);
    assert.deepEqual(rest, {
      shopId: shop.id,
      locale: 'pl',
      title: 'Polityka prywatności',
      url: 'https://sklep.example/polityka',
      fromSha256: A,
      toSha256: B,
      fromNoticeId: before,
      toNoticeId: await noticeId(),
      changedAt: scene.clock.now(),
      choice: null,
      decidedBy: null,
      decidedAt: null,
      leads: 0,
      cards: 0,
      subscriptions: 0,
      cursor: null,
      reached: 0,
      mailed: 0,
      workedAt: null,
      doneAt: null,
    });
  });

  type Case = {
    when: string;
    pages: readonly Parameters<Awaited<ReturnType<typeof published>>['shop']['showPolicy']>[0][];
    pairs: readonly string[];
  };
  const CASES: readonly Case[] = [
    { when: 'none, when the same text is shown', pages: [{ contentSha256: A }], pairs: [] },
    { when: 'none, when only the title changed', pages: [{ title: 'Prywatność' }], pairs: [] },
    { when: 'none, when the page is away', pages: [{ state: 'unpublished' }], pairs: [] },
    {
      when: 'none, when the page comes back with its text',
      pages: [{ state: 'unpublished' }, {}],
      pairs: [],
    },
    {
      when: 'one, when the page comes back with another text',
      pages: [{ state: 'unpublished' }, { contentSha256: B }],
      pairs: ['ab'],
    },
    { when: 'none, to a text that is not known', pages: [{ contentSha256: null }], pairs: [] },
    {
      when: 'one, over a text in between that is not known',
      pages: [{ contentSha256: null }, { contentSha256: B }],
      pairs: ['ab'],
    },
    {
      when: 'two, to another text and back',
      pages: [{ contentSha256: B }, { contentSha256: A }],
      pairs: ['ab', 'ba'],
    },
    {
      when: 'no further one, to another text again, while nobody has decided',
      pages: [{ contentSha256: B }, { contentSha256: A }, { contentSha256: B }],
      pairs: ['ab', 'ba'],
    },
  ];
  for (const { when, pages, pairs } of CASES) {
    it(`is ${when}`, async () => {
      const { scene, shop } = await published();
      for (const page of pages) {
        scene.clock.forward(1);
        await shop.showPolicy(page);
      }
      const found = (await changesOf({ scene, shop })).map(
        ({ fromSha256, toSha256 }) => `${fromSha256[0]}${toSha256[0]}`,
      );
      assert.deepEqual(found.toSorted(), pairs);
    });
  }

  it('is a further one when the same change comes again after a decision', async () => {
    const { scene, shop } = await published();
    await shop.showPolicy({ contentSha256: B });
    const [change] = await changesOf({ scene, shop });
    assert.ok(change);
    await scene.useCases.decideChange(shop.scope, 'stf_ada', change.id, 'harmless');
    await shop.showPolicy({ contentSha256: A });
    await shop.showPolicy({ contentSha256: B });
    assert.equal((await changesOf({ scene, shop })).filter(({ fromSha256 }) => fromSha256 === A).length, 2);
  });

  it('is none for the first page of a shop', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ confirmedAt: null });
    await shop.change({ confirmedAt: scene.clock.now() });
    assert.deepEqual(await changesOf({ scene, shop }), []);
  });
});
