import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openChat } from '../../../support/browser/browser.ts';
import { tapSockets } from '../../../support/browser/socket-tap.ts';
import {
  startWidgetScene,
  storedIn,
  type WidgetScene,
  write,
} from '../../../support/browser/widget-scene.ts';

describe('a proxy that answers for the service', () => {
  let scene: WidgetScene;
  before(async () => {
    scene = await startWidgetScene();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const answerFor = (page: Page, path: string, status: number) =>
    page.route(path, (route) => route.fulfill({ status, contentType: 'text/plain', body: 'page not found' }));

  it('does not make the widget say that a consent was withdrawn [CO-6]', async () => {
    const { page, frame } = await scene.visit();
    await frame.locator('#message').fill('Czy wyślecie za granicę?');
    await frame.locator('#email').fill('gosc@example.net');
    await frame.locator('#consent').check();
    await frame.getByRole('button', { name: 'Wyślij' }).click();
    await frame.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
    await answerFor(page, '**/v1/visitor/receipt', 404);
    const answered = page.waitForResponse('**/v1/visitor/receipt');
    await frame.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
    await (await answered).finished();
    await frame.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    assert.equal(await frame.getByText('Zgoda cofnięta').count(), 0);
    await page.unroute('**/v1/visitor/receipt');
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('heading', { name: 'Zgoda cofnięta' }).waitFor();
  });

  it('does not end the chat, whose token stays: the chat goes on when the service is back', async () => {
    const consultant = await scene.consultant();
    const { page } = await scene.arrive();
    const tap = await tapSockets(page);
    await page.reload();
    const frame = await openChat(page);
    await write(frame, 'Czy jest biała herbata?');
    const id = await consultant.hears('Czy jest biała herbata?');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    for (const status of [404, 403]) {
      await answerFor(page, '**/v1/visitor/**', status);
      tap.block(true);
      const asked = page.waitForResponse((response) => response.status() === status);
      await tap.cut();
      await frame.evaluate('window.looks = setInterval(() => dispatchEvent(new Event("online")), 200)');
      await asked;
      await frame.getByText('Łączymy ponownie').waitFor();
      tap.block(false);
      await page.unroute('**/v1/visitor/**');
      await consultant.say(id, `Jest, po ${status}.`);
      await frame.getByText(`Jest, po ${status}.`).waitFor();
      await frame.evaluate('clearInterval(window.looks)');
    }
    await consultant.leave();
  });

  it('takes no token away where the visitor closes what could not be shown', async () => {
    const consultant = await scene.consultant();
    const { page, frame } = await scene.visit();
    await write(frame, 'Czy jest czarna herbata?');
    const id = await consultant.hears('Czy jest czarna herbata?');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await page.route('**/v1/visitor/session*', (route) =>
      route.fulfill({
        status: 404,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'not_found', status: 404, detail: '' }),
      }),
    );
    await page.reload();
    const again = await (async () => {
      await page.locator('zgoda-chat iframe').waitFor();
      return page.frames().find((one) => one.url().includes('/frame')) ?? frame;
    })();
    await again.getByRole('heading', { name: 'Czat nie jest dostępny' }).waitFor();
    await again.getByRole('button', { name: 'Zamknij' }).click();
    await page.locator('zgoda-chat button').waitFor();
    assert.match((await storedIn(page, again)).frame?.join() ?? '', /"token"/);
    await page.unroute('**/v1/visitor/session*');
    await page.locator('zgoda-chat button').click();
    await again.getByRole('button', { name: 'Połącz ponownie' }).click();
    await again.getByText('Czy jest czarna herbata?').waitFor();
    await consultant.say(id, 'Jest i czarna.');
    await again.getByText('Jest i czarna.').waitFor();
    await consultant.leave();
  });
});
