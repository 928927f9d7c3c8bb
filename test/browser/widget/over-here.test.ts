import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Frame } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { accessFindings } from '../../support/browser/access-findings.ts';
import { shoot } from '../../support/browser/console-page.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { call } from '../../support/scenes/chat-actors.ts';

const SAID = {
  pl: { erase: 'Usuń tę rozmowę', deleted: 'Rozmowa usunięta', over: 'nie można już nic zmienić' },
  en: { erase: 'Delete this chat', deleted: 'Chat deleted', over: 'can no longer change anything' },
  de: { erase: 'Diesen Chat löschen', deleted: 'Chat gelöscht', over: 'nichts mehr ändern' },
} as const;

describe('a chat to which this browser has no access any more', () => {
  let scene: WidgetScene;
  let consultant: Consultant & { token?: string };
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const kept = (id: string) =>
    scene.service.stores.conversations.find(scopeOfShop(scene.merchant.shop.id), id as never);
  const endElsewhere = async (frame: Frame) => {
    const kept = await frame.waitForFunction(
      () => JSON.parse(String(Object.values(localStorage)[0] ?? '{}')).token,
    );
    const token: string = await kept.jsonValue();
    const body = { shop: scene.merchant.shop.key };
    const reply = await call(scene.service, 'POST', '/v1/visitor/end', { token, body });
    assert.equal(reply.status, 200, reply.text);
  };
  const begin = async (lang: keyof typeof SAID) => {
    const visit = await scene.visit({ lang, locale: lang, width: 360, height: 740 });
    const text = `Nie usuwa się samo ${randomUUID()}`;
    await write(visit.frame, text);
    const id = await consultant.hears(text);
    await visit.frame.locator('.visitor .meta').first().waitFor();
    return { ...visit, id };
  };
  const eraseIn = async (frame: Frame, { erase, deleted, over }: (typeof SAID)[keyof typeof SAID]) => {
    await frame.locator('summary.icon').click();
    await frame.getByRole('button', { name: erase }).click();
    await frame.getByRole('button', { name: erase }).click();
    const told = frame.getByRole('status').filter({ hasText: over });
    await Promise.race([told.waitFor(), frame.getByRole('heading', { name: deleted }).waitFor()]);
    assert.equal(await frame.getByRole('heading', { name: deleted }).count(), 0, 'it is not deleted');
    const places = await told.locator('a').evaluateAll((links) => links.map((link) => String(link)));
    assert.match(String(places[0]), /\/your-data\/\?shop=/);
    assert.match(String(places[1]), /^mailto:/);
  };

  for (const lang of ['pl', 'en', 'de'] as const)
    it(`is not said to be deleted when it was ended on another device, in ${lang} at 360 pixels [RT-7, AX-4]`, async () => {
      const { frame, page, id } = await begin(lang);
      await endElsewhere(frame);
      await eraseIn(frame, SAID[lang]);
      assert.ok(await kept(id), 'the shop still has it');
      assert.ok(await frame.evaluate('document.documentElement.scrollWidth <= 360'), 'it fits 360 pixels');
      assert.deepEqual(await accessFindings(frame), []);
      await shoot(page, `over-here-${lang}`);
    });

  it('is not said to be deleted when the token is gone from this browser [RT-7, EP-3]', async () => {
    const { frame, id } = await begin('pl');
    await frame.evaluate(() => localStorage.clear());
    await eraseIn(frame, SAID.pl);
    assert.ok(await kept(id), 'the shop still has it');
  });

  it('says so when a consent of a card is taken back here, and not that it may be tried again [CO-6]', async () => {
    const { frame, id } = await begin('pl');
    const reply = await call(scene.service, 'POST', `/v1/staff/conversations/${id}/cards`, {
      token: String(consultant.token),
      body: { ref: randomUUID(), purpose: 'advice', fields: [{ kind: 'email' }] },
    });
    assert.equal(reply.status, 201, reply.text);
    const card = frame.getByRole('group', { name: 'Prośba o dane' });
    await card.getByLabel('E-mail', { exact: true }).fill('zaneta@example.net');
    await card.getByRole('checkbox').check();
    await card.getByRole('button', { name: 'Wyślij dane' }).click();
    const withdraw = card.getByRole('button', { name: 'Cofnij zgodę' });
    await withdraw.click();
    await endElsewhere(frame);
    await withdraw.click();
    const told = frame.getByRole('status').filter({ hasText: SAID.pl.over });
    await told.waitFor();
    assert.equal(await told.locator('a').count(), 2);
  });
});
