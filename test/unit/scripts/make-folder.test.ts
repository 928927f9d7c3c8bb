import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../../scripts/start/make-folder.ts';

describe('a folder that a command makes', () => {
  const parent = mkdtempSync(join(tmpdir(), 'zgoda-folder-'));
  after(() => rmSync(parent, { recursive: true }));

  it('is made with those above it, for its owner alone', () => {
    const folder = join(parent, 'a', 'b');
    assert.equal(makeFolder(folder), true);
    assert.deepEqual(
      [join(parent, 'a'), folder].map((one) => statSync(one).mode & 0o777),
      [0o700, 0o700],
    );
    assert.equal(makeFolder(folder), false);
  });

  it('is refused at once where no folder can be made', () => {
    // Node's own `mkdir` never returns there.
    if (existsSync('/proc'))
      assert.throws(() => makeFolder('/proc/x/y'), { code: 'ENOENT', path: '/proc/x' });
    writeFileSync(join(parent, 'file'), '');
    assert.throws(() => makeFolder(join(parent, 'file', 'x')), { code: 'ENOTDIR' });
  });
});
