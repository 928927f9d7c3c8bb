import assert from 'node:assert/strict';
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { SERVICE_SCOPE } from '../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertAccessible,
  assertFits,
  assertQuiet,
  assertView,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  shoot,
  signInto,
} from '../../support/browser/console-page.ts';
import { sendRegistration } from '../../support/browser/registration-form.ts';
import { type Merchant, makeMerchant, PASSWORD } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const NEW_PASSWORD = 'another horse battery';

describe('the own account in the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  let owner: Merchant;
  let page: Page;
  before(async () => {
    service = await startTestService({ env: { ZGODA_DEPLOYMENT: 'operator-hosted' } });
    browser = await launchBrowser({ width: 360, height: 800 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    await browser.context.clearCookies();
    owner = await makeMerchant(service);
    page = await newConsolePage(browser.context);
  });
  afterEach(async () => {
    await page.close();
  });

  it('gets a second step with a picture and recovery codes, and asks for it at the next sign-in [SE-2]', async () => {
    await signInto(page, service.origin, owner.email);
    await goToView(page, '#/profile', '#second-factor');
    const section = page.locator('#second-factor');
    await section.getByRole('button', { name: 'Ustaw', exact: true }).click();
    await section.locator('.qr-code path').waitFor();
    await assertView(page, 'set-up-of-the-second-step');
    const secret = (await section.locator('.copy-text').textContent()) ?? '';
    await section.getByLabel('Kod, który pokazuje aplikacja').fill(generateSync({ secret }));
    await section.getByLabel('Twoje hasło').fill(PASSWORD);
    await section.getByRole('button', { name: 'Włącz', exact: true }).click();
    await section.locator('.recovery-codes').waitFor();
    const codes = await section.locator('.recovery-codes code').allTextContents();
    assert.equal(codes.length, 10);
    await section.getByRole('button', { name: 'Kody są już w bezpiecznym miejscu' }).click();
    await section.getByText(/^Włączony od .* Pozostałe kody zapasowe: 10\.$/).waitFor();
    assertQuiet(page);

    await browser.context.clearCookies();
    await page.goto('about:blank');
    await page.goto(`${service.origin}/console/`);
    await page.fill('input[name=email]', owner.email);
    await page.fill('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Jeszcze jeden krok' }).waitFor();
    await assertAccessible(page, 'second step');
    await page.getByLabel('Kod', { exact: true }).fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText('Kod jest błędny albo został już użyty.').waitFor();
    await page.getByLabel('Kod', { exact: true }).fill(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.locator('.shell[data-line=online]').waitFor();
  });

  it('gets another e-mail address by a link to it, which waits with the operator where no mail server is [SE-2]', async () => {
    const fresh = `nowy.adres.do.konsoli.${owner.email}`;
    await signInto(page, service.origin, owner.email);
    await goToView(page, '#/profile', '#address');
    const section = page.locator('#address');
    await section.getByText(owner.email).waitFor();
    await section.getByRole('button', { name: 'Zmień adres' }).click();
    await section.getByLabel('Nowy adres e-mail').fill(owner.email);
    await section.getByLabel('Twoje hasło').fill(PASSWORD);
    await section.getByRole('button', { name: 'Poproś o zmianę' }).click();
    await section.getByText('To już jest Twój adres.').waitFor();
    await section.getByLabel('Nowy adres e-mail').fill(fresh);
    await section.getByLabel('Twoje hasło').fill('not the password');
    await section.getByRole('button', { name: 'Poproś o zmianę' }).click();
    await section.getByText('Hasło jest nieprawidłowe.').waitFor();
    await assertViewAtBothWidths(page, 'another-address-asked');
    await section.getByLabel('Twoje hasło').fill(PASSWORD);
    await section.getByRole('button', { name: 'Poproś o zmianę' }).click();
    await section.getByText(`Adres ${fresh} czeka na potwierdzenie.`).waitFor();
    await page.setViewportSize({ width: 360, height: 900 });
    await page.locator('.toast').getByText(fresh).waitFor();
    await assertFits(page, 'another-address-toast');
    await shoot(page, 'another-address-toast');
    await assertViewAtBothWidths(page, 'another-address-waiting');

    const mails = await service.stores.mails.list(SERVICE_SCOPE, 10);
    const texts = await Promise.all(mails.map(({ sealed }) => service.ports.vault.openForService(sealed)));
    const link = texts.map((text) => /http[^\s"\\]+\/confirm\/#[\w-]+/.exec(text)?.[0]).find(Boolean);
    const other = await browser.context.newPage();
    await other.goto(link ?? assert.fail());
    await other.getByText(`Po potwierdzeniu logujesz się adresem ${fresh}.`).waitFor();
    await assertViewAtBothWidths(other, 'another-address-question');
    await other.getByLabel('Hasło do Twojego konta').fill('not the password');
    await other.keyboard.press('Enter');
    await other.getByText('To nie jest to hasło.').waitFor();
    await assertViewAtBothWidths(other, 'another-address-wrong-password');
    await other.getByLabel('Hasło do Twojego konta').fill(PASSWORD);
    await other.getByRole('button', { name: 'Potwierdź adres' }).click();
    await other.getByRole('heading', { name: 'Adres jest zmieniony' }).waitFor();
    await assertViewAtBothWidths(other, 'another-address-done');
    await other.close();
    await section.getByText(`przychodzą z niej wiadomości: ${fresh}`).waitFor();
    assert.equal(await section.getByText('czeka na potwierdzenie').count(), 0);
    assertQuiet(page);
  });

  it('gets a new password by a link, which waits with the operator where no mail server is [SE-2]', async () => {
    await page.goto(`${service.origin}/console/`);
    await page.getByRole('link', { name: 'Nie pamiętasz hasła?' }).click();
    await page.getByText('Ta usługa nie ma serwera poczty, więc link przekaże Ci operator.').waitFor();
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByRole('button', { name: 'Wyślij link' }).click();
    await page.getByText('żadna wiadomość nie została wysłana').waitFor();
    await page.getByText('dane@operator.example').waitFor();
    await assertViewAtBothWidths(page, 'forgotten-without-mail');
    const [mail] = await service.stores.mails.list(SERVICE_SCOPE, 1);
    const { text } = JSON.parse(await service.ports.vault.openForService(mail?.sealed ?? ''));
    await page.goto('about:blank');
    await page.goto(/http\S+#\/reset\/\S+/.exec(text)?.[0] ?? assert.fail(text));
    await page.getByLabel('Nowe hasło').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Ustaw hasło' }).click();
    await page.getByText('Nowe hasło jest ustawione.').waitFor();
    await page.getByRole('link', { name: 'Wróć do logowania' }).click();
    await page.fill('input[name=email]', owner.email);
    await page.fill('input[name=password]', NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.shell[data-line=online]').waitFor();
    assertQuiet(page);
  });

  it('is registered by a link that waits with the operator where no mail server is', async () => {
    await page.goto(`${service.origin}/console/`);
    await page.getByRole('link', { name: 'Załóż konto' }).click();
    const email = 'nowa.firma@example.com';
    await sendRegistration(page, 'Żaneta Kowalska', email);
    await page.getByRole('heading', { name: 'Poproś operatora o link' }).waitFor();
    await page.getByText(`Link dla ${email} ma operator`).waitFor();
    await page.getByText('dane@operator.example').waitFor();
    assert.equal(await page.getByText('w drodze').count(), 0);
    await assertViewAtBothWidths(page, 'registered-without-mail');
  });

  it('is all that an owner reaches whose company asks for a second step [SE-2]', async () => {
    await service.stores.organisations.update(owner.organisationId, { ownersNeedSecondFactor: true });
    await page.goto(`${service.origin}/console/`);
    await page.fill('input[name=email]', owner.email);
    await page.fill('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Twoja firma wymaga od właścicieli drugiego kroku.').waitFor();
    await page.evaluate(() => {
      location.hash = '#/shops';
    });
    await page.locator('#second-factor').waitFor();
  });
});
