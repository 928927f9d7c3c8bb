import assert from 'node:assert/strict';
import { ROLES, type Role } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { fetchedPage } from '../../../support/builders/fetched-page.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const ADDRESS = 'https://sklep.example/polityka';
const TEXT = 'Przetwarzamy dane tylko po to, aby odpowiedzieć na pytania klientów. '.repeat(12);
const MAY_SET: Record<Role, boolean> = { owner: true, manager: true, consultant: false, auditor: false };

const withoutPolicy = async () => {
  const scene = makeDomainScene({
    overrides: { fetchPage: async (address) => fetchedPage(address, `<main><p>${TEXT}</p></main>`) },
  });
  const shop = await scene.openShop();
  await shop.showPolicy(null);
  const links = async () =>
    ((await scene.stores.policyBindings.get(shop.scope))?.pages ?? []).map(({ locale, url }) => [
      locale,
      url,
    ]);
  const written = async (actor: string) =>
    (await shop.acts())
      .filter((act) => act.actor === actor)
      .map(({ action, target, outcome, details }) => ({ action, target, outcome, details }));
  return { scene, shop, links, written };
};

describe('typing the link to the policy', () => {
  for (const role of ROLES) {
    const may = MAY_SET[role];
    it(`${may ? 'is done and written down' : 'is refused'} for the ${role} [SE-3, PR-6]`, async () => {
      const { scene, shop, links, written } = await withoutPolicy();
      const access = await accessTo(scene, [[shop, role]]);
      const type = (url: string) => scene.useCases.setPolicyLink(access, shop.id, 'pl', url);
      if (!may) {
        await assertRefused(() => type(ADDRESS), 'forbidden');
        assert.deepEqual([await links(), await written(access.staff.id)], [[], []]);
        return;
      }
      await type(ADDRESS);
      assert.deepEqual(await links(), [['pl', ADDRESS]]);
      await type('');
      assert.deepEqual(await links(), []);
      const act = { action: 'shop.policy_link', target: shop.id, outcome: 'ok' };
      assert.deepEqual(await written(access.staff.id), [
        { ...act, details: { locale: 'pl', removed: false } },
        { ...act, details: { locale: 'pl', removed: true } },
      ]);
    });
  }

  it('is nothing that staff of another shop can do, nor see whether the shop is there [SE-1]', async () => {
    const { scene, shop, links } = await withoutPolicy();
    const other = await scene.openShop();
    const access = await accessTo(scene, [[other, 'owner']]);
    await assertRefused(() => scene.useCases.setPolicyLink(access, shop.id, 'pl', ADDRESS), 'not_found');
    assert.deepEqual(await links(), []);
  });

  it('is not written down when the link was refused', async () => {
    const { scene, shop, written } = await withoutPolicy();
    const access = await accessTo(scene, [[shop, 'owner']]);
    const foreign = scene.useCases.setPolicyLink(access, shop.id, 'pl', 'https://inny.example/polityka');
    await assertRefused(foreign, 'link_refused', ['url']);
    assert.deepEqual(await written(access.staff.id), []);
  });
});
