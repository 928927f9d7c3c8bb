import assert from 'node:assert/strict';
import { openChat } from '../../../support/browser/browser.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../../support/browser/widget-scene.ts';

/** As in the oldest supported browsers: test/architecture/browser-functions.test.ts. */
const TAKE_AWAY = `
  delete URL.canParse;
  delete URL.parse;
  for (const name of Object.keys(Element.prototype)) if (/^aria[A-Z]|^role$/.test(name)) delete Element.prototype[name];
`;

describe('the chat in the oldest of the promised browsers', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const start = async (script: string) => {
    const { page } = await scene.arrive();
    await page.addInitScript(script);
    await page.reload();
    return { page, frame: await openChat(page) };
  };

  it('shows web addresses of both sides, and closes', async () => {
    const { page, frame } = await start(TAKE_AWAY);
    await write(frame, 'Pytam o https://sklep.example/czajnik');
    const id = await consultant.hears('Pytam o https://sklep.example/czajnik');
    await consultant.say(id, 'Jest tu: https://sklep.example/zwroty');
    await frame.getByRole('link', { name: 'https://sklep.example/zwroty' }).waitFor();
    assert.equal(await frame.getByRole('textbox').inputValue(), '');
    await frame.getByRole('textbox').press('Escape');
    await page.locator('zgoda-chat iframe').waitFor({ state: 'hidden' });
    await consultant.say(id, 'Coś jeszcze?');
    await page.getByRole('button', { name: /: [12]$/ }).waitFor();
  });

  it('names what a screen reader reads by attributes [AX-2]', async () => {
    const { frame } = await start(TAKE_AWAY);
    await frame.getByRole('log', { name: 'Czat ze sklepem' }).waitFor();
    await frame.getByRole('textbox', { name: 'Napisz wiadomość' }).waitFor();
  });

  it('closes even where a part of the screen cannot be drawn', async () => {
    const { page, frame } = await start('delete String.prototype.matchAll');
    await write(frame, 'Dzień dobry');
    await consultant.hears('Dzień dobry');
    await frame.getByRole('textbox').press('Escape');
    await page.locator('zgoda-chat iframe').waitFor({ state: 'hidden' });
  });
});
