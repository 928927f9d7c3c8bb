import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { AT, aLead, aShopId, later } from '../../support/builders/builders.ts';
import { onPlainAndSealedStores } from '../on-every-store.ts';

const DAY = 86_400;
const quarantine = { suspicions: [{ rule: 'links' as const, count: 4 }] };

onPlainAndSealedStores('stores of leads and their quarantine', (kit) => {
  it('list what waits apart from the leads, newest first, without restricted ones [RT-3]', async () => {
    const { leads } = kit.stores;
    const [here, there] = [aShopId(), aShopId()];
    const held = [0, 2, 5].map((days, index) =>
      aLead({ shopId: index === 1 ? there : here, createdAt: later(-days * DAY), quarantine }),
    );
    const plain = aLead({ shopId: here });
    const hidden = aLead({ shopId: here, quarantine, restrictedAt: AT });
    for (const row of [...held, plain, hidden]) await leads.insert(scopeOfShop(row.shopId), row);
    const asked = { isQuarantined: true } as const;
    const both = scopeOfShops([here, there]);
    assert.deepEqual(await leads.list(both, later(1), 9), [plain]);
    assert.deepEqual(await leads.list(both, later(1), 9, asked), held);
    assert.deepEqual(await leads.list(both, later(-1), 1, asked), held.slice(1, 2));
    assert.deepEqual(await leads.list(scopeOfShops([there]), later(1), 9, asked), held.slice(1, 2));
    assert.equal((await leads.counts(both, 'stf_x')).quarantined, 3);
    assert.equal((await leads.counts(both, 'stf_x')).new, 1);
  });

  it('end the quarantine once, with the period of the notice and mails that are due [RE-1]', async () => {
    const { leads } = kit.stores;
    const lead = aLead({ quarantine, expiresAt: later(14 * DAY) });
    const scope = scopeOfShop(lead.shopId);
    await leads.insert(scope, lead);
    assert.equal(await leads.endQuarantine(scope, lead.id, later(14 * DAY)), null, 'it has expired');
    const ended = { ...lead, quarantine: null, expiresAt: later(180 * DAY), followUp: 'due' };
    assert.deepEqual(await leads.endQuarantine(scope, lead.id, later(DAY)), ended);
    assert.deepEqual(await leads.get(scope, lead.id), ended);
    assert.equal(await leads.endQuarantine(scope, lead.id, later(DAY)), null);
    assert.equal(await leads.endQuarantine(scope, 'led_nothing', AT), null);
  });
});
