import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { withKey } from '../../../service/domain/model/conversation/ways-back.ts';
import { sha256HexOf } from '../../../service/outbound/sha256-digest.ts';
import { chatFrame, openChat } from '../../support/browser/browser.ts';
import { assertView, shoot } from '../../support/browser/console-page.ts';
import { makeAdvancingClock } from '../../support/browser/console-scene.ts';
import { tapSockets } from '../../support/browser/socket-tap.ts';
import {
  type Consultant,
  startWidgetScene,
  storedIn,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { type SmtpSink, startSmtpSink, wordsOf } from '../../support/surroundings/smtp-sink.ts';

describe('a visitor who left the chat', function () {
  this.timeout(120_000);
  const clock = makeAdvancingClock();
  let sink: SmtpSink;
  let scene: WidgetScene;
  before(async () => {
    sink = await startSmtpSink();
    scene = await startWidgetScene({ clock, mailServer: sink });
  });
  after(async () => {
    await scene?.stop();
    await sink.stop();
  });

  it('is told of the answer by mail, comes back by its link, and by four words on another device', async () => {
    const consultant = await scene.consultant();
    const { page, frame } = await scene.visit();
    await write(frame, 'Czy wróci miód lipowy?');
    const id = await consultant.hears('Czy wróci miód lipowy?');
    const openWays = async () => {
      await frame.locator('summary.icon').click();
      await frame.getByRole('button', { name: 'Wróć do rozmowy później' }).click();
    };
    await openWays();
    await shoot(page, 'ways-back-menu');
    await frame.getByRole('button', { name: 'dajcie znać e‑mailem' }).click();
    await frame.getByRole('textbox', { name: 'E-mail' }).fill('wanda.wroci@example.net');
    await shoot(page, 'ways-back-card');
    await frame.getByRole('button', { name: 'Wyślij dane' }).click();
    await frame.getByText('Odpowiemy tutaj i damy znać e‑mailem.').waitFor();
    await frame.locator('summary.icon').click();
    await frame.getByRole('button', { name: 'Weź kod z czterech słów' }).click();
    const code = (await frame.locator('.menu strong').textContent()) ?? '';
    assert.equal(code.split(' ').length, 4);
    await shoot(page, 'ways-back-code');

    await scene.closeBrowsers();
    await consultant.next('visitor.left');
    await consultant.say(id, 'Wróci w piątek.');
    clock.advance(16_000);
    await scene.service.useCases.tellAnswers();
    await consultant.next(
      ({ t, event }) => t === 'event.new' && event.kind === 'mail' && event.state === 'sent',
    );
    const mail = wordsOf(sink.caught.at(-1) ?? assert.fail());
    assert.doesNotMatch(mail, /piątek|lipowy/);
    const link = /https?:\/\/\S+\/return\/\S+#[\w-]{43}/.exec(mail)?.[0] ?? assert.fail();

    const { page: back } = await scene.arrive({ width: 360, height: 740 });
    await back.goto(link);
    await back.getByRole('button', { name: 'Otwórz rozmowę' }).waitFor();
    assert.deepEqual(await storedIn(back), { cookies: [], page: [], frame: [] });
    await assertView(back, 'ways-back-page-360');
    await back.getByRole('button', { name: 'Otwórz rozmowę' }).press('Enter');
    const chat = back.frameLocator('iframe');
    await chat.getByText('Wróci w piątek.').waitFor();
    await chat.locator('textarea:focus').waitFor();
    await shoot(back, 'ways-back-chat-360');
    // By the same link again, with a message that this browser could not send yet.
    const entry = `zgoda:${scene.merchant.shop.key}`;
    await back.goto(`${scene.service.origin}/return/${scene.merchant.shop.key}/`);
    await back.evaluate((name) => {
      const kept = JSON.parse(localStorage.getItem(name) ?? '{}');
      const unsent = { ref: crypto.randomUUID(), text: 'Pisałam bez zasięgu' };
      localStorage.setItem(name, JSON.stringify({ ...kept, outbox: [unsent] }));
    }, entry);
    await back.goto(`${link.replace('/#', '/?again#')}`);
    await back.getByRole('button', { name: 'Otwórz rozmowę' }).click();
    await back.frameLocator('iframe').getByText('Pisałam bez zasięgu').waitFor();
    assert.equal(await consultant.hears('Pisałam bez zasięgu'), id);

    // And with a message that belongs to another chat.
    const other = await scene.visit();
    await write(other.frame, 'Pytam o coś innego');
    const otherId = await consultant.hears('Pytam o coś innego');
    const otherKept = await other.frame.evaluate((name) => localStorage.getItem(name), entry);
    await back.goto(`${scene.service.origin}/return/${scene.merchant.shop.key}/`);
    await back.evaluate(
      ({ name, kept }) => {
        const unsent = { ref: crypto.randomUUID(), text: 'Dopisane w tunelu' };
        localStorage.setItem(name, JSON.stringify({ ...JSON.parse(kept ?? '{}'), outbox: [unsent] }));
      },
      { name: entry, kept: otherKept },
    );
    await back.goto(`${link.replace('/#', '/?once-more#')}`);
    // What a proxy says is no word of the service about the message.
    await back.route('**/v1/visitor/messages', (route) =>
      route.fulfill({ status: 403, body: '<h1>No</h1>' }),
    );
    await back.getByRole('button', { name: 'Otwórz rozmowę' }).click();
    await back.getByRole('heading', { name: 'Nie udało się', exact: true }).waitFor();
    await back.unroute('**/v1/visitor/messages');
    await back.getByRole('button', { name: 'Spróbuj jeszcze raz' }).click();
    assert.equal(await consultant.hears('Dopisane w tunelu'), otherId);
    await back.frameLocator('iframe').getByText('Pisałam bez zasięgu').waitFor();

    // And with words that no chat takes: the first ones of a chat that was never opened, and those of one that is gone.
    for (const [round, token] of [
      ['never-opened', undefined],
      ['gone', 'x'.repeat(43)],
    ] as const) {
      await back.goto(`${scene.service.origin}/return/${scene.merchant.shop.key}/`);
      await back.evaluate(
        ({ name, kept }) => {
          const outbox = [{ ref: crypto.randomUUID(), text: 'Nigdy niewysłane słowa' }];
          localStorage.setItem(name, JSON.stringify({ ...kept, outbox }));
        },
        { name: entry, kept: { token } },
      );
      await back.goto(`${link.replace('/#', `/?${round}#`)}`);
      await back.getByRole('button', { name: 'Otwórz rozmowę' }).click();
      await back.getByRole('heading', { name: 'Tego nie udało się wysłać' }).waitFor();
      await back.getByText('Nigdy niewysłane słowa').waitFor();
      await shoot(back, `ways-back-${round}-360`);
      // Whoever only looks loses nothing.
      assert.match(await back.evaluate((name) => localStorage.getItem(name) ?? '', entry), /niewysłane/);
      await back.getByRole('button', { name: 'Otwórz rozmowę' }).click();
      await back.frameLocator('iframe').getByText('Pisałam bez zasięgu').waitFor();
      assert.equal(await back.frameLocator('iframe').getByText('Nigdy niewysłane słowa').count(), 0);
    }

    const second = await scene.visit({ width: 1440, height: 800 });
    await second.frame.getByRole('button', { name: 'Więcej' }).click();
    await second.frame.getByRole('textbox', { name: 'Masz kod z czterech słów?' }).fill(code.toUpperCase());
    await shoot(second.page, 'ways-back-enter-1440');
    await second.frame.getByRole('button', { name: 'Wróć do rozmowy' }).click();
    await second.frame.getByText('Wróci w piątek.').waitFor();
    await write(second.frame, 'Piszę z drugiego urządzenia');
    assert.equal(await consultant.hears('Piszę z drugiego urządzenia'), id);
    await chat.getByText('Piszę z drugiego urządzenia').waitFor();
    await scene.closeBrowsers();
    await consultant.leave();
  });

  const typeCode = async (frame: Frame, code: string) => {
    await frame.getByRole('textbox', { name: 'Masz kod z czterech słów?' }).fill(code);
    await frame.getByRole('button', { name: 'Wróć do rozmowy' }).click();
  };
  /** A chat on another device, and its four words. */
  const chatElsewhere = async (consultant: Consultant, text: string) => {
    const { frame } = await scene.visit();
    await write(frame, text);
    const id = await consultant.hears(text);
    await frame.locator('summary.icon').click();
    await frame.getByRole('button', { name: 'Wróć do rozmowy później' }).click();
    await frame.getByRole('button', { name: 'Weź kod z czterech słów' }).click();
    return { id, code: (await frame.locator('.menu strong').textContent()) ?? '' };
  };

  for (const width of [360, 1440]) {
    it(`loses no message of another tab that is not sent yet by the four words (${width} px)`, async () => {
      const consultant = await scene.consultant();
      const { id, code } = await chatElsewhere(consultant, `Z telefonu, ${width}`);
      const { page, context } = await scene.arrive({ width, height: 740 });
      const tap = await tapSockets(page);
      await page.reload();
      const frame = await openChat(page);
      await frame.getByText('Jesteśmy tu').waitFor();
      const second = await context.newPage();
      await second.goto(`${scene.site.origin}/druga`);
      const other = await openChat(second);
      await other.getByRole('button', { name: 'Więcej' }).click();
      tap.block(true);
      await page.route('**/v1/visitor/**', (route) => route.abort());
      await tap.cut();
      const text = `Bez zasięgu, ${width}`;
      await write(frame, text);
      await frame.locator('.bubble', { hasText: text }).waitFor();
      await page.close();
      await typeCode(other, code);
      await other.getByText('W tej przeglądarce jest już rozmowa:').waitFor();
      await shoot(second, `ways-back-own-chat-${width}`);
      await second.reload();
      const next = await chatFrame(second);
      await next.locator('.bubble', { hasText: text }).waitFor();
      assert.notEqual(await consultant.hears(text), id);
      await scene.closeBrowsers();
      await consultant.leave();
    });
  }

  it('stays in the chat that was begun while the four words were on their way', async () => {
    const consultant = await scene.consultant();
    const { id, code } = await chatElsewhere(consultant, 'Z innego urządzenia');
    const { page, frame } = await scene.visit();
    await frame.getByRole('button', { name: 'Więcej' }).click();
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    await page.route('**/come-back/words', async (route) => {
      const response = await route.fetch();
      await isWritten;
      await route.fulfill({ response });
    });
    const isAnswered = page.waitForResponse('**/come-back/words');
    await typeCode(frame, code);
    const field = frame.locator('.writing textarea');
    const say = async (text: string) => {
      await field.fill(text);
      await field.press('Enter');
      return consultant.hears(text);
    };
    const begun = await say('Piszę już tutaj');
    assert.notEqual(begun, id);
    await frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    written();
    await (await isAnswered).finished();
    assert.equal(await say('I jeszcze to'), begun);
    await frame.locator('.bubble', { hasText: 'I jeszcze to' }).waitFor();
    assert.equal(await frame.locator('.bubble', { hasText: 'Piszę już tutaj' }).count(), 1);
    assert.equal(await frame.locator('.bubble', { hasText: 'Z innego urządzenia' }).count(), 0);
    await scene.closeBrowsers();
    await consultant.leave();
  });

  it('keeps the focus when the menu before a chat takes the place of its button [AX-1]', async () => {
    const consultant = await scene.consultant();
    const { page, frame } = await scene.visit();
    await frame.locator('button.start').focus();
    await page.keyboard.press('Enter');
    await frame.waitForFunction(() => document.activeElement?.matches('details.start > summary'));
    await page.keyboard.press('Tab');
    await frame.waitForFunction(() => document.activeElement?.id === 'four-words');
    await scene.closeBrowsers();
    await consultant.leave();
  });

  it('reads that the browser keeps nothing on that page, not that the connection failed [EP-3]', async () => {
    const consultant = await scene.consultant();
    const { frame } = await scene.visit();
    await write(frame, 'Czy macie miód gryczany?');
    const id = await consultant.hears('Czy macie miód gryczany?');
    const secret = 'a'.repeat(43);
    const until = new Date(clock.now().getTime() + 86_400_000);
    const { conversations } = scene.service.stores;
    await conversations.changeWays(scopeOfShop(scene.merchant.shop.id), id as never, (ways) =>
      withKey(ways, { kind: 'link', hash: sha256HexOf(secret), until }),
    );
    const { page } = await scene.arrive({ profile: 'service-data-blocked', width: 360, height: 740 });
    await page.goto(`${scene.service.origin}/return/${scene.merchant.shop.key}/#${secret}`);
    await page.getByRole('button', { name: 'Otwórz rozmowę' }).click();
    await page.getByText('Ta przeglądarka nic tu nie zapisuje').waitFor();
    assert.equal(await page.getByText('Sprawdź połączenie').count(), 0);
    await assertView(page, 'ways-back-blocked-360');
    await scene.closeBrowsers();
    await consultant.leave();
  });
});
