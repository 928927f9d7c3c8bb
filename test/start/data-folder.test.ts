import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { claimDataFolder } from '../../scripts/start/data-folder.ts';
import { StartFailure } from '../../scripts/start/start-failure.ts';

const claimScript = fileURLToPath(new URL('./claim-data-folder.ts', import.meta.url));

describe('data folder', () => {
  let parent: string;
  let path: string;
  const others: ChildProcess[] = [];

  const claimRemotely = async (): Promise<string> => {
    const child = spawn(process.execPath, ['--import', 'tsx', claimScript, path], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    others.push(child);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return line;
  };

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'zgoda-folder-'));
    path = join(parent, 'data');
  });
  afterEach(async () => {
    for (const child of others.splice(0)) {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(parent, { recursive: true, force: true });
  });

  it('belongs to one start: a second one refuses and says which process runs', async () => {
    assert.equal(await claimRemotely(), 'taken');
    const pid = others[0]?.pid;
    assert.throws(
      () => claimDataFolder(path),
      (cause: unknown) =>
        cause instanceof StartFailure &&
        cause.message.includes(`process ${pid}`) &&
        cause.message.includes(path),
    );
  });

  it('is free again after the start that held it was killed', async () => {
    assert.equal(await claimRemotely(), 'taken');
    others[0]?.kill('SIGKILL');
    if (others[0] !== undefined) await once(others[0], 'exit');
    claimDataFolder(path).release();
  });

  it('goes to exactly one of several starts that all find a stale lock', async () => {
    mkdirSync(path);
    writeFileSync(join(path, 'start.lock'), JSON.stringify({ pid: 1, identity: 'an earlier boot' }));
    const answers = await Promise.all(Array.from({ length: 6 }, claimRemotely));
    assert.equal(answers.filter((answer) => answer === 'taken').length, 1);
    assert.equal(answers.filter((answer) => answer.startsWith('Zgoda already runs')).length, 5);
  });

  it('that a start made and did not fill is gone after it', () => {
    claimDataFolder(path).release();
    assert.equal(existsSync(path), false);
  });

  it('that holds something is left as it is', () => {
    mkdirSync(path);
    writeFileSync(join(path, 'secrets.json'), '{}');
    claimDataFolder(path).release();
    assert.deepEqual(readdirSync(path), ['secrets.json']);
  });

  it('that cannot be written is named in one sentence, with what to do', () => {
    writeFileSync(path, 'a file in its place');
    assert.throws(() => claimDataFolder(path), /cannot be written .*ZGODA_DATA_DIR/);
  });
});
