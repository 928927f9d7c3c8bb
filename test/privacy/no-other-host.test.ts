import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAssets } from '../../scripts/build.ts';
import { call, type Merchant, makeMerchant } from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

/** XML namespaces, which are not loaded, and example addresses. */
const LOADS_NOTHING = /^https?:\/\/(www\.w3\.org|[\w-]+\.example|shop\.example)$/;
const hostsIn = (text: string): string[] =>
  [...text.matchAll(/(?:\b(?:https?|wss?):|(?<=["'(=]))\/\/[a-z0-9][a-z0-9.-]*/gi)]
    .map(([host]) => host)
    .filter((host) => !LOADS_NOTHING.test(host));

const foreignSources = (policy: string, own: readonly string[]): string[] =>
  policy
    .split(';')
    .flatMap((directive) => directive.trim().split(/\s+/).slice(1))
    .filter((source) => !source.startsWith("'") && !['data:', 'blob:', ...own].includes(source));

describe('what browsers get from the service', () => {
  let service: TestService;
  let merchant: Merchant;
  before(async () => {
    if (!existsSync('build/manifest.json')) await buildAssets();
    service = await startTestService();
    merchant = await makeMerchant(service);
  });
  after(() => service.stop());

  it('names no other host: no page, script or style sheet of widget, console or public pages [EP-6]', () => {
    const files = ['build/widget', 'build/console'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    );
    const loaded = files.filter((file) => /\.(html|js|css|svg)$/.test(file));
    assert.ok(loaded.length > 20, 'the build was read');
    const found = loaded.flatMap((file) =>
      hostsIn(readFileSync(file, 'utf8')).map((host) => `${file}: ${host}`),
    );
    assert.deepEqual(found, []);
  });

  it('lets no page load anything from elsewhere, by its policy for contents [EP-6]', async () => {
    const { key, origins } = merchant.shop;
    const own = [service.origin, service.origin.replace(/^http/, 'ws'), ...origins];
    for (const path of [
      '/console/',
      '/receipt/',
      '/confirm/',
      '/unsubscribe/',
      '/your-data/',
      '/verify/',
      '/sub-processors',
      `/w/v1/${key}/frame`,
      `/w/v1/${key}.js`,
      '/w/v1/page.js',
      '/v1/staff/me',
    ]) {
      const { headers } = await call(service, 'GET', path);
      const policy = headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/, path);
      assert.deepEqual(foreignSources(policy, own), [], path);
    }
  });
});
