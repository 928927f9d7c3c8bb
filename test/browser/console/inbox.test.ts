import assert from 'node:assert/strict';
import type { Page, WebSocketRoute } from 'playwright-core';
import { freePort } from '../../../scripts/start/free-port.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import { assertQuiet, newConsolePage, signInto, until } from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
  sayMore,
} from '../../support/browser/console-scene.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { makeMerchant, PASSWORD } from '../../support/scenes/chat-actors.ts';
import type { AnyFrame } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('inbox of the console', () => {
  const stores = makeMemoryStores();
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;

  before(async () => {
    service = await startTestService({ stores, env: { PORT: String(await freePort()) } });
    browser = await launchBrowser({ width: 1280, height: 800 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    await browser.context.clearCookies();
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });

  const openInView = async (text: string) => {
    const conversation = await openConversation(service, scene.merchant.shop, text);
    await page.locator('.row', { hasText: text }).click();
    return conversation;
  };

  it('takes a visitor from waiting to answered to closed, each side seeing the other', async () => {
    const conversation = await openConversation(service, scene.merchant.shop, 'Czy macie herbatę jaśminową?');
    const waiting = page.getByRole('region', { name: 'Do odpowiedzi' });
    await waiting.getByText('Czy macie herbatę jaśminową?').click();
    await page.getByRole('log').getByText('Czy macie herbatę jaśminową?').waitFor();
    await page.getByRole('button', { name: 'Przejmij', exact: true }).click();
    await conversation.visitor.next((frame) => frame.t === 'event.new' && frame.event.kind === 'read');
    await page.getByText('Prowadzisz teraz tę rozmowę').waitFor();
    await page.getByRole('button', { name: 'Twoje 1' }).waitFor();

    await page.getByRole('textbox', { name: 'Twoja odpowiedź' }).pressSequentially('Tak, ');
    await conversation.visitor.next((frame) => frame.t === 'typing.show' && frame.on);
    await page.keyboard.type('mamy.');
    await page.keyboard.press('Enter');
    const heard = await conversation.visitor.next(
      (frame) => frame.t === 'event.new' && frame.event.text === 'Tak, mamy.',
    );
    const own = page.locator('.message.is-ours', { hasText: 'Tak, mamy.' });
    await own.getByText('wysłano').waitFor();
    conversation.visitor.send({ t: 'message.read', seq: heard.event.seq });
    await own.getByText('przeczytano').waitFor();
    assert.equal(await page.locator('.message', { hasText: 'Tak, mamy.' }).count(), 1);

    conversation.visitor.send({ t: 'typing.set', on: true });
    await page.getByText(/Odwiedzający \w+ pisze/).waitFor();

    await page.locator('.conversation-actions').getByRole('button', { name: 'Zamknij' }).click();
    await page.getByRole('heading', { name: 'Wybierz rozmowę' }).waitFor();
    await page.getByRole('button', { name: 'Cofnij' }).click();
    await page.getByRole('textbox', { name: 'Twoja odpowiedź' }).waitFor();
    await page.locator('.conversation-actions').getByRole('button', { name: 'Zamknij' }).click();
    await conversation.visitor.next((frame) => frame.t === 'event.new' && frame.event.status === 'closed');
    await page.getByRole('button', { name: 'Zamknięte', exact: true }).click();
    await page.getByRole('region', { name: 'Zamknięte rozmowy' }).getByText('Tak, mamy.').waitFor();
    await page.getByRole('button', { name: 'Wszystkie', exact: true }).click();
    await conversation.visitor.close();
  });

  it('keeps the name of a chat and what one does with it apart, however wide the screen is', async () => {
    const conversation = await openConversation(service, scene.merchant.shop, 'dokąd sięga nagłówek');
    await page.locator('.row', { hasText: 'dokąd sięga nagłówek' }).click();
    await page.locator('.conversation-head h1').waitFor();
    for (const width of [1100, 1180, 1280, 1366]) {
      await page.setViewportSize({ width, height: 900 });
      const nameWidth = await page.locator('.conversation-head h1').evaluate((name) => {
        const box = name.getBoundingClientRect();
        const over = document.elementFromPoint(box.right - 2, box.top + box.height / 2);
        return over === name ? box.width : 0;
      });
      assert.ok(nameWidth >= 120, `${nameWidth} px of the name are free at ${width} px`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await conversation.visitor.close();
  });

  it('leaves the answer field and then the chat with Esc also while the messages are still loading', async () => {
    const conversation = await openConversation(service, scene.merchant.shop, 'wczytuje się powoli');
    const row = page.locator('.row', { hasText: 'wczytuje się powoli' });
    await row.waitFor();
    await page.route(/\/v1\/staff\/conversations\/[^/]+\/events/, () => undefined);
    await page.reload();
    await row.click();
    await page.locator('.composer textarea:focus').waitFor();
    assert.equal(await page.locator('.log').count(), 0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => location.hash === '#/inbox');
    await conversation.visitor.close();
  });

  it('brings all shops of a person into one inbox and filters by shop', async () => {
    const tea = await openConversation(service, scene.merchant.shop, 'o herbatę');
    const wax = await openConversation(service, scene.secondShop, 'o świece');
    const list = page.getByRole('region', { name: 'Lista rozmów' });
    await list.getByText('o herbatę').waitFor();
    await list.getByText('o świece').waitFor();
    await until(page, "document.title.startsWith('(2) ')");
    await list.getByRole('combobox').selectOption({ label: 'Świece i Miód' });
    await list.getByText('o herbatę').waitFor({ state: 'detached' });
    assert.equal(await list.getByText('o świece').count(), 1);
    await list.getByRole('combobox').selectOption({ label: 'Wszystkie sklepy' });
    await tea.visitor.close();
    await wax.visitor.close();
  });

  it('says before it is sent that a message asks for personal data, and offers the card instead [RQ-3]', async () => {
    const conversation = await openInView('Gdzie jest paczka?');
    const field = page.getByRole('textbox', { name: 'Twoja odpowiedź' });
    await field.pressSequentially('Proszę chwilę poczekać.');
    await page.locator('.composer-send:enabled').waitFor();
    assert.equal(await page.locator('.nudge').count(), 0);
    await field.fill('Podaj mi swojego maila');
    const nudge = page.locator('.nudge[role=status]');
    await nudge.getByText('Prosisz o dane osobowe: e-mail').waitFor();
    await nudge.getByRole('button', { name: 'Poproś przez kartę' }).click();
    const card = page.getByRole('dialog');
    await card.getByRole('checkbox', { name: 'E-mail' }).waitFor();
    assert.equal(await card.getByRole('checkbox', { name: 'E-mail' }).isChecked(), true);
    await page.keyboard.press('Escape');

    await field.press('Enter');
    await page.locator('.message.is-ours', { hasText: 'Podaj mi swojego maila' }).waitFor();
    await conversation.visitor.close();
  });

  it('shows the page the visitor looks at without its query, as a link that tells it nothing [MI-3]', async () => {
    const conversation = await openInView('pytanie');
    const link = page.getByRole('complementary').getByRole('link', { name: /herbata-zielona/ });
    assert.equal(await link.getAttribute('href'), 'https://shop.example.com/herbata-zielona');
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
    await conversation.visitor.close();
  });

  it('shows the product that the visitor looks at, with its price, as text that leads to the page', async () => {
    const from = 'https://shop.example.com/kubek?utm_source=x';
    const evil = '<b onclick="x()">Kubek</b> ‮Świt';
    const conversation = await openConversation(service, scene.merchant.shop, 'jest większy?', from, {
      name: evil,
      id: 'K-17',
      price: '49.9',
      currency: 'PLN',
    });
    await page.locator('.row', { hasText: 'jest większy?' }).click();
    const fact = page
      .getByRole('complementary')
      .locator('.fact', { has: page.locator('dt', { hasText: 'Ogląda' }) });
    const link = fact.getByRole('link');
    assert.equal(await link.getAttribute('href'), 'https://shop.example.com/kubek');
    assert.equal(await link.locator('bdi').textContent(), evil);
    assert.match((await fact.locator('dd').textContent()) ?? '', /Świt, 49,90\szł.*Nr K-17$/);
    assert.equal(await fact.locator('b').count(), 0);
    await sayMore(conversation, 'a talerz?', {
      page: 'https://shop.example.com/talerz',
      product: { name: 'Talerz' },
    });
    await fact.getByRole('link', { name: /^Talerz/ }).waitFor();
    assert.equal(await link.getAttribute('href'), 'https://shop.example.com/talerz');
    await sayMore(conversation, 'dziękuję', { page: 'https://shop.example.com/koszyk' });
    await fact.getByRole('link', { name: /koszyk/ }).waitFor();
    assert.equal(await fact.getByText('Talerz').count(), 0);
    await conversation.visitor.close();
  });

  it('shows what a visitor wrote as text, never as markup', async () => {
    const evil = '<img src=x onerror="document.title=1"> [x](javascript:alert(1)) https://ok.example/a';
    const conversation = await openInView(evil);
    const bubble = page.locator('.bubble').first();
    assert.equal(await bubble.textContent(), evil);
    assert.deepEqual(
      await bubble.locator('a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)),
      ['https://ok.example/a'],
    );
    assert.equal(await bubble.locator('img').count(), 0);
    await conversation.visitor.close();
  });

  it('stays signed in over a reload and keeps the token out of storage [SE-2]', async () => {
    await page.reload();
    await page.locator('.shell').waitFor();
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    assert.doesNotMatch(stored, /eyJ[\w-]+\.|token/i);
    assert.equal(await page.evaluate(() => document.cookie), '');
  });

  it('signs out in all tabs at once', async () => {
    const other = await newConsolePage(browser.context);
    await other.goto(`${service.origin}/console/`);
    await other.locator('.shell').waitFor();
    await page.getByRole('link', { name: /^Profil/ }).click();
    await page.getByRole('button', { name: 'Wyloguj się' }).click();
    await page.getByRole('button', { name: 'Zaloguj się' }).waitFor();
    await other.getByText('Wylogowano w innej karcie.').waitFor();
    await other.close();
  });

  it('goes on in every tab as the person who signed in last', async () => {
    const colleague = await makeMerchant(service, { name: 'Sklep z mapami' });
    const other = await newConsolePage(browser.context);
    await browser.context.clearCookies();
    await signInto(other, service.origin, colleague.email);
    await page.evaluate(() => {
      location.hash = '#/shops';
    });
    await page.getByRole('link', { name: 'Ustawienia: Sklep z mapami' }).waitFor();
    assert.equal(await page.getByText('Herbaciarnia Pod Lipą').count(), 0);
    await other.close();
  });

  it('goes away and comes back with one press, and visitors see the difference', async () => {
    const presence = page.getByRole('switch', { name: 'Twoja dostępność' });
    assert.equal(await presence.getAttribute('aria-checked'), 'true');
    const session = async () =>
      (await fetch(`${service.origin}/v1/visitor/session?shop=${scene.merchant.shop.key}&locale=pl`)).json();
    assert.equal((await session()).mode, 'live');
    await presence.click();
    await page.locator('.presence:not(.is-here)').waitFor();
    await page.getByText('Nie ma Cię, więc odwiedzający widzą formularz.').waitFor();
    while ((await session()).mode !== 'form') await new Promise(setImmediate);
    await presence.click();
    while ((await session()).mode !== 'live') await new Promise(setImmediate);
  });

  it('loses nothing and doubles nothing when the service restarts in the middle of a sentence', async () => {
    const conversation = await openInView('Halo?');
    const port = new URL(service.origin).port;
    await service.stop();
    await page.getByText('Łączę ponownie. Wiadomości są zapisane i wyślą się same.').waitFor();
    await page.getByRole('textbox', { name: 'Twoja odpowiedź' }).fill('Już sprawdzam.');
    await page.keyboard.press('Enter');
    const own = page.locator('.message.is-ours', { hasText: 'Już sprawdzam.' });
    await own.getByText('czeka').waitFor();
    service = await startTestService({ stores, env: { PORT: port } });
    await own.getByText('wysłano').waitFor();
    const events = await service.stores.conversations.eventsAfter(
      scopeOfShop(scene.merchant.shop.id),
      conversation.id as `cnv_${string}`,
      0,
      100,
    );
    const texts = events.flatMap(({ body }) => (body.kind === 'message' ? [body.text] : []));
    assert.deepEqual(texts, ['Halo?', 'Już sprawdzam.']);
    assert.equal(await own.count(), 1);
  });

  it('keeps a typed answer while one looks into another conversation', async () => {
    const first = await openInView('pierwsze pytanie');
    const second = await openConversation(service, scene.merchant.shop, 'drugie pytanie');
    const field = page.getByRole('textbox', { name: 'Twoja odpowiedź' });
    await field.fill('odpowiedź w połowie');
    await page.locator('.row', { hasText: 'drugie pytanie' }).click();
    await page.getByRole('log').getByText('drugie pytanie').waitFor();
    assert.equal(await field.inputValue(), '');
    await page.locator('.row', { hasText: 'pierwsze pytanie' }).click();
    await page.getByRole('log').getByText('pierwsze pytanie').waitFor();
    assert.equal(await field.inputValue(), 'odpowiedź w połowie');
    await first.visitor.close();
    await second.visitor.close();
  });

  it('empties a conversation on the screen when the visitor erases it [RT-7]', async () => {
    const conversation = await openInView('proszę mnie zapomnieć');
    await fetch(`${service.origin}/v1/visitor/erase`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${conversation.token}`,
        origin: service.origin,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ shop: scene.merchant.shop.key }),
    }).then((answer) => assert.ok(answer.ok, String(answer.status)));
    await page.getByText('Ta rozmowa jest niedostępna').waitFor();
    assert.equal(await page.getByText('proszę mnie zapomnieć').count(), 0);
  });

  it('tells a visitor that a message was read when it was opened while the line was away', async () => {
    let line: WebSocketRoute | null = null;
    let refused = 0;
    let isBlocked = false;
    await page.routeWebSocket(/\/v1\/staff\/socket/, (socket) => {
      if (isBlocked) {
        refused += 1;
        void socket.close({ code: 4000 });
        return;
      }
      line = socket;
      socket.connectToServer();
    });
    await page.reload();
    await page.locator('.shell[data-line=online]').waitFor();
    const first = await openInView('pierwszy czat');
    await page.getByRole('button', { name: 'Przejmij', exact: true }).click();
    const isRead = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.kind === 'read';
    await first.visitor.next(isRead);
    const second = await openInView('drugi czat');
    await page.getByRole('log').getByText('drugi czat').waitFor();
    await sayMore(first, 'i jeszcze to');
    const row = page.locator('.row', { hasText: 'i jeszcze to' });
    await row.waitFor();
    isBlocked = true;
    await (line as WebSocketRoute | null)?.close({ code: 4000 });
    await page.locator('.shell:not([data-line=online])').waitFor();
    await row.click();
    await page.getByRole('log').getByText('i jeszcze to').waitFor();
    while (refused < 2) await page.evaluate('new Promise((done) => requestAnimationFrame(done))');
    isBlocked = false;
    await first.visitor.next(isRead);
    await first.visitor.close();
    await second.visitor.close();
  });

  it('counts further messages of the visitor until they are answered', async () => {
    const conversation = await openConversation(service, scene.merchant.shop, 'raz');
    await sayMore(conversation, 'dwa');
    const row = page.locator('.row', { hasText: 'dwa' });
    await row.getByText('2 nieprzeczytane wiadomości').waitFor({ state: 'attached' });
    await row.click();
    const answer = page.getByRole('textbox', { name: 'Twoja odpowiedź' });
    await answer.fill('trzy');
    assert.equal(await row.getByText('nieprzeczytane').count(), 1, 'looking is no answer');
    await answer.press('Enter');
    await page.locator('.row.is-unread').waitFor({ state: 'detached' });
    await conversation.visitor.close();
  });
});

describe('sign-in of the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  before(async () => {
    service = await startTestService({ env: { ZGODA_LIMIT_FACTOR: '1' } });
    scene = await makeConsoleScene(service);
    browser = await launchBrowser();
    page = await newConsolePage(browser.context);
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  it('says in plain words that e-mail or password are wrong, then how long to wait [SE-2]', async () => {
    await page.goto(`${service.origin}/console/`);
    await page.getByLabel('E-mail').fill(scene.merchant.email);
    const submit = page.getByRole('button', { name: 'Zaloguj się' });
    for (let tries = 0; tries < 20; tries += 1) {
      await page.getByLabel('Hasło', { exact: true }).fill('na pewno nie to hasło');
      const answered = page.waitForResponse((response) => response.url().endsWith('/sign-in'));
      await submit.click();
      if ((await answered).status() === 429) break;
      await page.getByText('Zły e-mail lub hasło.').waitFor();
    }
    await page.getByText(/Za dużo prób. Odczekaj \d+ (sekund|minut)/).waitFor();
    assert.equal(await submit.isDisabled(), true);
    assertQuiet(page);
    assert.notEqual(PASSWORD, '');
  });
});
