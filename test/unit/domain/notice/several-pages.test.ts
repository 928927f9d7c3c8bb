import assert from 'node:assert/strict';
import type { FetchedPage } from '../../../../service/domain/model/base/ports.ts';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import type { PolicyPagePush } from '../../../../service/domain/notice/policy-push.ts';
import { aBinding } from '../../../support/builders/builders.ts';
import { fetchedPage } from '../../../support/builders/fetched-page.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const TEXT = 'Przetwarzamy dane tylko po to, aby odpowiedzieć na pytania klientów. '.repeat(12).trim();
const POLISH = 'https://sklep.example/polityka';
const ENGLISH = 'https://sklep.example/en/privacy';
const MINUTE_MS = 60_000;

const withTwoPages = async (source: 'adapter' | 'link') => {
  const gone = new Set<string>();
  const asked: string[] = [];
  const scene = makeDomainScene({
    overrides: {
      fetchPage: async (address): Promise<FetchedPage> => {
        asked.push(address);
        return gone.has(address)
          ? { kind: 'status', status: 404 }
          : fetchedPage(address, `<title>Polityka prywatności</title><main><p>${TEXT}</p></main>`);
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
  const binding = aBinding({ shopId: shop.id, source, lastPushAt: scene.clock.now() });
  const [first] = binding.pages;
  assert.ok(first);
  const page = (changes: Partial<PolicyPage>): PolicyPage => ({
    ...first,
    contentSha256: sha256,
    seenSha256: null,
    checkedAt: scene.clock.now(),
    ...changes,
  });
  const bind = async (english: Partial<PolicyPage> = {}) => {
    const pages = [
      page({ locale: 'pl', url: POLISH }),
      page({ locale: 'en', url: ENGLISH, isDefault: false, ...english }),
    ];
    await scene.stores.policyBindings.put(shop.scope, { ...binding, pages });
    await scene.useCases.publishNotices(shop.scope);
  };
  await bind();
  const boundTo = async (locale: 'pl' | 'en') => {
    const { form } = await scene.useCases.openForm(await shop.now(), shop.scope, locale);
    return form?.notice?.content.policy?.url ?? null;
  };
  const check = (maxAgeMs: number) =>
    source === 'adapter'
      ? scene.useCases.lookAtReportedPages(shop.scope, maxAgeMs)
      : scene.useCases.recheckPolicyLinks(shop.scope, maxAgeMs);
  return { scene, shop, gone, asked, bind, boundTo, check };
};

for (const source of ['adapter', 'link'] as const) {
  describe(`a shop with a policy page in each language, known by ${source}`, () => {
    it('loses the page of the one language that is gone, at the next look, and no other [D3, CO-4]', async () => {
      const { gone, boundTo, check, scene, shop } = await withTwoPages(source);
      assert.deepEqual([await boundTo('pl'), await boundTo('en')], [POLISH, ENGLISH]);
      const shown = async () => (await scene.stores.notices.current(shop.scope, 'en'))?.noticeId;
      const before = await shown();
      gone.add(ENGLISH);
      assert.equal(await check(0), true);
      assert.deepEqual([await boundTo('pl'), await boundTo('en')], [POLISH, POLISH]);
      assert.notEqual(await shown(), before, 'open widgets get the notice without the page at once');
    });

    it('has only the page looked at that is due', async () => {
      const { scene, asked, bind, check } = await withTwoPages(source);
      await bind({ checkedAt: new Date(scene.clock.now().getTime() - MINUTE_MS) });
      assert.equal(await check(MINUTE_MS), false);
      assert.deepEqual(asked, [ENGLISH]);
    });
  });
}

describe('a report of several policy pages', () => {
  const reported = (changes: Partial<PolicyPagePush>): PolicyPagePush => ({
    locale: 'pl',
    isDefault: true,
    state: 'published',
    reason: 'publish',
    url: POLISH,
    title: 'Polityka prywatności',
    pageId: '3',
    revision: '9',
    modifiedAt: null,
    contentSha256: null,
    text: TEXT,
    ...changes,
  });
  const push = async (
    { scene, shop }: Pick<Awaited<ReturnType<typeof withTwoPages>>, 'scene' | 'shop'>,
    english: Partial<PolicyPagePush>,
  ) => {
    const { binding } = await scene.useCases.bindPolicy(await shop.now(), shop.scope, {
      pushedAt: scene.clock.now().getTime(),
      adapter: {
        platform: 'wordpress',
        version: '1.0.0',
        platformVersion: '6.8',
        takesTasks: true,
        door: null,
      },
      pages: [reported({}), reported({ locale: 'en', isDefault: false, ...english })],
    });
    const asksForLook = scene.events.some(({ type }) => type === 'policy.unseen');
    return { states: binding.pages.map(({ state }) => state), asksForLook };
  };

  it('asks for a look when one of them was not seen yet, and believes the other [D3]', async () => {
    const found = await push(await withTwoPages('adapter'), { url: 'https://sklep.example/en/new' });
    assert.deepEqual(found, { states: ['published', 'absent'], asksForLook: true });
  });

  it('asks for none when all were seen', async () => {
    const found = await push(await withTwoPages('adapter'), { url: ENGLISH });
    assert.deepEqual(found, { states: ['published', 'published'], asksForLook: false });
  });

  it('does not take a page of one language as seen because it was seen under another [D3]', async () => {
    const found = await push(await withTwoPages('adapter'), { url: POLISH });
    assert.deepEqual(found, { states: ['published', 'absent'], asksForLook: true });
  });
});
