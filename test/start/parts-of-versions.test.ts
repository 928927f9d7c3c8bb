import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isQuickRun, testDatabaseUrl } from '../support/database/database.ts';
import {
  ensureBuiltOnce,
  type ServiceProcess,
  serviceEnvironment,
  startServiceProcess,
} from '../support/service/service-process.ts';

describe('an update of the service', () => {
  let place: string;
  let running: ServiceProcess | null = null;
  before(function () {
    if (isQuickRun) return this.skip();
    place = mkdtempSync(join(tmpdir(), 'zgoda-versions-'));
  });
  after(async () => {
    await running?.kill();
    rmSync(place, { recursive: true, force: true });
  });

  it('leaves open chats the parts of the version before, although its build is gone', async () => {
    await ensureBuiltOnce();
    const builds = ['former', 'later'].map((version) => join(place, version));
    for (const build of builds) cpSync('build', build, { recursive: true });
    const [former = '', later = ''] = builds;
    const assets = join(former, 'widget/assets');
    const [first = ''] = readdirSync(assets).filter((name) => name.endsWith('.js'));
    renameSync(join(assets, first), join(assets, 'former-part.js'));

    const env = {
      ...(await serviceEnvironment(await testDatabaseUrl())),
      ZGODA_DATA_DIR: join(place, 'data'),
    };
    running = await startServiceProcess({ ...env, ZGODA_BUILD_DIR: former });
    await running.stop();
    rmSync(former, { recursive: true });
    running = await startServiceProcess({ ...env, ZGODA_BUILD_DIR: later });
    const answer = await fetch(`${running.origin}/w/a/former-part.js`);
    assert.equal(answer.status, 200);
    assert.match(String(answer.headers.get('cache-control')), /immutable/);
  });
});
