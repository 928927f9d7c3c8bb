import assert from 'node:assert/strict';
import PostalMime from 'postal-mime';
import { makeDoorCaller } from '../../../service/outbound/door-caller.ts';
import { accessFindings } from '../../support/browser/access-findings.ts';
import { shoot } from '../../support/browser/console-page.ts';
import { startWidgetScene, storedIn, type WidgetScene } from '../../support/browser/widget-scene.ts';
import { AN_ORDER, answering, type DoorShop, startDoorShop } from '../../support/fakes/door-shop.ts';
import { pushPolicy } from '../../support/scenes/chat-actors.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

const ANNA = 'anna@example.com';

describe('a visitor who asks where an order is', () => {
  let door: DoorShop;
  let mailServer: SmtpSink;
  let scene: WidgetScene;
  before(async () => {
    door = await startDoorShop();
    mailServer = await startSmtpSink();
    const host = door.host.replace('127.0.0.1', 'localhost');
    scene = await startWidgetScene({ mailServer, callDoor: makeDoorCaller([host]) });
    door.connect(scene.merchant.shop.key, scene.merchant.adapterSecret);
    door.respond(
      answering(({ number, email }) =>
        number === '1042' && email === ANNA
          ? { answer: 'order', email: ANNA, order: AN_ORDER }
          : { answer: 'not_found' },
      ),
    );
    const pushed = await pushPolicy(
      scene.service,
      scene.merchant,
      {},
      {
        adapter: {
          platform: 'prestashop',
          version: '0.1.0',
          platformVersion: '9.1.4',
          door: { url: `http://${host}/index.php?route=zgoda/door`, answers: ['order'] },
        },
      },
    );
    assert.equal(pushed.status, 200);
  });
  afterEach(() => scene.closeBrowsers());
  after(async () => {
    await scene?.stop();
    await mailServer?.stop();
    await door?.close();
  });

  const codeIn = async (raw: string): Promise<string> =>
    /^\d{6}/.exec((await PostalMime.parse(raw)).subject ?? '')?.[0] ?? '';

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`types number and code, by keyboard, and sees state and parcel (${colorScheme}) [AD-53, AX-1, AX-4]`, async () => {
      const { page, frame } = await scene.visit({ width: 360, height: 780, colorScheme });
      const before = await storedIn(page, frame);
      await shoot(page, `order-form-${colorScheme}`);
      const caught = mailServer.caught.length;
      await frame.getByRole('button', { name: 'Gdzie jest moje zamówienie?' }).press('Enter');
      await frame.getByLabel('Numer zamówienia').fill('1042');
      await page.keyboard.press('Tab');
      await page.keyboard.type(ANNA);
      assert.deepEqual(await accessFindings(frame), []);
      await shoot(page, `order-ask-${colorScheme}`);
      await page.keyboard.press('Enter');
      const code = frame.getByLabel('Kod z e‑maila');
      await code.waitFor();
      await frame.waitForFunction(() => document.activeElement?.id === 'order-code');
      const mails = await mailServer.until(caught + 1);
      const sent = await codeIn(mails.at(-1)?.raw ?? '');
      await page.keyboard.type(sent === '000000' ? '000001' : '000000');
      await page.keyboard.press('Enter');
      await frame.getByText('Ten kod nie pasuje').waitFor();
      await shoot(page, `order-code-${colorScheme}`);
      assert.deepEqual(await accessFindings(frame), []);
      // The wrong code is selected, so typing replaces it.
      await page.keyboard.type(sent);
      await page.keyboard.press('Enter');
      await frame.getByText(AN_ORDER.state).waitFor();
      assert.equal(
        await frame.getByRole('link', { name: '620012345678' }).getAttribute('href'),
        AN_ORDER.parcels[0]?.url,
      );
      assert.deepEqual(await accessFindings(frame), []);
      await shoot(page, `order-found-${colorScheme}`);
      assert.deepEqual(await storedIn(page, frame), before, 'the browser keeps nothing of it');
      await frame.getByRole('button', { name: 'Wróć' }).click();
      await frame.locator('#message').waitFor();
    });
  }

  it('reads the same after an unknown number as after a known one [AD-53]', async () => {
    const { frame } = await scene.visit();
    await frame.getByRole('button', { name: 'Gdzie jest moje zamówienie?' }).click();
    const texts: string[] = [];
    for (const number of ['1042', '9999']) {
      await frame.getByLabel('Numer zamówienia').fill(number);
      await frame.getByLabel('E‑mail podany').fill(ANNA);
      await frame.getByRole('button', { name: 'Wyślij mi kod' }).click();
      await frame.getByLabel('Kod z e‑maila').waitFor();
      texts.push(((await frame.locator('main').textContent()) ?? '').replace(number, ''));
      await frame.getByRole('button', { name: 'Zapytaj ponownie' }).click();
    }
    assert.equal(texts[0], texts[1]);
  });

  it('is told what is missing, and keeps what was typed', async () => {
    const { frame } = await scene.visit();
    await frame.getByRole('button', { name: 'Gdzie jest moje zamówienie?' }).click();
    await frame.getByLabel('Numer zamówienia').fill('1042');
    await frame.getByRole('button', { name: 'Wyślij mi kod' }).click();
    await frame.getByText('Wpisz numer zamówienia oraz').waitFor();
    assert.equal(await frame.getByLabel('Numer zamówienia').inputValue(), '1042');
  });

  it('has it in the menu of a running chat, and comes back to the chat', async () => {
    const consultant = await scene.consultant();
    const { frame } = await scene.visit();
    await frame.getByRole('textbox').fill('Dzień dobry');
    await frame.getByRole('textbox').press('Enter');
    await consultant.hears('Dzień dobry');
    await frame.locator('summary').click();
    await frame.getByRole('button', { name: 'Gdzie jest moje zamówienie?' }).click();
    await frame.getByLabel('Numer zamówienia').waitFor();
    await frame.getByRole('button', { name: 'Wróć' }).click();
    await frame.getByText('Dzień dobry', { exact: true }).waitFor();
    await consultant.leave();
  });
});
