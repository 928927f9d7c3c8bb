import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import type { LeadFilter } from '../../service/domain/model/lead/lead-store.ts';
import { openMongoStores } from '../../service/store/mongo/mongo-stores.ts';
import { aLead, aShopId, later } from '../support/builders/builders.ts';
import { onDatabase } from './on-every-store.ts';

const DAY = 86_400;

onDatabase('the list of leads of many shops', (kit) => {
  it('asks the database a few times for a page of sixty shops, however few or many leads they have', async () => {
    const { leads } = kit.stores;
    const shopIds = Array.from({ length: 60 }, () => aShopId());
    const rows = [0, 3, 20, 400, 9000].map((days, place) =>
      aLead({ shopId: shopIds[place * 7] ?? aShopId(), createdAt: later(-days * DAY) }),
    );
    for (const row of rows) await leads.insert(scopeOfShop(row.shopId), row);
    const commands: string[] = [];
    const counted = await openMongoStores(kit.url(), { onCommand: (name) => commands.push(name) });
    const asked = async (ids: typeof shopIds, filter: LeadFilter) => {
      commands.length = 0;
      const found = await counted.leads.list(scopeOfShops(ids), later(1), 50, filter);
      return { found, commands: commands.length };
    };
    const all = await asked(shopIds, {});
    assert.deepEqual(all.found, rows);
    assert.equal(all.commands, (await asked(shopIds.slice(0, 2), {})).commands);
    assert.deepEqual((await asked(shopIds, { states: ['new'] })).found, rows);
    assert.deepEqual((await asked(shopIds, { states: ['closed'] })).found, []);
    const more = Array.from({ length: 520 }, (_, place) =>
      aLead({ shopId: shopIds[place % 60] ?? aShopId(), createdAt: later(-(place + 1) * 3_600) }),
    );
    for (const row of more) await leads.insert(scopeOfShop(row.shopId), row);
    const sorted = [...rows, ...more].sort(
      (one, other) => other.createdAt.getTime() - one.createdAt.getTime(),
    );
    const page = await asked(shopIds, {});
    assert.deepEqual(page.found, sorted.slice(0, 50));
    assert.ok(page.commands < 10, `${page.commands} commands`);
    await counted.close();
  });
});
