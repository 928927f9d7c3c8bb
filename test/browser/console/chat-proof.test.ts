import assert from 'node:assert/strict';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import { makeConsoleScene, openConversation } from '../../support/browser/console-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('the proof of a chat in the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1440, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  it('shows the words that stood over it and the verdict, and gives both files [CO-9, TR-1]', async () => {
    const scene = await makeConsoleScene(service);
    const page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
    const text = 'Czy ta herbata jest zielona?';
    const { id } = await openConversation(service, scene.merchant.shop, text);
    await page.locator('.row', { hasText: text }).click();
    await page.getByRole('button', { name: 'Pokaż dowód' }).click();
    const proof = page.getByRole('dialog', { name: 'Dowód' });
    await proof.getByText('Nie pytano o zgodę.').waitFor();
    await proof.getByText('Dokładna treść, którą zobaczyła').click();
    await proof.getByText('Sklep Testowy sp. z o.o.').first().waitFor();
    await page.setViewportSize({ width: 360, height: 900 });
    assert.ok(await proof.isVisible());
    await assertViewAtBothWidths(page, 'chat-proof');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      proof.getByRole('button', { name: 'Plik dowodu (JSON)' }).click(),
    ]);
    assert.equal(file.suggestedFilename(), `zgoda-${id}.json`);
    const [readable] = await Promise.all([
      page.waitForEvent('download'),
      proof.getByRole('button', { name: 'Strona do czytania (HTML)' }).click(),
    ]);
    assert.match(readable.suggestedFilename(), /^zgoda-cse_.*\.html$/);
    assertQuiet(page);
  });
});
