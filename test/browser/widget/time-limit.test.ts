import assert from 'node:assert/strict';
import { chatFrame } from '../../support/browser/browser.ts';
import { startWidgetScene, type WidgetScene, write } from '../../support/browser/widget-scene.ts';

describe('a conversation whose time is nearly over', () => {
  let scene: WidgetScene;
  before(async () => {
    scene = await startWidgetScene();
  });
  after(async () => {
    await scene?.closeBrowsers();
    await scene?.stop();
  });

  it('says so in time, goes on with one press, and keeps what was written and typed [AX-5]', async () => {
    const consultant = await scene.consultant();
    const { page, frame } = await scene.visit();
    await frame.locator('textarea').fill('Pierwsza wiadomość');
    await page.keyboard.press('Enter');
    await consultant.hears('Pierwsza wiadomość');
    await frame.waitForFunction(
      'Object.keys(localStorage).some((name) => JSON.parse(localStorage[name]).until)',
    );
    await frame.evaluate(() => {
      for (const name of Object.keys(localStorage)) {
        const entry = JSON.parse(localStorage.getItem(name) ?? '{}');
        localStorage.setItem(
          name,
          JSON.stringify({ ...entry, until: new Date(Date.now() + 300_000).toISOString() }),
        );
      }
    });
    await page.reload();
    const again = await chatFrame(page);
    const warning = again.locator('.status', { hasText: 'Rozmowa skończy się o' });
    await warning.waitFor();
    assert.equal(await warning.getAttribute('role'), 'status', 'readers hear it');
    await again.locator('textarea').fill('Jeszcze nie wysłane');
    await again.getByRole('button', { name: 'Chcę pisać dalej' }).click();
    await warning.waitFor({ state: 'hidden' });
    assert.equal(await again.locator('textarea').inputValue(), 'Jeszcze nie wysłane');
    await again.getByText('Pierwsza wiadomość').first().waitFor();
    const leftMs = await again.evaluate(() => {
      const [entry = '{}'] = Object.values(localStorage) as string[];
      return Date.parse(JSON.parse(entry).until) - Date.now();
    });
    assert.ok(leftMs > 7 * 3_600_000, `${leftMs} ms are left`);
    await consultant.leave();
  });

  it('says so no longer once another tab went on', async () => {
    const consultant = await scene.consultant();
    const { frame } = await scene.visit();
    await write(frame, 'Dwie karty?');
    await consultant.hears('Dwie karty?');
    await frame.waitForFunction(
      'Object.keys(localStorage).some((name) => JSON.parse(localStorage[name]).until)',
    );
    const store = (leftMs: number) =>
      frame.evaluate((ms) => {
        for (const name of Object.keys(localStorage)) {
          const entry = JSON.parse(localStorage.getItem(name) ?? '{}');
          const until = new Date(Date.now() + ms).toISOString();
          localStorage.setItem(name, JSON.stringify({ ...entry, until }));
        }
      }, leftMs);
    await store(300_000);
    const warning = frame.locator('.status', { hasText: 'Rozmowa skończy się o' });
    await warning.waitFor();
    await store(8 * 3_600_000);
    await warning.waitFor({ state: 'hidden' });
    await consultant.leave();
  });

  it('ends on the screen too, and what was typed stands in the next chat [EP-3]', async () => {
    const consultant = await scene.consultant();
    const { frame } = await scene.visit();
    await write(frame, 'Zostawiam otwarte');
    const id = await consultant.hears('Zostawiam otwarte');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await frame.getByRole('textbox').fill('Jeszcze jedno');
    await frame.evaluate(() => {
      for (const name of Object.keys(localStorage)) {
        const entry = JSON.parse(localStorage.getItem(name) ?? '{}');
        localStorage.setItem(name, JSON.stringify({ ...entry, until: new Date(0).toISOString() }));
      }
    });
    await frame.getByRole('heading', { name: 'Rozmowa zakończona' }).waitFor();
    await frame.getByRole('button', { name: 'Nowa rozmowa' }).click();
    const field = frame.getByRole('textbox');
    await field.waitFor();
    assert.equal(await field.inputValue(), 'Jeszcze jedno');
    await field.press('Enter');
    assert.notEqual(await consultant.hears('Jeszcze jedno'), id);
    await consultant.leave();
  });
});
