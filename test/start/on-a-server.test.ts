import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { requireOwner } from '../../scripts/start/running-installation.ts';
import { ENV } from '../../service/config/env.ts';

const docs = resolve(import.meta.dirname, '../../docs');
const read = (file: string): string => readFileSync(join(docs, file), 'utf8');
/** Read by `npm start` alone. */
const OF_THE_START = new Set(['ZGODA_DEMO', 'ZGODA_OWNER_EMAIL']);

describe('Zgoda on a server of its own', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-server-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has a unit file in which systemd finds nothing', function () {
    if (spawnSync('systemd-analyze', ['--version']).status !== 0) return this.skip();
    const unit = join(folder, 'zgoda.service');
    writeFileSync(unit, read('zgoda.service').replace('/usr/bin/node', process.execPath));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
    assert.doesNotMatch(stderr, /zgoda\.service/);
    assert.equal(status, 0);
  });

  it('has settings that the service knows, which a shell and systemd read alike', () => {
    const text = read('zgoda.env').replace(/^# (?=[A-Z_]+=)/gm, '');
    const settings = parseEnv(text) as Record<string, string>;
    const known = new Set<string>([...ENV.map(({ name }) => name), ...OF_THE_START]);
    assert.deepEqual(
      Object.keys(settings).filter((name) => !known.has(name)),
      [],
    );
    const file = join(folder, 'zgoda.env');
    writeFileSync(file, text);
    const { stdout } = spawnSync('sh', ['-c', `set -a; . ${file}; env`], { encoding: 'utf8', env: {} });
    for (const [name, value] of Object.entries(settings))
      assert.ok(stdout.includes(`${name}=${value}\n`), name);
    assert.match(read('zgoda.service'), /^EnvironmentFile=\/etc\/zgoda\.env$/m);
  });

  it('is brought up to date by steps that work there: as the owner of the checkout, with the settings of the service', () => {
    const section = /^## 12\. [\s\S]*?(?=^## )/m.exec(read('operations.md'))?.[0] ?? '';
    const steps =
      /^On the server of section 9[\s\S]*?^```\n([\s\S]*?)^```/m.exec(section)?.[1]?.trimEnd() ?? '';
    const lines = steps.split('\n');
    assert.ok(lines.length > 3, section);
    for (const line of lines)
      if (line.includes('/opt/zgoda'))
        assert.match(line, /^sudo -u zgoda /, 'git refuses the checkout of somebody else');
    for (const line of lines)
      if (line.includes('npm run')) assert.match(line, /set -a; \. \/etc\/zgoda\.env; /);
    assert.ok(lines.some((line) => line.startsWith('systemctl restart zgoda')));
    assert.doesNotMatch(steps, /npm start/);
  });

  it('refuses commands of root in the data folder of the service', () => {
    requireOwner(folder);
    requireOwner(join(folder, 'none'), 0);
    if (process.getuid?.() === 0) chownSync(folder, 1234, 1234);
    assert.throws(() => requireOwner(folder, 0), /belongs to another user .*run this as that user/);
    requireOwner(folder, 1234);
  });
});
