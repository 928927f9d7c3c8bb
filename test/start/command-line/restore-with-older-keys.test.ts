import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ERASURE_MARK_MS,
  type ErasureMark,
  erasureMarkId,
  makeMarkErasedShop,
} from '../../../service/domain/model/erasure/erasure-mark.ts';
import { makeDigest } from '../../../service/outbound/sha256-digest.ts';
import { systemClock } from '../../../service/outbound/system-clock.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../../support/database/database.ts';
import { withDatabase } from '../../support/database/database-backup.ts';
import { runZgoda } from '../../support/service/run-zgoda.ts';
import { serviceEnvironment } from '../../support/service/service-process.ts';
import { startTestService } from '../../support/service/start-service.ts';

const DAY_MS = 86_400_000;

describe('the database of keys beside a backup that is restored', () => {
  let folder: string;
  let env: Record<string, string>;

  before(function () {
    if (isQuickRun) return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-restore-journal-'));
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const startOnce = async (): Promise<void> => {
    env = await serviceEnvironment(await testDatabaseUrl());
    const service = await startTestService({
      stores: await withSchemaLock(() => openMongoStores(env.MONGODB_URL ?? '')),
      env: { ZGODA_VAULT_KEY: env.ZGODA_VAULT_KEY ?? '', ZGODA_PEPPER: env.ZGODA_PEPPER ?? '' },
      isAlone: true,
    });
    await service.stop();
  };
  const backUpWith = async (mark: ErasureMark): Promise<string> => {
    const expiresAt = new Date(mark.at.getTime() + ERASURE_MARK_MS);
    await withDatabase(env.MONGODB_URL ?? '', (db) =>
      db
        .collection<ErasureMark & { _id: string; expiresAt: Date }>('tombstones')
        .insertOne({ _id: erasureMarkId(mark), ...mark, expiresAt }),
    );
    const out = mkdtempSync(join(folder, 'backups-'));
    const { code, told } = await runZgoda(env, 'backup', '--out', out);
    assert.equal(code, 0, told);
    return join(out, readdirSync(out)[0] ?? '');
  };
  const markOf = (daysAgo: number): ErasureMark => ({
    ...{ shopId: 'shp_a', kind: 'subject', key: 'key of a person' },
    at: new Date(Date.now() - daysAgo * DAY_MS),
  });
  const restore = (backup: string) => runZgoda(env, 'restore', backup, '--yes');

  beforeEach(startOnce);

  it('need not hold what has left it by age since the backup [RT-8]', async () => {
    const { code, told } = await restore(await backUpWith(markOf(91)));
    assert.equal(code, 0, told);
  });

  it('need not hold the marks of a shop that left since the backup [RT-8]', async () => {
    const backup = await backUpWith(markOf(2));
    const stores = await openMongoStores(env.MONGODB_URL ?? '');
    const digest = makeDigest(env.ZGODA_PEPPER ?? '');
    await makeMarkErasedShop({ ...stores, digest, clock: systemClock })('shp_a', new Date());
    await stores.close();
    const { code, told } = await restore(backup);
    assert.equal(code, 0, told);
  });

  it('is refused as an older copy when it lacks a mark that still counts [RT-8]', async () => {
    const { code, told } = await restore(await backUpWith(markOf(89)));
    assert.match(told, /The database of keys is an older copy: it lacks 1 erasure/);
    assert.equal(code, 1);
  });
});
