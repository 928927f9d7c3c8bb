import assert from 'node:assert/strict';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aLead } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const future = new Date(8e14);

describe('reading leads', () => {
  it('opens what was typed, and only fields that are there', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const values = { name: 'Żaneta', email: 'zaneta@example.net', message: 'Dzień dobry' };
    const { lead } = await shop.sendForm({ values });
    assert.deepEqual(await scene.useCases.readLead(scopeOfShops([shop.id]), lead.id), { lead, values });
  });

  it('answers a lead of another shop, an unknown one and a restricted one alike [SE-1, RT-3]', async () => {
    const scene = makeDomainScene();
    const [shop, other] = [await scene.openShop(), await scene.openShop()];
    const { lead } = await shop.sendForm();
    const read = (id = lead.id, shopId = shop.id) => scene.useCases.readLead(scopeOfShops([shopId]), id);
    await assertRefused(read(lead.id, other.id), 'not_found');
    await assertRefused(read('led_unknown'), 'not_found');
    await scene.stores.leads.setMarks(shop.scope, lead.id, { restrictedAt: scene.clock.now() });
    await assertRefused(read(), 'not_found');
  });

  it('lists 50 at a time, newest first, and says where to go on only if more are there', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const at = (index: number) => new Date(scene.clock.now().getTime() + index);
    for (let index = 0; index < 51; index += 1) {
      const lead = aLead({ shopId: shop.id, createdAt: at(index), sealed: {} });
      await scene.stores.leads.insert(shop.scope, lead);
      if (index === 49)
        assert.equal((await scene.useCases.listLeads(scopeOfShops([shop.id]), future)).nextBefore, null);
    }
    const first = await scene.useCases.listLeads(scopeOfShops([shop.id]), future);
    assert.equal(first.leads.length, 50);
    assert.deepEqual([first.leads[0]?.lead.createdAt, first.nextBefore], [at(50), at(1)]);
    assert.ok(first.nextBefore);
    const second = await scene.useCases.listLeads(scopeOfShops([shop.id]), first.nextBefore);
    assert.deepEqual([second.leads.length, second.nextBefore], [1, null]);
  });
});

describe('a contact with the person behind a lead', () => {
  it('begins its period anew, as its notice named it, and that of its receipt [RE-1, RE-2]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ leadRetentionDays: 60 });
    const { lead, receiptSecret } = await shop.sendForm();
    await shop.change({ leadRetentionDays: 365 });
    scene.clock.forward(59 * DAY_MS);
    const answered = await scene.useCases.workLead(lead, 'stf_a', { state: 'answered' });
    const end = scene.clock.now().getTime() + 60 * DAY_MS;
    assert.deepEqual(
      [answered.state, answered.lastContactAt, answered.expiresAt],
      ['answered', scene.clock.now(), new Date(end)],
    );
    const { receipt } = await scene.useCases.findReceipt(receiptSecret);
    assert.deepEqual(receipt.expiresAt, new Date(end + 30 * DAY_MS));
  });

  it('is refused when the time of the lead is over, and for a lead that is not there [RE-1]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ leadRetentionDays: 60 });
    const { lead } = await shop.sendForm();
    scene.clock.forward(60 * DAY_MS);
    const mark = (id = lead.id) => scene.useCases.workLead({ ...lead, id }, 'stf_a', { state: 'answered' });
    await assertRefused(mark(), 'not_found');
    await assertRefused(mark('led_unknown'), 'not_found');
  });
});
