import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startChild } from '../../scripts/setup/child-process.ts';
import { startLocalDatabase } from '../../scripts/start/embedded-database.ts';
import { freePort } from '../../scripts/start/free-port.ts';
import { pingDatabase } from '../../scripts/start/ping-database.ts';
import { type OwnDatabase, startOwnDatabase, testPython } from '../support/database/database.ts';
import { makeSmallDisk } from '../support/surroundings/small-disk.ts';

type Note = { _id: number };
const withNotes = async <T>(
  url: string,
  work: (notes: mongoose.mongo.Collection<Note>) => Promise<T>,
): Promise<T> => {
  const client = new mongoose.mongo.MongoClient(url);
  try {
    return await work(client.db().collection<Note>('notes'));
  } finally {
    await client.close();
  }
};

describe('embedded database', () => {
  let database: OwnDatabase;
  let client: mongoose.mongo.MongoClient;

  before(async () => {
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

  it('takes writes again by itself once a disk that was full has room, and has what it acknowledged', async function () {
    const folder = mkdtempSync(join(tmpdir(), 'zgoda-small-disk-'));
    const disk = await makeSmallDisk(folder, 160);
    // Only root on Linux can create one.
    if (disk === null) return this.skip();
    const room = join(folder, 'room');
    writeFileSync(room, Buffer.alloc(64 * 1024 * 1024));
    const engine = { kind: 'embedded', python: await testPython() } as const;
    const small = await startLocalDatabase({ engine, folder, say: () => undefined });
    const known = new mongoose.mongo.MongoClient(small.url('zgoda'), { serverSelectionTimeoutMS: 1_000 });
    try {
      const notes = known.db().collection<Note & { text: Buffer }>('notes');
      const acknowledged: number[] = [];
      const write = async (number: number): Promise<void> => {
        await notes.insertOne({ _id: number, text: randomBytes(100_000) });
        acknowledged.push(number);
      };
      const filling = async (): Promise<never> => {
        for (let number = 0; ; number += 1) await write(number);
      };
      await assert.rejects(filling());
      rmSync(room);
      for (let number = 100_000; acknowledged.at(-1) !== number - 1; number += 1)
        await write(number).catch(() => undefined);
      const kept = new Set((await notes.distinct('_id')) as number[]);
      assert.deepEqual(
        acknowledged.filter((number) => !kept.has(number)),
        [],
      );
    } finally {
      await known.close();
      await small.stop();
      disk.remove();
    }
  });

  it('answers nobody on the same machine without the password of its folder [SE-2]', async () => {
    const { host } = new URL(database.url('zgoda'));
    const stranger = async (who: string) => {
      const url = `mongodb://${who}${host}/zgoda?directConnection=true&authSource=admin`;
      const other = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
      try {
        const notes = other.db().collection<{ _id: number }>('notes');
        await assert.rejects(notes.findOne(), /requires authentication|authentication failed/i, 'read');
        await assert.rejects(notes.insertOne({ _id: -1 }), /requires authentication|authentication failed/i);
        const command = { createUser: 'stranger', pwd: 'stranger', roles: ['root'] };
        await assert.rejects(
          other.db('admin').command(command),
          /requires authentication|authentication failed/i,
        );
      } finally {
        await other.close();
      }
    };
    await stranger('');
    await stranger('zgoda:guessed@');
    assert.equal(statSync(join(database.folder, 'password')).mode & 0o777, 0o600);
    assert.equal(await client.db().collection<{ _id: number }>('notes').countDocuments({ _id: -1 }), 0);
  });

  it('asks for a password from then on where the data folder had none, and keeps what is stored', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zgoda-no-password-'));
    const python = await testPython();
    const start = () =>
      startLocalDatabase({ engine: { kind: 'embedded', python }, folder, say: () => undefined });
    try {
      const files = join(folder, 'files');
      const earlier = ['-m', 'secantus', '--port', String(await freePort()), '--storage-path', files];
      const log = join(folder, 'earlier.log');
      const child = await startChild({ command: python, args: earlier, env: process.env, logFile: log });
      const open = `mongodb://127.0.0.1:${earlier[3]}/zgoda?directConnection=true&retryWrites=false`;
      await pingDatabase(open, 60_000);
      await withNotes(open, (notes) => notes.insertOne({ _id: 7 }));
      await child.stop(15_000);
      for (const _ of [1, 2]) {
        const later = await start();
        assert.match(later.url('zgoda'), /^mongodb:\/\/zgoda:[\w-]{43}@127\.0\.0\.1:/);
        assert.equal(await withNotes(later.url('zgoda'), (notes) => notes.countDocuments({ _id: 7 })), 1);
        await later.stop();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
