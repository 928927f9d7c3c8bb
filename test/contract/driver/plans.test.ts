import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import { keyDatabaseName } from '../../../service/store/mongo/base/key-database.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { isRealEngine } from '../../support/database/database.ts';
import { multiplyRows } from '../../support/database/multiply-rows.ts';
import { planFaults } from '../../support/database/plan-faults.ts';
import { giveBackDatabase, takeDatabase } from '../../support/database/prepared-database.ts';
import { recordCommands } from '../../support/database/recorded-commands.ts';
import { storeMethods } from '../../support/database/scoped-methods.ts';
import { WALK_MS, walkedStores } from '../../support/scenes/walked-stores.ts';
import { PLAN_CALLS, READS_ALL, WITHOUT_COMMAND } from './plan-calls.ts';

// Defined on a real MongoDB only, so that nothing counts as skipped.
if (isRealEngine) {
  describe('the plans of a real MongoDB for every method of every store', () => {
    const recorder = recordCommands();
    const faults: string[] = [];
    before(async function () {
      this.timeout(WALK_MS);
      const { calls } = await walkedStores();
      const url = await takeDatabase();
      const stores = await openMongoStores(url, { onCommand: recorder.onCommand, trustMs: 0 });
      await recorder.replay(stores, calls);
      for (const [name, act] of Object.entries(PLAN_CALLS)) await recorder.run(name, () => act(stores));
      const client = await mongoose.mongo.MongoClient.connect(url);
      try {
        const db = client.db();
        for (const one of [db, client.db(keyDatabaseName(db.databaseName))]) await multiplyRows(one);
        for (const [method, commands] of recorder.sent) {
          if (method in READS_ALL) continue;
          for (const command of commands.values())
            for (const fault of await planFaults(client, command)) faults.push(`${method}: ${fault}`);
        }
      } finally {
        await client.close();
        await stores.close();
      }
      await giveBackDatabase(url);
    });

    it('read by an index, in its order, and no more rows than they give', () => {
      assert.deepEqual(faults, []);
    });

    it('are known for every method', () => {
      const methods = storeMethods();
      const without = methods.filter((name) => !recorder.sent.has(name) && !WITHOUT_COMMAND.has(name));
      assert.deepEqual(without, [], 'nothing calls these here: give each a row in PLAN_CALLS');
      const rows = [...Object.keys(PLAN_CALLS), ...WITHOUT_COMMAND, ...Object.keys(READS_ALL)];
      assert.deepEqual(
        rows.filter((name) => !methods.includes(name)),
        [],
        'rows without a method',
      );
    });
  });
}
