import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertView,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  shoot,
  signInto,
  until,
} from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
} from '../../support/browser/console-scene.ts';
import { addMember, connectStaff } from '../../support/scenes/chat-actors.ts';
import type { AnyFrame, FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('handing a chat over, in the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let ola: FrameClient;
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
    const people = ['Adam Żuraw', 'Ola Lipińska'].map(async (name) => {
      const member = await addMember(service, scene.merchant.organisationId, 'consultant');
      await service.stores.staff.update(member.staffId, { name });
      return member;
    });
    const [, member] = await Promise.all(people);
    await addMember(service, scene.merchant.organisationId, 'auditor');
    olaId = member?.staffId ?? '';
    ola = await connectStaff(service, member?.email ?? '');
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
    await ola.close();
  });

  const act = async (frame: object): Promise<void> => {
    const ref = randomUUID();
    ola.send({ ref, ...frame });
    await ola.next((answer) => answer.t === 'message.ack' && answer.ref === ref);
  };
  const region = (title: string) => page.getByRole('region', { name: title });
  const button = (name = 'Przekaż') =>
    page.locator('.conversation-head').getByRole('button', { name, exact: true });
  const choices = () => page.locator('.hand-over-choice');
  const isAssigned = (to: string | undefined) => (frame: AnyFrame) =>
    frame.t === 'event.new' && frame.event.kind === 'assigned' && frame.event.staffId === to;

  it('offers who may answer in the shop, who is here first, and the queue', async () => {
    const { visitor } = await openConversation(service, scene.merchant.shop, 'Czy macie rooibos?');
    await page.locator('.row', { hasText: 'rooibos' }).click();
    await button().click();
    await choices().nth(1).waitFor();
    assert.deepEqual(await choices().locator('bdi').allTextContents(), ['Ola Lipińska', 'Adam Żuraw']);
    assert.deepEqual(await choices().locator('.soft').allTextContents(), ['przy czacie', 'poza czatem']);
    assert.equal(await page.getByRole('button', { name: 'Oddaj do kolejki' }).count(), 0, 'nobody has it');
    for (const width of [700, 768, 1024]) {
      await page.setViewportSize({ width, height: 900 });
      await assertView(page, `hand-over-${width}`);
    }
    await assertViewAtBothWidths(page, 'hand-over');
    await page.keyboard.press('Escape');
    await choices().first().waitFor({ state: 'detached' });
    assert.equal(await button().evaluate((one) => one === document.activeElement), true);

    await page.locator('.conversation-head').getByRole('button', { name: 'Przejmij' }).click();
    await region('Do odpowiedzi').locator('.row').waitFor();
    await button().click();
    await choices().filter({ hasText: 'Ola' }).click();
    await region('Pozostałe').getByText('prowadzi Ola Lipińska').waitFor();
    await page.getByText('Przekazano: Ola Lipińska.').waitFor();
    await page.getByRole('log').getByText('Rozmowę prowadzi teraz Ola Lipińska').waitFor();
    await ola.next(isAssigned(olaId));
    await visitor.close();
  });

  it('works by keys alone, while an answer is being written too', async () => {
    const { visitor } = await openConversation(service, scene.merchant.shop, 'na klawisze');
    await page.locator('.row', { hasText: 'na klawisze' }).click();
    const field = page.getByRole('textbox', { name: 'Twoja odpowiedź' });
    await field.focus();
    await page.keyboard.press('Alt+o');
    await until(page, "document.activeElement.textContent.includes('Ola')");
    for (const key of ['End', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await ola.next(isAssigned(olaId));
    await field.evaluate((one) => (one as HTMLElement).blur());
    await page.keyboard.press('o');
    await until(page, "document.activeElement.textContent.includes('Adam')");
    await page.keyboard.press('ArrowUp');
    await until(page, "document.activeElement.textContent.includes('kolejki')");
    await page.keyboard.press('Enter');
    await region('Do odpowiedzi').locator('.row', { hasText: 'na klawisze' }).waitFor();
    await page.getByRole('log').getByText('Nikt teraz nie prowadzi tej rozmowy').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('przekaż rozmowę', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await visitor.close();
  });

  it('shows the receiver the chat among the own ones as unread, with a sound, and says who gave it', async () => {
    await page.addInitScript(() => {
      const played: number[] = [];
      Object.assign(window, { played });
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...at) {
        played.push(1);
        return start.apply(this, at);
      };
    });
    await page.reload();
    await page.locator('.shell[data-line=online]').waitFor();
    await page.mouse.click(5, 5);
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Proszę o fakturę');
    await until(page, 'window.played.length > 0');
    await act({ t: 'message.send', conversationId: id, text: 'Przekażę szefowej' });
    await region('Pozostałe').locator('.row').waitFor();
    const hearsHandOver = async (conversationId: string) => {
      const before = await page.evaluate('window.played.length');
      await act({ t: 'conversation.assign', conversationId, staffId: scene.merchant.ownerId });
      await until(page, `window.played.length > ${before}`);
    };
    await hearsHandOver(id);
    const row = region('Do odpowiedzi').locator('.row.is-unread', { hasText: 'Przekażę szefowej' });
    await row.locator('.count').waitFor();
    await until(page, "document.title.startsWith('(1) ')");
    const second = await openConversation(service, scene.merchant.shop, 'Druga sprawa');
    await act({ t: 'conversation.take', conversationId: second.id });
    await region('Pozostałe').locator('.row', { hasText: 'Druga' }).waitFor();
    await hearsHandOver(second.id);
    await region('Do odpowiedzi').locator('.row', { hasText: 'Druga' }).waitFor();
    await assertViewAtBothWidths(page, 'handed-to-me');
    await row.click();
    await page.getByRole('log').getByText('Ola Lipińska przekazuje Ci tę rozmowę').waitFor();
    await row.locator('.count').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Twoja odpowiedź' }).fill('Fakturę wyślę dziś.');
    await page.keyboard.press('Enter');
    await region('Pozostałe').locator('.row:not(.is-unread)', { hasText: 'Fakturę wyślę' }).waitFor();
    await visitor.close();
    await second.visitor.close();
  });

  it('goes to a team with a note, which waits for it in the queue under its name', async () => {
    const { shop } = scene.merchant;
    await page.goto(`${service.origin}/console/#/shops/${shop.id}/chat`);
    const teams = page.getByRole('region', { name: 'Grupy konsultantów' });
    await teams.getByRole('textbox', { name: 'Nazwa grupy' }).fill('Zwroty');
    await teams.getByRole('button', { name: 'Dodaj grupę' }).click();
    await teams.getByText('Bez członków').waitFor();
    await teams.getByRole('checkbox', { name: 'Ola Lipińska' }).check();
    await teams.getByText('Bez członków').waitFor({ state: 'detached' });
    await teams.scrollIntoViewIfNeeded();
    await assertViewAtBothWidths(page, 'teams');
    await page.goto(`${service.origin}/console/#/inbox`);
    const { visitor } = await openConversation(service, shop, 'Chcę zwrócić czajnik');
    await page.locator('.row', { hasText: 'czajnik' }).click();
    await button().click();
    await page.locator('.hand-over-note textarea').fill('Paragon jest na zdjęciu.');
    await choices().filter({ hasText: 'Zwroty' }).click();
    await page.getByText('Najpierw usłyszą o tym jej członkowie.').waitFor();
    await region('Do odpowiedzi').locator('.row', { hasText: 'Zwroty' }).waitFor();
    const log = page.getByRole('log');
    await log.getByText('Paragon jest na zdjęciu.').waitFor();
    await log.getByText('Przekazano grupie Zwroty').waitFor();
    assert.equal((await ola.next((frame) => frame.t === 'note.new')).note.text, 'Paragon jest na zdjęciu.');
    await assertViewAtBothWidths(page, 'handed-to-team');
    await visitor.close();
  });

  it('tells of it over the messages, on neither the acts of the chat nor the answer, and fits a phone in German', async () => {
    await service.stores.staff.update(scene.merchant.ownerId, { locale: 'de' });
    await page.reload();
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Guten Tag');
    await goToView(page, '#/inbox', '.row');
    const boxOf = async (selector: string) =>
      (await page.locator(selector).boundingBox()) ?? assert.fail(selector);
    for (const width of [360, 1366]) {
      await page.setViewportSize({ width, height: 768 });
      await goToView(page, '#/inbox', '.row');
      if (width === 360) {
        const [mark, presence] = [await boxOf('.tools-mark'), await boxOf('.presence')];
        assert.ok(mark.x + mark.width <= presence.x, 'the switch stands beside the logo');
        await assertView(page, 'inbox-german-360');
      }
      await goToView(page, `#/inbox/${id}`, '.composer textarea');
      await button('Übergeben').click();
      await choices().filter({ hasText: 'Ola' }).click();
      const [toast, head, composer] = [
        await boxOf('.toast >> nth=-1'),
        await boxOf('.conversation-head'),
        await boxOf('.composer-area'),
      ];
      assert.ok(toast.y >= head.y + head.height && toast.y + toast.height <= composer.y, `${width} px`);
      await button('Übernehmen').click();
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await visitor.close();
  });

  it('speaks English too', async () => {
    await service.stores.staff.update(scene.merchant.ownerId, { locale: 'en' });
    await page.reload();
    const { visitor } = await openConversation(service, scene.merchant.shop, 'Hello');
    await region('To answer').locator('.row', { hasText: 'Hello' }).click();
    await page.locator('.conversation-head').getByRole('button', { name: 'Take' }).click();
    await button('Hand over').click();
    await page.getByRole('button', { name: 'Back to the queue' }).waitFor();
    await shoot(page, 'hand-over-en-1440');
    await choices().filter({ hasText: 'Ola' }).click();
    await page.getByText('Handed over to Ola Lipińska.').waitFor();
    await visitor.close();
  });
});
