import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Frame, Page } from 'playwright-core';
import { LIMITS } from '../../../service/protocol/vocabulary.ts';
import { chatFrame, openChat } from '../../support/browser/browser.ts';
import { tapSockets } from '../../support/browser/socket-tap.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';

describe('what the chat tells the shop’s page', () => {
  let scene: WidgetScene;
  before(async () => {
    scene = await startWidgetScene();
    for (const path of ['/pierwsza', '/druga']) {
      scene.site.put(path, {
        body: `<!doctype html><html lang="pl"><head><title>Sklep</title><link rel="icon" href="data:,"><script>
          window.heard = []; window.zgoda = window.zgoda || [];
          for (const event of ['opened', 'closed', 'unread', 'sent', 'ended'])
            zgoda.push(['on', event, (...details) => window.heard.push([event, ...details.filter((one) => one !== undefined)])]);
          </script></head><body>${scene.tag()}</body></html>`,
      });
    }
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const visit = async (): Promise<{ page: Page; frame: Frame }> => {
    const { page } = await scene.arrive();
    await page.goto(`${scene.site.origin}/pierwsza`);
    return { page, frame: await openChat(page) };
  };
  const heard = async (page: Page, ...events: string[]) =>
    ((await page.evaluate('window.heard')) as [string, ...unknown[]][]).filter(([event]) =>
      events.includes(event),
    );
  const hears = (page: Page, event: string, times = 1) =>
    page.waitForFunction(
      ([name, count]) => {
        const all = (window as unknown as { heard: [string][] }).heard;
        return all.filter(([one]) => one === name).length === count;
      },
      [event, times] as const,
    );
  const MESSAGE = ['sent', { kind: 'message' }];

  describe('of the contact form', () => {
    it('says that a form was sent once it is stored, and not a word of it', async () => {
      const { page, frame } = await visit();
      await frame.locator('#email').fill('gosc@example.net');
      await frame.locator('textarea').fill('Czy wysyłacie do Niemiec?');
      const send = frame.locator('button[type=submit], button.main').first();
      await send.click();
      await frame.locator('#consent-fault').waitFor();
      assert.deepEqual(await heard(page, 'sent'), [], 'refused is not sent');
      await frame.locator('#consent').check();
      await send.click();
      await frame.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
      await hears(page, 'sent');
      assert.deepEqual(await heard(page, 'sent', 'ended'), [['sent', { kind: 'form' }]]);
    });
  });

  describe('of a conversation', () => {
    let consultant: Consultant;
    before(async () => {
      consultant = await scene.consultant();
    });
    const confirmed = (frame: Frame, times: number) =>
      frame
        .locator('.visitor .meta', { hasText: /wysłano|przeczytano|widziano/ })
        .nth(times - 1)
        .waitFor();

    it('says that a message was sent only once the service has confirmed it', async () => {
      const { page } = await scene.arrive();
      const tap = await tapSockets(page);
      await page.goto(`${scene.site.origin}/pierwsza`);
      const frame = await openChat(page);
      tap.toBrowser(({ t }) => (t === 'message.ack' || t === 'event.new' ? 0 : 1));
      await write(frame, 'Dzień dobry');
      await consultant.hears('Dzień dobry');
      assert.deepEqual(await heard(page, 'sent'), [], 'stored, and not known to be');
      tap.toBrowser(() => 1);
      await tap.cut();
      await hears(page, 'sent');
      assert.deepEqual(await heard(page, 'sent', 'ended'), [MESSAGE]);
    });

    it('says it once for a message that is sent and confirmed twice', async () => {
      const { page } = await scene.arrive();
      const tap = await tapSockets(page);
      await page.goto(`${scene.site.origin}/pierwsza`);
      const frame = await openChat(page);
      tap.toBrowser(({ t }) => (t === 'event.new' || t === 'message.ack' ? 2 : 1));
      tap.toService(({ t }) => (t === 'message.send' ? 2 : 1));
      await write(frame, 'raz');
      const id = await consultant.hears('raz');
      await consultant.say(id, 'słucham');
      await frame.getByText('słucham').waitFor();
      await write(frame, 'dwa');
      await hears(page, 'sent', 2);
      await consultant.say(id, 'rozumiem');
      await frame.getByText('rozumiem').waitFor();
      assert.deepEqual(await heard(page, 'sent'), [MESSAGE, MESSAGE]);
    });

    it('says it where sockets do not get through', async () => {
      const { page } = await scene.arrive();
      const tap = await tapSockets(page);
      tap.block(true);
      await page.goto(`${scene.site.origin}/pierwsza`);
      const frame = await openChat(page);
      await write(frame, 'przez HTTP');
      await consultant.hears('przez HTTP');
      await hears(page, 'sent');
      assert.deepEqual(await heard(page, 'sent'), [MESSAGE]);
    });

    it('says it on the page on which it became known, and not again on the next', async () => {
      const { page } = await scene.arrive();
      const tap = await tapSockets(page);
      await page.goto(`${scene.site.origin}/pierwsza`);
      const frame = await openChat(page);
      await write(frame, 'tutaj');
      const id = await consultant.hears('tutaj');
      await hears(page, 'sent');
      tap.toService(({ t }) => (t === 'message.send' ? 0 : 1));
      await write(frame, 'na odchodnym');
      await page.goto(`${scene.site.origin}/druga`);
      await consultant.hears('na odchodnym');
      tap.toService(() => 1);
      await hears(page, 'sent');
      assert.deepEqual(await heard(page, 'sent'), [MESSAGE], 'the one that the page before did not know of');
      await page.goto(`${scene.site.origin}/pierwsza`);
      const next = await chatFrame(page);
      await consultant.say(id, 'jestem');
      await next.getByText('jestem').waitFor();
      assert.deepEqual(await heard(page, 'sent', 'ended'), []);
    });

    it('says that a conversation ended when the consultant ends it, once, and the next one too', async () => {
      const { page, frame } = await visit();
      for (const round of [1, 2]) {
        await write(frame, `rozmowa ${round}`);
        const id = await consultant.hears(`rozmowa ${round}`);
        await confirmed(frame, 1);
        assert.equal((await heard(page, 'ended')).length, round - 1);
        consultant.send({ t: 'conversation.close', ref: randomUUID(), conversationId: id });
        await hears(page, 'ended', round);
        assert.deepEqual(await heard(page, 'ended'), Array(round).fill(['ended']));
        if (round === 1) await frame.getByRole('button', { name: 'Nowa rozmowa' }).click();
      }
      await page.goto(`${scene.site.origin}/druga`);
      const next = await chatFrame(page);
      await next.getByRole('button', { name: 'Nowa rozmowa' }).waitFor();
      assert.deepEqual(await heard(page, 'ended', 'sent'), [], 'nothing of it is new on the next page');
    });

    it('says nothing of a conversation that was over before this page, however long it was', async () => {
      const { page, frame } = await visit();
      await write(frame, 'długa rozmowa');
      const id = await consultant.hears('długa rozmowa');
      for (let nr = 1; nr <= LIMITS.maxBatchEvents; nr += 1) await consultant.say(id, `odpowiedź ${nr}`);
      consultant.send({ t: 'conversation.close', ref: randomUUID(), conversationId: id });
      await hears(page, 'ended');
      await page.goto(`${scene.site.origin}/druga`);
      await (await chatFrame(page)).getByRole('button', { name: 'Nowa rozmowa' }).waitFor();
      assert.deepEqual(await heard(page, 'ended', 'sent'), []);
    });

    for (const [how, button] of [
      ['ends', 'Zakończ rozmowę'],
      ['erases', 'Usuń tę rozmowę'],
    ] as const) {
      it(`says that a conversation ended when the visitor ${how} it`, async () => {
        const { page, frame } = await visit();
        await write(frame, `koniec, bo ktoś: ${how}`);
        await consultant.hears(`koniec, bo ktoś: ${how}`);
        await confirmed(frame, 1);
        await frame.locator('summary').click();
        await frame.getByRole('button', { name: button }).click();
        await frame.getByRole('button', { name: button }).click();
        await frame.getByRole('heading').nth(1).waitFor();
        await hears(page, 'ended');
        await page.keyboard.press('Escape');
        await hears(page, 'closed');
        assert.deepEqual(await heard(page, 'ended'), [['ended']]);
      });
    }

    it('does not take a cut line or a change of page for an end', async () => {
      const { page } = await scene.arrive();
      const tap = await tapSockets(page);
      await page.goto(`${scene.site.origin}/pierwsza`);
      const frame = await openChat(page);
      await write(frame, 'idę dalej');
      const id = await consultant.hears('idę dalej');
      await confirmed(frame, 1);
      await tap.cut();
      await consultant.say(id, 'dobrze');
      await frame.getByText('dobrze').waitFor();
      assert.deepEqual(await heard(page, 'ended'), []);
      await page.goto(`${scene.site.origin}/druga`);
      await (await chatFrame(page)).getByText('dobrze').waitFor();
      assert.deepEqual(await heard(page, 'ended'), []);
    });

    it('goes on when a command of the page fails by itself, and does the others', async () => {
      const { page } = await scene.arrive();
      await page.goto(`${scene.site.origin}/pierwsza`);
      await page.evaluate(`
        window.broken = ['context', { product: { get name() { throw new Error('page: name'); } } }];
        zgoda.push(window.broken);
        zgoda.push(['on', 'opened', () => window.heard.push(['later'])]);`);
      const frame = await openChat(page);
      await hears(page, 'later');
      await page.evaluate('void zgoda.push(window.broken)');
      await write(frame, 'mimo to');
      await consultant.hears('mimo to');
      await hears(page, 'sent');
    });

    it('goes on when a script of the page fails at what it hears, and so do the page’s other scripts', async () => {
      const { page } = await scene.arrive();
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(`${scene.site.origin}/pierwsza`);
      await page.evaluate(`
        for (const event of ['opened', 'closed', 'unread', 'sent', 'ended'])
          zgoda.push(['on', event, () => { throw new Error('page: ' + event); }]);
        for (const event of ['opened', 'closed', 'unread', 'sent', 'ended'])
          zgoda.push(['on', event, () => window.heard.push(['after ' + event])]);`);
      const frame = await openChat(page);
      await write(frame, 'Halo?');
      const id = await consultant.hears('Halo?');
      await hears(page, 'after sent');
      await page.evaluate(`zgoda.push(['close'])`);
      await hears(page, 'after closed');
      await consultant.say(id, 'Jestem.');
      await hears(page, 'after unread');
      await page.locator('zgoda-chat button').click();
      await frame.getByText('Jestem.').waitFor();
      await write(frame, 'Dziękuję');
      await consultant.hears('Dziękuję');
      consultant.send({ t: 'conversation.close', ref: randomUUID(), conversationId: id });
      await hears(page, 'after ended');
      assert.ok(
        errors.some((text) => text.includes('page: sent')),
        errors.join('\n'),
      );
    });
  });
});
