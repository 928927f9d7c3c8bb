import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const release = (option: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/release.ts', option], {
    cwd: root,
    encoding: 'utf8',
  });

describe('npm run release', () => {
  it('says how it is called, with code 0, and makes nothing', () => {
    const { status, stdout, stderr } = release('--help');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^Usage: npm run release[\s\S]*--new-key FILE/);
  });

  it('says so without a stack when it is called wrongly, with code 2', () => {
    const { status, stdout, stderr } = release('--keys');
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^Unknown option '--keys'[\s\S]*Usage: npm run release/);
    assert.doesNotMatch(stderr, /\n {4}at /);
  });
});
