import type { Page } from 'playwright-core';
import { packageOf, type ShopDriver } from './shop-driver.ts';
import type { RealShop } from './shop-folder.ts';
import { walkShop } from './walk-shop.ts';

const admin = (page: Page, shop: RealShop, path: string) =>
  page.goto(`${shop.origin}${shop.admin.path}${path}`);

/** A special page has no switch of its own in the form: it is hidden from guests. */
async function setPolicy(page: Page, shop: RealShop, isShown: boolean): Promise<void> {
  await admin(page, shop, `links`);
  await page
    .locator(`form:has(input[name=kLink][value="${shop.policy.id}"]) button[value=edit-link]`)
    .first()
    .dispatchEvent('click');
  // Drawn over by the theme, while the page still moves.
  await page.locator('#cSichtbarNachLogin').evaluate((box: HTMLInputElement, isChecked) => {
    box.checked = isChecked;
  }, !isShown);
  await page.locator('#create_link button[type=submit]:not([name=continue])').first().click();
  await page.locator('.alert-success').first().waitFor();
}

const driver: ShopDriver = {
  platform: 'jtl',
  name: 'JTL-Shop',
  pack: () => packageOf('jtl', 'jtl'),
  async signIn(page, shop) {
    await page.goto(shop.origin + shop.admin.path);
    await page.fill('#user_login', shop.admin.user);
    await page.fill('#user_pass', shop.admin.password);
    await page.keyboard.press('Enter');
    await page.locator('a[href*="logout"]').first().waitFor({ state: 'attached' });
  },
  async install(page, shop, zip) {
    await admin(page, shop, 'pluginmanager');
    await page.locator('a[href="#upload"]').click();
    await page.setInputFiles('#plugin-install-upload', zip);
    await page.locator('.fileinput-upload-button').click();
    await page.locator('#plugin-check-zgoda').waitFor({ state: 'attached' });
    await page.locator('a[href="#verfuegbar"]').click();
    await page.check('#plugin-check-zgoda', { force: true });
    await page.locator('button[name=installieren]').click();
    await page.locator('#aktiviert tr', { hasText: 'Zgoda' }).waitFor();
  },
  async openSettings(page, shop) {
    await admin(page, shop, 'pluginmanager');
    await page.locator('#aktiviert tr', { hasText: 'Zgoda' }).locator('a[href*="plugin/"]').first().click();
    await page.locator('.zgoda-settings').waitFor();
  },
  hidePolicy: (page, shop) => setPolicy(page, shop, false),
  showPolicy: (page, shop) => setPolicy(page, shop, true),
  async shareOrders(page) {
    for (const name of ['customer', 'orders', 'cart']) await page.check(`#zgoda-sharing-${name}`);
    await page.click('#zgoda-sharing');
    await page.getByText('What consultants see was saved.').waitFor();
  },
  async openDoor(page) {
    for (const name of ['live', 'search']) await page.check(`#zgoda-sharing-${name}`);
    await page.click('#zgoda-sharing');
    await page.getByText('What consultants see was saved.').waitFor();
  },
  async refuseCookies(page) {
    await page.click('#consent-banner-btn-close');
    await page.locator('#consent-banner').waitFor({ state: 'hidden' });
  },
  async signInCustomer(page, shop) {
    await page.goto(`${shop.origin}/Mein-Konto`);
    await page.locator('#content input[name=email]').fill(shop.customer.email);
    await page.locator('#content input[name=passwort]').fill(shop.customer.password);
    await page.keyboard.press('Enter');
    await page.locator('a[href*="logout=1"]').first().waitFor({ state: 'attached' });
  },
  async eraseCustomer(page, shop) {
    await driver.signInCustomer(page, shop);
    await page.goto(`${shop.origin}/Mein-Konto?del=1`);
    await page.locator('#delete_account button[type=submit]').dispatchEvent('click');
    await page.waitForURL(/accountDeleted=1/);
  },
  // The second one logs each visit, with the name of the browser or checker.
  logOfPlatform: /^INSERT INTO `(plugin_state_log|tbesucher)`/,
  async uninstall(page, shop) {
    await admin(page, shop, 'pluginmanager');
    await page
      .locator('#aktiviert tr', { hasText: 'Zgoda' })
      .locator('input[type=checkbox]')
      .check({ force: true });
    await page.locator('#aktiviert button[name=deinstallieren]').click();
    const dialog = page.locator('#uninstall-enabled-modal');
    await dialog.waitFor();
    // Drawn over by the theme.
    await dialog.locator('#delete-files-enabled').evaluate((box: HTMLInputElement) => {
      box.checked = true;
    });
    await dialog.locator('.delete-plugindata-yes').click();
    await page.locator('#aktiviert tr', { hasText: 'Zgoda' }).waitFor({ state: 'detached' });
  },
};

walkShop(driver);
