import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Frame, Locator, Page } from 'playwright-core';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { chatSettingsOf } from '../../../../service/domain/model/card/chat-settings.ts';
import { accessFindings } from '../../../support/browser/access-findings.ts';
import { launchBrowser } from '../../../support/browser/browser.ts';
import { newConsolePage, signInto } from '../../../support/browser/console-page.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../../support/browser/widget-scene.ts';
import { aPdf, aPicture } from '../../../support/builders/pictures.ts';
import { call } from '../../../support/scenes/chat-actors.ts';

const SCREENS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

describe('the newest message in the widget', () => {
  let scene: WidgetScene;
  let consultant: Consultant & { token?: string };
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
    const { chatSettings } = scene.service.stores;
    const scope = scopeOfShop(scene.merchant.shop.id);
    const settings = await chatSettingsOf(chatSettings, scene.merchant.shop, scope);
    await chatSettings.put(scope, { ...settings, visitorAttachments: 'yes' });
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const begin = async (screen: { width: number; height: number }) => {
    const { frame, page } = await scene.visit(screen);
    const text = `Dzień dobry ${randomUUID()}`;
    await write(frame, text);
    return { frame, page, id: await consultant.hears(text) };
  };
  const post = async (path: string, options: object) => {
    const reply = await call(scene.service, 'POST', path, { token: String(consultant.token), ...options });
    assert.ok(reply.status < 300, reply.text);
  };
  const sendFile = (id: string, name: string, raw: Uint8Array<ArrayBuffer>) =>
    post(`/v1/staff/conversations/${id}/attachments?ref=${randomUUID()}`, {
      raw,
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': name },
    });
  const askForMail = (id: string) =>
    post(`/v1/staff/conversations/${id}/cards`, {
      body: { ref: randomUUID(), purpose: 'advice', fields: [{ kind: 'email' }] },
    });
  const isDrawn = (picture: Locator) =>
    picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0));
  const isInView = async (frame: Frame | Page, what: Locator) => {
    await what.waitFor();
    const element = await what.elementHandle();
    await frame.waitForFunction((one) => {
      const log = one?.closest('.log');
      return log && one && one.getBoundingClientRect().bottom <= log.getBoundingClientRect().bottom;
    }, element);
  };
  const nextRead = async (id: string): Promise<number> => {
    const { event } = await consultant.next(
      (frame) =>
        frame.t === 'event.new' &&
        frame.conversationId === id &&
        frame.event.kind === 'read' &&
        frame.event.author === 'visitor',
    );
    return event.upTo;
  };
  /** `seq` of the staff message with this text. */
  const seqOf = async (frame: Frame, text: string) =>
    Number(
      await frame
        .locator('.row', { hasText: text })
        .evaluate((row: HTMLElement) => row.dataset.seq ?? Number.NaN),
    );

  for (const screen of SCREENS) {
    const size = `${screen.width}×${screen.height}`;

    it(`stays in view after a picture of the visitor, at ${size}`, async () => {
      const { frame, id } = await begin(screen);
      await frame.locator('input[type=file]').setInputFiles([
        {
          name: 'uszkodzenie.jpg',
          mimeType: 'image/jpeg',
          buffer: Buffer.from(await aPicture('jpeg', { width: 900, height: 1200 })),
        },
      ]);
      await frame.getByRole('button', { name: 'Wyślij plik' }).click();
      await isDrawn(frame.locator('.picture img'));
      await isInView(frame, frame.locator('.picture'));
      await sendFile(id, 'instrukcja.pdf', aPdf());
      await isInView(frame, frame.locator('.pdf'));
      await consultant.say(id, 'Sprawdzamy, proszę chwilę poczekać. '.repeat(6));
      await isInView(frame, frame.locator('.staff .bubble').last());
      await askForMail(id);
      await isInView(frame, frame.getByRole('button', { name: 'Odmów' }));
    });

    it(`stays in view after a picture of the consultant, at ${size}, and the picture moves nothing`, async () => {
      const { frame, page, id } = await begin(screen);
      let release = () => {};
      const isReleased = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/v1/attachments/*', async (route) => {
        await isReleased;
        await route.continue();
      });
      await sendFile(id, 'szkic.png', await aPicture('png', { width: 900, height: 1200 }));
      await frame.locator('.picture').waitFor();
      const height = () => frame.locator('.log').evaluate((log) => log.scrollHeight);
      const before = await height();
      release();
      await isDrawn(frame.locator('.picture img'));
      assert.equal(await height(), before);
      await consultant.say(id, 'Tak to wygląda z bliska.');
      await isInView(frame, frame.getByText('Tak to wygląda z bliska.'));
    });

    it(`is offered with its number to who has scrolled up, and is read once it was in view, at ${size}`, async () => {
      const { frame, id } = await begin(screen);
      for (let n = 1; n < 5; n += 1)
        await consultant.say(id, `Odpowiedź ${n}. ${'Opis herbaty. '.repeat(20)}`);
      await isInView(frame, frame.getByText('Odpowiedź 4.'));
      const fourth = await seqOf(frame, 'Odpowiedź 4.');
      while ((await nextRead(id)) < fourth);
      const log = frame.locator('.log');
      await log.press('Home');
      await frame.waitForFunction(() => document.querySelector('.log')?.scrollTop === 0);
      const long = 'Opis dostawy. '.repeat(60);
      await consultant.say(id, `Piąta. ${long}`);
      await consultant.say(id, `Szósta. ${long}`);
      const news = frame.getByRole('status').getByRole('button', { name: 'Nowe wiadomości: 2' });
      await news.waitFor();
      assert.deepEqual(await accessFindings(frame), []);
      assert.equal(await log.evaluate((box) => box.scrollTop), 0, 'the place in the log is kept');
      const fifth = await seqOf(frame, 'Piąta.');
      const sixth = await seqOf(frame, 'Szósta.');
      await frame
        .locator('.row', { hasText: 'Piąta.' })
        .evaluate((row) => row.scrollIntoView({ block: 'end' }));
      assert.equal(await nextRead(id), fifth);
      await frame.getByRole('button', { name: 'Nowe wiadomości: 1' }).press('Enter');
      await isInView(frame, frame.getByText('Szósta.'));
      assert.equal(await nextRead(id), sixth);
      await frame.getByRole('button', { name: /^Nowe wiadomości/ }).waitFor({ state: 'detached' });
      assert.equal(await log.evaluate((box) => box === document.activeElement), true);
      await consultant.say(id, 'Siódma.');
      await isInView(frame, frame.getByText('Siódma.'));
    });
  }

  it('stays in view in the console too, where a picture has its room before it has come', async () => {
    const { page: visit, id } = await begin({ width: 390, height: 844 });
    await visit.close();
    const browser = await launchBrowser({ width: 1280, height: 800, locale: 'pl-PL' });
    try {
      const page = await newConsolePage(browser.context);
      let release = () => {};
      const isReleased = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/v1/attachments/*', async (route) => {
        await isReleased;
        await route.continue();
      });
      await signInto(page, scene.service.origin, scene.merchant.email);
      await page.evaluate((to) => {
        location.hash = `#/inbox/${to}`;
      }, id);
      await page.locator('.composer textarea').waitFor();
      for (let n = 1; n < 9; n += 1)
        await consultant.say(id, `Odpowiedź ${n}. ${'Opis herbaty. '.repeat(9)}`);
      await sendFile(id, 'szkic.png', await aPicture('png', { width: 900, height: 1200 }));
      await page.locator('.picture-thumb img').waitFor({ state: 'attached' });
      const height = () => page.locator('.log').evaluate((log) => log.scrollHeight);
      const before = await height();
      release();
      await isDrawn(page.locator('.picture-thumb img'));
      assert.equal(await height(), before);
      await consultant.say(id, 'Tak to wygląda z bliska.');
      await isInView(page, page.locator('.log').getByText('Tak to wygląda z bliska.'));
    } finally {
      await browser.close();
    }
  });
});
