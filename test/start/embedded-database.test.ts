import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import { type OwnDatabase, startOwnDatabase } from '../support/database.ts';

describe('embedded database', () => {
  let database: OwnDatabase;
  let client: mongoose.mongo.MongoClient;

  before(async function () {
    this.timeout(180_000);
    database = await startOwnDatabase();
    client = new mongoose.mongo.MongoClient(database.url('zgoda'));
  });
  after(async () => {
    await client.close();
    await database.stop();
  });

  it('keeps every acknowledged write when it is killed, and comes back on the same address', async () => {
    const notes = client.db().collection<{ _id: number }>('notes');
    const acknowledged: number[] = [];
    for (const round of [0, 1]) {
      const pid = database.pid();
      let kill: Promise<void> | null = null;
      const writing = (async () => {
        for (let number = round * 10_000; ; number += 1) {
          await notes.insertOne({ _id: number });
          acknowledged.push(number);
          if (number === round * 10_000 + 100) kill = database.kill();
        }
      })();
      await assert.rejects(writing);
      await kill;
      await database.whenUp();
      assert.notEqual(database.pid(), pid);
    }
    const kept = new Set((await notes.find().toArray()).map((note) => note._id));
    assert.deepEqual(
      acknowledged.filter((number) => !kept.has(number)),
      [],
    );
    assert.ok(acknowledged.length >= 202);
  });
});
