import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  type Merchant,
  makeMerchant,
  openSession,
  POLICY_TEXT,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

type Page = { status?: number; html?: string | Buffer; location?: string; type?: string };

/** Bytes of ISO-8859-2 as Latin-1 characters. */
const LATIN_2: Record<string, string> = {
  ą: '\xb1',
  ć: '\xe6',
  ę: '\xea',
  ł: '\xb3',
  ń: '\xf1',
  ó: '\xf3',
  ś: '\xb6',
  ż: '\xbf',
};

describe('policy link typed in the console', () => {
  const clock = makeFakeClock(new Date().toISOString());
  const pages = new Map<string, Page>();
  let site: Server;
  let origin: string;
  let service: TestService;
  let merchant: Merchant;
  let token: string;

  before(async () => {
    site = createServer((request, response) => {
      const page = pages.get(request.url ?? '') ?? { status: 404 };
      response.writeHead(page.status ?? 200, {
        'content-type': page.type ?? 'text/html; charset=utf-8',
        ...(page.location === undefined ? {} : { location: page.location }),
      });
      response.end(page.html ?? '');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const { port } = site.address() as AddressInfo;
    origin = `http://127.0.0.1:${port}`;
    service = await startTestService({
      env: { ZGODA_PRIVATE_TARGETS: `127.0.0.1:${port}` },
      overrides: { clock },
    });
    pages.set('/', { html: '<main>Sklep</main>' });
  });
  after(async () => {
    await service.stop();
    await new Promise((resolve) => site.close(resolve));
  });
  beforeEach(async () => {
    merchant = await makeMerchant(service, {}, `${origin}/`);
    token = await signIn(service, merchant.email);
    pages.set('/polityka', {
      html: `<html lang="pl"><title>Polityka prywatności</title><main><p>${POLICY_TEXT}</p></main></html>`,
    });
  });
  const type = (url: string) =>
    call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/policy-link`, {
      token,
      body: { locale: 'pl', url },
    });
  const check = async () => {
    token = await signIn(service, merchant.email);
    const reply = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/policy-check`, {
      token,
      body: {},
    });
    return reply.body.policy[0];
  };

  it('binds box and consent text to the page as soon as it is typed [D3]', async () => {
    assert.equal((await openSession(service, merchant.shop)).body.form.notice.consent, null);
    const reply = await type(`${origin}/polityka`);
    assert.equal(reply.status, 200, reply.text);
    assert.equal(reply.body.policy[0].state, 'published');
    assert.equal(reply.body.policy[0].title, 'Polityka prywatności');
    const { body } = await openSession(service, merchant.shop);
    assert.ok(body.form.notice.consent.some((part: { href?: string }) => part.href === `${origin}/polityka`));
    await type('');
    assert.equal((await openSession(service, merchant.shop)).body.form.notice.consent, null);
  });

  it('reads a page in its own encoding, and keeps no text that it cannot decode [D3, CO-4]', async () => {
    const page = (head: string) =>
      `<html lang="pl">${head}<title>Polityka prywatności</title><main><p>${POLICY_TEXT}</p></main></html>`;
    const bytes = (html: string) =>
      Buffer.from(
        html.replace(/[ąćęłńóśż]/g, (letter) => LATIN_2[letter] ?? '?'),
        'latin1',
      );
    const meta = '<meta charset="iso-8859-2">';
    const cases: Page[] = [
      { html: bytes(page('')), type: 'text/html; charset=iso-8859-2' },
      { html: bytes(page(meta)), type: 'text/html' },
    ];
    for (const one of cases) {
      pages.set('/polityka', one);
      const { body } = await type(`${origin}/polityka`);
      assert.equal(body.policy[0].state, 'published');
      assert.equal(body.policy[0].title, 'Polityka prywatności');
      const [bound] = (await service.stores.policyBindings.get(scopeOfShop(merchant.shop.id)))?.pages ?? [];
      const sha256 = bound?.contentSha256 ?? '';
      const kept = await service.stores.notices.snapshot(scopeOfShop(merchant.shop.id), sha256);
      assert.equal(kept?.text, POLICY_TEXT.trim());
      await type('');
    }
    pages.set('/polityka', { html: bytes(page('')), type: 'text/html' });
    const { body } = await type(`${origin}/polityka`);
    assert.deepEqual([body.policy[0].state, body.policy[0].reason], ['unreachable', 'encoding']);
    assert.equal(body.policy[0].title, null);
    assert.equal((await openSession(service, merchant.shop)).body.form.notice.consent, null);
  });

  it('names the state of a page that is gone, closed, a stub, or moved to the home page [D3]', async () => {
    await type(`${origin}/polityka`);
    const cases: [Page, string][] = [
      [{ status: 404 }, 'absent'],
      [{ status: 410 }, 'absent'],
      [{ status: 302, location: '/' }, 'absent'],
      [{ status: 403 }, 'unpublished'],
      [{ status: 401 }, 'unpublished'],
      [{ html: '<form><input type="password"></form>' }, 'unpublished'],
      [{ html: '<main>Wkrótce</main>' }, 'placeholder'],
      [{ status: 301, location: 'https://example.org/policy' }, 'foreign'],
    ];
    for (const [page, state] of cases) {
      pages.set('/polityka', page);
      assert.equal((await check()).state, state, JSON.stringify(page));
    }
  });

  it('loses a page only after three failures over 24 hours, and finds it again at once', async () => {
    await type(`${origin}/polityka`);
    pages.set('/polityka', { status: 500 });
    assert.equal((await check()).state, 'published');
    clock.forward(13 * 3_600_000);
    assert.equal((await check()).state, 'published');
    clock.forward(12 * 3_600_000);
    assert.equal((await check()).state, 'unreachable');
    pages.set('/polityka', { html: `<main>${POLICY_TEXT}</main>` });
    assert.equal((await check()).state, 'published');
  });

  it('says of a page that is built of too much to be read what it is, keeps an old state for a day, and goes on', async () => {
    pages.set('/polityka', { html: `${'<div>'.repeat(5_000)}${POLICY_TEXT}` });
    const typed = (await type(`${origin}/polityka`)).body.policy[0];
    assert.deepEqual([typed.state, typed.reason], ['unreachable', 'unreadable']);
    pages.set('/polityka', { html: `<main>${POLICY_TEXT}</main>` });
    assert.equal((await check()).state, 'published');
    pages.set('/polityka', { html: '<br>'.repeat(300_000) });
    assert.equal((await check()).state, 'published');
    clock.forward(13 * 3_600_000);
    assert.equal((await check()).state, 'published');
    clock.forward(12 * 3_600_000);
    const lost = await check();
    assert.deepEqual([lost.state, lost.reason], ['unreachable', 'unreadable']);
  });

  it('looks again before a form opens when the last check is older than 15 minutes [CO-4]', async () => {
    await type(`${origin}/polityka`);
    pages.set('/polityka', { status: 404 });
    assert.notEqual((await openSession(service, merchant.shop)).body.form.notice.consent, null);
    clock.forward(16 * 60_000);
    assert.equal((await openSession(service, merchant.shop)).body.form.notice.consent, null);
  });

  it('refuses links outside the own site', async () => {
    for (const url of [
      'https://example.org/policy',
      'http://localhost:1/policy',
      'http://127.0.0.2/policy',
    ]) {
      const reply = await type(url);
      assert.equal(reply.status, 422, url);
      assert.equal(reply.body.code, 'link_refused');
    }
  });

  it('never reaches into private networks, by name, number or redirect', async () => {
    const closed = await startTestService({ env: { ZGODA_PRIVATE_TARGETS: '' } });
    try {
      for (const address of [
        'http://127.0.0.1:80/',
        'http://[::1]/',
        'http://169.254.169.254/latest/',
        'http://2130706433/',
        'http://localhost/',
        'http://0x7f.1/',
      ]) {
        const page = await closed.ports.fetchPage(address, merchant.shop.id);
        assert.equal(page.kind, 'failed', address);
        assert.equal(page.kind === 'failed' && page.reason, 'refused', address);
      }
    } finally {
      await closed.stop();
    }
    pages.set('/inside', { status: 302, location: 'http://127.0.0.1:22/' });
    const page = await service.ports.fetchPage(`${origin}/inside`, merchant.shop.id);
    assert.equal(page.kind === 'failed' && page.reason, 'refused');
  });

  it('no longer binds a box once the shop’s address is on another domain, and does so again when it is back [D3]', async () => {
    await type(`${origin}/polityka`);
    const moveTo = (url: string) =>
      call(service, 'PATCH', `/v1/staff/shops/${merchant.shop.id}`, { token, body: { url } });
    const { status, body } = await moveTo('https://nowy-sklep.example/');
    assert.equal(status, 200);
    assert.deepEqual([body.policy[0].state, body.policy[0].reason], ['foreign', 'other_domain']);
    assert.equal((await moveTo(`${origin}/`)).body.policy[0].state, 'published');
  });
});

describe('a change of the shop’s address', () => {
  it('counts as a check of the policy pages, ten an hour; other settings may be saved', async () => {
    const service = await startTestService({ env: { ZGODA_LIMIT_FACTOR: '1' } });
    try {
      const { shop, email } = await makeMerchant(service);
      const token = await signIn(service, email);
      const save = async (body: Record<string, unknown>) =>
        (await call(service, 'PATCH', `/v1/staff/shops/${shop.id}`, { token, body })).status;
      for (let count = 0; count < 10; count += 1)
        assert.equal(await save({ url: `https://sklep-${count}.example/` }), 200);
      assert.equal(await save({ url: 'https://sklep-10.example/' }), 429);
      assert.equal(await save({ url: 'https://sklep-9.example/', leadRetentionDays: 30 }), 200);
    } finally {
      await service.stop();
    }
  });
});
