import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Frame, Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { chatFrame, openChat } from '../../support/browser/browser.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { call } from '../../support/scenes/chat-actors.ts';

const HOUR_MS = 3_600_000;

describe('a visitor whose clock is wrong', () => {
  let scene: WidgetScene;
  let consultant: Consultant & { token?: string };
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const visit = async (aheadMs: number): Promise<{ page: Page; frame: Frame }> => {
    const { context, page } = await scene.arrive();
    // As text, since the test's compiler adds helpers that the browser lacks.
    await context.addInitScript(`{
      const Real = Date;
      globalThis.Date = class Date extends Real {
        constructor(...given) { given.length === 0 ? super(Real.now() + ${aheadMs}) : super(...given); }
        static now() { return Real.now() + ${aheadMs}; }
      };
    }`);
    await page.reload();
    return { page, frame: await openChat(page) };
  };
  const nextPage = async (page: Page): Promise<Frame> => {
    await page.goto(`${scene.site.origin}/inna`);
    return chatFrame(page);
  };
  const say = async (frame: Frame): Promise<{ text: string; id: string }> => {
    const text = `Dzień dobry ${randomUUID()}`;
    await write(frame, text);
    return { text, id: await consultant.hears(text) };
  };

  for (const hours of [9, 30, -30])
    it(`goes on with the same chat on the next page, ${Math.abs(hours)} hours ${hours > 0 ? 'ahead' : 'behind'}`, async () => {
      const { page, frame } = await visit(hours * HOUR_MS);
      const { text, id } = await say(frame);
      await consultant.say(id, 'Słucham?');
      await frame.getByText('Słucham?').first().waitFor();
      const next = await nextPage(page);
      await next.getByText(text).first().waitFor();
      assert.equal((await say(next)).id, id);
      assert.equal(await next.getByText('Rozmowa skończy się o').count(), 0);
    });

  it('answers a card, 30 hours ahead', async () => {
    const { frame } = await visit(30 * HOUR_MS);
    const { id } = await say(frame);
    const reply = await call(scene.service, 'POST', `/v1/staff/conversations/${id}/cards`, {
      token: String(consultant.token),
      body: { ref: randomUUID(), purpose: 'call_back', fields: [{ kind: 'phone' }] },
    });
    assert.equal(reply.status, 201, reply.text);
    const card = frame.getByRole('group', { name: 'Prośba o dane' });
    await card.getByLabel('Telefon').fill('600 700 800');
    await card.getByRole('button', { name: 'Wyślij dane' }).click();
    await card.getByLabel('Telefon').waitFor({ state: 'detached' });
    const [stored] = await scene.service.stores.cards.listByConversation(
      scopeOfShop(scene.merchant.shop.id),
      id as never,
    );
    assert.equal(stored?.state, 'answered');
  });

  it('still has the chat after asking for more time [AX-5]', async () => {
    const { page, frame } = await visit(9 * HOUR_MS);
    const { text } = await say(frame);
    await frame.evaluate(() => {
      const [name = ''] = Object.keys(localStorage);
      const entry = JSON.parse(localStorage.getItem(name) ?? '{}');
      const until = new Date(Date.now() + 300_000).toISOString();
      localStorage.setItem(name, JSON.stringify({ ...entry, until }));
    });
    const next = await nextPage(page);
    const warning = next.locator('.status', { hasText: 'Rozmowa skończy się o' });
    await next.getByRole('button', { name: 'Chcę pisać dalej' }).click();
    await warning.waitFor({ state: 'hidden' });
    await (await nextPage(page)).getByText(text).first().waitFor();
  });
});
