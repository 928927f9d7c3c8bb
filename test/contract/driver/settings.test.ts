import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeDriverCounts } from '../../../service/store/mongo/base/driver-counts.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { AT, aShopId } from '../../support/builders/builders.ts';
import { isQuickRun } from '../../support/database/database.ts';
import { giveBackDatabase, takeDatabase } from '../../support/database/prepared-database.ts';

const levelOf = (concern: unknown): unknown => (concern as { level?: unknown } | undefined)?.level;
type Sent = { readonly name: string; readonly command: Record<string, unknown> };

if (!isQuickRun) {
  describe('the driver of the database', () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    let url: string;
    before(async () => {
      url = await takeDatabase();
    });
    after(() => giveBackDatabase(url));

    it('waits for the journal of a majority and reads only what no election takes back, whatever the address asks for', async () => {
      const weak =
        'w=1&journal=false&W=0&readPreference=secondaryPreferred&readConcernLevel=local&socketTimeoutMS=1';
      const sent: Sent[] = [];
      const stores = await openMongoStores(`${url}&${weak}`, {
        onCommand: (name, command) => sent.push({ name, command }),
      });
      try {
        await stores.searchRows.add(scope, [
          { id: 'a/1', shopId, ref: `cnv_${'a'.repeat(22)}`, seq: 1, at: AT, tokens: [1] },
        ]);
        await stores.searchRows.find(scope, { tokens: [1], from: null, to: null, before: null, limit: 1 });
        await stores.shops.get(scope);
      } finally {
        await stores.close();
      }
      const named = (...names: string[]): Sent[] => sent.filter(({ name }) => names.includes(name));
      const writes = named('insert', 'update', 'delete');
      assert.equal(writes.length > 0, true);
      for (const { command } of writes)
        assert.deepEqual(command.writeConcern, { w: 'majority', j: true }, JSON.stringify(command));
      const reads = named('find', 'aggregate');
      assert.equal(reads.length > 0, true);
      for (const { command } of reads) {
        assert.equal(levelOf(command.readConcern), 'majority', JSON.stringify(command));
        const asked = command.$readPreference as { mode: string } | undefined;
        assert.match(asked?.mode ?? 'primary', /^primary/);
      }
    });

    it('is counted: commands by name, failures, connections, heartbeats', async () => {
      const counts = makeDriverCounts();
      const stores = await openMongoStores(url, { counts });
      const before = counts.figures().commands.get('find')?.count ?? 0;
      await Promise.all([stores.shops.get(scope), stores.leads.ids(scope), stores.ping()]);
      const { commands, pool, heartbeats, elections } = counts.figures();
      assert.equal((commands.get('find')?.count ?? 0) > before, true);
      assert.equal(commands.get('ping')?.count, 1);
      assert.deepEqual(
        [...commands.values()].filter(({ failed }) => failed > 0),
        [],
      );
      assert.equal(pool.open > 0, true);
      assert.deepEqual([pool.inUse, pool.waiting, pool.cleared, pool.refused], [0, 0, 0, 0]);
      assert.equal(heartbeats.answered > 0, true);
      assert.deepEqual([heartbeats.failed, elections], [0, 0]);
      await stores.close();
      assert.equal(counts.figures().pool.open, 0);
    });

    it('tells how far the clock of this process is ahead of that of the database', async () => {
      for (const aheadMs of [0, 600_000, -600_000]) {
        const counts = makeDriverCounts(() => Date.now() + aheadMs);
        const stores = await openMongoStores(url, { counts });
        await stores.ping();
        const found = counts.figures().clockAheadMs;
        await stores.close();
        assert.ok(found !== null && Math.abs(found - aheadMs) < 60_000, `${found} for ${aheadMs}`);
      }
    });
  });
}
