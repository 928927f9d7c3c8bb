import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  shoot,
  signInto,
} from '../../../support/browser/console-page.ts';
import { call, type Merchant, makeMerchant, signIn } from '../../../support/scenes/chat-actors.ts';
import { aSighting, aVisitId } from '../../../support/scenes/visit-scene.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

const A_RULE = {
  pathPrefix: '',
  secondsOnPage: 30,
  cartFrom: 0,
  onlyReturning: false,
  text: { pl: 'Pomóc w wyborze?' },
};

describe('the visitor list in the console', () => {
  let service: TestService;
  let merchant: Merchant;
  let browser: TestBrowser;
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service, { name: 'Herbaciarnia Pod Lipą' });
    browser = await launchBrowser({ width: 1440, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  it('an owner turns it on with the words for the policy and a rule, sees who is there and why, and invites by a press', async () => {
    const page = await newConsolePage(browser.context);
    await signInto(page, service.origin, merchant.email);
    await goToView(page, `#/shops/${merchant.shop.id}/chat`, 'text=Lista odwiedzających i zaproszenia');
    await page.getByLabel('Włącz listę odwiedzających').check();
    await page.getByRole('button', { name: 'Dodaj regułę' }).click();
    await page.getByLabel('Tekst (polski)').fill('Pomóc w wyborze?');
    const save = page.getByRole('button', { name: 'Zapisz', exact: true });
    await save.click();
    await page.getByText('Najpierw to potwierdź.').waitFor();
    await page.getByLabel('Moja polityka prywatności').check();
    await assertViewAtBothWidths(page, 'the settings of the visitor list');
    await shoot(page, 'visitor-list-settings');
    await save.click();
    await page.getByText('Zapisano').waitFor();
    const { visitorList } = (await service.stores.shops.get(scopeOfShop(merchant.shop.id))) ?? assert.fail();
    assert.deepEqual(
      [visitorList.isOn, visitorList.invitations[0]?.text],
      [true, { pl: 'Pomóc w wyborze?' }],
    );

    const visit = aVisitId();
    const see = (changes: Parameters<typeof aSighting>[1]) =>
      call(service, 'POST', '/v1/visitor/visits', { body: aSighting(merchant.shop, changes) });
    await see({ visit, isReturning: true });
    await see({
      visit,
      isReturning: true,
      page: new URL('/herbata/zielona-z-jaśminem', merchant.shop.url).href,
    });
    await see({ state: 'chatting', page: new URL('/koszyk', merchant.shop.url).href });
    await page.reload();
    await page.locator('.shell[data-line=online]').waitFor();
    await page.getByRole('link', { name: 'Odwiedzający', exact: true }).click();
    await page.getByText('2 osoby').waitFor();
    await page.getByText('Complianz: ostatnia zgoda').waitFor();
    await assertViewAtBothWidths(page, 'the visitor list');
    await shoot(page, 'visitor-list');
    await page.getByRole('button', { name: 'Zaproś' }).click();
    await shoot(page, 'visitor-invite');
    await page.route('**/visits/invite', (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: 'Wyślij zaproszenie' }).click();
    await page.getByRole('dialog').getByRole('status').getByText('Usługa nie odpowiada').waitFor();
    await page.unroute('**/visits/invite');
    await page.getByRole('button', { name: 'Wyślij zaproszenie' }).click();
    await page.getByText('Zaproszenie w drodze').waitFor();
    const { body } = await see({ visit });
    assert.equal(body.invitation.text, 'Dzień dobry! W czym mogę pomóc?');
    assertQuiet(page);
  });

  it('an owner turns it off while a rule is unfinished; complete rules are kept', async () => {
    const page = await newConsolePage(browser.context);
    const { shop } = await makeMerchant(service, { name: 'Kawiarnia' }).then(async (other) => {
      const token = await signIn(service, other.email);
      const body = { visitorList: { isOn: true, invitations: [A_RULE] } };
      await call(service, 'PATCH', `/v1/staff/shops/${other.shop.id}`, { token, body });
      await browser.context.clearCookies();
      await signInto(page, service.origin, other.email);
      return other;
    });
    await goToView(page, `#/shops/${shop.id}/chat`, 'text=Lista odwiedzających i zaproszenia');
    await page.getByRole('button', { name: 'Dodaj regułę' }).click();
    await page.getByLabel('Włącz listę odwiedzających').uncheck();
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByText('Zapisano').waitFor();
    const { visitorList } = (await service.stores.shops.get(scopeOfShop(shop.id))) ?? assert.fail();
    assert.deepEqual(
      [visitorList.isOn, visitorList.invitations.map(({ text }) => text)],
      [false, [A_RULE.text]],
    );
    assertQuiet(page);
  });
});
