import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Frame } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { openChat } from '../../support/browser/browser.ts';
import { tapSockets } from '../../support/browser/socket-tap.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { call } from '../../support/scenes/chat-actors.ts';

describe('data-request card in the widget', () => {
  let scene: WidgetScene;
  let consultant: Consultant & { token?: string };
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene.stop());

  const askIn = async (
    frame: Frame,
    purpose: string,
    kinds: string[],
    text = `Dzień dobry ${randomUUID()}`,
  ): Promise<string> => {
    await write(frame, text);
    const id = await consultant.hears(text);
    const reply = await call(scene.service, 'POST', `/v1/staff/conversations/${id}/cards`, {
      token: String(consultant.token),
      body: { ref: randomUUID(), purpose, fields: kinds.map((kind) => ({ kind })) },
    });
    assert.equal(reply.status, 201, reply.text);
    return id;
  };
  const stored = async (id: string) =>
    (
      await scene.service.stores.cards.listByConversation(scopeOfShop(scene.merchant.shop.id), id as never)
    )[0];

  it('shows all there is to know, sends nothing of what is typed before Send, and then says what was sent [RQ-1, CO-10]', async () => {
    const { frame, page } = await scene.visit();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
    const id = await askIn(frame, 'order_help', ['order_number', 'email']);
    const card = frame.getByRole('group', { name: 'Prośba o dane' });
    await card.waitFor();
    const text = (await card.textContent()) ?? '';
    for (const said of [
      'Cel: ',
      'art. 6 ust. 1 lit. b RODO',
      '90 dniach',
      'dobrowolne',
      'Polityka prywatności',
    ])
      assert.ok(text.includes(said), said);
    await card.getByLabel('Numer zamówienia').fill('100234567');
    await card.getByLabel('E-mail').fill('zaneta');
    await card.getByRole('button', { name: 'Wyślij dane' }).press('Enter');
    await card.getByText('Wpisz e‑mail w postaci').waitFor();
    assert.equal((await stored(id))?.sealed, null);
    await card.getByLabel('E-mail').fill('zaneta@example.net');
    assert.ok(!requests.some((request) => request.includes('zaneta@example.net')));
    await card.getByRole('button', { name: 'Wyślij dane' }).click();
    await card.getByText('Wysłano: Numer zamówienia, E-mail').waitFor();
    assert.equal((await stored(id))?.state, 'answered');
  });

  it('shows a box of its own, unticked, and takes the consent back in two presses [CO-1, CO-6, RQ-1]', async () => {
    const { frame } = await scene.visit();
    const id = await askIn(frame, 'advice', ['email']);
    const card = frame.getByRole('group', { name: 'Prośba o dane' });
    const box = card.getByRole('checkbox');
    await box.waitFor();
    assert.equal(await box.isChecked(), false);
    await card.getByLabel('E-mail', { exact: true }).fill('zaneta@example.net');
    await card.getByRole('button', { name: 'Wyślij dane' }).click();
    await card.getByText('Zaznacz zgodę albo odmów').waitFor();
    assert.equal((await stored(id))?.state, 'asked');
    await box.check();
    await card.getByRole('button', { name: 'Wyślij dane' }).click();
    await card.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await card.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await card.getByText('Zgoda cofnięta.').waitFor();
    assert.deepEqual([(await stored(id))?.state, (await stored(id))?.sealed], ['withdrawn', null]);
  });

  it('says that the data is deleted when its time was over before the consent was taken back [CO-6, RE-1]', async () => {
    const { frame } = await scene.visit();
    const id = await askIn(frame, 'advice', ['email']);
    const card = frame.getByRole('group', { name: 'Prośba o dane' });
    await card.getByLabel('E-mail', { exact: true }).fill('zaneta@example.net');
    await card.getByRole('checkbox').check();
    await card.getByRole('button', { name: 'Wyślij dane' }).click();
    await card.getByRole('button', { name: 'Cofnij zgodę' }).waitFor();
    const { cards } = scene.service.stores;
    const kept = (await stored(id)) ?? assert.fail();
    const scope = scopeOfShop(scene.merchant.shop.id);
    await cards.change(scope, kept.id, 'answered', { answersExpireAt: new Date(Date.now() - 1000) });
    assert.equal(await scene.service.useCases.endCards(scope), 1);
    await card.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await card.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await card.getByText('Te dane zostały już usunięte.').waitFor();
  });

  it('says once that it is over when the shop ends the chat at the moment of an answer', async () => {
    const { frame, page } = await scene.visit();
    const id = await askIn(frame, 'call_back', ['phone']);
    const card = frame.getByRole('group', { name: 'Prośba o dane' });
    await page.route('**/v1/visitor/cards/decline', async (route) => {
      const path = `/v1/staff/conversations/${id}/close`;
      await call(scene.service, 'POST', path, {
        token: String(consultant.token),
        body: { ref: randomUUID() },
      });
      await frame.getByText('Rozmowa zakończona').first().waitFor();
      await route.continue();
    });
    await Promise.all([
      page.waitForResponse('**/v1/visitor/cards/decline'),
      card.getByRole('button', { name: 'Odmów' }).click(),
    ]);
    await card.getByRole('alert').waitFor();
    assert.equal((await card.textContent())?.split('nieaktualna').length, 2);
  });

  it('does not confirm what was corrected after the reply to the first answer was lost [RQ-1]', async () => {
    const { page } = await scene.arrive();
    const tap = await tapSockets(page);
    await page.reload();
    const frame = await openChat(page);
    const id = await askIn(frame, 'order_help', ['order_number', 'email']);
    const card = frame.getByRole('group', { name: 'Prośba o dane' });
    await card.getByLabel('Numer zamówienia').fill('100234567');
    await card.getByLabel('E-mail').fill('zaneta@exmaple.net');
    tap.toBrowser(() => 0);
    await page.route('**/v1/visitor/cards/answer', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await card.getByRole('button', { name: 'Wyślij dane' }).click();
    await card.getByText('Nie udało się').waitFor();
    const first = await stored(id);
    assert.equal(first?.state, 'answered');
    await page.unroute('**/v1/visitor/cards/answer');
    await card.getByLabel('E-mail').fill('zaneta@example.net');
    await card.getByRole('button', { name: 'Wyślij dane' }).click();
    const over = card.getByText('Ta prośba jest już nieaktualna.');
    await Promise.race([over.waitFor(), card.getByText('Wysłano: ').waitFor()]);
    assert.equal(await card.getByText('Wysłano: ').count(), 0, 'the second address was not taken');
    assert.deepEqual(await stored(id), first);
    tap.toBrowser(() => 1);
    await tap.cut();
    await card.getByText('Wysłano: Numer zamówienia, E-mail').waitFor();
  });

  it('takes a no for an answer, by keyboard too [RQ-1, AX-1]', async () => {
    const { frame } = await scene.visit();
    const id = await askIn(frame, 'call_back', ['phone']);
    const card = frame.getByRole('group', { name: 'Prośba o dane' });
    await card.getByRole('button', { name: 'Odmów' }).focus();
    await card.getByRole('button', { name: 'Odmów' }).press('Enter');
    await card.getByText('Odmówiono. Żadne dane nie zostały zapisane.').waitFor();
    assert.equal((await stored(id))?.state, 'declined');
  });

  it('asks for at least one field when all are optional, and for each field when all are needed', async () => {
    for (const [purpose, kinds, said] of [
      ['advice', ['email', 'name'], 'Wypełnij co najmniej jedno pole albo odmów.'],
      ['order_help', ['order_number', 'email'], 'Wypełnij to pole albo odmów.'],
    ] as const) {
      const { frame } = await scene.visit();
      await askIn(frame, purpose, [...kinds]);
      const card = frame.getByRole('group', { name: 'Prośba o dane' });
      await card.getByRole('button', { name: 'Wyślij dane' }).click();
      await card.locator('.fault', { hasText: said }).first().waitFor();
    }
  });

  it('says in the chat which number was hidden, and shows it to nobody [RQ-4]', async () => {
    const { frame } = await scene.visit();
    await write(frame, 'karta 4111 1111 1111 1111');
    await frame.getByText('Ukryliśmy: numer karty').waitFor();
    assert.ok(!(await frame.locator('body').textContent())?.includes('4111'));
  });

  it('remembers the conversation only after the visitor’s own tick, which states the days [EP-4, EP-3]', async () => {
    const { frame } = await scene.visit();
    await write(frame, 'Dzień dobry');
    await frame.getByText('wysłano').first().waitFor({ state: 'attached' });
    const until = () => frame.evaluate('JSON.parse(Object.values(localStorage)[0]).until') as Promise<string>;
    assert.ok(Date.parse(await until()) - Date.now() <= 8 * 3_600_000);
    await frame.locator('summary.icon').click();
    const box = frame.getByRole('checkbox', { name: 'Pamiętaj tę rozmowę w tej przeglądarce przez 7 dni' });
    assert.equal(await box.isChecked(), false);
    await box.check();
    await frame.waitForFunction(() => JSON.parse(String(Object.values(localStorage)[0])).kept === true);
    const left = Date.parse(await until()) - Date.now();
    assert.ok(left > 8 * 3_600_000 && left <= 7 * 24 * 3_600_000);
  });

  it('leaves the words of the menu as light as they were, once a card has come', async () => {
    const { frame } = await scene.visit();
    await askIn(frame, 'order_help', ['email']);
    await frame.getByRole('group', { name: 'Prośba o dane' }).waitFor();
    await frame.locator('summary.icon').click();
    const remember = frame.locator('label', { hasText: 'Pamiętaj tę rozmowę' });
    assert.equal(await remember.evaluate((label) => getComputedStyle(label).fontWeight), '400');
    const field = frame.locator('label', { hasText: 'E-mail' });
    assert.equal(await field.evaluate((label) => getComputedStyle(label).fontWeight), '600');
  });

  it('keeps a conversation that is remembered where the clock of the browser is far ahead', async () => {
    const { page, frame } = await scene.visit();
    await page.clock.setSystemTime(Date.now() + 40 * 24 * 3_600_000);
    await write(frame, 'Zegar spieszy');
    await frame.getByText('wysłano').first().waitFor({ state: 'attached' });
    await frame.locator('summary.icon').click();
    await frame.getByRole('checkbox', { name: 'Pamiętaj tę rozmowę' }).check();
    await frame.waitForFunction(() => JSON.parse(String(Object.values(localStorage)[0])).kept === true);
    const left = await frame.evaluate(
      () => Date.parse(JSON.parse(String(Object.values(localStorage)[0])).until) - Date.now(),
    );
    assert.ok(left > 7 * 3_600_000, `${left}`);
  });
});
