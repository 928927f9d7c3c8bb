import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import { chatFrame, openChat } from '../../support/browser/browser.ts';
import { type SocketTap, tapSockets } from '../../support/browser/socket-tap.ts';
import {
  type Consultant,
  startWidgetScene,
  storedIn,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';

describe('the line of a visitor', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const start = async (): Promise<{ page: Page; frame: Frame; tap: SocketTap }> => {
    const { page } = await scene.arrive();
    const tap = await tapSockets(page);
    await page.reload();
    return { page, frame: await openChat(page), tap };
  };
  const bubbles = (frame: Frame) => frame.locator('.row:not(:nth-child(2)) .bubble').allTextContents();
  /** An `online` event makes the widget check its line at once. */
  const look = (frame: Frame) => frame.evaluate(() => window.dispatchEvent(new Event('online')));

  it('loses nothing, doubles nothing and keeps the order while the line is cut again and again', async () => {
    const { frame, tap } = await start();
    await write(frame, 'm0');
    const id = await consultant.hears('m0');
    const expected = ['m0'];
    for (let round = 1; round <= 5; round += 1) {
      await write(frame, `m${round}`);
      await tap.cut();
      await write(frame, `n${round}`);
      await consultant.hears(`n${round}`);
      await consultant.say(id, `o${round}`);
      await frame.getByText(`o${round}`, { exact: true }).waitFor();
      expected.push(`m${round}`, `n${round}`, `o${round}`);
    }
    assert.deepEqual(await bubbles(frame), expected);
    assert.equal(tap.opened(), 6, 'one line, and one more after each cut');
  });

  it('finds out by the next sign of life that an event was lost, and fetches it', async () => {
    const { frame, tap } = await start();
    await write(frame, 'hej');
    const id = await consultant.hears('hej');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    tap.toBrowser(({ t }) => (t === 'event.new' ? 0 : 1));
    await consultant.say(id, 'zgubione');
    await look(frame);
    await frame.getByText('zgubione').waitFor();
    tap.toBrowser(() => 1);
    await consultant.say(id, 'następne');
    await frame.getByText('następne').waitFor();
    assert.deepEqual(await bubbles(frame), ['hej', 'zgubione', 'następne']);
  });

  it('keeps an own message on the screen while an event before it is fetched', async () => {
    const { frame, tap } = await start();
    await write(frame, 'hej');
    const id = await consultant.hears('hej');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    tap.toBrowser(({ t }) => (/^events?\.(new|batch)$/.test(t) ? 0 : 1));
    await consultant.say(id, 'zgubione');
    await write(frame, 'moje');
    await consultant.hears('moje');
    await frame.locator('.visitor', { hasText: 'moje' }).locator('.meta', { hasText: 'wysłano' }).waitFor();
    assert.deepEqual(await bubbles(frame), ['hej', 'moje']);
    tap.toBrowser(() => 1);
    await tap.cut();
    await frame.getByText('zgubione').waitFor();
    assert.deepEqual(await bubbles(frame), ['hej', 'zgubione', 'moje']);
  });

  it('goes over HTTP with the same ids where sockets do not get through, and back to the socket', async () => {
    const { page } = await scene.arrive();
    const tap = await tapSockets(page);
    tap.block(true);
    await page.reload();
    const frame = await openChat(page);
    await write(frame, 'przez HTTP');
    const id = await consultant.hears('przez HTTP');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    assert.ok(tap.opened() >= 2, 'two sockets failed first');
    await consultant.say(id, 'też doszło');
    await frame.getByText('też doszło').waitFor();
    const lost = frame.getByText('Łączymy ponownie');
    for (const before = tap.opened(); tap.opened() < before + 2; ) await look(frame);
    assert.equal(await lost.count(), 0);
    await page.route('**/v1/visitor/**', (route) => route.abort());
    await lost.waitFor();
    await page.unroute('**/v1/visitor/**');
    await lost.waitFor({ state: 'detached' });
    tap.block(false);
    await look(frame);
    await write(frame, 'znów gniazdo');
    await consultant.hears('znów gniazdo');
    await frame.locator('.bubble', { hasText: 'znów gniazdo' }).waitFor();
    assert.deepEqual(await bubbles(frame), ['przez HTTP', 'też doszło', 'znów gniazdo']);
  });

  it('shows a message as waiting while the line is away, and takes it back on request', async () => {
    const { page, frame, tap } = await start();
    await write(frame, 'pierwsza');
    await consultant.hears('pierwsza');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    tap.block(true);
    await page.route('**/v1/visitor/**', (route) => route.abort());
    await tap.cut();
    await frame.getByText('Łączymy ponownie').waitFor();
    await write(frame, 'jednak nie');
    await write(frame, 'ta tak');
    await frame
      .locator('.visitor', { hasText: 'jednak nie' })
      .getByRole('button', { name: 'Nie wysyłaj' })
      .click();
    assert.equal(await frame.getByText('jednak nie').count(), 0);
    tap.block(false);
    await page.unroute('**/v1/visitor/**');
    await look(frame);
    await consultant.hears('ta tak');
    assert.deepEqual(await bubbles(frame), ['pierwsza', 'ta tak']);
    await frame.getByText('Łączymy ponownie').waitFor({ state: 'detached' });
  });

  it('stores what was sent at the very moment of a page change, once', async () => {
    const { page, frame, tap } = await start();
    await write(frame, 'pierwsza');
    await consultant.hears('pierwsza');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    tap.toService(({ t }) => (t === 'message.send' ? 0 : 1));
    await write(frame, 'na odchodnym');
    await page.goto(`${scene.site.origin}/inna`);
    await consultant.hears('na odchodnym');
    tap.toService(() => 1);
    const next = await chatFrame(page);
    await next.locator('.meta', { hasText: 'wysłano' }).waitFor();
    assert.deepEqual(await bubbles(next), ['pierwsza', 'na odchodnym']);
    assert.match((await storedIn(page, next)).frame?.[0] ?? '', /"outbox":\[\]/);
  });

  it('opens one conversation when the answer to the first message was lost with the page', async () => {
    const { page, frame, tap } = await start();
    tap.toBrowser(({ t }) => (t === 'message.ack' || t === 'event.new' ? 0 : 1));
    await write(frame, 'czy doszło?');
    const id = await consultant.hears('czy doszło?');
    await page.goto(`${scene.site.origin}/inna`);
    tap.toBrowser(() => 1);
    const next = await chatFrame(page);
    await next.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await write(next, 'a to?');
    assert.equal(await consultant.hears('a to?'), id);
    await next.locator('.bubble', { hasText: 'a to?' }).waitFor();
    assert.deepEqual(await bubbles(next), ['czy doszło?', 'a to?']);
  });

  it('does not offer to take back a first message that may have arrived, and shows that it did', async () => {
    const { page, frame, tap } = await start();
    tap.toBrowser(({ t }) => (t === 'message.ack' || t === 'event.new' ? 0 : 1));
    await write(frame, 'może doszło');
    const id = await consultant.hears('może doszło');
    tap.block(true);
    await page.route('**/v1/visitor/**', (route) => route.abort());
    await tap.cut();
    await frame.getByText('Łączymy ponownie').waitFor();
    await write(frame, 'jeszcze nie wyszło');
    const unsend = (text: string) =>
      frame.locator('.visitor', { hasText: text }).getByRole('button', { name: 'Nie wysyłaj' });
    await unsend('jeszcze nie wyszło').waitFor();
    assert.equal(await unsend('może doszło').count(), 0);
    await frame.locator('summary.icon').click();
    await frame.getByRole('button', { name: 'Zakończ rozmowę' }).waitFor();
    assert.equal(await frame.getByRole('button', { name: 'Usuń tę rozmowę' }).count(), 0, 'nor to delete it');
    await unsend('jeszcze nie wyszło').click();
    tap.toBrowser(() => 1);
    tap.block(false);
    await page.unroute('**/v1/visitor/**');
    await look(frame);
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await frame.locator('summary.icon').click();
    await frame.getByRole('button', { name: 'Usuń tę rozmowę' }).waitFor();
    assert.deepEqual(await bubbles(frame), ['może doszło']);
    await write(frame, 'dalej');
    assert.equal(await consultant.hears('dalej'), id);
  });

  it('opens one conversation when the first message left with the page, and no sooner', async () => {
    const { page, frame, tap } = await start();
    await frame.getByRole('textbox').waitFor();
    tap.block(true);
    await page.route('**/v1/visitor/**', (route) => route.abort());
    await tap.cut();
    await write(frame, 'w ostatniej chwili');
    await frame.getByRole('button', { name: 'Nie wysyłaj' }).waitFor();
    await page.unroute('**/v1/visitor/**');
    await page.goto(`${scene.site.origin}/inna`);
    const id = await consultant.hears('w ostatniej chwili');
    tap.block(false);
    const next = await chatFrame(page);
    await next.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await write(next, 'na nowej stronie');
    assert.equal(await consultant.hears('na nowej stronie'), id);
  });

  it('clears what it keeps and stays away when the data were erased (4410)', async () => {
    const { page, frame, tap } = await start();
    await write(frame, 'do usunięcia');
    await consultant.hears('do usunięcia');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await tap.cut(4410);
    await frame.getByRole('heading', { name: 'Rozmowa usunięta' }).waitFor();
    assert.deepEqual((await storedIn(page, frame)).frame, []);
    const before = tap.opened();
    await look(frame);
    assert.equal(tap.opened(), before);
  });

  it('gives way to a newer tab, and comes back on request (4409)', async () => {
    const { frame, tap } = await start();
    await write(frame, 'dwie karty');
    const id = await consultant.hears('dwie karty');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await tap.cut(4409);
    await frame.getByRole('button', { name: 'Pisz tutaj' }).click();
    await write(frame, 'tutaj');
    assert.equal(await consultant.hears('tutaj'), id);
    await frame.locator('.bubble', { hasText: 'tutaj' }).waitFor();
    assert.deepEqual(await bubbles(frame), ['dwie karty', 'tutaj']);
  });

  it('starts a new conversation once its token is worth nothing, with what was unsent', async () => {
    const { page, frame, tap } = await start();
    await write(frame, 'stara');
    const id = await consultant.hears('stara');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    const [kept = ''] = (await storedIn(page, frame)).frame ?? [];
    const entry = JSON.parse(kept.split('=').slice(1).join('='));
    await frame.evaluate(
      ([name, text]) => localStorage.setItem(name ?? '', text ?? ''),
      [`zgoda:${scene.merchant.shop.key}`, JSON.stringify({ ...entry, token: 'A'.repeat(43) })],
    );
    await tap.cut();
    await write(frame, 'nowa');
    assert.notEqual(await consultant.hears('nowa'), id);
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
  });

  const bringOther = async (frame: Frame, text: string): Promise<string> => {
    const other = await scene.visit();
    await write(other.frame, text);
    const id = await consultant.hears(text);
    await other.frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    const [kept = ''] = (await storedIn(other.page, other.frame)).frame ?? [];
    await frame.evaluate(
      ([name, entry]) => localStorage.setItem(name ?? '', entry ?? ''),
      [`zgoda:${scene.merchant.shop.key}`, kept.slice(kept.indexOf('=') + 1)],
    );
    return id;
  };

  it('shows nothing of the chat before once another tab has brought another one', async () => {
    const { frame, tap } = await start();
    for (const text of ['raz', 'dwa', 'trzy']) {
      await write(frame, text);
      await consultant.hears(text);
    }
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    const id = await bringOther(frame, 'z listu');
    await tap.cut();
    await frame.locator('.bubble', { hasText: 'z listu' }).waitFor();
    assert.deepEqual(await bubbles(frame), ['z listu']);
    await write(frame, 'dalej');
    assert.equal(await consultant.hears('dalej'), id);
    await frame.locator('.bubble', { hasText: 'dalej' }).waitFor();
    assert.deepEqual(await bubbles(frame), ['z listu', 'dalej']);
  });

  it('shows nothing of the chat before over HTTP either', async () => {
    const { page } = await scene.arrive();
    const tap = await tapSockets(page);
    tap.block(true);
    await page.reload();
    const frame = await openChat(page);
    for (const text of ['raz przez HTTP', 'dwa przez HTTP']) {
      await write(frame, text);
      await consultant.hears(text);
    }
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    const id = await bringOther(frame, 'z listu przez HTTP');
    await frame.locator('.bubble', { hasText: 'z listu przez HTTP' }).waitFor();
    assert.deepEqual(await bubbles(frame), ['z listu przez HTTP']);
    await write(frame, 'dalej przez HTTP');
    assert.equal(await consultant.hears('dalej przez HTTP'), id);
  });

  it('sends nothing into the chat that another tab has brought, also at a page change: the words stand in the field', async () => {
    const { page, frame, tap } = await start();
    await write(frame, 'pierwsza');
    await consultant.hears('pierwsza');
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    tap.toService(({ t }) => (t === 'message.send' ? 0 : 1));
    await write(frame, 'do pierwszej rozmowy');
    await frame.locator('.bubble', { hasText: 'do pierwszej rozmowy' }).waitFor();
    const id = await bringOther(frame, 'z innego listu');
    await page.goto(`${scene.site.origin}/inna`);
    tap.toService(() => 1);
    const next = await chatFrame(page);
    await next.locator('.bubble', { hasText: 'z innego listu' }).waitFor();
    assert.equal(await next.getByRole('textbox').inputValue(), 'do pierwszej rozmowy');
    await next.getByRole('textbox').fill('');
    await write(next, 'nowe słowa');
    assert.equal(await consultant.hears('nowe słowa'), id);
    await next.locator('.bubble', { hasText: 'nowe słowa' }).waitFor();
    assert.deepEqual(await bubbles(next), ['z innego listu', 'nowe słowa']);
  });

  it('gives the words of an erased message back, and goes on in a new conversation', async () => {
    const { page, frame, tap } = await start();
    tap.toBrowser(({ t }) => (t === 'message.ack' || t === 'event.new' ? 0 : 1));
    await write(frame, 'odpowiedź zginęła');
    const id = await consultant.hears('odpowiedź zginęła');
    tap.block(true);
    await page.route('**/v1/visitor/**', (route) => route.abort());
    await tap.cut();
    await frame.getByText('Łączymy ponownie').waitFor();
    const scope = scopeOfShop(scene.merchant.shop.id);
    const conversation = await scene.service.stores.conversations.find(scope, id as ConversationId);
    assert.ok(conversation);
    await scene.service.useCases.eraseConversation(scope, conversation, 'visitor');
    tap.toBrowser(() => 1);
    tap.block(false);
    await page.unroute('**/v1/visitor/**');
    await look(frame);
    await frame.getByText('Nie udało się wysłać wiadomości').waitFor();
    const input = frame.getByRole('textbox');
    assert.equal(await input.inputValue(), 'odpowiedź zginęła');
    assert.deepEqual(await bubbles(frame), []);
    await input.press('Enter');
    assert.notEqual(await consultant.hears('odpowiedź zginęła'), id);
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    assert.deepEqual(await bubbles(frame), ['odpowiedź zginęła']);
  });

  it('sends what opened no conversation for eight hours at most [EP-3]', async () => {
    const { page } = await scene.arrive();
    await page.clock.install();
    const tap = await tapSockets(page);
    await page.reload();
    const frame = await openChat(page);
    await frame.getByRole('textbox').waitFor();
    tap.block(true);
    await page.route('**/v1/visitor/**', (route) => route.abort());
    await tap.cut();
    await write(frame, 'za późno');
    await write(frame, 'i to też');
    await frame.locator('.bubble', { hasText: 'i to też' }).waitFor();
    assert.notDeepEqual((await storedIn(page, frame)).frame, []);
    await page.clock.fastForward(8 * 3_600_000 + 1_000);
    tap.block(false);
    await page.unroute('**/v1/visitor/**');
    await look(frame);
    await frame.getByText('Nie udało się wysłać wiadomości').waitFor();
    assert.equal(await frame.getByRole('textbox').inputValue(), 'za późno\ni to też');
    const kept = (await storedIn(page, frame)).frame ?? [];
    assert.deepEqual(
      kept.filter((entry) => entry.startsWith('localStorage')),
      [],
    );
  });
});
