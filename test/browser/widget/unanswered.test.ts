import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { launchBrowser } from '../../support/browser/browser.ts';
import { newConsolePage, shoot, signInto } from '../../support/browser/console-page.ts';
import { makeAdvancingClock } from '../../support/browser/console-scene.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';

const TRUTH = 'Na ostatnią wiadomość nikt jeszcze nie odpowiedział. Zostaw wiadomość, odpowiemy e‑mailem.';

describe('a visitor whom nobody answers, in the widget', () => {
  const clock = makeAdvancingClock();
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene({ clock });
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());
  const timeIsOver = async () => {
    clock.advance(91_000);
    await scene.service.useCases.offerForms();
  };

  it('is told the truth, leaves what was written as a message, and the consultant sees it', async () => {
    const { page, frame } = await scene.visit({ width: 1440, height: 800 });
    await write(frame, 'Halo, jest tam kto?');
    await consultant.hears('Halo, jest tam kto?');
    await write(frame, 'Pytam o herbatę.');
    const id = await consultant.hears('Pytam o herbatę.');
    assert.equal(await frame.getByText(TRUTH).count(), 0);
    await timeIsOver();
    await frame.getByText(TRUTH).waitFor();
    assert.equal(await frame.getByRole('textbox', { name: 'Napisz wiadomość' }).isEnabled(), true);
    await shoot(page, 'unanswered-1440');
    await page.setViewportSize({ width: 360, height: 800 });
    await shoot(page, 'unanswered-360');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot(page, 'unanswered-360-dark');
    await page.reload();
    await frame.page().waitForLoadState();
    const again = page.frames().find((one) => one.url().includes('/frame')) ?? frame;
    await again.getByText(TRUTH).waitFor();
    await again.getByRole('button', { name: 'Zostaw wiadomość' }).click();
    const message = again.locator('#message');
    assert.equal(await message.inputValue(), 'Halo, jest tam kto?\nPytam o herbatę.');
    await message.fill('Pytam o herbatę z lipy.');
    await again.locator('#email').fill('ewa@example.net');
    await again.getByRole('button', { name: 'Wyślij' }).click();
    await again.getByText('Zaznacz zgodę').first().waitFor();
    await again.locator('#consent').check();
    clock.advance(5_000);
    await again.getByRole('button', { name: 'Wyślij' }).click();
    await again.getByRole('heading', { name: 'Dziękujemy, mamy Twoją wiadomość' }).waitFor();
    const [lead] = await scene.service.stores.leads.list(
      scopeOfShops([scene.merchant.shop.id]),
      new Date(8e14),
      10,
    );
    const stored = await scene.service.stores.conversations.find(
      scopeOfShop(scene.merchant.shop.id),
      id as `cnv_${string}`,
    );
    assert.deepEqual(stored?.subjectKeys, lead?.subjectKeys);

    const browser = await launchBrowser({ width: 1440, height: 900 });
    const console = await newConsolePage(browser.context);
    await signInto(console, scene.service.origin, scene.merchant.email);
    await console.goto(`${scene.service.origin}/console/#/inbox/${id}`);
    await console.getByText('Odwiedzający zamiast czekać zostawił wiadomość').waitFor();
    await console.getByText('Nikt nie odpowiedział na czas').waitFor();
    await shoot(console, 'unanswered-console');
    await console.getByRole('link', { name: 'Pokaż zgłoszenie' }).click();
    await console.getByText('Pytam o herbatę z lipy.').first().waitFor();
    await browser.close();
  });

  it('can go on in the chat: an answer takes the offer away', async () => {
    const { frame } = await scene.visit();
    await write(frame, 'Czy jest miód?');
    const id = await consultant.hears('Czy jest miód?');
    await timeIsOver();
    await frame.getByText(TRUTH).waitFor();
    await write(frame, 'Czekam dalej.');
    await consultant.hears('Czekam dalej.');
    await consultant.say(id, 'Jest, lipowy.');
    await frame.getByText('Jest, lipowy.').waitFor();
    await frame.getByText(TRUTH).waitFor({ state: 'detached' });
  });

  it('has not seen an answer that came while the form or its receipt is on the screen, and is told of it', async () => {
    const { page, frame } = await scene.visit();
    await write(frame, 'Czy jest rumianek?');
    const id = await consultant.hears('Czy jest rumianek?');
    await timeIsOver();
    await frame.getByText(TRUTH).waitFor();
    await frame.getByRole('button', { name: 'Zostaw wiadomość' }).click();
    await frame.locator('#email').fill('ewa@example.net');
    await consultant.say(id, 'Jestem!');
    const toChat = (count: number) => frame.getByRole('button', { name: `Pokaż rozmowę (${count})` });
    await toChat(1).waitFor();
    await frame.locator('#consent').check();
    clock.advance(5_000);
    await frame.getByRole('button', { name: 'Wyślij' }).click();
    await frame.getByRole('heading', { name: 'Dziękujemy, mamy Twoją wiadomość' }).waitFor();
    await toChat(1).waitFor();
    await consultant.say(id, 'Jest rumianek.');
    await toChat(2).waitFor();
    await frame.getByRole('button', { name: 'Zamknij' }).click();
    await page.getByRole('button', { name: /: 2$/ }).click();
    await toChat(2).click();
    await frame.getByText('Jest rumianek.').waitFor();
    const ofThis = consultant.frames.filter(
      ({ t, conversationId }) => t === 'event.new' && conversationId === id,
    );
    const answers = ofThis.filter(({ event }) => event.author === 'staff' && event.kind === 'message');
    const read = await consultant.next(
      ({ t, conversationId, event }) =>
        t === 'event.new' && conversationId === id && event.kind === 'read' && event.author === 'visitor',
    );
    assert.ok(read.event.upTo >= answers.at(-1)?.event.seq, 'the first mark is of what the chat has shown');
  });
});
