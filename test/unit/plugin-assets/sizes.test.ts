import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { buildAssets } from '../../../scripts/build.ts';
import { measureSizes } from '../../../scripts/bundle/check-sizes.ts';

describe('what visitors and consultants load', () => {
  it('is within the budgets, measured on the built bytes', async () => {
    if (!existsSync('build/manifest.json')) await buildAssets();
    const sizes = measureSizes();
    assert.ok(sizes.length >= 3);
    for (const { what, bytes, limit } of sizes) {
      assert.ok(bytes <= limit, `${what}: ${bytes} bytes, allowed are ${limit}`);
    }
  });

  it('holds no schema library and no address of another host [EP-6]', async () => {
    const { readFileSync, readdirSync } = await import('node:fs');
    const files = ['build/widget/loader.js', 'build/widget/receipt.html'];
    files.push(
      'build/widget/signal.js',
      'build/widget/visits.js',
      'build/widget/visits-frame.js',
      'build/widget/visits-check.js',
    );
    files.push('build/widget/frame-chat-pl.html', 'build/widget/frame-form-en.html');
    files.push(...readdirSync('build/widget/assets').map((name) => `build/widget/assets/${name}`));
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const hosts = [...text.matchAll(/https?:\/\/[a-z0-9.-]+/gi)].map(([url]) => url);
      assert.deepEqual(
        [...new Set(hosts)].filter((url) => url !== 'http://www.w3.org'),
        [],
        file,
      );
      assert.doesNotMatch(text, /safeParse|kind:"schema"|innerHTML|eval\(|new Function/, file);
    }
  });
});
