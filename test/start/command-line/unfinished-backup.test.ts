import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { writeBackup } from '../../../scripts/cli/backup/write-backup.ts';
import { testDatabaseUrl } from '../../support/database/database.ts';

describe('a backup that fails', () => {
  it('leaves no part of it behind [RT-8]', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'zgoda-backup-'));
    const connection = await mongoose.createConnection(await testDatabaseUrl()).asPromise();
    try {
      await connection.collection('leads').insertOne({ name: 'Żaneta' });
      const folder = join(parent, 'today');
      // The embedded engine has no snapshot reads, as next to a running service.
      await assert.rejects(writeBackup(connection, folder, false));
      assert.equal(existsSync(folder), false);
    } finally {
      await connection.dropDatabase();
      await connection.close();
      rmSync(parent, { recursive: true });
    }
  });
});
