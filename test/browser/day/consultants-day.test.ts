import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { assertQuiet, goToView, newConsolePage, signInto } from '../../support/browser/console-page.ts';
import { openConversation } from '../../support/browser/console-scene.ts';
import {
  aBrokenPot,
  act,
  DAY_MS,
  type DayScene,
  picture,
  startDay,
} from '../../support/browser/day/day-scene.ts';
import { said, words } from '../../support/browser/day/day-words.ts';
import { write } from '../../support/browser/widget-scene.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { wordsOf } from '../../support/surroundings/smtp-sink.ts';

describe('a consultant’s day', () => {
  let day: DayScene;
  let page: Page;
  let frame: Frame;
  let visitorPage: Page;
  let pot: Buffer;
  let tomek: FrameClient & { token: string };

  before(async () => {
    day = await startDay();
    day.clock.advance(-21 * DAY_MS);
    const then = await day.elsewhere(day.karolina);
    const old = await openConversation(day.service, day.shops[0], said.lastMonth);
    await act(then, { t: 'message.send', conversationId: old.id, text: said.lastMonthAnswer });
    await act(then, { t: 'conversation.close', conversationId: old.id });
    await old.visitor.close();
    await then.close();
    day.clock.advance(21 * DAY_MS);
    pot = await aBrokenPot(day);
    tomek = await day.elsewhere(day.tomek);
    const browser = await day.browser();
    page = await newConsolePage(browser.context);
  });
  after(() => day.stop());
  afterEach(() => assertQuiet(page));

  const rowOf = (text: string) => page.locator('.row', { hasText: text.slice(0, 24) });
  const field = () => page.locator('.composer textarea');
  const head = (name: string) =>
    page.locator('.conversation-head').getByRole('button', { name, exact: true });
  const log = () => page.getByRole('log');
  const openChatOf = async (text: string) => {
    await rowOf(text).click();
    await log().getByText(text).first().waitFor();
  };

  it('begins with three visitors in two shops, in one queue', async () => {
    await page.goto(`${day.service.origin}/console/`);
    await page.locator('input[name=email]').waitFor();
    await picture(page, 'sign-in');
    await signInto(page, day.service.origin, day.karolina.email);
    ({ frame, page: visitorPage } = await day.visit());
    await write(frame, said.broken);
    await rowOf(said.broken).waitFor();
    await openConversation(day.service, day.shops[0], said.shipping);
    await openConversation(day.service, day.shops[1], said.candle);
    for (const text of [said.broken, said.shipping, said.candle]) await rowOf(text).waitFor();
    await picture(page, 'queue');
  });

  it('takes a chat and answers by a canned reply with the names filled in', async () => {
    await openChatOf(said.broken);
    await head(words.conversation.take).click();
    await field().focus();
    await page.keyboard.type('/');
    await page.getByRole('listbox').getByRole('option').nth(1).waitFor();
    await picture(page, 'canned-reply');
    await page.keyboard.type('hej');
    await page.keyboard.press('Enter');
    const wanted = said.greeting
      .replace(' {visitor}', '')
      .replace('{consultant}', day.karolina.name)
      .replace('{shop}', day.shops[0].name);
    await page.waitForFunction(
      (text) => document.querySelector<HTMLTextAreaElement>('.composer textarea')?.value === text,
      wanted,
    );
    await page.keyboard.press('Enter');
    await frame.getByText(wanted).waitFor();
  });

  it('asks for a picture, gets it, and sends one back', async () => {
    await page.getByRole('button', { name: words.attach.label }).click();
    await page.getByRole('button', { name: words.attach.ask }).click();
    await page.locator('dialog[open] textarea, dialog[open] input[type=text]').first().fill(said.askPicture);
    await page.locator('dialog[open] button[type=submit]').click();
    await frame.locator('input[type=file]').waitFor({ state: 'attached' });
    const sent = { name: said.pictureName, mimeType: 'image/jpeg', buffer: pot };
    await frame.locator('input[type=file]').setInputFiles([sent]);
    await frame.locator('.sending img').waitFor();
    await picture(visitorPage, 'widget-picture');
    await frame.locator('.sending .do').click();
    await frame.locator('.sending').waitFor({ state: 'detached' });
    await page.locator('.picture-thumb img').waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([{ ...sent, name: 'etykieta.jpg' }]);
    await page.locator('.picked-file').getByRole('button').first().click();
    await frame.locator('.picture img').nth(1).waitFor();
    await picture(page, 'pictures');
  });

  it('asks for data by a card, and sees the answer beside its purpose', async () => {
    await page.getByRole('button', { name: words.cards.ask }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByRole('checkbox', { name: words.cards.fieldNames.order_number ?? '' }).check();
    await picture(page, 'card-asking');
    await dialog.locator('button[type=submit]').click();
    const card = frame.locator('[role=group] input').first();
    await card.fill(said.order);
    await card.evaluate((input) => input.closest('[role=group]')?.scrollIntoView({ block: 'end' }));
    await picture(visitorPage, 'widget-card');
    await card.press('Enter');
    await log().getByText(said.order).waitFor();
  });

  it('keeps a draft over a reload, then hands the chat over with a note', async () => {
    await openChatOf(said.shipping);
    await field().fill(said.draft);
    await page.reload();
    await field().waitFor();
    assert.equal(await field().inputValue(), said.draft);
    await head(words.conversation.take).click();
    await head(words.handOver.label).click();
    await page.getByLabel(words.notes.handOverNote).fill(said.note);
    await picture(page, 'hand-over');
    await page.locator('.hand-over-choice', { hasText: day.tomek.name }).click();
    const told = await tomek.next('note.new');
    assert.deepEqual([told.note.text, told.note.mentions], [said.note, [day.tomek.id]]);
    await log().locator('.is-note', { hasText: said.note }).waitFor();
    await picture(page, 'note');
  });

  it('answers in the second shop by keys alone, and closes the chat', async () => {
    await openChatOf(said.candle);
    await field().fill(said.candleAnswer);
    await page.keyboard.press('Enter');
    await page.locator('.message.is-ours', { hasText: said.candleAnswer }).waitFor();
    await page.keyboard.press('Alt+e');
    await page.locator('.toast').first().waitFor();
    await page.locator('.row', { hasText: said.candleAnswer.slice(0, 20) }).waitFor({ state: 'detached' });
  });

  it('finds last month’s talk by the beginning of its words', async () => {
    await day.service.stores.conversations.drain();
    await day.service.useCases.indexContent();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: words.find.label }).fill(said.find);
    await page.keyboard.press('Enter');
    await page.locator('.search-hit').first().waitFor();
    await picture(page, 'search');
    await page.locator('.search-hit').first().click();
    await log().getByText(said.lastMonthAnswer).waitFor();
  });

  it('misses nobody: the phone rings, then a mail comes, and the chat says who was told', async () => {
    const before = day.pushes.caught.length;
    const missed = await openConversation(day.service, day.shops[0], said.unheard);
    await day.pushes.until(before + 1);
    assert.ok(!JSON.stringify(day.pushes.caught).includes(said.unheard.slice(0, 12)));
    // Staff get no mail within two minutes of an action in the console.
    day.clock.advance(150_000);
    assert.ok((await day.service.useCases.alertWaiting()) > 0);
    await day.service.useCases.sendMails();
    const mail = day.mails.caught.find(({ to }) => to.includes(day.karolina.email));
    assert.ok(mail !== undefined && !wordsOf(mail).includes(said.unheard.slice(0, 12)));
    await goToView(page, `#/inbox/${missed.id}`, '.message');
    await picture(page, 'waiting');
    await goToView(page, '#/profile', '#alerts h3');
    await page.locator('#alerts').evaluate((part) => part.scrollIntoView());
    await picture(page, 'phone');
  });
});
