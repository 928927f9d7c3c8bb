import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Mailer } from '../../../service/domain/model/mail/mailer.ts';
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
  leaveLead,
  makeAdvancingClock,
  makeConsoleScene,
} from '../../support/browser/console-scene.ts';
import { brokenMailer, takingMailer } from '../../support/fakes/fake-mailer.ts';
import { call, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('activity and records in the console', () => {
  const clock = makeAdvancingClock();
  let isMailServerUp = false;
  const mailer: Mailer = {
    isSet: true,
    send: (mail) => (isMailServerUp ? takingMailer : brokenMailer).send(mail),
  };
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  before(async () => {
    service = await startTestService({ overrides: { clock, mailer } });
    browser = await launchBrowser({ width: 1440, height: 900 });
    scene = await makeConsoleScene(service);
    await leaveLead(service, clock, scene.merchant.shop, {});
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  afterEach(() => assertQuiet(page));
  const shop = (tab = 'records') => `#/shops/${scene.merchant.shop.id}/${tab}`;
  it('shows who did what in plain words, narrows it, and says since when the log is whole [PR-6]', async () => {
    await goToView(page, '#/leads', '.leads-table');
    await goToView(page, '#/activity', '.activity-table');
    await page.getByText('przeglądano listę zgłoszeń').waitFor();
    await page.getByText('zalogowano się').first().waitFor();
    await page.getByLabel('Sklep').selectOption({ label: scene.merchant.shop.name });
    await page.getByText('jest kompletny i niezmieniony od').waitFor();
    await page.getByLabel('Rodzaj').selectOption('accounts');
    await page.getByText('przeglądano listę zgłoszeń').waitFor({ state: 'detached' });
    await page.getByText('zalogowano się').first().waitFor();
    assert.match(await page.title(), /^Dziennik/);
    await assertViewAtBothWidths(page, 'activity');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tabela (CSV)' }).click(),
    ]);
    assert.match(await readFile(await file.path(), 'utf8'), /staff\.sign_in/);
  });

  it('says when the log could not be checked, and checks it at another try [PR-6]', async () => {
    await goToView(page, '#/leads', '.leads-table');
    await goToView(page, '#/activity', '.activity-table');
    const path = '**/v1/staff/activity/verdict?*';
    await page.route(path, (route) => route.fulfill({ body: 'Page of a proxy.' }));
    await page.getByLabel('Sklep').selectOption({ label: scene.merchant.shop.name });
    const failure = page
      .getByRole('alert')
      .filter({ hasText: 'Nie udało się sprawdzić, czy dziennik sklepu' });
    await failure.waitFor();
    await page.unroute(path);
    await failure.getByRole('button').click();
    await page.getByText('jest kompletny i niezmieniony od').waitFor();
    assert.equal(await failure.count(), 0);
  });

  it('counts all consents by version of the text and hands them out as a signed file [CO-9]', async () => {
    await goToView(page, '#/consents', '.register-table');
    await page.getByRole('heading', { name: 'Rejestr zgód' }).waitFor();
    await page.getByLabel('Cel').selectOption({ label: 'Formularz kontaktowy' });
    await assertViewAtBothWidths(page, 'consents');
    await page.getByLabel('Stan', { exact: true }).selectOption({ label: 'Cofnięte' });
    await page.getByRole('columnheader', { name: 'Obowiązujące' }).waitFor({ state: 'detached' });
    await page.getByLabel('Stan', { exact: true }).selectOption({ label: 'Do usunięcia w ciągu 30 dni' });
    await page.locator('.register-table').waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('button', { name: 'JSON' }).isDisabled(), true);
    const { leadRetentionDays } = scene.merchant.shop;
    const keep = (days: number) =>
      service.stores.shops.update(scopeOfShop(scene.merchant.shop.id), { leadRetentionDays: days });
    await keep(14);
    await goToView(page, '#/activity', '.activity-table');
    await goToView(page, '#/consents', '.register-table');
    await page.getByLabel('Stan', { exact: true }).selectOption({ label: 'Do usunięcia w ciągu 30 dni' });
    await page.getByText('do usunięcia w ciągu 30 dni: 1').waitFor();
    await assertViewAtBothWidths(page, 'consents-ending');
    await keep(leadRetentionDays);
    await page.getByLabel('Stan', { exact: true }).selectOption({ label: 'Wszystkie stany' });
    await page.getByLabel('Cel').selectOption({ label: 'Formularz kontaktowy' });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'JSON' }).click(),
    ]);
    const register = JSON.parse(await readFile(await file.path(), 'utf8'));
    assert.deepEqual([register.set.count, register.filter.purpose], [1, 'reply']);
  });

  it('draws up the record of processing and enters a breach [PR-4, SE-4]', async () => {
    await goToView(page, shop(), '.record-fold');
    const record = page.locator('.record-fold');
    await record.locator('summary').click();
    await record.getByText('Sklep Testowy sp. z o.o.').first().waitFor();
    await page.getByRole('button', { name: 'Wpisz naruszenie' }).click();
    await page.getByLabel('Co się stało').fill('Zgubiony laptop.');
    await page.getByLabel('Możliwe skutki dla osób').fill('Niechciane wiadomości.');
    await page.getByLabel('Co zrobiono i co będzie zrobione').fill('Zablokowano konto.');
    await page.getByRole('button', { name: 'Wpisz', exact: true }).click();
    await page.locator('.breach', { hasText: 'Zgubiony laptop.' }).waitFor();
    await assertViewAtBothWidths(page, 'records');
    await page.getByRole('button', { name: 'Zawiadomienie i projekty pism' }).click();
    await page.getByText('Zgubiony laptop.').nth(1).waitFor();
    await assertViewAtBothWidths(page, 'breach-texts');
    await page.keyboard.press('Escape');
  });

  it('marks what is wrong in a breach, and loses nothing that was typed [SE-4]', async () => {
    await goToView(page, '#/activity', '.activity-table');
    await goToView(page, shop(), '.record-fold');
    await page.getByRole('button', { name: 'Wpisz naruszenie' }).click();
    const edges = () =>
      page.locator('.triple .field').evaluateAll((fields) =>
        fields.map((field) => {
          const input = field.querySelector('input');
          return (input?.getBoundingClientRect().right ?? 0) <= field.getBoundingClientRect().right + 1;
        }),
      );
    assert.deepEqual(await edges(), [true, true, true], 'each time stays in its column');
    await page.getByLabel('Co się stało').fill('Zgubiony pendrive.');
    await page.getByLabel('Możliwe skutki dla osób').fill('Niechciane wiadomości.');
    await page.getByLabel('Co zrobiono i co będzie zrobione').fill('Zmieniono klucze.');
    const send = page.getByRole('button', { name: 'Wpisz', exact: true });
    for (const name of ['zgłoszenia', 'rozmowy']) await page.getByLabel(name, { exact: true }).uncheck();
    await send.click();
    await page.getByText('Wybierz co najmniej jedną opcję.').waitFor();
    const group = page.locator('fieldset:focus', { hasText: 'rozmowy' });
    await group.waitFor();
    await assertViewAtBothWidths(page, 'breach-form-faults');
    await page.getByLabel('rozmowy', { exact: true }).check();
    await page.getByLabel('Stwierdzono').fill('2020-01-01T10:00');
    await send.click();
    await page.getByText('To wcześniej niż początek naruszenia.').waitFor();
    assert.equal(await page.getByLabel('Stwierdzono').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.getByLabel('Stwierdzono').evaluate((it) => it === document.activeElement), true);
    await goToView(page, '#/activity', '.activity-table');
    await goToView(page, shop(), '.record-fold');
    assert.equal(await page.getByLabel('Co się stało').inputValue(), 'Zgubiony pendrive.');
    await assertViewAtBothWidths(page, 'breach-form');
    await page.getByRole('button', { name: 'Anuluj' }).click();
  });

  it('records a breach once when the answer to the first press was lost [SE-4]', async () => {
    await goToView(page, '#/activity', '.activity-table');
    await goToView(page, shop(), '.record-fold');
    await page.getByRole('button', { name: 'Wpisz naruszenie' }).click();
    await page.getByLabel('Co się stało').fill('Zgubiona teczka.');
    await page.getByLabel('Możliwe skutki dla osób').fill('Brak.');
    await page.getByLabel('Co zrobiono i co będzie zrobione').fill('Szukamy jej.');
    const path = '**/v1/staff/breaches';
    await page.route(path, async (route) => {
      await route.fetch();
      await route.fulfill({ body: 'Page of a proxy.' });
    });
    const send = page.getByRole('button', { name: 'Wpisz', exact: true });
    await Promise.all([page.waitForResponse(path), send.click()]);
    await page.unroute(path);
    await send.click();
    await page.locator('.breach', { hasText: 'Zgubiona teczka.' }).first().waitFor();
    assert.equal(await page.locator('.breach', { hasText: 'Zgubiona teczka.' }).count(), 1);
  });

  it('closes a breach only once its risk is judged, and asks before [SE-4]', async () => {
    const token = await signIn(service, scene.merchant.email);
    const at = clock.now().toISOString();
    const facts = { what: 'Zgubiony klucz.', consequences: 'Brak.', measures: 'Zmieniono zamki.' };
    const times = { from: at, to: at, foundAt: at };
    const touched = { kinds: ['leads'], natures: ['availability'], reach: 'received' };
    const body = { shopId: scene.merchant.shop.id, shopIds: null, ...facts, ...times, ...touched };
    const opened = await call(service, 'POST', '/v1/staff/breaches', { token, body });
    assert.equal(opened.status, 201, opened.text);
    await goToView(page, '#/activity', '.activity-table');
    await goToView(page, shop(), '.record-fold');
    const row = page.locator('.breach', { hasText: 'Zgubiony klucz.' });
    const close = row.getByRole('button', { name: 'Zamknij', exact: true });
    const dialog = page.getByRole('dialog');
    await close.click();
    await dialog.getByText('Zanim zamkniesz wpis, oceń ryzyko').waitFor();
    await assertViewAtBothWidths(page, 'breach-unjudged');
    await dialog.getByLabel('Uzasadnienie').fill('Zamki zmieniono tego samego dnia.');
    await dialog.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await row.getByText('Zamki zmieniono tego samego dnia.').waitFor();
    await close.click();
    await dialog.getByText('Zamkniętego wpisu nie da się otworzyć').waitFor();
    await assertViewAtBothWidths(page, 'breach-close');
    await dialog.getByRole('button', { name: 'Anuluj' }).click();
    await dialog.waitFor({ state: 'detached' });
    const stateOf = async () =>
      (await service.stores.breaches.get(scopeOfShop(scene.merchant.shop.id), opened.body.id))?.state;
    assert.notEqual(await stateOf(), 'closed');
    await close.click();
    await dialog.locator('button[type=submit]').click();
    await row.getByText('zamknięte').waitFor();
    assert.equal(await stateOf(), 'closed');
  });

  it('exports everything, leaves, and takes it back [PR-5]', async () => {
    await goToView(page, shop('departure'), '.card');
    await page.getByLabel('Twoje hasło').fill(PASSWORD);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Eksportuj wszystko' }).click(),
    ]);
    const body = JSON.parse(await readFile(await file.path(), 'utf8'));
    assert.equal(body.leads[0].sealed.name, 'Żaneta Kowalska');
    await page.getByText('Eksport gotowy').waitFor();
    await page.getByRole('button', { name: 'Zamknij czat i usuń wszystko' }).click();
    await page.getByLabel('Twoje hasło').fill(PASSWORD);
    await page.getByLabel('Wpisz nazwę sklepu').fill(scene.merchant.shop.name);
    await page.getByRole('button', { name: 'Zamknij czat i usuń wszystko' }).click();
    await page.getByText('Ten sklep rezygnuje z czatu Zgoda').waitFor();
    await assertViewAtBothWidths(page, 'leaving');
    await goToView(page, shop('account'), '.banner-bad');
    await page.getByText(/jest zamknięty, a\swszystkie dane zostaną usunięte \d+ \S+ \d{4}/).waitFor();
    assert.equal(await page.getByText('Brakuje:').count(), 0);
    await assertViewAtBothWidths(page, 'leaving-account');
    await goToView(page, '#/shops', '.shop-card');
    const card = page.locator('.shop-card', { hasText: scene.merchant.shop.name });
    await card.getByText('czat zamknięty: dane do usunięcia').waitFor();
    assert.equal(await card.getByText('Dokończ pierwsze kroki').count(), 0);
    await goToView(page, '#/leads', '.leads-table');
    const strip = page.locator('.strips').getByText(`${scene.merchant.shop.name}: czat jest zamknięty`);
    await strip.waitFor();
    await page.locator('.strips').getByRole('link', { name: 'Szczegóły' }).click();
    await page.getByRole('link', { name: 'Eksport i rezygnacja' }).first().click();
    await page.getByRole('button', { name: 'Cofnij rezygnację' }).click();
    await page.getByText('Ten sklep rezygnuje z czatu Zgoda').waitFor({ state: 'detached' });
    await page.getByText('Cofnięto: sklep zostaje').waitFor();
  });

  it('lets the operator name the shops that a breach reaches, and asks before their controllers are told [SE-4]', async () => {
    await goToView(page, '#/activity', '.activity-table');
    await goToView(page, '#/operator-records', '.record-fold');
    await page.getByRole('button', { name: 'Wpisz naruszenie' }).click();
    for (const label of ['Co się stało', 'Możliwe skutki dla osób', 'Co zrobiono i co będzie zrobione'])
      await page.getByLabel(label).fill('Zły plik eksportu.');
    await page.getByLabel('Wybrane sklepy').check();
    const send = page.getByRole('button', { name: 'Wpisz', exact: true });
    await send.click();
    await page.getByText('Wybierz co najmniej jedną opcję.').waitFor();
    await page.locator('fieldset:focus', { hasText: scene.secondShop.name }).waitFor();
    await page.getByLabel(scene.secondShop.name).check();
    await assertViewAtBothWidths(page, 'breach-shops');
    await send.click();
    const row = page.locator('.breach', { hasText: 'Zły plik eksportu.' });
    await row.getByText(scene.secondShop.name).waitFor();
    assert.equal(await row.getByText(scene.merchant.shop.name).count(), 0);
    const told = async () =>
      (await service.stores.breaches.noticesFor(scopeOfShop(scene.secondShop.id))).length;
    assert.equal(await told(), 1);
    await row.getByRole('button', { name: 'Zawiadom administratorów teraz' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(scene.secondShop.name).waitFor();
    await dialog.getByRole('button', { name: 'Anuluj' }).click();
    await row.getByText('otwarte').waitFor();
    await row.getByRole('button', { name: 'Zawiadom administratorów teraz' }).click();
    await dialog.getByRole('button', { name: 'Zawiadom administratorów teraz' }).click();
    await row.getByText('list czeka na wysłanie').waitFor();
    await row.getByText('otwarte').waitFor();
    await assertViewAtBothWidths(page, 'breach-letter-waits');
    isMailServerUp = true;
    clock.advance(600_000);
    for (;;) {
      await service.useCases.sendMails();
      const [notice] = await service.stores.breaches.noticesFor(scopeOfShop(scene.secondShop.id));
      if (notice !== undefined && notice.notifiedAt !== null) break;
    }
    await goToView(page, '#/activity', '.activity-table');
    await goToView(page, '#/operator-records', '.record-fold');
    await row.getByText('zawiadomiono', { exact: true }).waitFor();
    await row.locator('li', { hasText: 'zawiadomiono' }).waitFor();
    await assertViewAtBothWidths(page, 'breach-letter-sent');
  });

  it('gives the operator the record of all controllers [PR-4]', async () => {
    await goToView(page, '#/operator-records', '.record-fold');
    await page.locator('.record-fold summary').click();
    await page.getByText('art. 30 ust. 2 RODO').first().waitFor();
    await assertViewAtBothWidths(page, 'operator');
  });
});
