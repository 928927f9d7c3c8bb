import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { NO_MARKETING } from '../../../service/domain/model/shop/shop.ts';
import { startWidgetScene, type WidgetScene } from '../../support/browser/widget-scene.ts';
import { pushPolicy } from '../../support/scenes/chat-actors.ts';
import { EMAIL, marketingScene } from '../../support/scenes/marketing-scene.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

describe('boxes for offers in the widget', () => {
  let sink: SmtpSink;
  let scene: WidgetScene;
  before(async () => {
    sink = await startSmtpSink();
    const marketing = { ...NO_MARKETING, email: true, phone: true };
    scene = await startWidgetScene({ shop: { marketing }, mailServer: sink });
  });
  beforeEach(() => pushPolicy(scene.service, scene.merchant));
  afterEach(() => scene.closeBrowsers());
  after(async () => {
    await scene?.stop();
    await sink.stop();
  });

  const fillIn = async (frame: Frame) => {
    await frame.locator('#message').fill('Czy macie herbatę jaśminową?');
    await frame.locator('#email').fill(EMAIL);
    await frame.locator('#consent').check();
  };
  const send = (frame: Frame) => frame.getByRole('button', { name: 'Wyślij' }).click();
  const events = async () =>
    (await scene.service.stores.consents.range(scopeOfShop(scene.merchant.shop.id), 1, 99)).length;

  it('are apart from the consent to the reply, start empty, and may stay empty [MK-1, CO-1]', async () => {
    const { frame } = await scene.visit();
    const boxes = frame.getByRole('group', { name: 'Oferty, jeśli chcesz' }).getByRole('checkbox');
    await boxes.first().waitFor();
    assert.equal(await boxes.count(), 2);
    for (const box of await boxes.all()) {
      assert.equal(await box.isChecked(), false);
      assert.equal(await box.getAttribute('required'), null);
    }
    await fillIn(frame);
    assert.equal(await boxes.first().isChecked(), false, 'the consent to the reply ticks no other box');
    const before = await events();
    await send(frame);
    await frame.getByText('Dziękujemy, mamy Twoją wiadomość').waitFor();
    assert.equal((await events()) - before, 1);
  });

  it('ask for the number that offers by phone need, and lose their tick with their words [MK-1, CO-1]', async () => {
    const { frame } = await scene.visit();
    await frame.locator('#offer-phone').check();
    await fillIn(frame);
    await send(frame);
    await frame.locator('#phone-fault', { hasText: 'Wpisz numer telefonu.' }).waitFor();
    assert.equal(await frame.locator('#offer-phone').isChecked(), true, 'the visitor’s own choice stays');
    await pushPolicy(scene.service, scene.merchant, { title: 'Prywatność u nas' });
    await frame.locator('label[for=offer-phone] a', { hasText: 'Prywatność u nas' }).waitFor();
    assert.equal(await frame.locator('#offer-phone').isChecked(), false);
  });

  it('are confirmed by a link that acts only when pressed, and left by another [MK-2, MK-4]', async () => {
    const { frame, page } = await scene.visit();
    const lists = marketingScene(scene.service, sink);
    await frame.locator('#offer-email').check();
    await fillIn(frame);
    await send(frame);
    await frame.getByText('Dziękujemy, mamy Twoją wiadomość').waitFor();
    const link = /(http\S+\/confirm\/#\S{43})/.exec((await lists.mailTo(scene.merchant)) ?? '')?.[1];
    assert.ok(link);
    await page.goto(link);
    await page.getByRole('button', { name: 'Potwierdzam zapis' }).waitFor();
    assert.ok(!(await lists.exportOf(scene.merchant)).includes(EMAIL), 'opening the link confirms nothing');
    await page.getByRole('button', { name: 'Potwierdzam zapis' }).click();
    await page.getByRole('heading', { name: 'Zapis potwierdzony' }).waitFor();
    const csv = await lists.exportOf(scene.merchant);
    assert.ok(csv.includes(EMAIL));
    await page.goto(/(http[^\s,]+\/unsubscribe\/#\S{43})/.exec(csv)?.[1] ?? '');
    await page.getByRole('button', { name: 'Wypisz mnie' }).click();
    await page.getByRole('heading', { name: 'Wypisano' }).waitFor();
    assert.ok(!(await lists.exportOf(scene.merchant)).includes(EMAIL));
  });
});
