import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { openChat } from '../../support/browser/browser.ts';
import { type SocketTap, tapSockets } from '../../support/browser/socket-tap.ts';
import {
  type Consultant,
  startWidgetScene,
  storedIn,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';

type Tab = { page: Page; frame: Frame; tap: SocketTap };

describe('a message that waits in one tab while another tab has the chat', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const openTab = async (page: Page): Promise<Tab> => {
    const tap = await tapSockets(page);
    await page.goto(`${scene.site.origin}/herbata`);
    return { page, frame: await openChat(page), tap };
  };
  const secondTab = async ({ page }: Tab): Promise<Tab> => openTab(await page.context().newPage());
  const cutOff = async ({ page, tap }: Tab): Promise<void> => {
    tap.block(true);
    await page.route('**/v1/visitor/**', (route) => route.abort());
    await tap.cut();
  };
  const letThrough = async ({ page, frame, tap }: Tab): Promise<void> => {
    tap.block(false);
    await page.unroute('**/v1/visitor/**');
    await frame.evaluate(() => window.dispatchEvent(new Event('online')));
  };
  const bubbles = ({ frame }: Tab) => frame.locator('.row:not(:nth-child(2)) .bubble').allTextContents();
  const delivery = ({ frame }: Tab, text: string) =>
    frame.locator('.visitor', { hasText: text }).locator('.meta', { hasText: 'wysłano' }).waitFor();
  const notSent = ({ frame }: Tab) => frame.getByText('Nie udało się wysłać wiadomości');

  for (const isFirst of [false, true])
    it(`is not given back as unsent when the other tab sent it, ${isFirst ? 'as the first message' : 'in a running chat'}`, async () => {
      const one = await openTab((await scene.arrive()).page);
      await one.frame.getByRole('textbox').waitFor();
      if (!isFirst) {
        await write(one.frame, 'pierwsza');
        await consultant.hears('pierwsza');
        await delivery(one, 'pierwsza');
      }
      await cutOff(one);
      const text = isFirst ? 'raz na początek' : 'raz';
      await write(one.frame, text);
      await one.frame.locator('.bubble', { hasText: text }).waitFor();
      const other = await secondTab(one);
      const id = await consultant.hears(text);
      await delivery(other, text);

      await letThrough(one);
      await delivery(one, text);
      const reply = `odpowiedź na: ${text}`;
      await consultant.say(id, reply);
      await one.frame.locator('.staff .bubble', { hasText: reply }).waitFor();
      assert.deepEqual(await bubbles(one), [...(isFirst ? [] : ['pierwsza']), text, reply]);
      assert.equal(await one.frame.getByRole('textbox').inputValue(), '');
      assert.equal(await notSent(one).count(), 0);
      await write(one.frame, `dalej po: ${text}`);
      assert.equal(await consultant.hears(`dalej po: ${text}`), id);
    });

  it('is not given back when the page is left before its connection is back', async () => {
    const one = await openTab((await scene.arrive()).page);
    await write(one.frame, 'dzień dobry');
    await consultant.hears('dzień dobry');
    await delivery(one, 'dzień dobry');
    await cutOff(one);
    await write(one.frame, 'tylko raz');
    await one.frame.locator('.bubble', { hasText: 'tylko raz' }).waitFor();
    const other = await secondTab(one);
    await consultant.hears('tylko raz');
    await delivery(other, 'tylko raz');
    await one.frame.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
    assert.equal(await one.frame.getByRole('textbox').inputValue(), '');
  });

  it('comes back into the field when the visitor took it back in the other tab', async () => {
    const one = await openTab((await scene.arrive()).page);
    await write(one.frame, 'witam');
    await consultant.hears('witam');
    await delivery(one, 'witam');
    await cutOff(one);
    await write(one.frame, 'jednak nie');
    await one.frame.locator('.bubble', { hasText: 'jednak nie' }).waitFor();
    const page = await one.page.context().newPage();
    const tap = await tapSockets(page);
    tap.toService(({ t }) => (t === 'message.send' ? 0 : 1));
    await page.goto(`${scene.site.origin}/druga`);
    const other = { page, tap, frame: await openChat(page) };
    await other.frame.locator('.bubble', { hasText: 'witam' }).waitFor();
    await cutOff(other);
    await other.frame
      .locator('.visitor', { hasText: 'jednak nie' })
      .getByRole('button', { name: 'Nie wysyłaj' })
      .click();

    await letThrough(one);
    await notSent(one).waitFor();
    assert.equal(await one.frame.getByRole('textbox').inputValue(), 'jednak nie');
    assert.deepEqual(await bubbles(one), ['witam']);
  });

  it('is sent after the other tab has seen that the conversation is over', async () => {
    const one = await openTab((await scene.arrive()).page);
    await write(one.frame, 'stara');
    await consultant.hears('stara');
    await delivery(one, 'stara');
    const other = await secondTab(one);
    await other.frame.locator('.bubble', { hasText: 'stara' }).waitFor();
    await cutOff(one);
    await write(one.frame, 'niewysłana');
    await one.frame.locator('.bubble', { hasText: 'niewysłana' }).waitFor();
    const [kept = ''] = (await storedIn(one.page, one.frame)).frame ?? [];
    const { outbox } = JSON.parse(kept.split('=').slice(1).join('='));
    await one.frame.evaluate(
      ([name, text]) => localStorage.setItem(name ?? '', text ?? ''),
      [`zgoda:${scene.merchant.shop.key}`, JSON.stringify({ outbox })],
    );
    await other.frame.getByRole('heading', { name: 'Rozmowa zakończona' }).waitFor();
    await letThrough(one);
    await consultant.hears('niewysłana');
    await delivery(one, 'niewysłana');
  });
});
