import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { save } from '../../../scripts/cli/backup/backup.ts';
import { newManifest } from '../../../scripts/cli/backup/backup-form.ts';
import { MomentGone } from '../../../scripts/cli/backup/write-backup.ts';
import { keepServicesOut } from '../../../scripts/cli/service-lease.ts';
import { runsMongod } from '../../../scripts/setup/mongod.ts';
import { takePlace } from '../../../service/compose/process-place.ts';
import type { Stores } from '../../../service/desks/stores.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { isQuickRun, type OwnDatabase, startOwnReplicaSet } from '../../support/database/database.ts';
import { withDatabase } from '../../support/database/database-backup.ts';
import { runZgoda } from '../../support/service/run-zgoda.ts';
import { serviceEnvironment } from '../../support/service/service-process.ts';

describe('zgoda backup on a replica set', () => {
  let folder: string;
  let env: Record<string, string>;
  let set: OwnDatabase;
  let stores: Stores;

  const backUp = (name: string) => runZgoda(env, 'backup', '--out', join(folder, name));
  const leases = () => withDatabase(env.MONGODB_URL ?? '', (db) => db.collection('leases').find().toArray());
  const saveForgotten = async () => {
    const connection = await mongoose.createConnection(env.MONGODB_URL ?? '').asPromise();
    const tries: string[] = [];
    const saved = save(
      connection,
      folder,
      () => undefined,
      async (_connection, _folder, isStill) => {
        const command = isStill ? (await stores.leases.current())?.command : 'nobody';
        tries.push(`kept out by: ${command}`);
        if (!isStill) throw new MomentGone();
        return newManifest({
          ...{ at: '', version: '', journal: null, schema: 0, collections: [], ledgers: {} },
        });
      },
    );
    const refusal = await saved.then(
      () => null,
      (error: unknown) => error,
    );
    await connection.close();
    return { tries, refusal };
  };

  before(async function () {
    if (isQuickRun || !runsMongod) return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-backup-of-set-'));
    set = await startOwnReplicaSet();
    env = {
      ...(await serviceEnvironment(set.url('zgoda_backup'))),
      ZGODA_DATA_DIR: join(folder, 'data'),
    };
    stores = await openMongoStores(env.MONGODB_URL ?? '');
  });
  after(async () => {
    await stores?.close();
    await set?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('takes no place where nobody serves, so that a start meanwhile is not kept out', async () => {
    const { code, told } = await backUp('nobody-serves');
    assert.equal(code, 0, told);
    assert.deepEqual(await leases(), []);
  });

  it('begins anew with services kept out, when the database forgets its moment and nobody serves', async () => {
    const { tries, refusal } = await saveForgotten();
    assert.deepEqual([tries, refusal], [['kept out by: nobody', 'kept out by: backup'], null]);
  });

  it('ends and says what to do, when the database forgets its moment beside a service', async () => {
    const place = await takePlace(stores, null, () => undefined);
    const { tries, refusal } = await saveForgotten();
    await place.leave();
    assert.deepEqual(tries, ['kept out by: nobody']);
    assert.ok(refusal instanceof MomentGone, String(refusal));
  });

  it('is named to another command that meets it', async () => {
    const connection = await mongoose.createConnection(env.MONGODB_URL ?? '').asPromise();
    const place = await keepServicesOut(connection, 'backup', () => undefined);
    const next = keepServicesOut(connection, 'restore', () => undefined);
    await assert.rejects(next, /A backup works on this database: wait for its end/);
    await place.leave();
    await connection.close();
  });
});
