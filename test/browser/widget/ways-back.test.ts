import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { withKey } from '../../../service/domain/model/conversation/ways-back.ts';
import { sha256HexOf } from '../../../service/outbound/sha256-digest.ts';
import { assertView, shoot } from '../../support/browser/console-page.ts';
import { makeAdvancingClock } from '../../support/browser/console-scene.ts';
import { startWidgetScene, storedIn, type WidgetScene, write } from '../../support/browser/widget-scene.ts';
import { type SmtpSink, startSmtpSink, wordsOf } from '../../support/surroundings/smtp-sink.ts';

describe('a visitor who left the chat', () => {
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

  it('is told of the answer by mail, and comes back by its link on another device', async () => {
    const consultant = await scene.consultant();
    const { page, frame } = await scene.visit();
    await write(frame, 'Czy wróci miód lipowy?');
    const id = await consultant.hears('Czy wróci miód lipowy?');
    await frame.locator('summary.icon').click();
    await shoot(page, 'ways-back-menu');
    await frame.getByRole('button', { name: 'dajcie znać e‑mailem' }).click();
    await frame.getByRole('textbox', { name: 'E-mail' }).fill('wanda.wroci@example.net');
    await shoot(page, 'ways-back-card');
    await frame.getByRole('button', { name: 'Wyślij dane' }).click();
    await frame.getByText('Odpowiemy tutaj i damy znać e‑mailem.').waitFor();

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
    await back.route('**/v1/visitor/messages', (route) =>
      route.fulfill({ status: 403, body: '<h1>No</h1>' }),
    );
    await back.getByRole('button', { name: 'Otwórz rozmowę' }).click();
    await back.getByRole('heading', { name: 'Nie udało się', exact: true }).waitFor();
    await back.unroute('**/v1/visitor/messages');
    await back.getByRole('button', { name: 'Spróbuj jeszcze raz' }).click();
    assert.equal(await consultant.hears('Dopisane w tunelu'), otherId);
    await back.frameLocator('iframe').getByText('Pisałam bez zasięgu').waitFor();

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
      assert.match(await back.evaluate((name) => localStorage.getItem(name) ?? '', entry), /niewysłane/);
      await back.getByRole('button', { name: 'Otwórz rozmowę' }).click();
      await back.frameLocator('iframe').getByText('Pisałam bez zasięgu').waitFor();
      assert.equal(await back.frameLocator('iframe').getByText('Nigdy niewysłane słowa').count(), 0);
    }
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
