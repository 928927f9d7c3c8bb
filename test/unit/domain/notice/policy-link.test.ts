import assert from 'node:assert/strict';
import type { FetchedPage } from '../../../../service/domain/model/base/ports.ts';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { fetchedPage } from '../../../support/builders/fetched-page.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ADDRESS = 'https://sklep.example/polityka';
const TEXT = 'Przetwarzamy dane tylko po to, aby odpowiedzieć na pytania klientów. '.repeat(12).trim();
const showing = (text: string, title = 'Polityka'): FetchedPage =>
  fetchedPage(ADDRESS, `<title>${title}</title><main><p>${text}</p></main>`);

const shopWithSite = async () => {
  const site = new Map<string, FetchedPage>([[ADDRESS, showing(TEXT)]]);
  const asked: string[] = [];
  const during: { look?: () => Promise<unknown> } = {};
  const scene = makeDomainScene({
    overrides: {
      fetchPage: async (address) => {
        asked.push(address);
        await during.look?.();
        return site.get(address) ?? { kind: 'status', status: 404 };
      },
    },
  });
  const shop = await scene.openShop();
  await shop.showPolicy(null);
  const type = (url: string, locale: 'pl' | 'en' | 'de' = 'pl') =>
    scene.useCases.typePolicyLink(shop.scope, locale, url);
  const pages = async (): Promise<readonly PolicyPage[]> =>
    (await scene.stores.policyBindings.get(shop.scope))?.pages ?? [];
  const offer = async () => (await scene.useCases.openForm(await shop.now(), shop.scope, 'pl')).offer.kind;
  const recheck = (maxAgeMs: number) => scene.useCases.recheckPolicyLinks(shop.scope, maxAgeMs);
  return { scene, shop, site, asked, during, type, pages, offer, recheck };
};

describe('a typed link to the policy', () => {
  it('is looked at once, and a real page is bound with its own title and text [D3, D5]', async () => {
    const { scene, shop, type, pages, offer } = await shopWithSite();
    await type(ADDRESS);
    const sha256 = scene.ports.digest.sha256Hex(`${TEXT}`);
    assert.deepEqual(await pages(), [
      {
        locale: 'pl',
        isDefault: true,
        state: 'published',
        reason: 'ok',
        url: ADDRESS,
        title: 'Polityka',
        pageId: null,
        revision: null,
        modifiedAt: null,
        contentSha256: sha256,
        checkedAt: scene.clock.now(),
        failingSince: null,
        failures: 0,
        reported: null,
        seenSha256: null,
      },
    ]);
    assert.deepEqual(await scene.stores.notices.snapshot(shop.scope, sha256), {
      shopId: shop.id,
      sha256,
      text: TEXT,
      fetchedAt: scene.clock.now(),
      source: 'link',
    });
    assert.equal(await offer(), 'consent');
  });

  it('to a page that is not there is kept and brings no box [D3]', async () => {
    const { site, type, pages, offer } = await shopWithSite();
    site.clear();
    await type(ADDRESS);
    const [page] = await pages();
    assert.deepEqual([page?.state, page?.reason, page?.contentSha256], ['absent', 'http_404', null]);
    assert.equal(await offer(), 'request');
  });

  it('to another site is refused, and nobody looks [D3]', async () => {
    const { asked, type, pages } = await shopWithSite();
    const refusal = await assertRefused(type('https://gdzie-indziej.example/p'), 'link_refused', ['url']);
    assert.match(refusal.message, /sklep\.example/);
    assert.deepEqual([asked, await pages()], [[], []]);
  });

  it('to a further origin of the shop is taken', async () => {
    const { scene, shop, type, pages } = await shopWithSite();
    await scene.stores.shops.update(shop.scope, { origins: ['https://inna-domena.test'] });
    await type('https://prawo.inna-domena.test/p');
    assert.equal((await pages()).length, 1);
  });

  it('is refused while the shop server reports the page by itself', async () => {
    const { shop, asked, type } = await shopWithSite();
    await shop.showPolicy();
    await assertRefused(type(ADDRESS), 'conflict');
    assert.deepEqual(asked, []);
  });

  it('is refused while others wait for the site, and says when to come again', async () => {
    const { site, type, pages } = await shopWithSite();
    site.set(ADDRESS, { kind: 'busy' });
    assert.equal((await assertRefused(type(ADDRESS), 'rate_limited')).retryAfterMs, MINUTE_MS);
    assert.deepEqual(await pages(), []);
  });

  it('of a second language stands beside the first; that of the shop’s language is the default', async () => {
    const { type, pages } = await shopWithSite();
    const shape = async () => (await pages()).map(({ locale, isDefault }) => `${locale} ${isDefault}`);
    await type(ADDRESS, 'en');
    assert.deepEqual(await shape(), ['en true']);
    await type(ADDRESS, 'de');
    assert.deepEqual(await shape(), ['en true', 'de false']);
    await type(ADDRESS, 'pl');
    assert.deepEqual(await shape(), ['en false', 'de false', 'pl true']);
    await type(`${ADDRESS}-2`, 'de');
    assert.deepEqual(await shape(), ['en false', 'pl true', 'de false']);
  });

  it('that is emptied is removed, and the box with it [D3]', async () => {
    const { scene, shop, type, pages, offer } = await shopWithSite();
    await type(ADDRESS);
    await type(ADDRESS, 'en');
    await type('', 'en');
    assert.deepEqual(
      (await pages()).map(({ locale }) => locale),
      ['pl'],
    );
    await type('');
    assert.equal(await scene.stores.policyBindings.get(shop.scope), null);
    assert.equal(await offer(), 'request');
  });

  it('is refused for a shop that is gone [SE-1]', async () => {
    const { scene, shop, type } = await shopWithSite();
    await scene.stores.shopArchive.remove(shop.scope, scene.clock.now());
    await assertRefused(type(ADDRESS), 'not_found');
  });
});

