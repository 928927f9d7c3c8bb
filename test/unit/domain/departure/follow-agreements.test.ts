import assert from 'node:assert/strict';
import type { Stores } from '../../../../service/desks/stores.ts';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const DAY_MS = 86_400_000;

describe('a shop whose agreement has ended', () => {
  const ended = async (between?: (stores: Stores) => Partial<Stores>) => {
    const scene = makeDomainScene({ deployment: 'operator-hosted', ...(between && { between }) });
    const { useCases, stores, clock } = scene;
    const shop = await scene.openShop({ leadRetentionDays: 1_095 });
    const document = anAgreementDocument({ shopId: shop.id, state: 'active', activeAt: clock.now() });
    await stores.agreementDocuments.insert(shop.scope, document);
    const agreement = anAgreement({ shopId: shop.id, bindingId: document.id });
    await stores.agreements.put(shop.scope, agreement);
    const { lead } = await shop.sendForm();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    await useCases.endAgreement(owner, shop.id, (await shop.now()).name);
    const round = async () => {
      await useCases.followAgreements();
      return useCases.finishDepartures();
    };
    const isKept = async () => (await stores.leads.get(scopeOfShops([shop.id]), lead.id)) !== null;
    return { scene, shop, owner, agreement, round, isKept };
  };

  it('keeps its data for 30 days to be exported; then they are deleted, as the agreement says [PR-5]', async () => {
    const { scene, shop, round, isKept } = await ended();
    await round();
    await round();
    assert.equal((await scene.stores.departures.current(shop.scope))?.reason, 'agreement');
    const told = (await shop.mails()).filter(({ kind }) => kind === 'offboarding_certificate');
    assert.equal(told.length, 1);
    scene.clock.forward(30 * DAY_MS - 1);
    assert.deepEqual([await round(), await isKept()], [0, true]);
    scene.clock.forward(1);
    assert.deepEqual([await round(), await isKept()], [1, false]);
  });

  it('stays when another agreement is concluded, and leaves only behind the end of that one [PR-5, D7]', async () => {
    const { scene, shop, agreement, round, isKept } = await ended();
    await round();
    assert.equal((await shop.now()).closesAt, null, 'the next agreement opens the chat');
    const shown = async () => (await scene.useCases.departureStanding(shop.scope)).departure?.reason ?? null;
    assert.equal(await shown(), 'agreement');
    await scene.stores.agreements.put(shop.scope, agreement);
    assert.equal(await shown(), null, 'the console says so at once');
    scene.clock.forward(30 * DAY_MS);
    assert.equal(await scene.useCases.finishDepartures(), 0, 'concluded after the last look');
    await round();
    assert.equal(await scene.stores.departures.current(shop.scope), null);
    assert.deepEqual([await round(), await isKept()], [0, true]);
    await scene.stores.agreements.put(shop.scope, { ...agreement, state: 'terminated', bindingId: null });
    await round();
    assert.equal((await scene.stores.departures.current(shop.scope))?.reason, 'agreement');
  });

  it('stays when another agreement is concluded while its rows are counted for the deletion [PR-5]', async () => {
    let meanwhile = async (): Promise<void> => undefined;
    const { scene, shop, agreement, round, isKept } = await ended(({ shopArchive }) => ({
      shopArchive: {
        ...shopArchive,
        async counts(scope) {
          await meanwhile();
          return shopArchive.counts(scope);
        },
      },
    }));
    await round();
    scene.clock.forward(30 * DAY_MS);
    meanwhile = () => scene.stores.agreements.put(shop.scope, agreement);
    assert.deepEqual([await round(), await isKept()], [0, true]);
  });

  it('cannot be kept by a press alone: somebody has to process its data under an agreement', async () => {
    const { scene, shop, owner, round } = await ended();
    await round();
    await assert.rejects(scene.useCases.cancelDeparture(owner, shop.id), /Conclude a new one/u);
  });
});
