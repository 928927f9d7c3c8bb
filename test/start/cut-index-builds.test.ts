import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection, mongo } from 'mongoose';
import { type LocalDatabase, startLocalDatabase } from '../../scripts/start/embedded-database.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { ensureSchema } from '../../service/store/mongo/migrate.ts';
import { isQuickRun, testPython } from '../support/database/database.ts';

/** The engine's own index build, killed after so many entries. */
const CUT_BUILD = `
import json, os, sys
import secantus.storage as engine
folder, name, keys, left = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), int(sys.argv[4])
storage = engine.Storage(folder, cache_size="128M", sync_on_commit=True, enable_oplog=False)
pack = engine._pack_entry
def counted(*entry):
    global left
    left -= 1
    if left < 0: os.kill(os.getpid(), 9)
    return pack(*entry)
engine._pack_entry = counted
storage.drop_index("zgoda", "audit", name)
left = int(sys.argv[4])
storage.create_index("zgoda", "audit", name, keys, {})
`;
const KEYS = { organisationId: 1, at: -1, _id: -1 } as const;
const INDEX = 'organisationId_1_at_-1__id_-1';
const ROWS = 60;
const BUILT = 20;

describe('a build of an index that was cut short on the embedded database', () => {
  let folder: string;
  let python: string;
  let database: LocalDatabase;

  const start = async (): Promise<void> => {
    database = await startLocalDatabase({
      engine: { kind: 'embedded', python },
      folder,
      say: () => undefined,
    });
  };
  const withConnection = async <T>(
    work: (connection: Connection, db: mongo.Db) => Promise<T>,
  ): Promise<T> => {
    const connection = await openDatabase({ url: database.url('zgoda') });
    try {
      return await work(connection, connection.getClient().db('zgoda'));
    } finally {
      await connection.close();
    }
  };
  const found = () =>
    withConnection(async (_, db) => {
      const rows = db.collection('audit');
      const find = (hint: mongo.Hint) => rows.countDocuments({ organisationId: 'org_1' }, { hint });
      return [await find(INDEX), await find({ $natural: 1 })];
    });
  const cutShort = async (): Promise<void> => {
    await database.stop();
    const args = ['-c', CUT_BUILD, join(folder, 'files'), INDEX, JSON.stringify(KEYS), String(BUILT)];
    const build = spawn(python, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    assert.deepEqual(await once(build, 'exit'), [null, 'SIGKILL']);
    await start();
    assert.deepEqual(await found(), [BUILT, ROWS]);
  };
  before(async function () {
    if (isQuickRun) return this.skip();
    python = await testPython();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-cut-builds-'));
    await start();
    await withConnection(async (connection, db) => {
      await ensureSchema(connection);
      await db.collection<{ _id: string }>('organisations').insertOne({ _id: 'org_1' });
      const rows = Array.from({ length: ROWS }, (_, seq) => ({
        ...{ _id: `act_${seq}`, chain: 'org_1', seq },
        ...{ organisationId: 'org_1', at: new Date(seq) },
      }));
      await db.collection<{ _id: string }>('audit').insertMany(rows);
    });
  });
  after(async () => {
    await database?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('is done anew by the next start', async () => {
    await cutShort();
    await withConnection(async (connection, db) => {
      const record = { $set: { making: [`audit.${INDEX}`] }, $unset: { digest: 1 } };
      await db.collection<{ _id: string }>('migrations').updateOne({ _id: 'schema' }, record as object);
      await ensureSchema(connection);
    });
    assert.deepEqual(await found(), [ROWS, ROWS]);
  });
});