describe('looking at typed links again', () => {
  it('takes the box away when the page is gone, and brings it back with the page [D3]', async () => {
    const { site, type, offer, recheck } = await shopWithSite();
    await type(ADDRESS);
    site.delete(ADDRESS);
    assert.equal(await recheck(0), true);
    assert.equal(await offer(), 'request');
    site.set(ADDRESS, showing(TEXT));
    assert.equal(await recheck(0), true);
    assert.equal(await offer(), 'consent');
  });

  it('is done when the last look is as old as asked, and not a millisecond before', async () => {
    const { scene, asked, type, recheck } = await shopWithSite();
    await type(ADDRESS);
    scene.clock.forward(15 * MINUTE_MS - 1);
    await recheck(15 * MINUTE_MS);
    assert.equal(asked.length, 1);
    scene.clock.forward(1);
    await recheck(15 * MINUTE_MS);
    assert.equal(asked.length, 2);
  });

  it('looks only at those that are due', async () => {
    const { scene, asked, type, recheck } = await shopWithSite();
    await type(ADDRESS);
    scene.clock.forward(MINUTE_MS);
    await type(`${ADDRESS}-2`, 'en');
    asked.length = 0;
    await recheck(MINUTE_MS);
    assert.deepEqual(asked, [ADDRESS]);
  });

  it('is done again after a look that a clock which ran ahead had dated [CO-4]', async () => {
    for (const maxAgeMs of [0, 15 * MINUTE_MS]) {
      const { scene, site, type, pages, recheck } = await shopWithSite();
      scene.clock.forward(365 * DAY_MS);
      await type(ADDRESS);
      scene.clock.forward(-365 * DAY_MS);
      site.delete(ADDRESS);
      assert.equal(await recheck(maxAgeMs), true);
      assert.equal((await pages())[0]?.state, 'absent');
    }
  });

  it('counts failures from now on where they were dated by a clock that ran ahead [CO-4]', async () => {
    const { scene, site, type, pages, recheck } = await shopWithSite();
    await type(ADDRESS);
    site.set(ADDRESS, { kind: 'status', status: 500 });
    scene.clock.forward(365 * DAY_MS);
    await recheck(0);
    scene.clock.forward(-365 * DAY_MS);
    await recheck(0);
    scene.clock.forward(DAY_MS);
    await recheck(0);
    assert.equal((await pages())[0]?.state, 'unreachable');
  });

  type Case = { what: string; page: FetchedPage; changed: boolean };
  const CASES: readonly Case[] = [
    { what: 'finds nothing new in the same page', page: showing(TEXT), changed: false },
    { what: 'finds another text', page: showing(`${TEXT} Nowe.`), changed: true },
    { what: 'finds another title', page: showing(TEXT, 'Prywatność'), changed: true },
    { what: 'finds nothing new while others wait for the site', page: { kind: 'busy' }, changed: false },
    { what: 'finds nothing new in one failure', page: { kind: 'status', status: 500 }, changed: false },
    { what: 'finds a page that is gone', page: { kind: 'status', status: 404 }, changed: true },
  ];
  for (const { what, page, changed } of CASES) {
    it(what, async () => {
      const { scene, site, type, recheck } = await shopWithSite();
      await type(ADDRESS);
      scene.clock.forward(1);
      site.set(ADDRESS, page);
      const told = () => scene.events.filter(({ type: kind }) => kind === 'notice.changed').length;
      const before = told();
      assert.equal(await recheck(0), changed);
      assert.equal(told() - before, changed ? 1 : 0);
    });
  }

  it('keeps title and text of a page that went away', async () => {
    const { site, type, pages, recheck } = await shopWithSite();
    await type(ADDRESS);
    const [before] = await pages();
    site.delete(ADDRESS);
    await recheck(0);
    const [page] = await pages();
    assert.deepEqual([page?.title, page?.contentSha256], [before?.title, before?.contentSha256]);
  });

  it('ends a row of failures with the first good answer', async () => {
    const { scene, site, type, pages, recheck } = await shopWithSite();
    await type(ADDRESS);
    site.set(ADDRESS, { kind: 'status', status: 500 });
    await recheck(0);
    scene.clock.forward(DAY_MS);
    await recheck(0);
    assert.equal((await pages())[0]?.failures, 2);
    site.set(ADDRESS, showing(TEXT));
    await recheck(0);
    const [page] = await pages();
    assert.deepEqual([page?.failures, page?.failingSince], [0, null]);
  });

  it('leaves a page alone that the shop server reports, and a shop without any', async () => {
    const { shop, asked, recheck } = await shopWithSite();
    assert.equal(await recheck(0), false);
    await shop.showPolicy();
    assert.equal(await recheck(0), false);
    assert.deepEqual(asked, []);
  });

  it('of a shop server that has been silent for two days shows whether its page still looks as it did [D3]', async () => {
    const { scene, shop, site, asked, pages, recheck } = await shopWithSite();
    const seenSha256 = scene.ports.digest.sha256Hex(TEXT);
    await shop.showPolicy({ url: ADDRESS, seenSha256 });
    scene.clock.forward(2 * DAY_MS);
    assert.deepEqual([await recheck(0), asked], [false, []]);
    scene.clock.forward(1);
    await recheck(0);
    assert.deepEqual(asked, [ADDRESS]);
    const [same] = await pages();
    assert.deepEqual(
      [same?.contentSha256, same?.title, same?.state],
      ['a'.repeat(64), 'Polityka prywatności', 'published'],
      'what the store reported stands while the page looks the same',
    );
    assert.equal(await scene.stores.notices.snapshot(shop.scope, seenSha256), null);
    site.set(ADDRESS, showing(`${TEXT} Nowe.`));
    assert.equal(await recheck(0), true);
    assert.equal((await pages())[0]?.contentSha256, scene.ports.digest.sha256Hex(`${TEXT} Nowe.`));
  });

  it('loses to a report of the shop server that came during the look', async () => {
    const { scene, shop, site, during, type, pages, recheck } = await shopWithSite();
    await type(ADDRESS);
    site.delete(ADDRESS);
    const binding = await scene.stores.policyBindings.get(shop.scope);
    assert.ok(binding);
    during.look = () => scene.stores.policyBindings.put(shop.scope, { ...binding, pushedAt: 5 });
    assert.equal(await recheck(0), false);
    assert.equal((await pages())[0]?.state, 'published');
  });

  it('brings no link back that was removed during the look [D3]', async () => {
    const { scene, shop, during, type, offer, recheck } = await shopWithSite();
    await type(ADDRESS);
    during.look = () => type('');
    assert.equal(await recheck(0), false);
    assert.equal(await scene.stores.policyBindings.get(shop.scope), null);
    assert.equal(await offer(), 'request');
  });

  it('brings no address back that was replaced during the look', async () => {
    const { scene, shop, during, type, pages, recheck } = await shopWithSite();
    await type(ADDRESS);
    await type(`${ADDRESS}-en`, 'en');
    const binding = await scene.stores.policyBindings.get(shop.scope);
    assert.ok(binding);
    const replaced = binding.pages.map((page) =>
      page.locale === 'en' ? { ...page, url: `${ADDRESS}-new` } : page,
    );
    during.look = () => scene.stores.policyBindings.put(shop.scope, { ...binding, pages: replaced });
    assert.equal(await recheck(0), false);
    assert.deepEqual(
      (await pages()).map(({ url }) => url),
      [ADDRESS, `${ADDRESS}-new`],
    );
  });

  it('counts a page as foreign once the shop has moved to another domain, and asks nobody there [D3]', async () => {
    const { scene, shop, asked, type, pages, offer, recheck } = await shopWithSite();
    await type(ADDRESS);
    asked.length = 0;
    const moved = { url: 'https://nowy-sklep.example/', origins: ['https://nowy-sklep.example'] };
    await scene.stores.shops.update(shop.scope, moved);
    assert.equal(await recheck(0), true);
    const [page] = await pages();
    assert.deepEqual([page?.state, page?.reason, asked], ['foreign', 'other_domain', []]);
    assert.equal(await offer(), 'request');
    await scene.stores.shops.update(shop.scope, {
      url: 'https://sklep.example/',
      origins: ['https://sklep.example'],
    });
    await recheck(0);
    assert.equal(await offer(), 'consent');
  });
});
