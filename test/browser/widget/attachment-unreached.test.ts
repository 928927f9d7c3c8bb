import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Frame, Locator, Page } from 'playwright-core';
import { launchBrowser, openChat } from '../../support/browser/browser.ts';
import { newConsolePage, signInto } from '../../support/browser/console-page.ts';
import { tapSockets } from '../../support/browser/socket-tap.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { aPdf, aPicture } from '../../support/builders/pictures.ts';
import { call } from '../../support/scenes/chat-actors.ts';

const GONE = 'Tego pliku już nie ma.';
const ADDRESSES = /\/attachments\/([^/]+\/)?address$/;

describe('a picture or file whose address cannot be asked for', () => {
  let scene: WidgetScene;
  let consultant: Consultant & { token?: string };
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const isDrawn = (picture: Locator) =>
    picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0));
  const sendFile = async (id: string, name: string, raw: Uint8Array<ArrayBuffer>) => {
    const path = `/v1/staff/conversations/${id}/attachments?ref=${randomUUID()}`;
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': name };
    const reply = await call(scene.service, 'POST', path, { token: String(consultant.token), raw, headers });
    assert.ok(reply.status < 300, reply.text);
  };
  const begin = async () => {
    const { page } = await scene.arrive();
    const tap = await tapSockets(page);
    await page.reload();
    const frame = await openChat(page);
    const text = `Paczka ${randomUUID()}`;
    await write(frame, text);
    return { page, frame, tap, text, id: await consultant.hears(text) };
  };
  const again = (where: Page | Frame) => where.getByRole('button', { name: 'Spróbuj ponownie' });
  const isOffered = async (where: Page | Frame) => {
    const gone = where.getByText(GONE);
    await again(where).or(gone).first().waitFor();
    assert.equal(await gone.count(), 0, 'nobody said that it is gone');
  };

  it('is shown to the visitor as soon as the connection is back', async () => {
    const { page, frame, tap, id } = await begin();
    await page.route(ADDRESSES, (route) => route.abort());
    await sendFile(id, 'szkic.png', await aPicture('png', { width: 300, height: 200 }));
    await isOffered(frame);
    await page.unroute(ADDRESSES);
    await tap.cut();
    assert.ok(await isDrawn(frame.locator('.picture img')));
    assert.equal(await again(frame).count(), 0);
  });

  it('is shown to the visitor by a press, and called gone only where the service says so', async () => {
    const { page, frame, id } = await begin();
    const answer = (status: number, code: string) =>
      page.route(ADDRESSES, (route) => route.fulfill({ status, json: { code, status } }));
    await answer(503, 'unavailable');
    await sendFile(id, 'szkic.png', await aPicture('png', { width: 300, height: 200 }));
    await isOffered(frame);
    await page.unroute(ADDRESSES);
    await again(frame).press('Enter');
    assert.ok(await isDrawn(frame.locator('.picture img')));
    await answer(404, 'not_found');
    await sendFile(id, 'drugi.png', await aPicture('png', { width: 300, height: 200 }));
    await frame.getByText(GONE).waitFor();
  });

  it('keeps the button by which the visitor saves it', async () => {
    const { page, frame, id } = await begin();
    await sendFile(id, 'instrukcja.pdf', aPdf());
    const save = frame.getByRole('button', { name: 'instrukcja.pdf' });
    await page.route(ADDRESSES, (route) => route.abort());
    await save.click();
    const failed = frame.getByText('Nie udało się.');
    await failed.or(frame.getByText(GONE)).first().waitFor();
    assert.equal(await frame.getByText(GONE).count(), 0, 'nobody said that it is gone');
    await page.unroute(ADDRESSES);
    const saved = page.waitForEvent('download');
    await save.click();
    assert.equal((await saved).suggestedFilename(), 'instrukcja.pdf');
    assert.equal(await failed.count(), 0);
  });

  it('is not called gone in the console either, and comes by a press', async () => {
    const { text, id } = await begin();
    const browser = await launchBrowser({ width: 1440, height: 900, locale: 'pl-PL' });
    try {
      const page = await newConsolePage(browser.context);
      await signInto(page, scene.service.origin, scene.merchant.email);
      const refuse = { status: 503, json: { code: 'unavailable', status: 503 } };
      await page.route(ADDRESSES, (route) => route.fulfill(refuse));
      await page.locator('.row', { hasText: text }).click();
      await page.locator('.composer textarea').waitFor();
      await sendFile(id, 'szkic.png', await aPicture('png', { width: 300, height: 200 }));
      await isOffered(page);
      await page.getByRole('button', { name: 'Pobierz szkic.png' }).click();
      await page.locator('.toast', { hasText: 'Nie udało się wczytać pliku.' }).waitFor();
      await page.unroute(ADDRESSES);
      await again(page).click();
      assert.ok(await isDrawn(page.locator('.picture-thumb img')));
    } finally {
      await browser.close();
    }
  });
});
