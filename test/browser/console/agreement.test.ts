import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertView,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  shoot,
  signInto,
} from '../../support/browser/console-page.ts';
import { anAgreementDocument } from '../../support/builders/agreement-builders.ts';
import { anAgreement } from '../../support/builders/builders.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { mailedSecret } from '../../support/surroundings/mailed-link.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

describe('the data-processing agreement in the console of a service without a mail server', () => {
  it('is offered on paper alone, and says why [PR-2]', async () => {
    const service = await startTestService({ env: { ZGODA_DEPLOYMENT: 'operator-hosted' } });
    const browser = await launchBrowser({ width: 1280, height: 900 });
    try {
      const merchant = await makeMerchant(service, { name: 'Pod Lipą' });
      const page = await newConsolePage(browser.context);
      await signInto(page, service.origin, merchant.email);
      await goToView(page, `#/shops/${merchant.shop.id}/agreement`, '.card');
      await page.locator('input[name=taxId]').fill('526-025-02-74');
      await page.locator('input[name=signatoryRole]').fill('prezes zarządu');
      await page.getByRole('button', { name: 'Przeczytaj umowę' }).click();
      await page.getByText('Usługa nie ma serwera poczty').waitFor();
      assert.equal(await page.locator('input[name=accepted]').count(), 0);
      assert.equal(await page.getByRole('button', { name: 'Zawrzyj umowę' }).count(), 0);
      await page.mouse.move(0, 0);
      await assertViewAtBothWidths(page, 'no-mail');
      await page.getByRole('button', { name: 'Podpisz na papierze' }).click();
      await page.getByRole('heading', { name: 'Wydrukuj' }).waitFor();
      await page.getByRole('button', { name: 'Zacznij od nowa' }).click();
      await page.locator('input[name=taxId]').waitFor();
      await goToView(page, '#/start', '.start-step');
      await page.getByText('Usługa nie ma jeszcze serwera poczty').waitFor();
      await assertViewAtBothWidths(page, 'start-no-mail');
      assertQuiet(page);
    } finally {
      await browser.close();
      await service.stop();
    }
  });
});

describe('the notice of a new sub-processor in the console of a service without a mail server', () => {
  it('waits on the screens of the operator and of the shop, which can object meanwhile [PR-3]', async () => {
    const service = await startTestService({ env: { ZGODA_DEPLOYMENT: 'operator-hosted' } });
    const browser = await launchBrowser({ width: 1280, height: 900 });
    try {
      const merchant = await makeMerchant(service, { name: 'Pod Lipą' });
      const scope = scopeOfShop(merchant.shop.id);
      const bound = anAgreementDocument({ shopId: merchant.shop.id, state: 'active' });
      await service.stores.agreementDocuments.insert(scope, bound);
      await service.stores.agreements.put(
        scope,
        anAgreement({ shopId: merchant.shop.id, bindingId: bound.id }),
      );
      const page = await newConsolePage(browser.context);
      await signInto(page, service.origin, merchant.email);
      const token = await signIn(service, merchant.email);
      const since = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      const added = await call(service, 'POST', '/v1/staff/operator/sub-processors', {
        token,
        body: {
          ...{ name: 'Chmura S.A.', address: 'Łódź', contact: 'bok@chmura.example', country: 'PL' },
          ...{ service: 'hosting', data: 'wszystkie', transferTool: '', since },
        },
      });
      assert.equal(added.status, 201, added.text);
      await goToView(page, '#/agreements', '.card');
      await page.getByText('Chmura S.A.: zawiadomienie czeka na wysłanie').waitFor();
      await assertViewAtBothWidths(page, 'notice-waits-operator');
      await goToView(page, `#/shops/${merchant.shop.id}/agreement`, '.card');
      await page.getByText('E-mail w tej sprawie jeszcze nie wyszedł.').waitFor();
      await page.getByRole('button', { name: 'Zgłoś sprzeciw' }).waitFor();
      await assertViewAtBothWidths(page, 'notice-waits');
      await service.stores.agreements.addSentNotice(scope, bound.id, {
        id: added.body.versions[0].entries[0].id,
        at: new Date(),
      });
      await page.reload();
      await page.getByText('Serwer poczty przyjął e-mail w tej sprawie').waitFor();
      await page.getByText('Sprzeciw możesz zgłosić do').waitFor();
      await goToView(page, '#/agreements', '.card');
      await page.getByText('Chmura S.A.: serwer poczty przyjął zawiadomienie').waitFor();
      assertQuiet(page);
    } finally {
      await browser.close();
      await service.stop();
    }
  });
});

