import assert from 'node:assert/strict';
import { chatFrame } from '../../support/browser/browser.ts';
import { startWidgetScene, storedIn, type WidgetScene } from '../../support/browser/widget-scene.ts';

describe('the shop’s page before and at the click', () => {
  let scene: WidgetScene;
  before(async () => {
    scene = await startWidgetScene();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const button = 'zgoda-chat button';
  const loaderUrl = () => `${scene.service.origin}/w/v1/${scene.merchant.shop.key}.js`;

  it('stores nothing, opens no socket and makes one request, without cookie or referrer [EP-1, EP-2, EP-6]', async () => {
    const { page } = await scene.arrive();
    const requests: { url: string; headers: Record<string, string> }[] = [];
    const sockets: string[] = [];
    page.on('request', (request) => requests.push({ url: request.url(), headers: request.headers() }));
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.reload();
    await page.locator(button).waitFor();
    await page.locator(button).hover();
    await page.locator(button).focus();
    await page.waitForLoadState('networkidle');

    const foreign = requests.filter(
      ({ url }) => !url.startsWith(scene.site.origin) && !url.startsWith('data:'),
    );
    assert.deepEqual(
      foreign.map(({ url }) => url),
      [loaderUrl()],
    );
    assert.ok(!foreign[0]?.headers.cookie);
    assert.ok(!foreign[0]?.headers.referer);
    assert.deepEqual(sockets, []);
    assert.deepEqual(await storedIn(page), { cookies: [], page: [], frame: [] });
    assert.equal(await page.locator('iframe').count(), 0);
  });

  it('reads its own session key and no other storage [EP-1]', async () => {
    const { page } = await scene.arrive();
    await page.addInitScript(() => {
      const touched: string[] = [];
      Object.assign(window, { touched });
      for (const name of ['getItem', 'setItem', 'removeItem', 'key', 'clear'] as const) {
        const original = Storage.prototype[name] as (...args: unknown[]) => unknown;
        Storage.prototype[name] = function (this: Storage, ...args: unknown[]) {
          const kind = this === window.sessionStorage ? 'session' : 'local';
          touched.push(`${kind} ${name} ${args[0]}`);
          return original.apply(this, args);
        } as never;
      }
      for (const [target, name] of [
        [Document.prototype, 'cookie'],
        [window, 'indexedDB'],
        [window, 'localStorage'],
      ] as const) {
        const own = Object.getOwnPropertyDescriptor(target, name);
        Object.defineProperty(target, name, {
          configurable: true,
          get() {
            touched.push(name);
            return own?.get?.call(this);
          },
        });
      }
    });
    await page.reload();
    await page.locator(button).waitFor();
    const touched = await page.evaluate(() => (window as unknown as { touched: string[] }).touched);
    assert.deepEqual([...new Set(touched)], [`session getItem zgoda:${scene.merchant.shop.key}`]);
  });

  it('draws its button whatever the page’s CSS says, under a CSP without unsafe-inline', async () => {
    const { page } = await scene.arrive();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes("'data:,'")) problems.push(message.text());
    });
    await page.reload();
    const box = await page.locator(button).boundingBox();
    assert.ok(box);
    assert.ok(box.height === 56 && box.width > 100, 'a button of its own size');
    assert.ok(box.x + box.width === 1280 - 16 && box.y + box.height === 800 - 16, 'in the corner');
    await page.locator(button).click();
    const frame = await chatFrame(page);
    await frame.locator('#email').waitFor();
    const panel = await page.locator('zgoda-chat iframe').boundingBox();
    assert.deepEqual(panel, { x: 1280 - 16 - 380, y: 800 - 16 - 620, width: 380, height: 620 });
    assert.deepEqual(problems, []);
  });

  it('is on no paper: neither button nor panel is printed', async () => {
    const { page } = await scene.arrive();
    await page.locator(button).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.locator(button).waitFor({ state: 'hidden' });
    await page.emulateMedia({ media: 'screen' });
    await page.locator(button).click();
    await (await chatFrame(page)).locator('#email').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.locator('zgoda-chat iframe').waitFor({ state: 'hidden' });
  });

  it('draws one button when it is included twice', async () => {
    scene.setSnippet(scene.tag() + scene.tag());
    const { page } = await scene.arrive();
    await page.locator(button).first().waitFor();
    assert.equal(await page.locator('zgoda-chat').count(), 1);
  });

  for (const [name, snippet] of [
    ['in the head and blocking', (tag: string) => `</body><script>0</script>${tag.replace(' async', '')}`],
    ['deferred, as older snippets say', (tag: string) => tag.replace(' async', ' defer')],
  ] as const) {
    it(`works when the script is ${name}`, async () => {
      scene.setSnippet(snippet(scene.tag()));
      const { page } = await scene.arrive();
      await page.locator(button).click();
      await (await chatFrame(page)).locator('#email').waitFor();
    });
  }

  it('speaks the language of the tag, else of the page', async () => {
    const word = async (snippet: string, locale: string) => {
      scene.setSnippet(snippet);
      const { page } = await scene.arrive({ locale });
      const text = await page.locator(button).textContent();
      await scene.closeBrowsers();
      return text;
    };
    const noLang = scene.tag().replace(/ data-lang="pl"/, '');
    assert.equal(await word(scene.tag('de'), 'pl-PL'), 'Schreiben Sie uns');
    assert.equal(await word(noLang, 'de-DE'), 'Napisz do nas', 'the test page says lang="pl"');
    assert.equal(await word(scene.tag('fr'), 'de-DE'), 'Napisz do nas');
  });

  for (const [rule, html, tag, browser, word] of [
    [
      'a French page gets the shop’s language, whatever the browser’s is',
      'fr',
      'fr',
      'de-DE',
      'Napisz do nas',
    ],
    ['so does a page that only the tag calls French', '', 'fr', 'de-DE', 'Napisz do nas'],
    ['a page that says no language gets the browser’s', '', '', 'de-DE', 'Schreiben Sie uns'],
    ['and the shop’s where the browser’s is none of the chat’s', '', '', 'fr-FR', 'Napisz do nas'],
  ] as const) {
    it(`${rule} [AD-10]`, async () => {
      const path = `/strona-${html}-${tag}-${browser}`;
      const snippet = scene.tag().replace(' data-lang="pl"', tag === '' ? '' : ` data-lang="${tag}"`);
      scene.site.put(path, {
        body: `<!doctype html><html lang="${html}"><title>Sklep</title>${snippet}</html>`,
      });
      const { page } = await scene.arrive({ locale: browser });
      await page.goto(`${scene.site.origin}${path}`);
      assert.equal(await page.locator(button).textContent(), word);
    });
  }

  it('opens by keyboard, closes by Esc and gives the focus back [AX-1]', async () => {
    const { page } = await scene.arrive();
    await page.locator(button).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const frame = await chatFrame(page);
    await frame.locator('#message').waitFor();
    await frame.waitForFunction(() => document.activeElement?.id === 'message');
    await page.keyboard.press('Escape');
    await page.locator(button).waitFor();
    const hasFocus = () =>
      document.querySelector('zgoda-chat')?.shadowRoot?.activeElement?.localName === 'button';
    assert.equal(await page.evaluate(hasFocus), true);
  });

  it('fills the whole screen of a phone, with a way to close', async () => {
    const { page, frame } = await scene.visit({ width: 360, height: 740 });
    await frame.locator('#email').waitFor();
    assert.deepEqual(await page.locator('zgoda-chat iframe').boundingBox(), {
      x: 0,
      y: 0,
      width: 360,
      height: 740,
    });
    await frame.getByRole('button', { name: 'Zamknij czat' }).click();
    await page.locator(button).waitFor();
  });

  it('keeps nothing in the page when the chat was only opened and closed [EP-3]', async () => {
    const { page, frame } = await scene.visit();
    await frame.locator('#email').waitFor();
    const name = `sessionStorage zgoda:${scene.merchant.shop.key}`;
    assert.deepEqual(await storedIn(page, frame), { cookies: [], page: [`${name}=open`], frame: [] });
    await page.keyboard.press('Escape');
    await page.locator(button).waitFor();
    assert.deepEqual(await storedIn(page, frame), { cookies: [], page: [], frame: [] });
  });

  it('asks once what to show, beside the scripts and not after them', async () => {
    const { page } = await scene.arrive();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.locator(button).click();
    await (await chatFrame(page)).locator('#email').waitFor();
    const sessions = asked.filter((path) => path === '/v1/visitor/session');
    assert.equal(sessions.length, 1, asked.join(' '));
  });

  it('tries again with the next click when the frame did not load', async () => {
    const { page } = await scene.arrive();
    await page.route('**/frame?*', (route) => route.abort());
    await Promise.all([page.waitForEvent('requestfailed'), page.locator(button).click()]);
    await page.unroute('**/frame?*');
    assert.equal(await page.locator('zgoda-chat iframe').isVisible(), false);
    await page.locator(button).click();
    await (await chatFrame(page)).locator('#email').waitFor();
  });
});
