import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { Page } from 'playwright-core';
import { makePushSender } from '../../../service/outbound/push/push-sender.ts';
import { systemClock } from '../../../service/outbound/system-clock.ts';
import { LOCALES } from '../../../service/protocol/vocabulary.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
} from '../../support/browser/console-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type LocalPushService, startPushService } from '../../support/surroundings/push-service.ts';

const shown = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration('/console/');
    const all = (await worker?.getNotifications()) ?? [];
    return all.map(({ title, body }) => `${title}: ${body}`);
  });
/** Attempts per delivery: browsers drop a push to a worker that is just starting. */
const LOOKS = 100;
const untilShown = async (page: Page, deliver: () => Promise<void>): Promise<string[]> => {
  for (;;) {
    await deliver();
    for (let look = 0; look < LOOKS; look += 1) {
      const all = await shown(page);
      if (all.length > 0) return all;
    }
  }
};

describe('a phone that rings', () => {
  let pushes: LocalPushService;
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  before(async () => {
    pushes = await startPushService();
    const privateKeyPem = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const settings = { contact: 'mailto:it@operator.example', privateKeyPem, hosts: ['push.example'] };
    const push = makePushSender(settings, systemClock, [pushes.host], pushes.certificate);
    service = await startTestService({ overrides: { push } });
    browser = await launchBrowser({ width: 1440, height: 900, hasNotifications: true });
    await browser.context.grantPermissions(['notifications'], { origin: service.origin });
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    // The local push service replaces the vendors', which are unreachable here.
    const address = pushes.subscribe('/telefon');
    const bytes = (key: string) => JSON.stringify([...Buffer.from(key, 'base64url')]);
    await page.addInitScript({
      content: `PushManager.prototype.subscribe = async () => ({
        endpoint: ${JSON.stringify(address.endpoint)},
        getKey: (name) => new Uint8Array(name === 'auth' ? ${bytes(address.auth)} : ${bytes(address.p256dh)}).buffer,
      });`,
    });
    await signInto(page, service.origin, scene.merchant.email);
  });
  after(async () => {
    await browser.close();
    await service.stop();
    await pushes.stop();
  });
  afterEach(() => assertQuiet(page));
  const deliver = async (): Promise<void> => {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const session = await browser.context.newCDPSession(page);
    const registered = async (): Promise<string> => {
      for (;;) {
        const updated = new Promise<string | undefined>((resolve) =>
          session.once('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) =>
            resolve(first?.registrationId),
          ),
        );
        await session.send('ServiceWorker.enable');
        const id = await updated;
        if (id !== undefined) return id;
        await session.send('ServiceWorker.disable');
      }
    };
    await session.send('ServiceWorker.deliverPushMessage', {
      origin: service.origin,
      registrationId: await registered(),
      data: pushes.caught.at(-1)?.text ?? '',
    });
    await session.detach();
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('is turned on by a press, says in words what it is, and is tried out', async () => {
    await goToView(page, '#/profile', '#alerts h3');
    await page
      .getByText('Powiadomienia są wyłączone')
      .or(page.getByText('Powiadomienia są włączone'))
      .waitFor();
    await button('Włącz powiadomienia na tym urządzeniu').click();
    await page.getByText('To urządzenie dzwoni także wtedy, gdy konsola jest zamknięta.').waitFor();
    await page.getByText(`przechodzi przez ${pushes.host}`).waitFor();
    await button('Wyślij mi powiadomienie próbne').click();
    await page.getByText('Wysłano. Powinno się pojawić').waitFor();
    await pushes.until(1);
    assert.deepEqual(await untilShown(page, deliver), [
      'Powiadomienie próbne: Tak zobaczysz, że ktoś czeka na czacie.',
    ]);
    await page.getByLabel('Godziny ciszy').check();
    await assertViewAtBothWidths(page, 'alerts');
    await page.emulateMedia({ colorScheme: 'dark' });
    await assertViewAtBothWidths(page, 'alerts-dark');
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('keeps the seconds and quiet hours that the person chose', async () => {
    await page.getByLabel('E-mail do mnie, gdy jestem, po upływie').selectOption('120');
    await page.getByLabel('Od', { exact: true }).fill('21:30');
    await page.getByLabel('Strefa czasowa').selectOption('Europe/Warsaw');
    await button('Zapisz').click();
    await page.getByText('Zapisano').first().waitFor();
    const staff = await service.stores.staff.get(scene.merchant.ownerId);
    assert.deepEqual(staff?.alerts, {
      mailAfterS: 120,
      ownerAfterS: 180,
      ringsWhenClosed: true,
      quiet: { from: '21:30', to: '07:00', timeZone: 'Europe/Warsaw' },
    });
    await service.stores.staff.update(scene.merchant.ownerId, { alerts: null });
  });

  it('opens the chat that waits when the notification is pressed, and the chat says who was told', async () => {
    const { id, visitor } = await openConversation(service, scene.merchant.shop, 'Czy jest jeszcze melisa?');
    const owner = await service.stores.staff.get(scene.merchant.ownerId);
    await service.stores.alerts.insert({ shopId: scene.merchant.shop.id } as never, {
      id: 'alr_test',
      shopId: scene.merchant.shop.id,
      conversationId: id as never,
      staffId: scene.merchant.ownerId,
      kind: 'push',
      waitingSince: new Date(),
      at: new Date(),
      result: 'delivered',
      expiresAt: new Date(Date.now() + 86_400_000),
    });
    const [worker] = browser.context.serviceWorkers();
    assert.ok(worker !== undefined, 'the worker runs');
    await worker.evaluate(`{
      const press = new Event('notificationclick');
      press.notification = { close() {} };
      press.waitUntil = (work) => work.catch(() => {});
      dispatchEvent(press);
    }`);
    await page.waitForURL(`**/console/#/inbox/${id}`);
    await page.locator('.composer textarea').waitFor();
    await page.locator('.alerted', { hasText: `${owner?.name}: powiadomienie` }).waitFor();
    await assertViewAtBothWidths(page, 'alerted');
    await visitor.close();
  });

  it('says what to do where the browser blocks notifications', async () => {
    const blocking = await launchBrowser({ width: 1440, height: 900 });
    const other = await newConsolePage(blocking.context);
    await signInto(other, service.origin, scene.merchant.email);
    await goToView(other, '#/profile', '#alerts h3');
    await other.getByText('Przeglądarka blokuje powiadomienia z tej strony.').waitFor();
    assertQuiet(other);
    await blocking.close();
  });

  it('is an app with a name in the language of the person, an icon for every phone, and a worker that keeps nothing', async () => {
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    assert.equal(href, '/console/app-pl.webmanifest');
    const session = await browser.context.newCDPSession(page);
    const { errors, data } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    assert.equal(JSON.parse(data ?? '{}').name, 'Zgoda – czat sklepu');
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
    for (const locale of LOCALES) {
      const answer = await fetch(`${service.origin}/console/app-${locale}.webmanifest`);
      assert.equal(answer.status, 200, locale);
      assert.equal(((await answer.json()) as { lang: string }).lang, locale);
    }
    await session.detach();
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
    const scopes = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
    );
    assert.deepEqual(scopes, ['/console/']);
  });
});
