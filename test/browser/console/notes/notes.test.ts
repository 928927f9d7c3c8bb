import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  closeUnanswered,
  goToView,
  loseNextAnswer,
  newConsolePage,
  signInto,
  until,
} from '../../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
} from '../../../support/browser/console-scene.ts';
import { addMember, call, connectStaff } from '../../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('internal notes, in the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let ola: FrameClient & { token: string };
  let olaId: string;

  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1440, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    await browser.context.clearCookies();
    scene = await makeConsoleScene(service);
    const member = await addMember(service, scene.merchant.organisationId, 'consultant');
    await service.stores.staff.update(member.staffId, { name: 'Ola Lipińska' });
    olaId = member.staffId;
    ola = await connectStaff(service, member.email);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
    await ola.close();
  });

  const log = () => page.getByRole('log');
  const reply = () => page.getByRole('textbox', { name: 'Twoja odpowiedź' });
  const note = () => page.getByRole('textbox', { name: 'Notatka wewnętrzna, tylko dla zespołu' });
  const kind = (name: string) => page.getByRole('button', { name, exact: true });
  const writeAsOla = async (id: string, body: object): Promise<void> => {
    const path = `/v1/staff/conversations/${id}/notes`;
    const whole = { ref: randomUUID(), ...body };
    const reply = await call(service, 'POST', path, { token: ola.token, body: whole });
    assert.equal(reply.status, 201, reply.text);
  };

  it('keeps what is typed while the note before is being stored', async () => {
    const { visitor } = await openConversation(service, scene.merchant.shop, 'Chleb czy bułka?');
    await page.locator('.row', { hasText: 'Chleb' }).click();
    await reply().waitFor();
    await page.keyboard.press('Alt+i');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/notes$/, async (route) => {
      await held;
      await route.continue();
    });
    await note().fill('Pierwsza');
    await note().press('Enter');
    await note().press('End');
    await note().pressSequentially(' Druga');
    release();
    await log().getByText('Pierwsza', { exact: true }).waitFor();
    await until(page, `document.querySelector('.composer.is-note textarea').value === 'Druga'`);
    await visitor.close();
  });

  it('is stored as corrected after the answer of the service was lost', async () => {
    const { visitor } = await openConversation(service, scene.merchant.shop, 'Sernik czy makowiec?');
    await page.locator('.row', { hasText: 'Sernik' }).click();
    await reply().waitFor();
    await page.keyboard.press('Alt+i');
    await loseNextAnswer(page, /\/notes$/);
    await note().fill('Rabat 10 %');
    await note().press('Enter');
    await page.locator('.composer-hint.is-bad').waitFor();
    await note().fill('Rabat 15 %');
    await note().press('Enter');
    await log().locator('.is-note', { hasText: 'Rabat 15 %' }).waitFor();
    assert.equal(await log().locator('.is-note', { hasText: 'Rabat 10 %' }).count(), 1);
    await visitor.close();
  });

  it('goes with a hand-over as corrected after the answer of the service was lost', async () => {
    const { visitor } = await openConversation(service, scene.merchant.shop, 'Proszę o paragon');
    await page.locator('.row', { hasText: 'paragon' }).click();
    await loseNextAnswer(page, /\/notes$/);
    await page.locator('.conversation-head').getByRole('button', { name: 'Przekaż', exact: true }).click();
    const field = page.getByLabel('Notatka dla tej osoby (opcjonalnie)');
    await field.fill('Paragon z wczoraj');
    await page.locator('.hand-over-choice', { hasText: 'Ola' }).click();
    await page.locator('.toast', { hasText: 'Usługa nie odpowiada' }).waitFor();
    await field.fill('Paragon z przedwczoraj');
    await page.locator('.hand-over-choice', { hasText: 'Ola' }).click();
    await ola.next(({ t, note: told }) => t === 'note.new' && told.text === 'Paragon z przedwczoraj');
    await log().locator('.is-note', { hasText: 'Paragon z przedwczoraj' }).waitFor();
    await visitor.close();
  });

  it('is written in a field of its own, with a colour and a draft of its own, and never sent to the visitor', async () => {
    const { visitor } = await openConversation(service, scene.merchant.shop, 'Czy wysyłacie do Czech?');
    await page.locator('.row', { hasText: 'Czech' }).click();
    await reply().fill('Tak, wysyłamy');
    await page.keyboard.press('Alt+i');
    await note().fill('Stała klientka, dać rabat. @Ol');
    await page.getByRole('option', { name: /Ola Lipińska/ }).waitFor();
    await assertViewAtBothWidths(page, 'note-mention');
    await page.keyboard.press('Enter');
    assert.equal(await note().inputValue(), 'Stała klientka, dać rabat. @Ola Lipińska ');
    await kind('Odpowiedź').click();
    assert.equal(await reply().inputValue(), 'Tak, wysyłamy', 'each keeps its own draft');
    await page.reload();
    await reply().waitFor();
    await page.keyboard.press('Alt+i');
    assert.equal(await note().inputValue(), 'Stała klientka, dać rabat. @Ola Lipińska ');
    await page.getByText('Notatki wejdą do odpowiedzi, jeśli odwiedzający poprosi o swoje dane.').waitFor();
    await note().focus();
    await page.keyboard.press('Enter');
    await log().locator('.is-note', { hasText: 'dać rabat' }).waitFor();
    const told = await ola.next('note.new');
    assert.deepEqual(told.note.mentions, [olaId]);
    await page.locator('.composer:not(.is-note) textarea:focus').waitFor();
    assert.equal(await reply().inputValue(), 'Tak, wysyłamy');
    await page.keyboard.press('Enter');
    await visitor.next(({ t, event }) => t === 'event.new' && event.text === 'Tak, wysyłamy');
    assert.ok(!JSON.stringify(visitor.frames).includes('rabat'));
    await assertViewAtBothWidths(page, 'note-in-log');
    await visitor.close();
  });

  it('names a colleague although the list of colleagues could not be read at first', async () => {
    const { visitor } = await openConversation(service, scene.merchant.shop, 'Kiedy dostawa?');
    await page.locator('.row', { hasText: 'dostawa' }).click();
    await reply().waitFor();
    await page.keyboard.press('Alt+i');
    let isAway = true;
    await page.route(/\/consultants$/, (route) =>
      isAway ? route.abort('connectionreset') : route.continue(),
    );
    await note().fill('@Ola Lipińska, proszę zadzwonić');
    await note().press('Enter');
    const failure = page.locator('.composer-hint.is-bad');
    await failure.waitFor();
    assert.match((await failure.textContent()) ?? '', /Usługa nie odpowiada/);
    isAway = false;
    await note().press('Enter');
    await log().locator('.is-note', { hasText: 'proszę zadzwonić' }).waitFor();
    const told = await ola.next('note.new');
    assert.deepEqual(told.note.mentions, [olaId]);
    await visitor.close();
  });

  it('tells the mentioned one in every view until the chat is opened, and shows notes of colleagues at once', async () => {
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Reklamacja');
    await page.locator('.row', { hasText: 'Reklamacja' }).waitFor();
    await page
      .getByRole('link', { name: /Zgłoszenia/ })
      .first()
      .click();
    await writeAsOla(id, { text: 'Proszę zerknąć', mentions: [scene.merchant.ownerId] });
    const strip = page.locator('.strip', { hasText: 'Ola Lipińska wspomina o Tobie: Odwiedzający' });
    await strip.waitFor();
    assert.equal(await page.locator('.toast').count(), 0, 'one sign for it');
    await page.reload();
    await strip.waitFor();
    await assertViewAtBothWidths(page, 'mentioned');
    await goToView(page, '#/inbox', '.row');
    await page.locator('.row', { hasText: 'Reklamacja' }).getByText('wspomina o Tobie').waitFor();
    await strip.getByRole('link', { name: 'Otwórz rozmowę' }).click();
    await log().locator('.is-note', { hasText: 'Proszę zerknąć' }).waitFor();
    await strip.waitFor({ state: 'detached' });
    await writeAsOla(id, { text: 'I jeszcze jedno' });
    await log().locator('.is-note', { hasText: 'I jeszcze jedno' }).waitFor();
    await page.reload();
    await log().locator('.is-note', { hasText: 'I jeszcze jedno' }).waitFor();
    assert.equal(await strip.count(), 0);
    await visitor.close();
  });

  it('is read again with all else, for the one that a connection did not tell of', async () => {
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Reklamacja');
    await page.addInitScript(`
      const start = window.setInterval;
      window.setInterval = (run, ms) => {
        if (ms === 300_000) window.beat = run;
        return start(run, ms);
      };
    `);
    await page.reload();
    await page.locator('.row', { hasText: 'Reklamacja' }).click();
    await writeAsOla(id, { text: 'Pierwsza' });
    await log().locator('.is-note', { hasText: 'Pierwsza' }).waitFor();
    const scope = scopeOfShop(scene.merchant.shop.id);
    const [first] = await service.stores.notes.listByConversation(scope, id as never);
    assert.ok(first);
    await service.stores.notes.insert(scope, {
      ...first,
      id: service.ports.ids.next('nte'),
      ref: service.ports.ids.ref(),
      text: 'Zgubiona',
    });
    await page.evaluate('beat()');
    await log().locator('.is-note', { hasText: 'Zgubiona' }).waitFor();
    await visitor.close();
  });

  it('goes with a hand-over: stored first, and the receiver is told', async () => {
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Proszę o fakturę');
    await page.locator('.row', { hasText: 'fakturę' }).click();
    await page.locator('.conversation-head').getByRole('button', { name: 'Przekaż', exact: true }).click();
    await page.getByLabel('Notatka dla tej osoby (opcjonalnie)').fill('NIP ma w wiadomości z wczoraj');
    await assertViewAtBothWidths(page, 'hand-over-note');
    await page.locator('.hand-over-choice', { hasText: 'Ola' }).click();
    const told = await ola.next('note.new');
    assert.equal(told.note.text, 'NIP ma w wiadomości z wczoraj');
    assert.deepEqual(told.note.mentions, [olaId]);
    await ola.next(
      ({ t, event }) => t === 'event.new' && event.kind === 'assigned' && event.staffId === olaId,
    );
    const { body } = await call(service, 'GET', '/v1/staff/mentions', { token: ola.token });
    assert.equal(body.mentions[0].conversationId, id);
    await log().locator('.is-note', { hasText: 'NIP ma' }).waitFor();
    await visitor.close();
  });

  it('can be written in a chat that has ended, where no reply can', async () => {
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Dziękuję, to wszystko');
    await page.locator('.row', { hasText: 'to wszystko' }).click();
    await closeUnanswered(page);
    await goToView(page, `#/inbox/${id}`, '.conversation-closed');
    await page.getByRole('button', { name: 'Dodaj notatkę wewnętrzną' }).click();
    assert.equal(await reply().count(), 0);
    await note().fill('Zadzwonić w piątek');
    await until(page, "!document.querySelector('.note-save').disabled");
    await page.getByRole('button', { name: 'Zapisz notatkę' }).click();
    await log().locator('.is-note', { hasText: 'Zadzwonić w piątek' }).waitFor();
    await visitor.close();
  });
});
