import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { packageOf, type ShopDriver } from './shop-driver.ts';
import type { RealShop } from './shop-folder.ts';
import { walkShop } from './walk-shop.ts';

const admin = (page: Page, shop: RealShop, path: string) => page.goto(`${shop.origin}/wp-admin/${path}`);

/** In the list of pages, which is the same under both editors. */
async function setPolicy(page: Page, shop: RealShop, status: 'draft' | 'publish'): Promise<void> {
  await admin(page, shop, 'edit.php?post_type=page');
  const row = page.locator(`#post-${shop.policy.id}`);
  await row.hover();
  await row.locator('button.editinline').click();
  const form = page.locator(`#edit-${shop.policy.id}`);
  await form.locator('select[name=_status]').selectOption(status);
  await form.locator('button.save').click();
  await form.waitFor({ state: 'detached' });
}

/** Adds a request that needs no confirmation, and waits for the script of the page. */
async function requestOf(page: Page, shop: RealShop, tool: 'export' | 'erase'): Promise<void> {
  await admin(page, shop, `${tool}-personal-data.php`);
  await page.fill('#username_or_email_for_privacy_request', shop.customer.email);
  await page.uncheck('#send_confirmation_email');
  await page.click('#submit');
  await page.locator('tr', { hasText: shop.customer.email }).waitFor();
  await page.waitForLoadState();
}

const driver: ShopDriver = {
  platform: 'wordpress',
  name: 'WordPress',
  pack: () => packageOf('wordpress', 'wordpress'),
  async signIn(page, shop) {
    await page.goto(shop.origin + shop.admin.path);
    await page.fill('#user_login', shop.admin.user);
    await page.fill('#user_pass', shop.admin.password);
    await page.click('#wp-submit');
    await page.locator('#wpadminbar').waitFor();
  },
  async install(page, shop, zip) {
    await admin(page, shop, 'plugin-install.php?tab=upload');
    await page.setInputFiles('#pluginzip', zip);
    await page.click('#install-plugin-submit');
    await page.locator('a.button-primary[href*="action=activate"]').click();
    await page.locator('tr[data-slug=zgoda].active').waitFor();
  },
  async openSettings(page, shop) {
    await admin(page, shop, 'options-general.php?page=zgoda');
  },
  hidePolicy: (page, shop) => setPolicy(page, shop, 'draft'),
  showPolicy: (page, shop) => setPolicy(page, shop, 'publish'),
  async shareOrders(page) {
    for (const name of ['customer', 'orders', 'cart'])
      await page.check(`input[name="zgoda_sharing[${name}]"]`);
    await page.click('#zgoda-save-sharing');
    await page.locator('.notice-success, .updated').first().waitFor();
  },
  async openDoor(page) {
    for (const name of ['live', 'search']) await page.check(`input[name="zgoda_sharing[${name}]"]`);
    await page.click('#zgoda-save-sharing');
    await page.locator('.notice-success, .updated').first().waitFor();
  },
  async signInCustomer(page, shop) {
    await page.goto(`${shop.origin}/my-account/`);
    await page.fill('#username', shop.customer.email);
    await page.fill('#password', shop.customer.password);
    await page.click('button[name=login]');
    await page.locator('.woocommerce-MyAccount-navigation').waitFor();
  },
  async exportCustomer(page, shop) {
    await requestOf(page, shop, 'export');
    const row = page.locator('tr', { hasText: shop.customer.email });
    await row.hover();
    const download = page.waitForEvent('download');
    await row.getByRole('button', { name: 'Download personal data' }).first().click();
    const files = unzipSync(readFileSync(await (await download).path()));
    return Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join('\n');
  },
  async eraseCustomer(page, shop) {
    await requestOf(page, shop, 'erase');
    const row = page.locator('tr', { hasText: shop.customer.email });
    await row.locator('.column-next_steps').getByRole('button', { name: 'Erase personal data' }).click();
    await page.getByText('Erasure completed.').first().waitFor();
  },
  logOfPlatform: /'recently_activated'/,
  async uninstall(page, shop) {
    await admin(page, shop, 'plugins.php');
    await page.click('#deactivate-zgoda');
    await page.locator('#delete-zgoda').waitFor();
    await page.waitForLoadState();
    await page.click('#delete-zgoda');
    await page.getByText('Zgoda was successfully deleted.').waitFor();
  },
};

walkShop(driver);
