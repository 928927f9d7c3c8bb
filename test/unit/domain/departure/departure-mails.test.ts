import assert from 'node:assert/strict';
import { parseRoute } from '../../../../plugin-assets/console/app/router.ts';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const PASSWORD = 'haslo-haslo-12';
const DAY_MS = 86_400_000;

describe('mails about a shop that leaves', () => {
  const made = async () => {
    const scene = makeDomainScene({ deployment: 'operator-hosted' });
    const { stores, useCases, ports } = scene;
    const shop = await scene.openShop({ locale: 'pl' });
    const { staff } = await accessTo(scene, [[shop, 'owner']]);
    const passwordHash = await ports.passwords.hash(PASSWORD);
    await stores.staff.update(staff.id, { locale: 'de', passwordHash });
    const owner = (await useCases.resolveAccess(staff.id)) ?? assert.fail();
    const newest = async () => (await shop.mails()).at(-1) ?? assert.fail();
    return { scene, shop, owner, newest };
  };
  const routeIn = (text: string) => parseRoute(/\/console\/(#\S+)/.exec(text)?.[1] ?? assert.fail(text));

  it('are in the language of the owner, and lead to the page where the departure is', async () => {
    const { scene, shop, owner, newest } = await made();
    const typedName = (await shop.now()).name;
    await scene.useCases.startDeparture(owner, shop.id, { password: PASSWORD, typedName });
    const held = await newest();
    assert.equal(held.locale, 'de');
    assert.match(held.content.text, /^Guten Tag,[\s\S]*bis zum \d+\. \S+ \d{4} auf/);
    assert.deepEqual(routeIn(held.content.text), { view: 'shop', shopId: shop.id, tab: 'departure' });
    scene.clock.forward(30 * DAY_MS);
    await scene.useCases.finishDepartures();
    const [done] = await scene.stores.mails.list(SERVICE_SCOPE, 9);
    assert.equal(done?.locale, 'de');
    assert.match(await scene.ports.vault.openForService(done?.sealed ?? ''), /Bescheinigung/);
  });

  it('say that a new agreement keeps the data, where its end is the reason, and lead to it', async () => {
    const { scene, shop, newest } = await made();
    const ended = anAgreement({ shopId: shop.id, state: 'terminated', bindingId: null });
    await scene.stores.agreements.put(shop.scope, ended);
    assert.equal(await scene.useCases.followAgreements(), 1);
    const { to, text } = (await newest()).content;
    assert.equal(to, (await shop.now()).controller.email);
    assert.match(text, /się zakończyła[\s\S]*trzeba zawrzeć nową umowę/);
    assert.deepEqual(routeIn(text), { view: 'shop', shopId: shop.id, tab: 'agreement' });
  });
});
