import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { RecordingService, SECRET, SET_OUTSIDE, SHOP_KEY, signature } from './recording-service.ts';

const folder = resolve(import.meta.dirname, '../../shop-adapters/demo-shop');
type DemoShop = { url: string; report: { report(): Promise<void>; state: string }; stop(): Promise<void> };
type StartDemoShop = (options: {
  port: number;
  service: string;
  key: string;
  secret: string;
  dataFolder?: string | null;
}) => Promise<DemoShop>;
const { startDemoShop } = (await import(join(folder, 'server.mjs'))) as { startDemoShop: StartDemoShop };

const once = async ({ url }: DemoShop): Promise<void> => {
  await (await fetch(`${url}/`)).text();
};

const PAGES = [
  '/',
  '/p/czarka-mgla',
  '/koszyk',
  '/polityka-prywatnosci',
  '/en/',
  '/en/p/czarka-mgla',
  '/en/cart',
  '/en/privacy-policy',
];

describe('the demo shop', () => {
  const service = new RecordingService();
  const data = mkdtempSync(join(tmpdir(), 'zgoda-demo-'));
  let shop: DemoShop;
  const start = () =>
    startDemoShop({ port: 0, service: service.url, key: SHOP_KEY, secret: SECRET, dataFolder: data });
  const setPolicy = (policy: string, headers: Record<string, string> = { origin: shop.url }) =>
    fetch(`${shop.url}/demo/policy`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ policy, back: '/koszyk' }),
      redirect: 'manual',
    });
  const states = () =>
    service.reports().map((report) => report.pages.map((page) => `${page.locale} ${page.state}`));

  before(async () => {
    await service.open();
    shop = await start();
  });
  after(async () => {
    await shop.stop();
    await service.close();
    rmSync(data, { recursive: true });
  });

  it('tells the service about its policy page in each language when it opens, the default one marked [AD-16, AD-19]', async () => {
    await shop.report.report();
    assert.deepEqual(states()[0], ['pl published', 'en published']);
    const [polish, english] = service.reports()[0]?.pages ?? [];
    assert.deepEqual([polish?.isDefault, english?.isDefault], [true, false]);
  });

  it('sends the whole text of the policy, long enough to be one, with its hash and address [AD-17]', async () => {
    for (const page of service.reports()[0]?.pages ?? []) {
      const html = await (await fetch(page.url ?? '')).text();
      const shown = html
        .replace(/[\s\S]*<article class="wrap[^>]*>[\s\S]*?<\/h1>/, '')
        .replace(/<\/article>[\s\S]*/, '')
        .replace(/<[^>]+>/g, ' ')
        .replaceAll('&quot;', '"')
        .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
        .trim();
      assert.equal(page.text, shown);
      assert.ok((page.text ?? '').length >= 600);
      assert.equal(
        page.contentSha256,
        createHash('sha256')
          .update(page.text ?? '')
          .digest('hex'),
      );
      assert.ok(html.includes(`<title>${page.title} ·`));
    }
  });

  it('reports each change once, and hides the page and every link to it [AD-13, AD-18]', async () => {
    service.clear();
    const answer = await setPolicy('draft');
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/koszyk?demo=1');
    assert.deepEqual(states(), [['pl unpublished', 'en unpublished']]);
    assert.equal((await fetch(`${shop.url}/polityka-prywatnosci`)).status, 404);
    const home = await (await fetch(`${shop.url}/`)).text();
    assert.doesNotMatch(home, /href="\/polityka-prywatnosci"/);
    await setPolicy('published');
    assert.equal((await fetch(`${shop.url}/polityka-prywatnosci`)).status, 200);
    assert.deepEqual(states()[1], ['pl published', 'en published']);
  });

  it('gives the states of the contract for the two kinds of page that it has [AD-14]', async () => {
    const { pages } = JSON.parse(readFileSync(join(folder, '../contract/policy-cases.json'), 'utf8')) as {
      pages: { name: string; expect: { state: string; reason: string; public: boolean } }[];
    };
    for (const policy of ['draft', 'published']) {
      service.clear();
      await setPolicy(policy);
      const wanted = pages.find(({ name }) => name === policy)?.expect;
      for (const { state, reason, text } of service.reports()[0]?.pages ?? []) {
        assert.deepEqual({ state, reason, public: text !== null }, wanted, policy);
      }
      assert.equal(service.reports().length, 1);
    }
  });

  it('says of an unpublished page its title, number, revision and date, and nothing that stands in it [AD-15]', async () => {
    const words = service.reports().at(-1)?.pages[0]?.text?.slice(0, 40) ?? '';
    assert.equal(words.length, 40);
    service.clear();
    await setPolicy('draft');
    const [request] = service.requests;
    assert.doesNotMatch(request?.body ?? '', new RegExp(words));
    for (const page of service.reports()[0]?.pages ?? []) {
      assert.deepEqual([page.url, page.text, page.contentSha256], [null, null, null]);
      assert.ok(page.title && page.pageId && page.revision && page.modifiedAt);
    }
    await setPolicy('published');
  });

  it('says to who plays with it that the page is not published, with the way back [AD-24]', async () => {
    await setPolicy('draft');
    const html = await (await fetch(`${shop.url}/`)).text();
    assert.match(html, /<span class="dot is-off"[^>]*><\/span>[^<]*<strong>/);
    assert.match(html, /<button class="small" name="policy" value="published">/);
    await setPolicy('published');
  });

  it('remembers over a restart whether the page is published', async () => {
    await setPolicy('draft');
    await shop.stop();
    service.clear();
    shop = await start();
    await shop.report.report();
    assert.deepEqual(states()[0], ['pl unpublished', 'en unpublished']);
    await setPolicy('published');
  });

  it('keeps reporting while the service is down, and says so; the newest state arrives [AD-21]', async () => {
    await service.close();
    await setPolicy('draft');
    assert.match(await (await fetch(`${shop.url}/`)).text(), /Zgoda jeszcze nie odpowiada/);
    await setPolicy('published');
    const told = shop.report.report();
    service.clear();
    await service.open();
    await told;
    assert.deepEqual(states().at(-1), ['pl published', 'en published']);
    assert.match(await (await fetch(`${shop.url}/`)).text(), /Czat już o\u00a0tym wie/);
  });

  it('is not held up by a service that never answers or sends it elsewhere, and asks nothing for a page view [AD-22]', async () => {
    service.clear();
    service.mood = 'hang';
    assert.equal((await setPolicy('draft')).status, 303);
    for (const path of PAGES) assert.ok((await fetch(`${shop.url}${path}`)).status < 500, path);
    assert.equal(service.requests.length, 1, 'the one report that hangs');
    service.mood = 'moved';
    while (!service.requests.some(({ status }) => status === 307)) await once(shop);
    service.mood = 'well';
    await setPolicy('published');
    await shop.report.report();
    assert.deepEqual(states().at(-1), ['pl published', 'en published']);
    assert.deepEqual(
      service.requests.filter(({ path }) => path === SET_OUTSIDE),
      [],
    );
    const sent = service.requests.length;
    for (const path of PAGES) await fetch(`${shop.url}${path}`);
    assert.equal(service.requests.length, sent);
  });

  it('lets no other website press its buttons, and takes nothing but the two states', async () => {
    service.clear();
    assert.equal((await setPolicy('draft', { origin: 'https://elsewhere.example' })).status, 403);
    assert.equal((await setPolicy('draft', {})).status, 403);
    assert.equal((await setPolicy('gone')).status, 400);
    assert.deepEqual(service.requests, []);
  });

  it('has exactly the one script tag of the contract on every page, in the page’s language, with the product of a product’s page [AD-8, AD-10, AD-40]', async () => {
    const cases = JSON.parse(readFileSync(join(folder, '../contract/snippet-cases.json'), 'utf8')) as {
      cases: { tag: string }[];
    };
    for (const path of [...PAGES, '/nothing-here']) {
      const html = await (await fetch(`${shop.url}${path}`)).text();
      const tags = html.match(/<script[^>]*data-zgoda[^>]*><\/script>/g) ?? [];
      const wanted = cases.cases[0]?.tag
        .replace('https://chat.example', service.url)
        .replace(
          'data-lang="pl"',
          `data-lang="${path.startsWith('/en/') ? 'en' : 'pl'}"${path.includes('/p/') ? ` data-product="${path.startsWith('/en/') ? 'Bowl “Mist”' : 'Czarka „Mgła”'}"` : ''}`,
        );
      assert.deepEqual(tags, [wanted], path);
      assert.doesNotMatch(html, /<script(?![^>]*src=)/, 'no inline script');
      assert.doesNotMatch(html, /style=|<style|zgs_/);
    }
  });

  it('gives every visitor the same page, whoever comes, from where and with what in the cart [AD-9]', async () => {
    const visitors: Record<string, string>[] = [
      {},
      { cookie: 'session=anna; cart=2', authorization: 'Basic YW5uYTph', 'user-agent': 'Another/1' },
      { 'accept-language': 'de', referer: 'https://elsewhere.example/anna' },
    ];
    for (const path of PAGES) {
      const seen = new Set<string>();
      for (const headers of visitors) {
        const answer = await fetch(`${shop.url}${path}`, { headers });
        assert.equal(answer.headers.get('set-cookie'), null);
        seen.add(await answer.text());
      }
      assert.equal(seen.size, 1, path);
    }
  });

  it('stands on a site of its own: another host name is sent to localhost', async () => {
    const { port } = new URL(shop.url);
    const location = await new Promise((done) =>
      get(
        { host: 'localhost', port, path: '/koszyk', headers: { host: `127.0.0.1:${port}` } },
        (response) => {
          response.resume();
          done(response.headers.location);
        },
      ),
    );
    assert.equal(location, `${shop.url}/koszyk`);
    assert.match(shop.url, /^http:\/\/localhost:\d+$/);
  });

  it('allows scripts and frames from itself and the service, and nothing else [AD-11]', async () => {
    const policy = (await fetch(`${shop.url}/`)).headers.get('content-security-policy') ?? '';
    assert.match(policy, new RegExp(`script-src 'self' ${service.url};`));
    assert.match(policy, new RegExp(`frame-src ${service.url};`));
    assert.doesNotMatch(policy, /unsafe|nonce|https?:\/\/(?!127\.0\.0\.1)/);
  });

  it('says in one sentence what is missing when it cannot start', async () => {
    const child = spawn(process.execPath, [join(folder, 'server.mjs')], { env: { DEMO_PORT: '0' } });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    const code = await new Promise((done) => child.once('close', done));
    assert.equal(code, 1);
    assert.equal(
      said.trim(),
      'The demo shop needs ZGODA_URL, DEMO_SHOP_KEY, DEMO_ADAPTER_SECRET in its environment.',
    );
  });

  it('signs as the contract says [AD-6]', async () => {
    await shop.report.report();
    const request = service.requests.at(-1);
    const time = Number(request?.headers['x-zgoda-time']);
    const nonce = String(request?.headers['x-zgoda-nonce']);
    assert.equal(
      request?.headers['x-zgoda-signature'],
      signature(SECRET, time, nonce, 'PUT', '/v1/adapter/policy', request?.body ?? ''),
    );
  });

  describe('in a browser', () => {
    it('stores nothing until something is in the cart, keeps the cart, and breaks no rule of its own', async () => {
      const browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
      });
      try {
        for (const width of [360, 1440]) {
          const context = await browser.newContext({ viewport: { width, height: 800 } });
          const page = await context.newPage();
          const broken: string[] = [];
          page.on('console', (message) => {
            if (message.text().includes('Content Security Policy')) broken.push(message.text());
          });
          for (const path of PAGES) {
            await page.goto(shop.url + path);
            const kept = await page.evaluate(() => [
              sessionStorage.length,
              localStorage.length,
              document.cookie,
            ]);
            assert.deepEqual(kept, [0, 0, ''], path);
            const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(spill <= 0, `${path} is ${spill} px too wide at ${width}`);
            await page.evaluate(axe.source);
            const faults = await page.evaluate(async () => {
              const page = window as unknown as {
                axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
              };
              return (await page.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
            });
            assert.deepEqual(faults, [], `${path} at ${width}`);
          }
          await page.goto(`${shop.url}/p/kubek-mech`);
          await page.click('[data-add]');
          await page.click('[data-add]');
          await page.goto(`${shop.url}/en/cart`);
          assert.equal(await page.textContent('[data-cart-sum]'), '158\u00a0zł');
          await page.click('[data-line="kubek-mech"] [data-remove]');
          assert.equal(await page.evaluate(() => sessionStorage.length), 0);
          assert.deepEqual(broken, []);
          await context.close();
        }
      } finally {
        await browser.close();
      }
    });
  });
});
