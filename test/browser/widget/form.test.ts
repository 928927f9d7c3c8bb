import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { shoot } from '../../support/browser/console-page.ts';
import { startWidgetScene, storedIn, type WidgetScene } from '../../support/browser/widget-scene.ts';
import { call, pushPolicy, signIn } from '../../support/scenes/chat-actors.ts';

describe('the contact form of a visitor', () => {
  let scene: WidgetScene;
  before(async () => {
    scene = await startWidgetScene();
  });
  beforeEach(() => pushPolicy(scene.service, scene.merchant));
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const leads = () =>
    scene.service.stores.leads.list(scopeOfShops([scene.merchant.shop.id]), new Date(8e14), 50);
  const fillIn = async (frame: Frame, message = 'Czy wyślecie za granicę?') => {
    await frame.locator('#message').fill(message);
    await frame.locator('#email').fill('gosc@example.net');
  };
  const hasFocus = (frame: Frame) => frame.waitForFunction(() => document.activeElement?.id === 'message');
  const send = (frame: Frame) => frame.getByRole('button', { name: 'Wyślij' }).click();
  const unpublish = () =>
    pushPolicy(scene.service, scene.merchant, { state: 'unpublished', reason: 'draft', text: null });

  it('says who, why and how long before any input, with the box unticked [TR-1, CO-1, AX-3, TR-5]', async () => {
    const { frame } = await scene.visit();
    await frame.locator('#consent').waitFor();
    assert.equal(await frame.locator('#consent').isChecked(), false);
    const terms = await frame.locator('.terms').textContent();
    assert.match(terms ?? '', /Sklep Testowy sp\. z o\.o\., ul\. Prosta 1/);
    assert.match(terms ?? '', /180 dni po ostatnim kontakcie/);
    const optional = await frame.locator('label', { hasText: 'nieobowiązkowe' }).count();
    assert.equal(optional, 2, 'name and phone say that they are optional');
  });

  it('fits one and a half screens of a phone: the rest of the notice is folded, the consent never is [TR-1]', async () => {
    const { page, frame } = await scene.visit({ width: 360, height: 780 });
    const more = frame.locator('.terms summary');
    const folded = frame.getByText('Podanie danych jest dobrowolne');
    await hasFocus(frame);
    assert.equal(await folded.isVisible(), false);
    const [whole, screen] = await frame.evaluate(() => {
      const scroll = document.querySelector('form .scroll') ?? document.body;
      return [innerHeight - scroll.clientHeight + scroll.scrollHeight, innerHeight] as const;
    });
    assert.ok(whole <= 1.5 * screen, `${whole} of ${screen} px`);
    const after = await frame.evaluate(
      () => document.querySelector('.fields > :last-child')?.querySelector('input')?.id,
    );
    assert.equal(after, 'consent', 'the consent is the last thing above Send');
    await more.focus();
    await page.keyboard.press('Enter');
    assert.equal(await folded.isVisible(), true);
  });

  it('is a native box: space ticks it, its text ticks it, the link in the text does not [AX-3, CO-8]', async () => {
    const { page, frame } = await scene.visit();
    const box = frame.locator('#consent');
    await hasFocus(frame);
    await box.focus();
    await page.keyboard.press('Space');
    assert.equal(await box.isChecked(), true);
    await page.keyboard.press('Space');
    await frame.locator('label[for=consent]').click({ position: { x: 4, y: 4 } });
    assert.equal(await box.isChecked(), true);
    const opened = page.context().waitForEvent('page');
    await frame.locator('label[for=consent] a[href^=http]').click();
    await (await opened).close();
    assert.equal(await box.isChecked(), true);
    await box.focus();
    await page.keyboard.press('Tab');
    assert.equal(await frame.evaluate(() => document.activeElement?.localName), 'a', 'reachable by keyboard');
  });

  it('names what is missing beside the fields and in one summary, and never ticks the box [AX-2, CO-1]', async () => {
    const { frame } = await scene.visit();
    await frame.locator('#message').fill('Tekst zostaje');
    await send(frame);
    await frame.locator('.summary li').nth(1).waitFor();
    assert.equal(await frame.evaluate(() => document.activeElement?.className), 'summary');
    const field = frame.locator('#email');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    const described = await field.getAttribute('aria-describedby');
    assert.match((await frame.locator(`#${described}`).textContent()) ?? '', /Wpisz e‑mail/);
    assert.equal(await frame.locator('#consent').isChecked(), false);
    await frame.locator('.summary button').first().click();
    await frame.waitForFunction(() => document.activeElement?.id === 'email');
    await field.fill('to nie adres');
    await frame.locator('#consent').check();
    await send(frame);
    await frame.locator('#email-fault', { hasText: 'nazwa@domena.pl' }).waitFor();
    assert.equal(await frame.locator('#consent').isChecked(), true, 'the visitor’s own choice stays');
    assert.equal(await frame.locator('#message').inputValue(), 'Tekst zostaje');
    assert.equal((await leads()).length, 0);
  });

  it('marks an empty box as it is, square, and keeps its fields 44 px high', async () => {
    const { page, frame } = await scene.visit({ width: 360, height: 780 });
    await send(frame);
    const box = frame.locator('#consent[aria-invalid=true]');
    await box.scrollIntoViewIfNeeded();
    const { width, height } = (await box.boundingBox()) ?? {};
    assert.deepEqual([width, height], [20, 20]);
    assert.equal((await frame.locator('#email').boundingBox())?.height, 44);
    await shoot(page, 'form-empty-box-360');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot(page, 'form-empty-box-360-dark');
  });

  it('takes each error back as its field is filled in, without moving the focus [AX-2]', async () => {
    const { frame } = await scene.visit();
    await send(frame);
    await frame.locator('.summary li').nth(2).waitFor();
    await frame.locator('#message').pressSequentially('Pytanie');
    await frame.locator('#message-fault').waitFor({ state: 'hidden' });
    assert.equal(await frame.locator('#message').getAttribute('aria-invalid'), 'false');
    await frame.waitForFunction(() => document.activeElement?.id === 'message');
    await frame.locator('#email').pressSequentially('gosc@example');
    assert.equal(await frame.locator('#email-fault').isVisible(), true, 'not yet an address');
    await frame.locator('#email').pressSequentially('.net');
    await frame.locator('#email-fault').waitFor({ state: 'hidden' });
    assert.equal(await frame.locator('.summary li').count(), 1);
    await frame.locator('#consent').check();
    await frame.locator('.summary').waitFor({ state: 'hidden' });
    assert.equal(await frame.locator('.problem').isVisible(), false);
  });

  it('says before any input what not to send here, and counts what is too long', async () => {
    const { frame } = await scene.visit();
    await frame.getByText('Nie podawaj tu numerów kart').waitFor();
    await frame.locator('#message').fill('ż'.repeat(4_002));
    await send(frame);
    await frame.locator('#message-fault', { hasText: 'Nadmiar znaków: 2' }).waitFor();
  });

  it('sends consent only when the box is ticked, and gives a receipt [CO-2, CO-6, CO-8]', async () => {
    const { frame } = await scene.visit();
    await fillIn(frame);
    await send(frame);
    await frame.locator('#consent-fault', { hasText: 'sklep@example.com' }).waitFor();
    assert.equal((await leads()).length, 0);
    await frame.locator('#consent').check();
    await send(frame);
    await frame.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
    const [lead] = await leads();
    assert.equal(lead?.basis, 'consent');
    const text = (await frame.locator('.card').textContent()) ?? '';
    assert.match(text, /gosc@example\.net/);
    assert.match(text, /E-mail, Wiadomość/);
    assert.match(text, /Herbaciarnia Pod Lipą/);
    assert.match(text, /\d{1,2} \p{L}+ 20\d\d/u);
    const link = frame.getByRole('link', { name: 'Potwierdzenie' });
    assert.match((await link.getAttribute('href')) ?? '', /\/receipt\/#[\w-]{43}$/);
  });

  it('takes consent back in two presses, without login or reason; the lead is gone [CO-6]', async () => {
    const { frame } = await scene.visit();
    await fillIn(frame, 'Do cofnięcia');
    await frame.locator('#consent').check();
    await send(frame);
    await frame.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
    const before = (await leads()).length;
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('heading', { name: 'Zgoda cofnięta' }).waitFor();
    assert.ok((await leads()).length < before);
    await frame.getByRole('button', { name: 'Napisz kolejną' }).click();
    await frame.locator('#message').waitFor();
    assert.equal(await frame.locator('#message').inputValue(), '');
    assert.equal(await frame.locator('#consent').isChecked(), false);
  });

  it('loses the box when the page is unpublished, keeps the text, and gets it back unticked [D3, CO-1, CO-4]', async () => {
    const { frame } = await scene.visit();
    await fillIn(frame, 'Tekst');
    await frame.locator('#consent').check();
    await unpublish();
    await frame.locator('#consent').waitFor({ state: 'detached' });
    await frame.getByText('Sklep zmienił klauzulę').waitFor();
    assert.equal(await frame.locator('#message').inputValue(), 'Tekst');
    assert.equal(await frame.locator('#email').inputValue(), 'gosc@example.net');
    await pushPolicy(scene.service, scene.merchant);
    await frame.locator('#consent').waitFor();
    assert.equal(await frame.locator('#consent').isChecked(), false);
  });

  it('shows the new notice and says why when it changed unheard, and sends it the second time [CO-4]', async () => {
    const { page, frame } = await scene.visit();
    await fillIn(frame, 'Nie zgub mnie');
    await frame.locator('#consent').check();
    await frame.evaluate(() => {
      WebSocket.prototype.send = () => undefined;
    });
    await page.context().setOffline(true);
    await unpublish();
    await page.route('**/v1/visitor/session*', (route) => route.abort());
    await page.context().setOffline(false);
    await send(frame);
    await frame.getByText('Sklep zmienił klauzulę').waitFor();
    assert.equal(await frame.locator('#consent').count(), 0);
    assert.equal(await frame.locator('#message').inputValue(), 'Nie zgub mnie');
    await send(frame);
    await frame.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
    const lead = (await leads()).find(({ basis }) => basis === 'request');
    assert.equal(lead?.consentEventId, null);
    assert.equal(await frame.getByRole('button', { name: 'Cofnij zgodę' }).count(), 0);
  });

  it('says that it was deleted when its answer was lost and it went meanwhile, and sends it anew when asked [CO-7]', async () => {
    const { page, frame } = await scene.visit();
    await fillIn(frame, 'Usunięte w międzyczasie');
    await frame.locator('#consent').check();
    const before = (await leads()).length;
    let secret = '';
    await page.route(
      '**/v1/visitor/leads',
      async (route) => {
        secret = (await (await route.fetch()).json()).receiptSecret;
        await route.abort();
      },
      { times: 1 },
    );
    await send(frame);
    await frame.getByText('Nie udało się').waitFor();
    assert.equal((await leads()).length, before + 1);
    await call(scene.service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret } });
    await send(frame);
    await frame.getByText('została wysłana i usunięta').waitFor();
    assert.equal((await leads()).length, before);
    assert.equal(await frame.locator('#message').inputValue(), 'Usunięte w międzyczasie');
    await send(frame);
    await frame.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
    assert.equal((await leads()).length, before + 1);
  });

  it('keeps what was corrected after a lost answer, and sends the same text once [CO-2, CO-6]', async () => {
    const { page, frame } = await scene.visit();
    const before = await leads();
    const sentTo = async () => {
      const scope = scopeOfShop(scene.merchant.shop.id);
      const known = before.map(({ id }) => id);
      const added = (await leads()).filter(({ id }) => !known.includes(id));
      const addresses = added.map(({ sealed: { email = '' } }) =>
        scene.service.ports.vault.open(scope, email),
      );
      return (await Promise.all(addresses)).sort();
    };
    await page.route('**/v1/visitor/leads', async (route) => {
      const response = await route.fetch();
      await (response.ok() ? route.abort() : route.fulfill({ response }));
    });
    const sendInVain = async () => {
      await Promise.all([page.waitForEvent('requestfailed'), send(frame)]);
      await frame.getByText('Nie udało się').waitFor();
    };
    await fillIn(frame, 'Poprawione po zgubionej odpowiedzi');
    await frame.locator('#consent').check();
    await sendInVain();
    await frame.locator('#email').fill('poprawny@example.net');
    await sendInVain();
    assert.deepEqual(await sentTo(), ['gosc@example.net', 'poprawny@example.net']);
    await page.unroute('**/v1/visitor/leads');
    await send(frame);
    await frame.getByText('Odpowiemy na adres poprawny@example.net').waitFor();
    assert.deepEqual(await sentTo(), ['gosc@example.net', 'poprawny@example.net']);
  });

  it('keeps what is typed while it is being sent, beside the way to its receipt', async () => {
    const { page, frame } = await scene.visit();
    let letGo = () => {};
    await page.route('**/v1/visitor/leads', async (route) => {
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await route.continue();
    });
    await fillIn(frame, 'Gdzie moja paczka?');
    await frame.locator('#consent').check();
    await Promise.all([page.waitForRequest('**/v1/visitor/leads'), send(frame)]);
    await frame.locator('#message').pressSequentially(' PS: zamówienie 4711');
    letGo();
    const toReceipt = frame.locator('.sent button');
    const thanks = frame.getByRole('heading', { name: 'Dziękujemy' });
    await toReceipt.or(thanks).first().waitFor();
    assert.equal(await frame.locator('#message').inputValue(), 'PS: zamówienie 4711');
    const sealed = (await leads())[0]?.sealed.message ?? '';
    assert.equal(
      await scene.service.ports.vault.open(scopeOfShop(scene.merchant.shop.id), sealed),
      'Gdzie moja paczka?',
    );
    await toReceipt.click();
    await thanks.waitFor();
  });

  it('leaves no trace of a form that was not sent, however long it lay open, and after it was left [CO-10]', async () => {
    const { page } = await scene.visit();
    const before = (await leads()).length;
    const sent: string[] = [];
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
    page
      .context()
      .on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData()}`));
    const logged = scene.service.logLines.length;
    await page.clock.install();
    await page.reload();
    const form = page.frameLocator('zgoda-chat iframe');
    await form.locator('#message').pressSequentially('tajemnica');
    await form.locator('#email').pressSequentially('tajny@example.net');
    await page.clock.fastForward(60_000);
    await page.keyboard.press('Escape');
    await page.locator('zgoda-chat button').waitFor();
    const inFrame = page.frames().find((each) => /\/frame/.test(each.url()));
    assert.deepEqual((await storedIn(page, inFrame)).frame, []);
    await page.locator('zgoda-chat button').click();
    assert.equal(
      await form.locator('#message').inputValue(),
      'tajemnica',
      'but it is not lost while the page lives',
    );
    await page.goto(`${scene.site.origin}/inna`);
    await form.locator('#message').waitFor();
    const typed = /tajem|tajny/;
    const next = page.frames().find((each) => /\/frame/.test(each.url()));
    assert.doesNotMatch(JSON.stringify(await storedIn(page, next)), typed);
    assert.doesNotMatch(sent.join('\n'), typed);
    // Playwright does not see beacons; the service logs them.
    const wrote = [...sent, ...scene.service.logLines.slice(logged)].filter((line) =>
      /^(POST|PUT|PATCH) |"method":"(POST|PUT|PATCH)"/.test(line),
    );
    assert.deepEqual(wrote, []);
    assert.equal((await leads()).length, before);
  });

  it('shows the contact address and why when the shop hides the form', async () => {
    const { frame } = await scene.visit();
    await frame.locator('#email').waitFor();
    const token = await signIn(scene.service, scene.merchant.email);
    const path = `/v1/staff/shops/${scene.merchant.shop.id}`;
    await call(scene.service, 'PATCH', path, { token, body: { whenNoPolicy: 'hide' } });
    await unpublish();
    await frame.getByRole('link', { name: 'sklep@example.com', exact: true }).waitFor();
    assert.equal(await frame.locator('form').count(), 0);
    await call(scene.service, 'PATCH', path, { token, body: { whenNoPolicy: 'auto' } });
    await frame.locator('#email').waitFor();
  });

  for (const [lang, thanks, send_] of [
    ['en', 'Thank you', 'Send'],
    ['de', 'Danke', 'Senden'],
  ] as const) {
    it(`speaks ${lang} from button to receipt`, async () => {
      await pushPolicy(scene.service, scene.merchant, { locale: lang, title: 'Privacy' });
      const { frame } = await scene.visit({ lang });
      assert.equal(await frame.evaluate(() => document.documentElement.lang), lang);
      await fillIn(frame, 'Hello');
      if (await frame.locator('#consent').count()) await frame.locator('#consent').check();
      await frame.getByRole('button', { name: send_ }).click();
      await frame.getByRole('heading', { name: thanks }).waitFor();
    });
  }
});
