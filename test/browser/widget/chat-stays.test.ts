import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';

describe('a chat that stays where the visitor left it', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene();
  });
  beforeEach(async () => {
    consultant = await scene.consultant();
  });
  afterEach(async () => {
    await scene.closeBrowsers();
    await consultant.leave();
  });
  after(() => scene?.stop());

  const talk = async (text: string, lines = 30) => {
    const visit = await scene.visit();
    await visit.frame.getByText('Jesteśmy tu').waitFor();
    await write(visit.frame, `${text}${'\n.'.repeat(lines)}`);
    const id = await consultant.hears(`${text}${'\n.'.repeat(lines)}`);
    await visit.frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    return { ...visit, id };
  };
  const isInView = (frame: Frame, text: string) =>
    frame.waitForFunction((wanted) => {
      const bubble = [...document.querySelectorAll('.bubble')].find((one) => one.textContent === wanted);
      const log = document.querySelector('.log');
      if (!bubble || !log) return false;
      const [inner, outer] = [bubble.getBoundingClientRect(), log.getBoundingClientRect()];
      return inner.height > 0 && inner.top >= outer.top && inner.bottom <= outer.bottom;
    }, text);

  it('closes the menu by a press beside it, in the chat or in the shop, and by Esc from anywhere [AX-1]', async () => {
    const { page, frame } = await talk('Menu', 0);
    const menu = frame.locator('details');
    const entry = frame.getByRole('button', { name: 'Usuń tę rozmowę' });
    const toggle = frame.locator('summary');
    const open = async () => {
      await toggle.click();
      await entry.waitFor();
    };
    await open();
    await entry.click();
    await frame.getByText('Tego nie można cofnąć').waitFor();
    await frame.getByRole('log').click({ position: { x: 20, y: 200 } });
    await entry.waitFor({ state: 'hidden' });
    await open();
    await frame.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Escape');
    await entry.waitFor({ state: 'hidden' });
    assert.equal(await frame.evaluate(() => document.activeElement?.localName), 'summary');
    assert.equal(await page.locator('zgoda-chat iframe').isVisible(), true, 'the chat stays open');
    await open();
    await page.locator('h1').first().click();
    await entry.waitFor({ state: 'hidden' });
    assert.equal(await menu.getAttribute('open'), null);
    assert.equal(await page.locator('zgoda-chat iframe').isVisible(), true);
  });

  it('opens again with a whole message field and at the newest message', async () => {
    const { page, frame, id } = await talk('Długa rozmowa');
    const field = frame.getByRole('textbox');
    await field.fill('jeden\ndwa\ntrzy');
    const before = (await field.boundingBox())?.height ?? 0;
    assert.ok(before > 80, `${before} px for three lines`);
    await frame.locator('.log').evaluate((log) => log.scrollTo(0, 0));
    await page.keyboard.press('Escape');
    await page.locator('zgoda-chat button').waitFor();
    await consultant.say(id, 'Nowsza');
    await page.locator('zgoda-chat b', { hasText: '1' }).waitFor();
    await page.locator('zgoda-chat button').click();
    await isInView(frame, 'Nowsza');
    assert.equal((await field.boundingBox())?.height, before);
    await field.fill('');
    assert.ok(((await field.boundingBox())?.height ?? 0) >= 44);
  });

  it('opens with a whole message field when the text comes from the page before', async () => {
    const { page, frame } = await scene.visit();
    await frame.getByRole('textbox').fill('jeden\ndwa\ntrzy');
    await page.reload();
    const next = page.frameLocator('zgoda-chat iframe');
    await next.getByRole('textbox').waitFor();
    const field = await next.getByRole('textbox').boundingBox();
    assert.ok((field?.height ?? 0) > 80, `${field?.height} px for three lines`);
  });

  it('keeps the chat, the text and the focus in place while the consultant is away, and says so', async () => {
    const { frame, id } = await talk('Zaraz wracam?', 0);
    await consultant.say(id, 'Sprawdzam');
    await frame.getByText('Sprawdzam').waitFor();
    const field = frame.getByRole('textbox');
    await field.pressSequentially('Poczek');
    await consultant.leave();
    await frame.getByText('Teraz nas nie ma', { exact: true }).waitFor();
    await frame.getByText('Teraz nas nie ma. Przeczytamy to po powrocie.').waitFor();
    await isInView(frame, 'Sprawdzam');
    await field.pressSequentially('am');
    assert.equal(await field.inputValue(), 'Poczekam');
    assert.equal(await frame.evaluate(() => document.activeElement?.localName), 'textarea');
    await field.press('Enter');
    await frame.locator('.visitor', { hasText: 'Poczekam' }).waitFor();

    await frame.getByRole('button', { name: 'Zostaw wiadomość' }).click();
    await frame.locator('#email').waitFor();
    assert.equal(await frame.locator('#message').inputValue(), 'Poczekam');
    const back = await scene.consultant();
    await frame.getByText('Jesteśmy tu').waitFor();
    assert.equal(await frame.locator('#email').isVisible(), true, 'nor does the form jump away');
    await frame.getByRole('button', { name: 'Pokaż rozmowę' }).click();
    await isInView(frame, 'Poczekam');
    await frame.getByText('Teraz nas nie ma. Przeczytamy').waitFor({ state: 'hidden' });
    await back.leave();
  });
});
