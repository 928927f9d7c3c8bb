import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contentPolicyFaults } from '../../service/domain/shop/content-policy.ts';
import { findSnippets } from '../../service/domain/shop/find-snippet.ts';
import { parsePage } from '../../service/outbound/parse-page.ts';
import { launchBrowser, openChat, type TestBrowser } from '../support/browser/browser.ts';
import { type Merchant, makeMerchant } from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

describe('what the check says of a page’s security policy, and what a browser does', () => {
  let service: TestService;
  let browser: TestBrowser;
  let merchant: Merchant;
  let server: Server;
  let shop: string;
  let policy = '';
  let nonce = '';
  const html = () =>
    `<!doctype html><html lang="pl"><head><title>Sklep</title><link rel="icon" href="data:,"></head><body><h1>Sklep</h1><script src="${service.origin}/w/v1/${merchant.shop.key}.js"${nonce === '' ? '' : ` nonce="${nonce}"`} defer crossorigin="anonymous" data-zgoda></script></body></html>`;
  before(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
      });
      response.end(html());
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    shop = `http://localhost:${(server.address() as AddressInfo).port}/`;
    service = await startTestService();
    merchant = await makeMerchant(service, {}, shop);
    browser = await launchBrowser({ serviceOrigin: service.origin });
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  });

  const judge = () => {
    const { scripts, contentPolicies } = parsePage(html());
    const [snippet] = findSnippets(scripts, new URL(shop));
    assert.ok(snippet);
    return contentPolicyFaults(policy, contentPolicies, snippet, new URL(shop));
  };
  const isButtonThere = async () => {
    await browser.page.goto(shop, { waitUntil: 'load' });
    return (await browser.page.locator('zgoda-chat').count()) === 1;
  };

  it('agree on which pages let the script in [AD-11]', async () => {
    const host = new URL(service.origin).host;
    const policies: [string, string?][] = [
      [''],
      [`script-src ${service.origin}`],
      [`script-src ${host}`],
      ['script-src http:'],
      ['script-src *'],
      ["script-src 'self'"],
      ["default-src 'self'"],
      ["script-src 'none'"],
      [`script-src 'self' ${service.origin}/w/v1/`],
      [`script-src 'self' ${service.origin}/other/`],
      [`script-src-elem 'self'; script-src ${service.origin}`],
      [`script-src 'nonce-abc' 'strict-dynamic' ${service.origin}`],
      ["script-src 'nonce-abc' 'strict-dynamic'", 'abc'],
      ["script-src 'nonce-abc'", 'old'],
      [`script-src ${service.origin}, script-src 'self'`],
    ];
    for (const [text, given = ''] of policies) {
      policy = text;
      nonce = given;
      const isLetIn = judge().every(({ directive }) => directive?.startsWith('frame-src'));
      assert.equal(await isButtonThere(), isLetIn, text);
    }
  });

  it('agree that the chat opens once the proposed directives are written [AD-11]', async () => {
    nonce = '';
    policy = "default-src 'self'; style-src 'self'";
    assert.equal(await isButtonThere(), false);
    const proposed = judge().map(({ directive }) => directive);
    policy = [policy, ...proposed].join('; ');
    assert.deepEqual(judge(), []);
    assert.equal(await isButtonThere(), true);
    const frame = await openChat(browser.page);
    await frame.locator('textarea, form').first().waitFor();
  });
});
