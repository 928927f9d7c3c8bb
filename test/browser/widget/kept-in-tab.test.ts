import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { chatFrame, openChat } from '../../support/browser/browser.ts';
import {
  type Consultant,
  startWidgetScene,
  storedIn,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { call, pushPolicy, signIn } from '../../support/scenes/chat-actors.ts';

describe('the receipt of a form, in the tab it was sent from', () => {
  let scene: WidgetScene;
  before(async () => {
    scene = await startWidgetScene();
  });
  beforeEach(() => pushPolicy(scene.service, scene.merchant));
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const send = async (frame: Frame) => {
    await frame.locator('#message').fill('Czy wyślecie za granicę?');
    await frame.locator('#email').fill('gosc@example.net');
    await frame.locator('#consent').check();
    await frame.getByRole('button', { name: 'Wyślij' }).click();
    await frame.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
  };
  const nextPage = async (page: Page): Promise<Frame> => {
    await page.goto(`${scene.site.origin}/inna`);
    return chatFrame(page);
  };
  const receiptLink = (frame: Frame) => frame.getByRole('link', { name: 'Potwierdzenie' });
  const eraseElsewhere = async (frame: Frame) => {
    const kept = await frame.evaluate(() => Object.values(sessionStorage).join());
    const secret = /"receiptSecret":"([^"]+)"/.exec(kept)?.[1];
    const { status } = await call(scene.service, 'POST', '/v1/visitor/receipt/erase', { body: { secret } });
    assert.equal(status, 204);
  };

  it('stays on the next page until it is closed, and then the form says that one was sent [CO-6]', async () => {
    const { page, frame } = await scene.visit();
    await send(frame);
    const address = await receiptLink(frame).getAttribute('href');
    const next = await nextPage(page);
    await next.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
    assert.equal(await receiptLink(next).getAttribute('href'), address);
    await next.getByRole('button', { name: 'Napisz kolejną' }).click();
    await next.getByText(/Mamy Twoją wiadomość z godz\. \d\d:\d\d\./).waitFor();
    assert.equal(await next.locator('#message').inputValue(), '');

    const third = await nextPage(page);
    await third.getByText(/Mamy Twoją wiadomość z godz\. \d\d:\d\d\./).waitFor();
    assert.equal(await third.getByRole('heading', { name: 'Dziękujemy' }).count(), 0, 'closed stays closed');
    await third.getByRole('button', { name: 'Pokaż jej potwierdzenie' }).click();
    await third.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
    assert.equal(await receiptLink(third).getAttribute('href'), address);
  });

  it('is kept without anything that was filled in, and no other tab has it [EP-3, CO-10]', async () => {
    const { page, frame, browser } = await scene.visit();
    await send(frame);
    const kept = (await storedIn(page, frame)).frame ?? [];
    assert.equal(kept.length, 1);
    assert.match(kept[0] ?? '', /^sessionStorage zgoda:zgk_[\w-]+:receipt=/);
    assert.doesNotMatch(kept[0] ?? '', /gosc|example\.net|granic/);
    const second = await browser.context.newPage();
    await second.goto(`${scene.site.origin}/druga`);
    const other = await openChat(second);
    await other.locator('#message').waitFor();
    assert.equal(await other.getByText('Mamy Twoją wiadomość').count(), 0);
    assert.deepEqual((await storedIn(second, other)).frame, []);
  });

  it('is forgotten by the tab when the consent is withdrawn [CO-6]', async () => {
    const { page, frame } = await scene.visit();
    await send(frame);
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('heading', { name: 'Zgoda cofnięta' }).waitFor();
    assert.deepEqual((await storedIn(page, frame)).frame, []);
    const next = await nextPage(page);
    await next.locator('#message').waitFor();
    assert.equal(await next.getByText('Mamy Twoją wiadomość').count(), 0);
  });

  it('promises no answer once the consent was withdrawn on the receipt page, in another tab [CO-6]', async () => {
    const { page, frame } = await scene.visit();
    await send(frame);
    const [receipt] = await Promise.all([page.context().waitForEvent('page'), receiptLink(frame).click()]);
    await receipt.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await receipt.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await receipt.getByText('Zgoda cofnięta').waitFor();
    // Playwright shows all tabs at once and fires no visibilitychange.
    await frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await frame.getByRole('heading', { name: 'Zgoda cofnięta' }).waitFor();
    assert.equal(await frame.getByText('Odpowiemy na adres').count(), 0);
    assert.deepEqual((await storedIn(page, frame)).frame, []);
  });

  it('claims no deletion of a form that the law makes the shop keep, and leads to the page that says so [CO-6]', async () => {
    const { page, frame } = await scene.visit();
    await send(frame);
    const token = await signIn(scene.service, scene.merchant.email);
    const { body } = await call(scene.service, 'GET', '/v1/staff/leads', { token });
    const hold = `/v1/staff/leads/${body.leads[0].id}/hold`;
    const held = await call(scene.service, 'POST', hold, { token, body: { reason: 'complaint' } });
    assert.equal(held.status, 204, held.text);
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('heading', { name: 'Zgoda cofnięta', exact: true }).waitFor();
    const [receipt] = await Promise.all([page.context().waitForEvent('page'), receiptLink(frame).click()]);
    await receipt.getByText('Sklep musi zachować tę sprawę z mocy prawa').waitFor();
  });

  it('is not named on the next page when the form was erased elsewhere [CO-6]', async () => {
    const { page, frame } = await scene.visit();
    await send(frame);
    await frame.getByRole('button', { name: 'Napisz kolejną' }).click();
    await frame.getByText('Mamy Twoją wiadomość').waitFor();
    await eraseElsewhere(frame);
    const [, next] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/v1/visitor/receipt')),
      nextPage(page),
    ]);
    await next.locator('#message').waitFor();
    await next.getByText('Mamy Twoją wiadomość').waitFor({ state: 'detached' });
  });

  it('takes the consent as withdrawn when the form was erased elsewhere before [CO-6]', async () => {
    const { frame } = await scene.visit();
    await send(frame);
    await eraseElsewhere(frame);
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('heading', { name: 'Zgoda cofnięta' }).waitFor();
  });
});

