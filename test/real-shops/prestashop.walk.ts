import type { Page } from 'playwright-core';
import { packageOf, type ShopDriver } from './shop-driver.ts';
import type { RealShop } from './shop-folder.ts';
import { walkShop } from './walk-shop.ts';

/** Follows a link of the back office, whose addresses carry a token. */
async function follow(page: Page, selector: string): Promise<void> {
  const href = await page.locator(selector).first().getAttribute('href');
  await page.goto(new URL(href ?? '', page.url()).href);
}

async function setPolicy(page: Page, shop: RealShop, isShown: boolean): Promise<void> {
  await follow(page, '#subtab-AdminCmsContent a');
  await follow(page, `a[href*="cms-pages/${shop.policy.id}/edit"]`);
  await page
    .locator(`input[name="cms_page[is_displayed]"][value="${isShown ? 1 : 0}"]`)
    .check({ force: true });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.alert-success:visible').first().waitFor();
}

const driver: ShopDriver = {
  platform: 'prestashop',
  name: 'PrestaShop',
  pack: () => packageOf('prestashop', 'prestashop'),
  async signIn(page, shop) {
    await page.goto(shop.origin + shop.admin.path);
    await page.locator('input[name=email], input[name=_username]').fill(shop.admin.user);
    await page.locator('input[name=passwd], input[name=_password]').fill(shop.admin.password);
    await page.keyboard.press('Enter');
    await page.locator('#subtab-AdminCmsContent').waitFor({ state: 'attached' });
  },
  async install(page, _shop, zip) {
    await follow(page, '#subtab-AdminModulesSf a, #subtab-AdminModulesManage a');
    await page.locator('#page-header-desc-configuration-add_module').click();
    await page.locator('input.dz-hidden-input').setInputFiles(zip);
    await page.locator('.module-import-success').first().waitFor({ timeout: 120_000 });
  },
  async openSettings(page, shop) {
    await follow(page, '#subtab-AdminModulesSf a, #subtab-AdminModulesManage a');
    await follow(page, 'a[href*="configure/zgoda"], a[href*="configure=zgoda"]');
    const policy = page.locator('#zgoda-policy-policy_page');
    if ((await policy.count()) === 0 || (await policy.inputValue()) === shop.policy.id) return;
    await policy.selectOption(shop.policy.id);
    await page.click('#zgoda-policy');
    await page.locator('.alert-success:visible').first().waitFor();
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
  async signInCustomer(page, shop) {
    await page.goto(`${shop.origin}/index.php?controller=authentication`);
    await page.locator('#login-form input[name=email]').fill(shop.customer.email);
    await page.locator('#login-form input[name=password]').fill(shop.customer.password);
    await page.keyboard.press('Enter');
    await page.locator('a.account, .user-info a.logout').first().waitFor();
  },
  async eraseCustomer(page, shop) {
    await follow(page, '#subtab-AdminCustomers a');
    const row = page.locator('tr', { hasText: shop.customer.email });
    await row.locator('a[data-toggle=dropdown]').click();
    await row.locator('a.grid-delete-customer-row-link, a[data-customer-delete-url]').click();
    await page
      .locator('.js-submit-delete-customers, .js-delete-customers-modal button[type=submit]')
      .first()
      .click();
    await page.locator('.alert-success:visible').first().waitFor();
  },
  logOfPlatform: /^INSERT INTO `ps_log`/,
  async uninstall(page) {
    await follow(page, '#subtab-AdminModulesSf a, #subtab-AdminModulesManage a');
    const module = page.locator('.module-item[data-tech-name=zgoda]');
    await module.locator('.dropdown-toggle').click();
    await module.locator('.module_action_menu_uninstall').click();
    const dialog = page.locator('#module-modal-confirm-zgoda-uninstall');
    await dialog.locator('#force_deletion').check({ force: true });
    await dialog.locator('.module_action_modal_uninstall').click();
    await page.locator('.growl-notice, .growl-success, .growl').first().waitFor();
  },
};

walkShop(driver);
