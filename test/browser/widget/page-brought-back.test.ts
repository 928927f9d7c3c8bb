import type { Page } from 'playwright-core';
import { chatFrame, openChat } from '../../support/browser/browser.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';

describe('a page that the browser brings back as it was left', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(async () => {
    await consultant?.leave();
    await scene?.stop();
  });

  const arrive = async () => {
    const { page } = await scene.arrive({ bringsPagesBack: true });
    await page.locator('zgoda-chat button').waitFor();
    return page;
  };
  const talkOnNextPage = async (page: Page, text: string) => {
    await page.evaluate(
      `addEventListener('pageshow', (event) => { window.isBroughtBack = event.persisted; })`,
    );
    await page.getByRole('link', { name: 'Drugi produkt' }).click();
    await page.waitForURL('**/drugi-produkt');
    const frame = await openChat(page);
    await write(frame, text);
    const id = await consultant.hears(text);
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    return id;
  };
  const goBack = async (page: Page) => {
    await page.evaluate('void setTimeout(() => history.back())');
    await page.waitForURL('**/herbata', { waitUntil: 'commit' });
    await page.waitForFunction('window.isBroughtBack');
  };

  it('shows the chat that was opened on another page since', async () => {
    const page = await arrive();
    const id = await talkOnNextPage(page, 'Czy ten kubek jest jeszcze?');
    await goBack(page);
    const frame = await chatFrame(page);
    await frame.getByText('Czy ten kubek jest jeszcze?').waitFor();
    await consultant.say(id, 'Jest jeden.');
    await frame.getByText('Jest jeden.').waitFor();
  });
});
