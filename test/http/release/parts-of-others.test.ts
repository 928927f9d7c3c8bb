import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeptAssets } from '../../../service/outbound/files/kept-assets.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

/** Browsers send this header when a page requests a script. */
const AS_PART = { headers: { 'sec-fetch-dest': 'script' } };

describe('parts of pages that another version sent', () => {
  let place: string;
  let service: TestService;
  let names: { widget: string; console: string };
  before(async () => {
    place = mkdtempSync(join(tmpdir(), 'zgoda-parts-'));
    cpSync('build', join(place, 'build'), { recursive: true });
    const dataDir = join(place, 'data');
    const former = join(place, 'former');
    names = { widget: 'former-widget.js', console: 'former-console.js' };
    for (const set of ['widget', 'console'] as const) {
      cpSync(join(place, 'build', set, 'assets'), join(former, set, 'assets'), { recursive: true });
      const [first = ''] = readdirSync(join(former, set, 'assets')).filter((name) => name.endsWith('.js'));
      renameSync(join(former, set, 'assets', first), join(former, set, 'assets', names[set]));
    }
    await makeKeptAssets(former, join(dataDir, 'assets')).keep();
    service = await startTestService({
      env: { ZGODA_BUILD_DIR: join(place, 'build'), ZGODA_DATA_DIR: dataDir },
    });
  });
  after(async () => {
    await service.stop();
    rmSync(place, { recursive: true, force: true });
  });
  const ask = (path: string, init?: RequestInit) => fetch(`${service.origin}${path}`, init);

  it('are sent by their former names, to be kept for good', async () => {
    for (const path of [`/w/a/${names.widget}`, `/console/a/${names.console}`]) {
      const answer = await ask(path, AS_PART);
      assert.equal(answer.status, 200, path);
      assert.match(String(answer.headers.get('content-type')), /javascript/);
      assert.match(String(answer.headers.get('cache-control')), /max-age=31536000, immutable/);
      assert.ok((await answer.text()).length > 100);
    }
  });

  it('load their page anew where no version has them: in the chat by the part itself, in the console by its own look', async () => {
    const part = await ask('/w/a/0000000000x.js', AS_PART);
    assert.equal(part.status, 200);
    assert.match(String(part.headers.get('content-type')), /javascript/);
    assert.equal(part.headers.get('cache-control'), 'no-store');
    assert.match(await part.text(), /location\.reload\(\)/);
    assert.equal((await ask('/console/a/lead-00000000.js', AS_PART)).status, 404);
  });

  it('are not there for who does not ask as a page does, and nothing else of the folder is', async () => {
    for (const path of [
      '/w/a/0000000000x.js',
      '/w/a/0000000000x.css',
      '/w/a/..%2f..%2f..%2fsecrets.json',
      `/console/a/${names.widget}`,
      `/w/a/${names.widget}.br`,
    ])
      assert.equal((await ask(path)).status, 404, path);
    const post = await ask(`/w/a/${names.widget}`, { method: 'POST', ...AS_PART });
    assert.ok([404, 405].includes(post.status));
  });
});
