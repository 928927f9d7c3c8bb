import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packLoader } from '../../scripts/package-adapters.ts';

const tsc = resolve(import.meta.dirname, '../../node_modules/.bin/tsc');

type Answer = { code: number; said: string };
const run = (cwd: string, command: string, args: string[]): Promise<Answer> =>
  new Promise((done) => {
    execFile(command, args, { cwd }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : 1, said: stdout + stderr }),
    );
  });

describe('the loader package for single-page shops', function () {
  this.timeout(60_000);
  let shop: string;
  before(async () => {
    shop = mkdtempSync(join(tmpdir(), 'zgoda-loader-'));
    mkdirSync(join(shop, 'packed'));
    writeFileSync(join(shop, 'package.json'), '{"private": true, "type": "module"}');
    const installed = await run(shop, 'npm', [
      'install',
      '--offline',
      '--no-audit',
      '--no-fund',
      packLoader(join(shop, 'packed')),
    ]);
    assert.equal(installed.code, 0, installed.said);
  });
  after(() => rmSync(shop, { recursive: true, force: true }));

  const check = (source: string): Promise<Answer> => {
    writeFileSync(join(shop, 'shop.ts'), source);
    return run(shop, tsc, [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--types',
      '',
      'shop.ts',
      '--ignoreConfig',
    ]);
  };

  it('is the same byte for byte each time it is packed', () => {
    mkdirSync(join(shop, 'again'));
    const bytes = ['packed', 'again'].map((folder) => readFileSync(packLoader(join(shop, folder))));
    assert.ok(bytes[0]?.equals(bytes[1] as Buffer));
  });

  it('installs without a network and type-checks in a strict shop', async () => {
    const { code, said } = await check(`
      import { loadZgoda, pushZgoda, type ZgodaProduct } from 'zgoda-loader';
      loadZgoda({ service: 'https://chat.example', shopKey: 'zgk_x' });
      loadZgoda({ service: 'https://chat.example', shopKey: 'zgk_x', lang: document.documentElement.lang });
      const product: ZgodaProduct = { name: 'Cup', price: 12.5, currency: 'EUR' };
      pushZgoda(['context', { product }]);
      pushZgoda(['on', 'unread', (count) => console.log(count.toFixed())]);
      window.zgoda?.push(['on', 'sent', ({ kind }) => console.log(kind === 'form')]);
      window.zgoda?.push(['open']);
    `);
    assert.equal(code, 0, said);
  });

  for (const [what, wrong] of [
    ['a shop without its key', `loadZgoda({ service: 'https://chat.example' })`],
    ['an unknown command', `pushZgoda(['hide'])`],
    ['a product without a name', `pushZgoda(['context', { product: { id: 7 } }])`],
  ] as const) {
    it(`has types that refuse ${what}`, async () => {
      const { code, said } = await check(`import { loadZgoda, pushZgoda } from 'zgoda-loader';\n${wrong};`);
      assert.equal(code, 1);
      assert.match(said, /^shop\.ts\(2,\d+\): error TS2/m);
    });
  }

  it('does nothing where pages are rendered on a server', async () => {
    writeFileSync(
      join(shop, 'server.js'),
      `import { loadZgoda, pushZgoda } from 'zgoda-loader';
       const before = Object.keys(globalThis).join();
       loadZgoda({ service: 'https://chat.example', shopKey: 'zgk_x', lang: 'de' });
       pushZgoda(['close']);
       console.log(Object.keys(globalThis).join() === before);`,
    );
    assert.deepEqual(await run(shop, process.execPath, ['server.js']), { code: 0, said: 'true\n' });
  });
});
