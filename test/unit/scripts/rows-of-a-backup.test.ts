import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileOf, savedRows } from '../../../scripts/cli/backup/backup-form.ts';
import { StartFailure } from '../../../scripts/start/start-failure.ts';

const LARGEST = 16 * 1024 * 1024;

describe('the rows of a backup', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-rows-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are joined once each, however many parts a large one comes in', async () => {
    const large = Buffer.alloc(LARGEST);
    large.writeInt32LE(large.length);
    const small = Buffer.from([5, 0, 0, 0, 0]);
    const packed = gzipSync(Buffer.concat([small, large, small]), { level: 1 });
    writeFileSync(fileOf(folder, 'leads'), packed);
    const sha256 = createHash('sha256').update(packed).digest('hex');
    const sizes: number[] = [];
    let joined = 0;
    const { concat } = Buffer;
    Buffer.concat = (parts, length) => {
      const whole = concat(parts, length);
      joined += whole.length;
      return whole;
    };
    try {
      for await (const row of savedRows(folder, { name: 'leads', rows: 3, sha256, indexes: [] }))
        sizes.push(row.length);
    } finally {
      Buffer.concat = concat;
    }
    assert.deepEqual(sizes, [5, LARGEST, 5]);
    assert.ok(joined < 2 * LARGEST, `${joined} bytes were joined`);
  });

  it('are no larger than a database keeps them, so that none is collected beyond that in memory', async () => {
    const row = Buffer.alloc(LARGEST + 1);
    row.writeInt32LE(row.length);
    const packed = gzipSync(row, { level: 1 });
    writeFileSync(fileOf(folder, 'leads'), packed);
    const sha256 = createHash('sha256').update(packed).digest('hex');
    const rows = savedRows(folder, { name: 'leads', rows: 1, sha256, indexes: [] });
    await assert.rejects(
      rows.next(),
      (error) => error instanceof StartFailure && error.message.includes('damaged'),
    );
  });
});
