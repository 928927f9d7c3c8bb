import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { LEADS_PAGE } from '../../../service/domain/lead/read-leads.ts';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { NoticeId } from '../../../service/protocol/vocabulary.ts';
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
import { aLead, later } from '../../support/builders/builders.ts';
import { aMembership } from '../../support/builders/staff-builders.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { addMember, call, makeMerchant, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('leads in the console', () => {
  const clock = makeAdvancingClock();
  const stores = makeMemoryStores();
  let isTampered = false;
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;

  before(async () => {
    const get = stores.notices.get.bind(stores.notices);
    stores.notices.get = async (scope, id: NoticeId) => {
      const notice = await get(scope, id);
      if (notice === null || !isTampered) return notice;
      const textPlain = notice.content.textPlain.replace('odpowiedzieć', 'odpowiedziec');
      return { ...notice, content: { ...notice.content, textPlain } };
    };
    service = await startTestService({ stores, overrides: { clock } });
    browser = await launchBrowser({ width: 1280, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    isTampered = false;
    await browser.context.clearCookies();
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });

  const openLead = async (text: string) => {
    await goToView(page, '#/leads', '.leads-table');
    await page.getByRole('row', { name: text }).getByRole('link').click();
    await page.getByText(text).waitFor();
  };

  it('lists the leads of all shops and opens one with what may be done with it', async () => {
    await leaveLead(service, clock, scene.merchant.shop, { message: 'Czy herbata jest świeża?' });
    await leaveLead(service, clock, scene.secondShop, { message: 'Czy świece pachną?', consent: undefined });
    await signInto(page, service.origin, scene.merchant.email);
    await goToView(page, '#/leads', '.leads-table');
    await page.getByRole('row', { name: 'Czy świece pachną?' }).getByText('prośba').waitFor();
    await openLead('Czy herbata jest świeża?');
    await page.getByRole('heading', { name: 'Żaneta Kowalska' }).waitFor();
    await page.getByText('Zgoda, art. 6 ust. 1 lit. a RODO.').waitFor();
    await page.getByText('Potem zostanie automatycznie usunięte.').waitFor();
    const mail = page.getByRole('link', { name: 'zaneta.kowalska@example.net' });
    assert.equal(await mail.getAttribute('href'), 'mailto:zaneta.kowalska@example.net');
  });

  it('shows alone those that are deleted within thirty days [RE-2]', async () => {
    await leaveLead(service, clock, scene.merchant.shop, { message: 'Zostaje na długo' });
    await leaveLead(service, clock, scene.secondShop, { message: 'Niedługo znika', consent: undefined });
    await service.stores.shops.update(scopeOfShop(scene.secondShop.id), { leadRetentionDays: 20 });
    await signInto(page, service.origin, scene.merchant.email);
    await goToView(page, '#/leads', '.leads-table');
    await page.getByRole('row', { name: 'Zostaje na długo' }).waitFor();
    await page.getByLabel('Stan').selectOption({ label: 'Do usunięcia w ciągu 30 dni' });
    await page.getByRole('row', { name: 'Zostaje na długo' }).waitFor({ state: 'detached' });
    await page.getByRole('row', { name: 'Niedługo znika' }).waitFor();
    await assertViewAtBothWidths(page, 'leads-ending');
  });

  it('is taken by one key, marked as answered and taken back, and says who did what', async () => {
    await leaveLead(service, clock, scene.merchant.shop, { message: 'Kiedy wyślecie?' });
    await signInto(page, service.origin, scene.merchant.email);
    await openLead('Kiedy wyślecie?');
    await page.locator('.lead-actions .primary').waitFor();
    await page.keyboard.press('t');
    await page.locator('.chips').getByText('w toku').waitFor();
    await page.getByRole('button', { name: 'Oznacz jako odpowiedziane' }).click();
    await page.locator('.chips').getByText('z odpowiedzią').waitFor();
    await assertViewAtBothWidths(page, 'lead-answered');
    await page.getByRole('button', { name: 'Cofnij' }).last().click();
    await page.locator('.chips').getByText('w toku').waitFor();
    const steps = page.getByRole('region', { name: 'Co zrobiono' }).getByRole('listitem');
    assert.equal(await steps.count(), 3);
    assert.match((await steps.last().textContent()) ?? '', /przejmuje zgłoszenie/);
  });

  it('proves who agreed to which words, and says so first [CO-9]', async () => {
    await leaveLead(service, clock, scene.merchant.shop, { message: 'Proszę o ofertę.', phone: undefined });
    await signInto(page, service.origin, scene.merchant.email);
    await openLead('Proszę o ofertę.');
    await page.getByRole('button', { name: 'Pokaż dowód' }).click();
    const proof = page.getByRole('region', { name: 'Dowód' });
    await proof.getByText('Dowód jest ważny.').waitFor();
    await proof.getByText('zaznaczyła pole zgody i wysłała formularz').first().waitFor();
    // biome-ignore lint/performance/useDomNodeTextContent: what is folded away does not count
    const folded = (await proof.innerText()).split(/\s+/).length;
    assert.ok(folded <= 200, `${folded} words`);
    await proof.getByText('imię i nazwisko, e-mail, wiadomość', { exact: true }).waitFor();
    await proof.getByText('Wszystkie sprawdzenia wypadły pomyślnie').click();
    await proof.getByText('Więcej o tym dowodzie').click();
    await proof.getByText('Dokładna treść, którą zobaczyła').click();
    await proof.getByText('puste (niezaznaczone)').waitFor();
    await proof.getByText(/^Wyrażam zgodę na przetwarzanie moich danych osobowych/).waitFor();
    await proof.getByRole('link', { name: 'Polityka prywatności' }).waitFor();
    assert.equal(await proof.locator('.checks .is-bad').count(), 0);
    assert.equal(
      await proof
        .locator('.checks')
        .getByText(/granted_|notice_text/)
        .count(),
      0,
    );

    await proof.getByText('Skróty i podpis').click();
    await proof.getByText('Skrót zdarzenia').waitFor();

    const downloading = page.waitForEvent('download');
    await proof.getByRole('button', { name: 'Plik dowodu (JSON)' }).click();
    const file = await (await downloading).path();
    const evidence = JSON.parse(await readFile(file, 'utf8'));
    assert.equal(evidence.format, 'zgoda-evidence/3');
    assert.deepEqual(Object.keys(evidence), Object.keys(evidence).sort(), 'as it was signed');
  });

  it('says that the proof does not hold once a single letter was changed [CO-9]', async () => {
    await leaveLead(service, clock, scene.merchant.shop, { message: 'Zmieniony dowód' });
    isTampered = true;
    await signInto(page, service.origin, scene.merchant.email);
    await openLead('Zmieniony dowód');
    await page.getByRole('button', { name: 'Pokaż dowód' }).click();
    await page.getByText('Dowód jest nieważny.').waitFor();
    await page.locator('.checks .is-bad', { hasText: 'Pokazaną treść zmieniono' }).waitFor();
  });

  it('shows a lead kept as a request without claiming any consent', async () => {
    await leaveLead(service, clock, scene.secondShop, { message: 'Bez zgody', consent: undefined });
    await signInto(page, service.origin, scene.merchant.email);
    await openLead('Bez zgody');
    await page.getByRole('button', { name: 'Pokaż dowód' }).click();
    await page.getByText('Nie pytano o zgodę.').first().waitFor();
    await page.getByText('Więcej o tym dowodzie').click();
    await page.getByText('pola nie pokazano').waitFor();
    await page.getByText('Żadna strona polityki nie była opublikowana.').waitFor();
  });

  it('hides the proof from a consultant and every lead from another owner [SE-1, SE-3]', async () => {
    const stranger = await makeMerchant(service);
    await leaveLead(service, clock, scene.merchant.shop, { message: 'Tylko dla właściciela' });
    const { leads } = await service.useCases.listLeads(
      scopeOfShops([scene.merchant.shop.id]),
      new Date(clock.now().getTime() + 1000),
    );
    await signInto(page, service.origin, stranger.email);
    await goToView(page, `#/leads/${leads[0]?.lead.id}`, '.empty');
    await page.getByText('To zgłoszenie jest niedostępne').waitFor();

    const access = await service.useCases.resolveAccess(scene.merchant.ownerId);
    assert.ok(access !== null);
    const { secret } = await service.useCases.inviteStaff(access, scene.merchant.organisationId, {
      email: 'ola@example.com',
      role: 'consultant',
      shopIds: null,
    });
    const guest = await newConsolePage(browser.context);
    await guest.goto(`${service.origin}/console/#/join/${secret}`);
    await guest.getByLabel('Imię i nazwisko').fill('Ola Lis');
    await guest.getByLabel('Hasło', { exact: true }).fill(PASSWORD);
    await guest.getByRole('button', { name: 'Dołącz' }).click();
    await guest.locator('.shell').waitFor();
    await goToView(guest, `#/leads/${leads[0]?.lead.id}`, '.lead-message');
    await guest.getByText('Dowód mogą zobaczyć właściciel, kierownik i audytor.').waitFor();
    assertQuiet(guest);
    await guest.close();
  });

  it('brings a new lead onto the screen by itself, and lets it go when the consent is withdrawn [CO-7]', async () => {
    await signInto(page, service.origin, scene.merchant.email);
    await goToView(page, '#/leads', '.empty');
    await page.getByRole('switch').click();
    await page.locator('.presence:not(.is-here)').waitFor();
    const lead = await leaveLead(service, clock, scene.merchant.shop, { message: 'Dopiero co' });
    await page.getByRole('row', { name: 'Dopiero co' }).waitFor();
    const answer = await call(service, 'POST', '/v1/visitor/receipt/withdraw', {
      body: { secret: lead.receiptSecret },
    });
    assert.equal(answer.status, 200);
    await page.getByRole('row', { name: 'Dopiero co' }).waitFor({ state: 'detached' });
  });

  it('keeps older pages as they are now: what was withdrawn, taken or belongs to a lost shop does not stay on them [CO-7, SE-1]', async () => {
    const other = await makeMerchant(service);
    const { shop, organisationId } = scene.merchant;
    const member = await addMember(service, organisationId, 'consultant');
    const elsewhere = aMembership({ staffId: member.staffId, organisationId: other.organisationId });
    await service.stores.memberships.insert(elsewhere);
    const withdrawn = await leaveLead(service, clock, shop, { message: 'Zostanie wycofane' });
    await leaveLead(service, clock, shop, { message: 'Weźmie je koleżanka' });
    await leaveLead(service, clock, other.shop, { message: 'Z innego sklepu', consent: undefined });
    for (let n = 0; n < LEADS_PAGE; n += 1) {
      clock.advance(1_000);
      const createdAt = clock.now();
      const expiresAt = later(180 * 86_400, createdAt);
      const lead = aLead({ shopId: shop.id, createdAt, lastContactAt: createdAt, expiresAt, sealed: {} });
      await service.stores.leads.insert(scopeOfShop(shop.id), lead);
    }
    await signInto(page, service.origin, member.email);
    await goToView(page, '#/leads', '.leads-table');
    const row = (text: string) => page.getByRole('row', { name: text });
    assert.equal(await row('Z innego sklepu').count(), 0);
    await page.getByRole('button', { name: 'Pokaż starsze zgłoszenia' }).click();
    for (const text of ['Zostanie wycofane', 'Weźmie je koleżanka', 'Z innego sklepu'])
      await row(text).waitFor();

    await call(service, 'POST', '/v1/visitor/receipt/withdraw', {
      body: { secret: withdrawn.receiptSecret },
    });
    await row('Zostanie wycofane').waitFor({ state: 'detached' });

    const before = new Date(clock.now().getTime() + 1_000);
    const { leads } = await service.useCases.listLeads(scopeOfShops([shop.id]), before, undefined, 100);
    const taken = leads.find(({ values }) => values.message === 'Weźmie je koleżanka');
    const token = await signIn(service, scene.merchant.email);
    const path = `/v1/staff/leads/${taken?.lead.id}/state`;
    assert.equal((await call(service, 'POST', path, { token, body: { state: 'in_work' } })).status, 200);
    await row('Weźmie je koleżanka').getByText('w toku').waitFor();

    const left = await call(
      service,
      'DELETE',
      `/v1/staff/organisations/${other.organisationId}/members/${elsewhere.id}`,
      { token: await signIn(service, other.email) },
    );
    assert.ok(left.status < 300, left.text);
    await row('Z innego sklepu').waitFor({ state: 'detached' });
    await row('Weźmie je koleżanka').waitFor();
  });
});
