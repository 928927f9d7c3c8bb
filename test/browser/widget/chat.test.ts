import assert from 'node:assert/strict';
import { chatFrame, openChat } from '../../support/browser/browser.ts';
import {
  type Consultant,
  startWidgetScene,
  storedIn,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';

describe('the live chat of a visitor', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const mark = () => `sessionStorage zgoda:${scene.merchant.shop.key}`;

  it('shows a message as sent, and as seen when the consultant has seen it', async () => {
    const { frame } = await scene.visit();
    await write(frame, 'Czy macie matchę?');
    const id = await consultant.hears('Czy macie matchę?');
    await frame.locator('.visitor .meta', { hasText: 'wysłano' }).waitFor();
    await consultant.say(id, 'Mamy, którą podać?');
    consultant.send({ t: 'message.read', conversationId: id, seq: 1 });
    await frame.locator('.visitor .meta', { hasText: 'przeczytano' }).waitFor();
    assert.equal(await frame.locator('.bubble', { hasText: 'Czy macie matchę?' }).count(), 1);
  });

  it('shows that the other side types, on both sides, and never a word of it [CO-10]', async () => {
    const { frame } = await scene.visit();
    await write(frame, 'Pierwsza');
    const id = await consultant.hears('Pierwsza');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    consultant.send({ t: 'typing.set', conversationId: id, on: true });
    await frame.getByText('Konsultant pisze').waitFor();
    consultant.send({ t: 'typing.set', conversationId: id, on: false });
    await frame.getByText('Konsultant pisze').waitFor({ state: 'hidden' });
    await frame.getByRole('textbox').pressSequentially('sekret');
    const typing = await consultant.next((frame) => frame.t === 'typing.show' && !frame.by);
    assert.deepEqual(typing, { t: 'typing.show', conversationId: id, on: true });
  });

  it('tells the consultant what was seen, and only while the panel is open', async () => {
    const { page, frame } = await scene.visit();
    await write(frame, 'Jest ktoś?');
    const id = await consultant.hears('Jest ktoś?');
    await consultant.say(id, 'Jestem');
    await frame.getByText('Jestem').waitFor();
    const isRead = (upTo: number) =>
      consultant.next(({ t, event }) => t === 'event.new' && event.kind === 'read' && event.upTo >= upTo);
    await isRead(2);
    await page.keyboard.press('Escape');
    await page.locator('zgoda-chat button').waitFor();
    await consultant.say(id, 'Jeszcze jedno');
    await page.locator('zgoda-chat b', { hasText: '1' }).waitFor();
    assert.match((await page.locator('zgoda-chat button').textContent()) ?? '', /1$/);
    await page.getByRole('status').getByText('Nieprzeczytane wiadomości: 1').waitFor();
    await page.getByRole('button', { name: 'Nieprzeczytane wiadomości: 1' }).waitFor();
    assert.equal(await page.locator('zgoda-chat').getAttribute('lang'), 'pl');
    await page.locator('zgoda-chat button').click();
    await isRead(4);
    await frame.getByText('Jeszcze jedno').waitFor();
  });

  it('goes on hidden on the next page when the visitor had hidden it, with the badge [EP-3]', async () => {
    const { page, frame } = await scene.visit();
    await write(frame, 'Szukam filtra');
    const id = await consultant.hears('Szukam filtra');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('zgoda-chat button').waitFor();
    assert.deepEqual((await storedIn(page)).page, [`${mark()}=hidden`]);
    await page.goto(`${scene.site.origin}/inna`);
    await page.locator('zgoda-chat button').waitFor();
    await consultant.say(id, 'Mamy dwa');
    await page.locator('zgoda-chat b', { hasText: '1' }).waitFor();
    assert.equal(await page.locator('zgoda-chat iframe').isVisible(), false);
    const again = await openChat(page);
    await again.getByText('Mamy dwa').waitFor();
    assert.equal(await again.locator('.bubble', { hasText: 'Szukam filtra' }).count(), 1);
  });

  it('leaves the focus where it is when it opens by itself on the next page [AX-2]', async () => {
    const { page, frame } = await scene.visit();
    await write(frame, 'Idę dalej');
    await consultant.hears('Idę dalej');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await page.goto(`${scene.site.origin}/inna`);
    const next = await chatFrame(page);
    await next.getByText('Idę dalej').waitFor();
    await next.getByRole('textbox').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body');
    assert.equal(await next.evaluate(() => document.activeElement?.localName), 'body');
  });

  it('continues the same conversation in a second tab after a click', async () => {
    const { browser, frame } = await scene.visit();
    await write(frame, 'Z pierwszej karty');
    const id = await consultant.hears('Z pierwszej karty');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    const second = await browser.context.newPage();
    await second.goto(`${scene.site.origin}/druga`);
    await second.locator('zgoda-chat button').waitFor();
    assert.equal(await second.locator('zgoda-chat iframe').count(), 0, 'nothing before the click');
    const other = await openChat(second);
    await other.getByText('Z pierwszej karty').waitFor();
    await write(other, 'Z drugiej karty');
    await frame.getByText('Z drugiej karty').waitFor();
    const heard = await consultant.next(({ event }) => event?.text === 'Z drugiej karty');
    assert.equal(heard.conversationId, id);
  });

  it('keeps a token and what is not confirmed, nothing else, and forgets both at the end [EP-3]', async () => {
    const { page, frame } = await scene.visit();
    await write(frame, 'Krótko');
    await consultant.hears('Krótko');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    const kept = await storedIn(page, frame);
    assert.deepEqual(kept.page, [`${mark()}=open`]);
    assert.equal(kept.frame?.length, 1);
    const entry = JSON.parse(kept.frame?.[0]?.split('=').slice(1).join('=') ?? '');
    assert.deepEqual(Object.keys(entry).sort(), ['outbox', 'token', 'until']);
    assert.deepEqual(entry.outbox, []);
    assert.ok(Date.parse(entry.until) <= Date.now() + 8 * 3_600_000);

    await frame.locator('summary').click();
    await frame.getByRole('button', { name: 'Zakończ rozmowę' }).click();
    await frame.getByRole('button', { name: 'Zakończ rozmowę' }).click();
    await frame.getByRole('heading', { name: 'Rozmowa zakończona' }).waitFor();
    assert.deepEqual((await storedIn(page, frame)).frame, []);
    await page.keyboard.press('Escape');
    await page.locator('zgoda-chat button').waitFor();
    assert.deepEqual(await storedIn(page, frame), { cookies: [], page: [], frame: [] });
    await openChat(page);
    await frame.getByRole('textbox').waitFor();
    assert.equal(await frame.locator('.visitor').count(), 0);
    await write(frame, 'Od nowa');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
  });

  it('begins a new conversation when the browser forgets the old one while its socket is open', async () => {
    const first = await scene.visit();
    await write(first.frame, 'Zaraz usunę dane przeglądarki');
    const before = await consultant.hears('Zaraz usunę dane przeglądarki');
    await first.frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await first.page.goto(`${scene.site.origin}/inna`);
    const frame = await chatFrame(first.page);
    await frame.getByText('Zaraz usunę dane przeglądarki').waitFor();
    await frame.evaluate(() => localStorage.clear());
    await write(frame, 'I piszę od nowa');
    const id = await consultant.hears('I piszę od nowa');
    assert.notEqual(id, before);
    await frame.locator('.visitor .meta', { hasText: 'wysłano' }).waitFor();
    assert.deepEqual(await frame.locator('.visitor .bubble').allTextContents(), ['I piszę od nowa']);
    await consultant.say(id, 'Słucham');
    await frame.getByText('Słucham').waitFor();
  });

  it('erases the running conversation on both sides [RT-7]', async () => {
    const { page, frame } = await scene.visit();
    await write(frame, 'Do usunięcia');
    const id = await consultant.hears('Do usunięcia');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await frame.locator('summary').click();
    await frame.getByRole('button', { name: 'Usuń tę rozmowę' }).click();
    await frame.getByText('Tego nie można cofnąć').waitFor();
    await frame.getByRole('button', { name: 'Usuń tę rozmowę' }).click();
    await frame.getByRole('heading', { name: 'Rozmowa usunięta' }).waitFor();
    const gone = await consultant.next('conversation.gone');
    assert.equal(gone.conversationId, id);
    assert.deepEqual((await storedIn(page, frame)).frame, []);
    assert.equal(await frame.getByText('Do usunięcia').count(), 0);
  });

  it('says that the conversation was ended, and begins a new one', async () => {
    const { frame } = await scene.visit();
    await write(frame, 'Dziękuję');
    const id = await consultant.hears('Dziękuję');
    consultant.send({ t: 'conversation.close', ref: crypto.randomUUID(), conversationId: id });
    await frame.locator('.note', { hasText: 'Rozmowa zakończona' }).waitFor();
    await frame.getByRole('button', { name: 'Nowa rozmowa' }).click();
    await write(frame, 'Jednak jeszcze coś');
    assert.notEqual(await consultant.hears('Jednak jeszcze coś'), id);
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    assert.equal(await frame.getByText('Dziękuję').count(), 0);
  });

  it('makes links of addresses alone, in new tabs that learn nothing', async () => {
    const { frame } = await scene.visit();
    await write(frame, 'Hej');
    const id = await consultant.hears('Hej');
    await consultant.say(id, '<b>x</b> javascript:alert(1) https://sklep.example/a.');
    const link = frame.locator('.staff a');
    await link.waitFor();
    assert.equal(await link.getAttribute('href'), 'https://sklep.example/a');
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer nofollow ugc');
    assert.equal(await link.getAttribute('target'), '_blank');
    assert.equal(await frame.locator('.staff b').count(), 0, 'text stays text');
  });

  it('refuses a message of more than 4000 characters before it is sent, and keeps its text', async () => {
    const { frame } = await scene.visit();
    const field = frame.getByRole('textbox');
    await field.fill('ż'.repeat(4_001));
    await frame.getByText('Nadmiar znaków: 1').waitFor();
    await field.press('Enter');
    assert.equal(await frame.getByRole('button', { name: 'Wyślij' }).isDisabled(), true);
    assert.equal((await field.inputValue()).length, 4_001);
  });
});

