import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { daysLeft, dueDate } from '../../../service/domain/subject-rights/subject-request.ts';
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
import { addMember, call, pushPolicy, signedCall, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

describe('the rights desk in the console', () => {
  const clock = makeAdvancingClock();
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let sink: SmtpSink;
  before(async () => {
    sink = await startSmtpSink();
    sink.refuseWith = { code: 451, text: 'later' };
    service = await startTestService({ env: sink.env, overrides: { clock } });
    browser = await launchBrowser({ width: 1440, height: 900 });
    scene = await makeConsoleScene(service);
    await leaveLead(service, clock, scene.merchant.shop);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  after(async () => {
    await browser.close();
    await service.stop();
    await sink.stop();
  });
  afterEach(() => assertQuiet(page));
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('says from a lead what is held about its person, and registers the request [RT-1]', async () => {
    const shops = scopeOfShops([scene.merchant.shop.id]);
    const [lead] = await service.stores.leads.list(shops, new Date(8e14), 1);
    assert.ok(lead);
    await goToView(page, `#/leads/${lead.id}`, '.lead-message');
    await page.getByRole('link', { name: 'Co przechowujemy o tej osobie?' }).click();
    await page.getByText(/^Mamy: .*1 /).waitFor();
    await page.getByLabel('Rodzaj żądania').selectOption('erasure');
    await assertViewAtBothWidths(page, 'requests');
    await button('Zapisz żądanie').click();
    await page.getByRole('heading', { name: 'Potwierdź, kto prosi' }).waitFor();
    const [request] = await service.stores.subjectRequests.open(shops);
    assert.ok(request?.refs.includes(lead.id));
    await page.getByRole('link', { name: /1 otwarte żądanie dotyczące danych$/ }).waitFor();
  });

  it('offers only what fits: lifts what is restricted, extends once for a chosen reason [RT-3, RT-5]', async () => {
    await page.getByRole('button', { name: 'Osoba zna szczegóły zamówienia' }).click();
    await button('Ukryj przed zespołem, ale zachowaj').waitFor();
    assert.equal(await button('Znieś ograniczenie').count(), 0);
    assert.equal(await page.locator('option[value=compelling_ground]').count(), 0);
    await assertViewAtBothWidths(page, 'request');
    await button('Ukryj przed zespołem, ale zachowaj').click();
    await button('Znieś ograniczenie').click();
    await button('Ukryj przed zespołem, ale zachowaj').waitFor();
    await page.getByLabel('Powód').selectOption('number');
    await button('Przedłuż o dwa miesiące').click();
    await button('Przedłuż o dwa miesiące').waitFor({ state: 'detached' });
    const [request] = await service.stores.subjectRequests.open(scopeOfShops([scene.merchant.shop.id]));
    assert.equal(request?.extension, 'number');
    const history = (await page.locator('ol').textContent()) ?? '';
    assert.match(history, /potwierdzono tożsamość: szczegółami.zamówienia/);
    assert.match(history, /przedłużono: /);
  });

  it('says of a shop without a plugin that the platform’s own tools are to be used, and offers no button [AD-25]', async () => {
    await page.getByRole('heading', { name: 'W sklepie' }).waitFor();
    await page.getByText('Użyj narzędzi sklepu.').waitFor();
    assert.equal(await button('Przekaż do sklepu').count(), 0);
  });

  it('saves what is held as files, however long it takes [RT-1]', async () => {
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    await button('Zapisz wszystko do pliku').click();
    await page.getByText('zapisano dane do pliku').waitFor();
    assert.deepEqual([...downloads].sort(), ['zgoda.html', 'zgoda.json']);
  });

  it('lifts what a closed request has hidden, and says when an act reached nothing [RT-3]', async () => {
    const token = await signIn(service, scene.merchant.email);
    const shops = scopeOfShops([scene.merchant.shop.id]);
    const [lead] = await service.stores.leads.list(shops, new Date(8e14), 1);
    assert.ok(lead);
    const openRequest = async (person: Record<string, string>) => {
      const kind = { kind: 'restriction', locale: 'pl', identity: 'order' };
      const body = { shopId: scene.merchant.shop.id, ...kind, ...person };
      const { id } = (await call(service, 'POST', '/v1/staff/requests', { body, token })).body;
      await goToView(page, '#/requests', '.rows-item');
      await goToView(page, `#/requests/${id}`, 'h2');
      await button('Ukryj przed zespołem, ale zachowaj').click();
    };
    await openRequest({ email: 'nieznana@klient.example' });
    await page.getByText('Nie znaleziono żadnych zapisanych danych tej osoby').waitFor();
    await openRequest({ leadId: lead.id });
    await button('Znieś ograniczenie').waitFor();
    await button('Oznacz jako załatwione').click();
    const hidden = page.getByRole('heading', { name: 'Ukryte przez to żądanie' });
    await hidden.waitFor();
    await assertViewAtBothWidths(page, 'request-that-hides');
    await button('Znieś ograniczenie').click();
    await hidden.waitFor({ state: 'detached' });
    const freed = await service.stores.leads.get(scopeOfShop(scene.merchant.shop.id), lead.id);
    assert.equal(freed?.restrictedAt, null);
  });

  it('counts the month from the day of receipt, and names shop and due date of each request [RT-5]', async () => {
    await goToView(page, '#/requests', '.rows-item');
    await button('Nowe żądanie').click();
    await button('Zapisz żądanie').click();
    await page.getByText('Podaj adres e-mail albo numer telefonu.').waitFor();
    await page.getByLabel('Sklep').first().selectOption({ label: scene.secondShop.name });
    const email = page.getByRole('textbox', { name: 'E-mail' });
    await email.fill('list@klient.example');
    await goToView(page, '#/leads', '.leads-table');
    await goToView(page, '#/requests', '.rows-item');
    await email.waitFor();
    assert.equal(await email.inputValue(), 'list@klient.example');
    assert.equal(await page.getByLabel('Sklep').first().inputValue(), scene.secondShop.id);
    const received = new Date(clock.now().getTime() - 9 * 86_400_000);
    const due = dueDate(received, false);
    const receivedOn = page.getByLabel('Data wpływu');
    const toCome = new Date(clock.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
    for (const [day, said] of [
      [toCome, 'Ten dzień jeszcze nie nadszedł.'],
      ['12026-01-01', 'Ten dzień jeszcze nie nadszedł.'],
      ['', 'Wypełnij to pole.'],
    ] as const) {
      await receivedOn.fill(received.toISOString().slice(0, 10));
      await page.getByText('Ten dzień jeszcze nie nadszedł.').waitFor({ state: 'detached' });
      await receivedOn.fill(day);
      await button('Zapisz żądanie').click();
      await page.getByText(said).waitFor();
    }
    await receivedOn.fill(received.toISOString().slice(0, 10));
    await button('Zapisz żądanie').click();
    const day = (at: Date) =>
      new Intl.DateTimeFormat('pl', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
    const dates = `Wpłynęło ${day(received)} · Termin ${day(due)}`;
    await page.getByText(dates).waitFor();
    await page.locator('main').getByText(scene.secondShop.name).waitFor();
    await page.getByText(new RegExp(`^zosta\\S+ ${daysLeft(due, clock.now())} d`)).waitFor();
    await goToView(page, '#/requests', '.rows-item');
    const row = page.locator('.rows-item', { hasText: scene.secondShop.name });
    assert.match((await row.textContent()) ?? '', new RegExp(dates));
    await assertViewAtBothWidths(page, 'requests-of-shops');
  });

  it('shows on an open page what a colleague or the person did meanwhile, and drops a form that is closed [RT-5]', async () => {
    const token = await signIn(service, scene.merchant.email);
    const person = { kind: 'access', locale: 'pl', email: 'otwarta@klient.example' };
    const body = { shopId: scene.merchant.shop.id, ...person };
    const { id } = (await call(service, 'POST', '/v1/staff/requests', { body, token })).body;
    await goToView(page, '#/requests', '.rows-item');
    await button('Nowe żądanie').click();
    await page.getByRole('textbox', { name: 'E-mail' }).fill('pomyłka@klient.example');
    await button('Nowe żądanie').click();
    await button('Nowe żądanie').click();
    assert.equal(await page.getByRole('textbox', { name: 'E-mail' }).inputValue(), '');
    await goToView(page, `#/requests/${id}`, 'h2');
    await page.getByRole('heading', { name: 'Potwierdź, kto prosi' }).waitFor();
    const act = (verb: string, details: Record<string, unknown>) =>
      call(service, 'POST', `/v1/staff/requests/${id}/${verb}`, { token, body: details });
    assert.equal((await act('identify', { proof: 'order' })).status, 200);
    await button('Zapisz wszystko do pliku').waitFor();
    await page.getByRole('heading', { name: 'Potwierdź, kto prosi' }).waitFor({ state: 'detached' });
  });

  it('says that a mail server took an answer only of the mail that it took [RT-1, RT-5]', async () => {
    const token = await signIn(service, scene.merchant.email);
    const answerOne = async (email: string) => {
      const body = { shopId: scene.merchant.shop.id, kind: 'access', locale: 'pl', identity: 'order', email };
      const { id } = (await call(service, 'POST', '/v1/staff/requests', { body, token })).body;
      await goToView(page, '#/requests', '.rows-item');
      await goToView(page, `#/requests/${id}`, 'h2');
      await button('Wyślij odpowiedź osobie').click();
    };
    const taken = page.getByText('Serwer poczty przyjął wiadomość z linkiem');
    await answerOne('odmowa@klient.example');
    await page.getByText('Wiadomość z linkiem czeka na wysłanie').waitFor();
    await button('Odmów').click();
    await page.locator('ol').getByText('odmówiono').waitFor();
    assert.equal(await taken.count(), 0, 'the mail was removed');
    sink.refuseWith = null;
    await answerOne('wysłana@klient.example');
    await taken.waitFor();
    const said = page.locator('p[role=status]', { has: taken });
    assert.match((await said.textContent()) ?? '', /żądanie jest zamknięte.*\/your-data\/#[\w-]{43}/);
    await assertViewAtBothWidths(page, 'answer-taken');
    sink.refuseWith = { code: 451, text: 'later' };
  });

  it('names the proof of identity as that, never as the way in which a request came [RT-2]', async () => {
    const first = (await page.locator('ol > li').first().textContent()) ?? '';
    assert.match(first, /przyjęto, potwierdzono tożsamość: szczegółami.zamówienia/);
  });

  it('tells people who manage no shop that requests are not for them, never that there are none [RT-1]', async () => {
    const auditor = await addMember(service, scene.merchant.organisationId, 'auditor');
    const other = await launchBrowser({ locale: 'en-GB' });
    try {
      const theirs = await newConsolePage(other.context);
      await signInto(theirs, service.origin, auditor.email);
      await goToView(theirs, '#/requests', '.empty');
      await theirs
        .getByText('Żądaniami dotyczącymi danych zajmują się tylko właściciele i kierownicy.')
        .waitFor();
      assert.equal(await theirs.getByRole('button', { name: 'Nowe żądanie' }).count(), 0);
    } finally {
      await other.close();
    }
  });

  it('lets the shop decide whether an erasure confirmed by mail waits for it [RT-2]', async () => {
    await goToView(page, '#/requests', '.rows-item');
    const box = page.getByLabel('Usuń od razu, gdy osoba potwierdzi e-mailem');
    const settings = () => service.stores.rightsSettings.get(scopeOfShop(scene.merchant.shop.id));
    assert.equal(await box.isChecked(), false);
    await box.check();
    await page.getByText('Zapisano').first().waitFor();
    assert.equal((await settings()).selfErasure, 'at_once');
    await button('Cofnij').click();
    await page.waitForFunction(() => document.querySelector('.check input:checked') === null);
    assert.equal((await settings()).selfErasure, 'shop_confirms');
  });

  it('says that refusing an objection ends offers all the same, once it is known who objects [MK-4]', async () => {
    const token = await signIn(service, scene.merchant.email);
    const person = { kind: 'objection', locale: 'pl', email: 'iga@klient.example' };
    const body = { shopId: scene.merchant.shop.id, ...person };
    const { id } = (await call(service, 'POST', '/v1/staff/requests', { body, token })).body;
    await goToView(page, '#/requests', '.rows-item');
    await goToView(page, `#/requests/${id}`, 'h2');
    await button('Odmów').waitFor();
    const ends = page.getByText('Oferty do tej osoby i tak się zakończą');
    assert.equal(await ends.count(), 0);
    await page.getByRole('button', { name: 'Osoba zna szczegóły zamówienia' }).click();
    await ends.waitFor();
    assert.equal(await page.getByText('wcześniejszą').count(), 0, 'no request is earlier than itself');
    await assertViewAtBothWidths(page, 'refused-objection');
  });

  it('hands a request to the shop server, takes it back while it waits, and says what the shop server made of it [AD-36]', async () => {
    const { merchant } = scene;
    const adapter = { platform: 'wordpress', version: '0.1.0', platformVersion: '6.8', takesTasks: true };
    await pushPolicy(service, merchant, {}, { adapter });
    const token = await signIn(service, merchant.email);
    const person = { kind: 'erasure', locale: 'pl', identity: 'order', email: 'ola@klient.example' };
    const body = { shopId: merchant.shop.id, ...person };
    const { id } = (await call(service, 'POST', '/v1/staff/requests', { body, token })).body;
    const tell = (word: Record<string, string>) =>
      signedCall(service, merchant, 'POST', '/v1/adapter/tasks', JSON.stringify({ id, ...word }));
    const look = async (text: string) => {
      await goToView(page, '#/requests', '.rows-item');
      await goToView(page, `#/requests/${id}`, 'h2');
      await page.getByText(text).first().waitFor();
    };
    await look('Przekaż mu żądanie, zanim je zamkniesz');
    await assertViewAtBothWidths(page, 'in-the-store');
    await button('Przekaż do sklepu').focus();
    await page.keyboard.press('Enter');
    await button('Cofnij przekazanie').waitFor();
    await page.keyboard.press('Enter');
    await button('Przekaż do sklepu').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Czeka na sklep od:').waitFor();
    await assertViewAtBothWidths(page, 'in-the-store-waiting');
    await button('Usuń wszystko na stałe').click();
    await page.getByText('sklep już go nie dostanie').waitFor();
    await button('Anuluj').click();
    await tell({ state: 'taken' });
    await look('Sklep przyjął żądanie:');
    assert.equal(await button('Cofnij przekazanie').count(), 0);
    await assertViewAtBothWidths(page, 'in-the-store-taken');
    await tell({ state: 'refused', reason: 'dismissed' });
    await look('usunięto je tam z listy bez wykonania');
    await button('Przekaż jeszcze raz').click();
    await page.getByText('Czeka na sklep od:').waitFor();
    await tell({ state: 'done' });
    await look('Załatwiono w sklepie:');
    await page.getByText('przekazano do sklepu').first().waitFor();
    await assertViewAtBothWidths(page, 'in-the-store-done');
  });
});
