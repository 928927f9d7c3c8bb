import assert from 'node:assert/strict';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const EMAIL = 'zaneta@example.net';

const withPage = async () => {
  const { over, cutAfter } = makeDyingStores();
  const scene = makeDomainScene({ between: over });
  const shop = await scene.openShop();
  const now = await shop.now();
  const press = () =>
    scene.useCases.askFromPage(now, shop.scope, { kind: 'erasure', email: EMAIL, locale: 'pl' });
  const requests = async () => {
    const key = await scene.ports.vault.subjectKey(shop.scope, 'email', EMAIL);
    return scene.stores.subjectRequests.findBySubject(shop.scope, key);
  };
  const links = async () =>
    (await shop.mails()).map(({ content }) => content.link?.slice(content.link.indexOf('#') + 1) ?? '');
  return { scene, shop, press, cutAfter, requests, links };
};

describe('a person who asks again on the public page after an error', () => {
  for (const seconds of [5, 60])
    it(`${seconds} seconds later gets one mail, about the same request, wherever it was cut off [RT-6]`, async () => {
      for (let calls = 0; ; calls += 1) {
        const { scene, press, cutAfter, requests, links } = await withPage();
        const isWhole = await cutAfter(calls, press);
        scene.clock.forward(seconds * 1000);
        await press();
        await press();
        const [secret, ...more] = await links();
        assert.ok(secret, `cut after ${calls} calls`);
        assert.deepEqual([(await requests()).length, more], [1, []], `cut after ${calls} calls`);
        await scene.useCases.sendMails();
        await scene.useCases.lookAtConfirmation(secret);
        if (isWhole) break;
      }
    });
});

describe('a person who asks again on the public page once the request was answered', () => {
  it('gets a further mail for a further request, and one alone [RT-6]', async () => {
    const { scene, shop, press, requests, links } = await withPage();
    await scene.stores.rightsSettings.put(shop.scope, { shopId: shop.id, selfErasure: 'at_once' });
    await press();
    const [first = ''] = await links();
    await scene.useCases.sendMails();
    await scene.useCases.confirm(first);
    await press();
    await press();
    assert.deepEqual([(await links()).length, (await requests()).length], [1, 2]);
  });
});

describe('a stranger who asks on the public page with the address of somebody else', () => {
  it('has two kinds of requests mailed to it in fifteen minutes, and no more [RT-6]', async () => {
    const { scene, shop, links } = await withPage();
    const now = await shop.now();
    const ask = (kind: 'access' | 'erasure' | 'rectification' | 'objection') =>
      scene.useCases.askFromPage(now, shop.scope, { kind, email: EMAIL, locale: 'pl' });
    await ask('access');
    await ask('erasure');
    for (const kind of ['rectification', 'objection'] as const)
      await assert.rejects(ask(kind), { code: 'rate_limited' });
    assert.equal((await links()).length, 2);
    scene.clock.forward(15 * 60_000);
    await ask('rectification');
    assert.equal((await links()).length, 3);
  });
});