describe('the change between chat and form', () => {
  let scene: WidgetScene;
  before(async () => {
    scene = await startWidgetScene();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  it('happens by itself while the panel is open, and carries the typed text both ways', async () => {
    const consultant = await scene.consultant();
    const { frame } = await scene.visit();
    await frame.getByText('Jesteśmy tu').waitFor();
    await frame.getByRole('textbox').fill('Piszę sobie');
    await consultant.leave();
    await frame.locator('#email').waitFor();
    assert.equal(await frame.locator('#message').inputValue(), 'Piszę sobie');
    await frame.locator('#message').fill('Piszę sobie dalej');
    const other = await scene.consultant();
    await frame.getByText('Jesteśmy tu').waitFor();
    assert.equal(await frame.getByRole('textbox').inputValue(), 'Piszę sobie dalej');
    await frame.getByRole('textbox').press('Enter');
    await other.hears('Piszę sobie dalej');
    await other.leave();
  });

  it('turns a first message into the form when the last consultant left just then', async () => {
    const consultant = await scene.consultant();
    const { page, frame } = await scene.visit();
    await frame.getByText('Jesteśmy tu').waitFor();
    await page.context().setOffline(true);
    await consultant.leave();
    await frame.getByRole('textbox').fill('Za późno');
    await frame.getByRole('textbox').press('Enter');
    await page.context().setOffline(false);
    await frame.locator('#email').waitFor();
    await frame.waitForFunction(
      () => (document.querySelector('#message') as HTMLTextAreaElement | null)?.value === 'Za późno',
    );
  });
});
