import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGuide } from '../../../scripts/bundle/build-guide.ts';
import { guideMarkup } from '../../../scripts/bundle/guide-markup.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('the guide in the service', () => {
  let folder: string;
  let service: TestService;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-guide-'));
    await buildGuide(join(folder, 'guide'));
    service = await startTestService({ env: { ZGODA_BUILD_DIR: folder } });
  });
  after(async () => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const get = (path: string, language = 'en') =>
    fetch(service.origin + path, { redirect: 'manual', headers: { 'accept-language': language } });

  it('has every page, picture and anchor that one of its pages names, all from the service itself', async () => {
    const seen = new Set<string>();
    const pages = ['/guide/pl/konsultant'];
    for (const page of pages) {
      const response = await get(page);
      const html = await response.text();
      assert.equal(response.status, 200, page);
      assert.match(
        response.headers.get('content-security-policy') ?? '',
        /default-src 'none'.*img-src 'self'/,
      );
      assert.doesNotMatch(html, /<script|https?:/);
      for (const [, target = ''] of html.matchAll(/(?:href|src)="([^"]+)"/g)) {
        if (target.startsWith('#')) assert.ok(html.includes(`id="${target.slice(1)}"`), `${page} ${target}`);
        else if (target.includes('/pictures/')) seen.add(target);
        else {
          const { pathname } = new URL(target, service.origin + page);
          if (!pages.includes(pathname)) pages.push(pathname);
        }
      }
    }
    assert.deepEqual([pages.length, seen.size > 40], [4, true]);
    for (const picture of seen) {
      const response = await get(picture);
      assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'image/webp'], picture);
      await response.arrayBuffer();
    }
  });

  it('opens in Polish for whoever reads Polish, and in English for all others', async () => {
    assert.equal((await get('/guide/', 'pl')).headers.get('location'), '/guide/pl/konsultant');
    assert.equal((await get('/guide/', 'de')).headers.get('location'), '/guide/en/consultant');
    assert.equal((await get('/guide/pl/nic')).status, 404);
    assert.equal((await get('/guide/pictures/../pl/konsultant.json')).status, 404);
  });

  it('is refused by the build where it uses Markdown that the service would show as signs', () => {
    assert.throws(() => guideMarkup('# Title\n\n### Too deep'), /not known/);
    assert.deepEqual(guideMarkup('# A & B\n\n**one** <two>'), {
      title: 'A & B',
      body: '<p><strong>one</strong> &lt;two&gt;</p>',
    });
  });
});
