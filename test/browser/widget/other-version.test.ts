import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { BuildManifest } from '../../../scripts/bundle/pages.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { call } from '../../support/scenes/chat-actors.ts';

const UNKNOWN = '0000000000x.js';

describe('a chat that is open across an update', () => {
  let scene: WidgetScene;
  let consultant: Consultant & { token?: string };
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene.stop());

  const addressOf = (module: string): string => {
    const { widget } = JSON.parse(readFileSync('build/manifest.json', 'utf8')) as BuildManifest;
    return String(widget.needs[`widget/${module}`]?.[0]);
  };
  /** The page is of a version that the service no longer has, so it requests unknown parts. */
  const ofAnotherVersion = async (page: Page, module: string) => {
    let asked = 0;
    let isReloaded = false;
    page.on('framenavigated', (frame) => {
      if (frame.url().includes('/frame')) isReloaded = true;
    });
    await page.route(`**${addressOf(module)}`, (route) => {
      if (isReloaded) return route.continue();
      asked += 1;
      return route.continue({ url: `${scene.service.origin}/w/a/${UNKNOWN}` });
    });
    return { asked: () => asked, isReloaded: () => isReloaded };
  };
  const askForData = async (conversationId: string) => {
    const reply = await call(scene.service, 'POST', `/v1/staff/conversations/${conversationId}/cards`, {
      token: String(consultant.token),
      body: { ref: randomUUID(), purpose: 'order_help', fields: [{ kind: 'order_number' }] },
    });
    assert.equal(reply.status, 201, reply.text);
  };

  it('loads a late part by loading itself anew, with the chat and what stands in the message field', async () => {
    const { frame, page } = await scene.visit();
    const text = `Dzień dobry ${randomUUID()}`;
    await write(frame, text);
    const id = await consultant.hears(text);
    const version = await ofAnotherVersion(page, 'chat/card.ts');
    const draft = 'Numer jest na "paragonie",\nale';
    await frame.getByRole('textbox').fill(draft);
    await askForData(id);
    await frame.getByRole('group', { name: 'Prośba o dane' }).getByLabel('Numer zamówienia').waitFor();
    assert.equal(version.asked(), 1);
    await frame.getByText(text).waitFor();
    assert.equal(await frame.getByRole('textbox', { name: 'Napisz' }).inputValue(), draft);
  });

  it('stays closed where the visitor had closed it, and the shop’s page hears of no end [EP-1]', async () => {
    const { frame, page } = await scene.visit();
    const text = `Dzień dobry ${randomUUID()}`;
    await write(frame, text);
    const id = await consultant.hears(text);
    await page.evaluate(`{
      window.heard = [];
      for (const name of ['opened', 'ended', 'unread']) window.zgoda.push(['on', name, (detail) => heard.push([name, detail])]);
    }`);
    await frame.getByRole('button', { name: 'Zamknij' }).click();
    await page.locator('zgoda-chat button').waitFor();
    const version = await ofAnotherVersion(page, 'chat/card.ts');
    await askForData(id);
    await frame.getByLabel('Numer zamówienia').waitFor({ state: 'attached' });
    assert.equal(version.isReloaded(), true);
    await consultant.say(id, 'Proszę o numer zamówienia.');
    await page.waitForFunction('heard.some(([name, count]) => name === "unread" && count > 0)');
    const heard = (await page.evaluate('heard')) as [string, unknown][];
    assert.deepEqual(
      heard.filter(([name]) => name !== 'unread'),
      [],
    );
    assert.equal(await page.locator('zgoda-chat iframe').isHidden(), true);
  });

  it('waits with it while a form is being filled in, which is stored nowhere [CO-10]', async () => {
    const { frame, page } = await scene.visit();
    const text = `Dzień dobry ${randomUUID()}`;
    await write(frame, text);
    await askForData(await consultant.hears(text));
    const field = frame.getByLabel('Numer zamówienia');
    await field.fill('PL-2041');
    const version = await ofAnotherVersion(page, 'menu/menu-more.ts');
    const answered = page.waitForResponse((response) => response.url().endsWith(UNKNOWN));
    await frame.locator('summary.icon').click();
    await (await answered).finished();
    await frame.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    assert.equal(version.isReloaded(), false);
    assert.equal(await field.inputValue(), 'PL-2041');
    const loaded = page.waitForEvent('framenavigated');
    await field.fill('');
    await loaded;
    await field.waitFor();
    await frame.locator('summary.icon').click();
    await frame.getByRole('link', { name: 'Co o mnie wiecie?' }).waitFor();
  });
});