describe('a chat message that is not sent yet, in the tab it is written in', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene();
  });
  beforeEach(async () => {
    consultant = await scene.consultant();
  });
  afterEach(async () => {
    await scene.closeBrowsers();
    await consultant.leave();
  });
  after(() => scene?.stop());

  const visit = async () => {
    const visitor = await scene.visit();
    await visitor.frame.getByText('Jesteśmy tu').waitFor();
    return visitor;
  };
  const keptIn = async (page: Page, frame: Frame) =>
    ((await storedIn(page, frame)).frame ?? []).filter((text) => text.startsWith('sessionStorage'));

  it('stands in the field on the next page, is never sent by itself, and is in no other tab [CO-10, EP-3]', async () => {
    const { page, frame, browser } = await visit();
    const sent: string[] = [];
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
    assert.deepEqual(await keptIn(page, frame), [], 'opening stores nothing');
    await frame.getByRole('textbox').pressSequentially('Czy ten czajnik');
    await page.goto(`${scene.site.origin}/inna`);
    const next = await chatFrame(page);
    await next.getByRole('textbox').waitFor();
    assert.equal(await next.getByRole('textbox').inputValue(), 'Czy ten czajnik');
    assert.doesNotMatch(sent.join(), /czajnik/);

    const second = await browser.context.newPage();
    await second.goto(`${scene.site.origin}/druga`);
    const other = await openChat(second);
    await other.getByRole('textbox').waitFor();
    assert.equal(await other.getByRole('textbox').inputValue(), '');
    assert.deepEqual(await keptIn(second, other), []);

    await next.getByRole('textbox').press('Enter');
    await consultant.hears('Czy ten czajnik');
    await next.locator('.meta', { hasText: 'wysłano' }).waitFor();
    assert.deepEqual(await keptIn(page, next), [], 'gone once it is sent');
  });

  it('is forgotten when the visitor ends the chat, deletes it, or empties the field [CO-10]', async () => {
    for (const act of ['Zakończ rozmowę', 'Usuń tę rozmowę']) {
      const { page, frame } = await visit();
      await write(frame, act);
      await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
      await frame.getByRole('textbox').fill('I jeszcze');
      assert.equal((await keptIn(page, frame)).length, 1);
      await frame.getByRole('textbox').fill('');
      assert.deepEqual(await keptIn(page, frame), []);
      await frame.getByRole('textbox').fill('I jeszcze jedno');
      await frame.locator('summary').click();
      await frame.getByRole('button', { name: act }).click();
      await frame.getByRole('button', { name: act }).click();
      await frame.getByRole('heading', { name: /^Rozmowa/ }).waitFor();
      assert.deepEqual(await keptIn(page, frame), []);
      await page.reload();
      const next = await chatFrame(page);
      await next.getByRole('textbox').waitFor();
      assert.equal(await next.getByRole('textbox').inputValue(), '');
    }
  });

  it('stays where it is typed when the chat is ended in another tab [CO-10]', async () => {
    const { page, frame, browser } = await visit();
    await write(frame, 'Dwie karty');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    const second = await browser.context.newPage();
    await second.goto(`${scene.site.origin}/druga`);
    const other = await openChat(second);
    await other.getByRole('textbox').fill('Długie pytanie');
    await frame.locator('summary').click();
    await frame.getByRole('button', { name: 'Zakończ rozmowę' }).click();
    await frame.getByRole('button', { name: 'Zakończ rozmowę' }).click();
    await other.getByRole('heading', { name: 'Rozmowa zakończona' }).waitFor();
    await other.getByRole('button', { name: 'Nowa rozmowa' }).click();
    await other.getByRole('textbox').waitFor();
    assert.equal(await other.getByRole('textbox').inputValue(), 'Długie pytanie');
    assert.match((await keptIn(second, other)).join(), /Długie pytanie/);
    assert.deepEqual(await keptIn(page, frame), []);
  });

  it('is forgotten once it stands in the form: of a form nothing is ever stored [CO-10]', async () => {
    const { page, frame } = await visit();
    await frame.getByRole('textbox').fill('Piszę sobie');
    assert.match((await keptIn(page, frame)).join(), /^sessionStorage zgoda:zgk_[\w-]+:text=.*Piszę sobie/);
    await consultant.leave();
    await frame.locator('#email').waitFor();
    assert.equal(await frame.locator('#message').inputValue(), 'Piszę sobie');
    await frame.locator('#message').pressSequentially(' dalej');
    await frame.locator('#email').pressSequentially('gosc@example.net');
    assert.deepEqual(await keptIn(page, frame), []);
  });
});
