import assert from 'node:assert/strict';
import { accessFindings } from '../../support/browser/access-findings.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  PASSWORD,
  POLICY_TEXT,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('changes of the policy in the console', () => {
  let service: TestService;
  let merchant: Merchant;
  let browser: TestBrowser;
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service, { name: 'Herbaciarnia Pod Lipą' });
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    await pushPolicy(service, merchant, { text: `${POLICY_TEXT} Dane dostaje także kurier.` });
    browser = await launchBrowser({ locale: 'pl-PL', width: 360, height: 740 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  it('a banner leads to the comparison; the decision is made once, by keyboard, and seen at once [AX-1]', async () => {
    const { page } = browser;
    await page.goto(`${service.origin}/console/`);
    await page.locator('input[type=email]').fill(merchant.email);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('polityka prywatności się zmieniła').waitFor();
    await page.getByRole('link', { name: 'Zobacz zmianę' }).click();
    await page.locator('.comparison ins').first().waitFor();
    assert.match(
      (await page.locator('.comparison').textContent()) ?? '',
      /dodano: .*Dane.*dostaje także kurier/s,
    );
    await page.getByText('1 zgłoszenie', { exact: true }).waitFor();
    assert.deepEqual(await accessFindings(page), []);
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= 360'));
    const decide = page.getByRole('button', { name: 'Zatwierdź decyzję' });
    assert.equal(await decide.isDisabled(), true, 'nothing is chosen beforehand');
    await page.getByRole('radio', { name: 'Poinformuj' }).focus();
    await page.keyboard.press('Space');
    await decide.press('Enter');
    await page.getByText('Wysłano wiadomości do 0 osób').waitFor();
    assert.equal(await page.getByText('polityka prywatności się zmieniła').count(), 0, 'the banner is gone');
    assert.equal(await page.getByRole('radio').count(), 0);
  });
});
