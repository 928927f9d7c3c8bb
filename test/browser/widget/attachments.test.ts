import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { accessFindings } from '../../support/browser/access-findings.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertView,
  newConsolePage,
  shoot,
  signInto,
} from '../../support/browser/console-page.ts';
import { startWidgetScene, type WidgetScene, write } from '../../support/browser/widget-scene.ts';
import { aPdf, aPicture } from '../../support/builders/pictures.ts';

const isDrawn = async (picture: Locator): Promise<void> => {
  await picture.waitFor();
  while (!(await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)));
};

/**
 * Pastes a picture, alone, with text, or with a file name.
 * @returns whether the field was left to take the text
 */
const pasteInto = (
  field: Locator,
  bytes: Uint8Array,
  beside: Record<string, string> = {},
): Promise<boolean> =>
  field.evaluate(
    (element, { base64, texts }) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([content], 'zrzut ekranu.png', { type: 'image/png' }));
      for (const [type, text] of Object.entries(texts)) data.setData(type, text);
      return element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    { base64: Buffer.from(bytes).toString('base64'), texts: beside },
  );

describe('pictures and files between widget and console', () => {
  let scene: WidgetScene;
  let browser: TestBrowser;
  before(async () => {
    scene = await startWidgetScene();
    browser = await launchBrowser({ width: 1440, height: 900, locale: 'pl-PL' });
  });
  after(async () => {
    await browser.close();
    await scene.stop();
  });

  const allowFiles = async () => {
    const shopId = scene.merchant.shop.id;
    const settings = { shopId, purposes: [], rememberDays: 7, visitorAttachments: 'yes' } as const;
    await scene.service.stores.chatSettings.put(scopeOfShop(shopId), settings);
  };

  for (const width of [360, 1440]) {
    it(`go both ways on a screen of ${width} px: pasted by the consultant, asked for, and sent by the visitor's press`, async () => {
      await browser.context.clearCookies();
      const page = await newConsolePage(browser.context);
      await page.setViewportSize({ width, height: 900 });
      await signInto(page, scene.service.origin, scene.merchant.email);
      const { frame, page: visit } = await scene.visit({ width, height: 800 });
      const text = `Moja paczka przyszła uszkodzona (${width})`;
      await write(frame, text);
      await page.locator('.row', { hasText: text }).click();
      await page.locator('.composer textarea').waitFor();

      await pasteInto(page.locator('.composer textarea'), await aPicture('png', { width: 900, height: 500 }));
      const picked = page.locator('.picked-file', { hasText: 'zrzut ekranu.png' });
      await picked.waitFor();
      assert.equal(await frame.locator('.picture').count(), 0, 'nothing is sent by pasting');
      await assertView(page, `attachment-picked-${width}`);
      await picked.getByRole('button', { name: 'Wyślij' }).click();
      await picked.waitFor({ state: 'detached' });
      await isDrawn(frame.locator('.picture img'));
      await isDrawn(page.locator('.picture-thumb img'));

      assert.equal(await frame.getByRole('button', { name: 'Dodaj zdjęcie lub plik' }).count(), 0);
      await page.getByRole('button', { name: 'Zdjęcia i pliki' }).click();
      await page.getByRole('button', { name: 'Poproś odwiedzającego' }).click();
      await page.getByLabel('Czego potrzebujesz?').fill('Proszę o zdjęcie uszkodzenia.');
      await assertView(page, `attachment-asking-${width}`);
      await page.getByRole('button', { name: 'Wyślij prośbę' }).click();
      await frame.getByText('Prośba o zdjęcie lub plik').waitFor();

      const input = frame.locator('input[type=file]');
      await input.setInputFiles([
        {
          name: 'uszkodzenie.jpg',
          mimeType: 'image/jpeg',
          buffer: Buffer.from(await aPicture('jpeg', { width: 600, height: 800 })),
        },
        { name: 'paragon.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf()) },
        { name: 'wirus.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
      ]);
      await frame.getByText('Wyślij zdjęcie (JPEG, PNG, WebP) albo PDF.').waitFor();
      assert.equal(await frame.getByText(/Zasłoń numery kart/).count(), 2);
      assert.equal(await page.locator('.file-bubble').count(), 1, 'nothing is sent by choosing');
      await shoot(visit, `widget-picked-${width}`);
      assert.deepEqual(await accessFindings(frame), [], 'chosen files in the widget');
      await frame.locator('.sending', { hasText: 'wirus.exe' }).getByRole('button', { name: 'Usuń' }).click();
      await frame
        .locator('.sending', { hasText: 'uszkodzenie.jpg' })
        .getByRole('button', { name: 'Wyślij plik' })
        .click();
      await page.locator('.file-bubble', { hasText: 'uszkodzenie.jpg' }).waitFor();
      await frame
        .locator('.sending', { hasText: 'paragon.pdf' })
        .getByRole('button', { name: 'Wyślij plik' })
        .click();
      await page.locator('.file-bubble', { hasText: 'paragon.pdf' }).waitFor();
      await frame.locator('.sending').first().waitFor({ state: 'detached' });
      await isDrawn(page.locator('.file-bubble', { hasText: 'uszkodzenie.jpg' }).locator('img'));
      await isDrawn(frame.locator('.picture img').last());
      const log = page.locator('.log');
      while (!(await log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight < 40)));
      await assertView(page, `attachment-log-${width}`);
      await shoot(visit, `widget-log-${width}`);
      assert.deepEqual(await accessFindings(frame), [], 'files in the widget');

      await page.getByRole('button', { name: 'Powiększ uszkodzenie.jpg' }).click();
      await isDrawn(page.locator('.large-picture img'));
      await shoot(page, `attachment-large-${width}`);
      await page.keyboard.press('Escape');
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Pobierz paragon.pdf' }).click();
      assert.equal((await saved).suggestedFilename(), 'paragon.pdf');
      await frame.getByRole('button', { name: 'Powiększ zdjęcie: uszkodzenie.jpg' }).click();
      await isDrawn(frame.locator('dialog img'));
      await shoot(visit, `widget-large-${width}`);
      await frame.locator('dialog img').click();
      await visit.keyboard.press('Escape');
      await frame.locator('dialog').waitFor({ state: 'detached' });
      await frame.getByRole('button', { name: 'Powiększ zdjęcie: uszkodzenie.jpg' }).click();
      await frame.getByRole('button', { name: 'Zamknij zdjęcie' }).click();

      const clip = frame.locator('.writing').getByRole('button', { name: 'Dodaj zdjęcie lub plik' });
      await clip.waitFor();
      await frame.locator('summary').click();
      await frame.getByRole('button', { name: 'Zakończ rozmowę' }).click();
      await frame.getByRole('button', { name: 'Zakończ rozmowę' }).click();
      await frame.getByRole('button', { name: 'Nowa rozmowa' }).click();
      await frame.getByRole('textbox').waitFor();
      await clip.waitFor({ state: 'hidden' });
      assertQuiet(page);
      await page.close();
      await scene.closeBrowsers();
    });
  }

  it('are not made of text that a spreadsheet copied with a picture of it, on neither side', async () => {
    await allowFiles();
    await browser.context.clearCookies();
    const page = await newConsolePage(browser.context);
    await signInto(page, scene.service.origin, scene.merchant.email);
    const { frame } = await scene.visit();
    await write(frame, 'Wklejam wiersze');
    await page.locator('.row', { hasText: 'Wklejam wiersze' }).click();
    await frame.getByRole('button', { name: 'Dodaj zdjęcie lub plik' }).waitFor();
    const picture = await aPicture('png', { width: 90, height: 50 });
    const ofSpreadsheet = { 'text/plain': 'sencha\t12,50', 'text/html': '<td>sencha<td>12,50' };
    const ofFileManager = { 'text/plain': 'zrzut ekranu.png' };
    for (const field of [page.locator('.composer textarea'), frame.getByRole('textbox')]) {
      assert.equal(await pasteInto(field, picture, ofSpreadsheet), true, 'the text is left to the field');
      assert.equal(await pasteInto(field, picture), false, 'a picture alone is taken');
      assert.equal(await pasteInto(field, picture, ofFileManager), false, 'a file with its name is taken');
      assert.equal(await pasteInto(field, picture, { 'text/html': '<img>' }), false, 'one of a web page too');
    }
    await page.locator('.picked-file').nth(2).waitFor();
    assert.equal(await page.locator('.picked-file').count(), 3);
    await page.close();
    await scene.closeBrowsers();
  });

  for (const [full, said] of [
    ['chat', 'W tej rozmowie nie zmieści się więcej plików.'],
    ['shop', 'Sklep nie może teraz przyjąć plików. Opisz to słowami.'],
    ['address', 'Sklep nie może dziś przyjąć plików z tej sieci. Opisz to słowami.'],
  ] as const)
    it(`say to the visitor when there is no room for them by the ${full}, and offer no other try`, async () => {
      await allowFiles();
      const consultant = await scene.consultant();
      const { frame, page } = await scene.visit({ width: 360, height: 740 });
      await write(frame, `Zdjęcie do ${full}`);
      await consultant.hears(`Zdjęcie do ${full}`);
      await page.route('**/v1/visitor/attachments?*', (route) =>
        route.fulfill({ status: 409, json: { code: 'quota_reached', status: 409, details: { full } } }),
      );
      const file = { name: 'paragon.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf()) };
      await frame.locator('input[type=file]').setInputFiles([file]);
      await frame.getByRole('button', { name: 'Wyślij plik' }).click();
      await frame.getByText(said, { exact: true }).waitFor();
      assert.deepEqual(await frame.locator('.sending').getByRole('button').allTextContents(), ['Usuń']);
      await consultant.leave();
      await scene.closeBrowsers();
    });

  for (const width of [360, 1440]) {
    for (const act of ['Zakończ rozmowę', 'Usuń tę rozmowę'])
      it(`that are chosen or on their way go with the chat, in “${act}” on a screen of ${width} px`, async () => {
        await allowFiles();
        const consultant = await scene.consultant();
        const { frame, page } = await scene.visit({ width, height: 740 });
        const text = `${act}, ${width}`;
        await write(frame, text);
        await consultant.hears(text);
        const uploads: string[] = [];
        await page.route('**/v1/visitor/attachments?*', (route) => {
          uploads.push(route.request().url());
        });
        const buffer = Buffer.from(aPdf());
        const mimeType = 'application/pdf';
        await frame.locator('input[type=file]').setInputFiles([
          { name: 'wybrany.pdf', mimeType, buffer },
          { name: 'w-drodze.pdf', mimeType, buffer },
        ]);
        // Playwright does not report a request held by a route as failed.
        await frame.evaluate(`{
          const { send } = XMLHttpRequest.prototype;
          XMLHttpRequest.prototype.send = function (body) {
            this.addEventListener('abort', () => { document.body.dataset.stopped = ''; });
            send.call(this, body);
          };
        }`);
        await frame
          .locator('.sending', { hasText: 'w-drodze' })
          .getByRole('button', { name: 'Wyślij plik' })
          .click();
        await frame.getByRole('button', { name: 'Przerwij' }).waitFor();
        await shoot(page, `widget-files-before-end-${width}`);
        await frame.locator('summary').click();
        await frame.getByRole('button', { name: act }).click();
        await frame.getByRole('button', { name: act }).click();
        await frame.getByRole('heading', { name: /^Rozmowa/ }).waitFor();
        await frame.locator('body[data-stopped]').waitFor();
        await shoot(page, `widget-files-after-end-${width}`);
        if (act === 'Zakończ rozmowę') await frame.getByRole('button', { name: 'Nowa rozmowa' }).click();
        else {
          await frame.locator('main').getByRole('button').click();
          await page.locator('zgoda-chat button').click();
        }
        await write(frame, `${text} znów`);
        await consultant.hears(`${text} znów`);
        await frame.locator('.writing').getByRole('button', { name: 'Dodaj zdjęcie lub plik' }).waitFor();
        await shoot(page, `widget-files-next-chat-${width}`);
        assert.equal(await frame.locator('.sending').count(), 0);
        assert.equal(uploads.length, 1);
        await consultant.leave();
        await scene.closeBrowsers();
      });
  }
});