describe('the data-processing agreement in the console', () => {
  let browser: TestBrowser;
  let sink: SmtpSink;
  let service: TestService;
  let merchant: Merchant;
  let page: Page;

  before(async () => {
    sink = await startSmtpSink();
    service = await startTestService({ env: { ZGODA_DEPLOYMENT: 'operator-hosted', ...sink.env } });
    browser = await launchBrowser({ width: 1280, height: 900 });
    merchant = await makeMerchant(service, { name: 'Pod Lipą' });
    await pushPolicy(service, merchant);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, merchant.email);
  });
  after(async () => {
    await browser.close();
    await service.stop();
    await sink.stop();
  });

  it('is read whole, accepted by a box that starts empty, and binds by the link in the mail [PR-2, D7]', async () => {
    await goToView(page, `#/shops/${merchant.shop.id}/agreement`, '.card');
    await page.getByText('Nie obowiązuje żadna umowa').waitFor();
    await page.locator('input[name=taxId]').fill('526-025-02-75');
    await page.locator('input[name=signatoryRole]').fill('prezes zarządu');
    await page.getByRole('button', { name: 'Przeczytaj umowę' }).click();
    await page.locator('input[name=taxId][aria-invalid=true]').waitFor();
    await page.locator('input[name=taxId]').fill('526-025-02-74');
    await page.mouse.move(0, 0);
    await assertView(page, 'company');
    await page.getByRole('button', { name: 'Przeczytaj umowę' }).click();
    const text = page.getByRole('region', { name: 'Treść umowy' });
    await text.getByText('§ 10. Kontrola').waitFor();
    const box = page.locator('input[name=accepted]');
    assert.equal(await box.isChecked(), false);
    await page.getByRole('button', { name: 'Zawrzyj umowę' }).click();
    await page.getByText('Najpierw zaznacz pole.').waitFor();
    assert.equal(await box.isChecked(), false);
    await page.mouse.move(0, 0);
    await assertView(page, 'text');
    await box.check();
    await page.getByRole('button', { name: 'Zawrzyj umowę' }).click();
    await page.getByRole('heading', { name: /potwierdź link/ }).waitFor();
    await shoot(page, 'pending');
    const session = await openSession(service, merchant.shop);
    assert.equal(session.body.reason, 'dpa_required');

    const scope = scopeOfShop(merchant.shop.id);
    const [document] = await service.stores.agreementDocuments.listByShop(scope);
    const secret = await mailedSecret(service, sink, scope, document?.acceptance?.email ?? '');
    const confirm = await newConsolePage(browser.context);
    await confirm.goto(`${service.origin}/confirm/#${secret}`);
    await confirm.getByRole('button', { name: 'Potwierdzam zawarcie umowy' }).click();
    await confirm.getByText('Umowa obowiązuje', { exact: true }).first().waitFor();
    await confirm.close();

    await page.getByText(/^Obowiązuje od/).waitFor();
    await assertView(page, 'active');
    const reply = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, await openSession(service, merchant.shop)),
    });
    assert.equal(reply.status, 201, reply.text);
  });

  it('is preceded by a test mail, which says what the mail server made of it', async () => {
    await goToView(page, `#/shops/${merchant.shop.id}/mails`, '.card');
    await page.getByRole('button', { name: 'Wyślij wiadomość próbną' }).click();
    await page.getByText(`przyjął wiadomość na adres ${merchant.email}`).waitFor();
    await assertViewAtBothWidths(page, 'test-mail');
    await page.setViewportSize({ width: 1280, height: 900 });
    await goToView(page, `#/shops/${merchant.shop.id}/agreement`, '.card');
  });

  it('is saved as a PDF from the page', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Pobierz PDF' }).first().click();
    assert.match((await saved).suggestedFilename(), /^umowa-powierzenia-.*\.pdf$/);
  });

  it('ends when the owner types the shop’s name, and nothing is collected from then on [D7]', async () => {
    await page.getByLabel(/^Wpisz nazwę sklepu/).fill('Pod Lipa');
    await page.getByRole('button', { name: 'Zakończ umowę' }).click();
    await page.getByText('Nazwa się nie zgadza.').waitFor();
    const form = await openSession(service, merchant.shop);
    await page.getByLabel(/^Wpisz nazwę sklepu/).fill('Pod Lipą');
    await page.getByRole('button', { name: 'Zakończ umowę' }).click();
    await page.getByText('Nie obowiązuje żadna umowa').waitFor();
    const reply = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, form) });
    assert.equal(reply.status, 403);
    assert.equal(reply.body.code, 'dpa_required');
    await service.useCases.followAgreements();
    await page.reload();
    await page.getByText(/Bez niej wszystko zostanie usunięte \d+ \S+ \d{4}\./).waitFor();
    await assertViewAtBothWidths(page, 'ended');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('.banner').getByRole('link', { name: 'Eksport i rezygnacja' }).click();
    await page.getByText('Nie obowiązuje żadna umowa powierzenia').waitFor();
  });

  it('shows the operator every shop with its state', async () => {
    await goToView(page, '#/agreements', '.card');
    await page.getByRole('heading', { name: 'Pod Lipą' }).waitFor();
    await assertView(page, 'operator');
    assertQuiet(page);
  });
});
