import assert from 'node:assert/strict';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const DAY_MS = 86_400_000;

describe('a sub-processor that was announced while a paper was out for signature', () => {
  it('can be objected to for 14 days from when the paper binds, since its shop hears of it only then [PR-3]', async () => {
    const scene = makeDomainScene({ deployment: 'operator-hosted' });
    const { useCases, stores, clock } = scene;
    const shop = await scene.openShop();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    const operator = { ...owner, staff: { ...owner.staff, isOperator: true } };
    const drafted = anAgreementDocument({ shopId: shop.id, state: 'countersigned', method: 'written' });
    await stores.agreementDocuments.insert(shop.scope, drafted);
    clock.forward(DAY_MS);
    const list = await useCases.addSubProcessor(operator, {
      ...{ name: 'Chmura', address: 'ul. Serwerowa 1', contact: 'x@chmura.example', country: 'PL' },
      ...{ service: 'hosting', data: 'wszystkie', transferTool: '' },
      since: clock.now().toISOString().slice(0, 10),
    });
    const id = list.entries[0]?.id ?? assert.fail();
    clock.forward(20 * DAY_MS);
    const activeAt = clock.now();
    await stores.agreementDocuments.update(shop.scope, drafted.id, 'countersigned', {
      state: 'active',
      activeAt,
    });
    await stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, bindingId: drafted.id }));
    const until = new Date(activeAt.getTime() + 14 * DAY_MS);
    const overview = await useCases.agreementOverview(owner, shop.id);
    assert.deepEqual(
      overview.upcoming.map(({ entry, objectUntil }) => [entry.id, objectUntil]),
      [[id, until]],
    );
    clock.forward(14 * DAY_MS);
    await useCases.objectToSubProcessor(owner, shop.id, id, 'Nie chcemy');
    clock.forward(1);
    assert.deepEqual((await useCases.agreementOverview(owner, shop.id)).upcoming, []);
  });
});
