import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageOf, type ShopDriver } from './shop-driver.ts';
import type { RealShop } from './shop-folder.ts';
import { walkShop } from './walk-shop.ts';

/** Magento has no upload: a module is a folder and two commands. */
const command = (shop: RealShop, ...args: string[]): string =>
  execFileSync('php', ['-d', 'memory_limit=3G', '-d', 'error_reporting=22519', 'bin/magento', ...args], {
    cwd: join(shop.folder, 'site'),
    encoding: 'utf8',
  });

/** The menu's link carries the key that each address of the administration needs. */
async function follow(page: Page, selector: string): Promise<void> {
  const href = await page.locator(selector).first().getAttribute('href');
  await page.goto(href ?? '');
}

async function setPolicy(page: Page, isShown: boolean): Promise<void> {
  await follow(page, '.item-cms-page a');
  const row = page.locator('tr.data-row', { hasText: 'Default Store View' }).filter({ hasText: /privacy/i });
  await row.locator('.action-select').click();
  await follow(page, '.action-menu._active a[data-action=item-edit]');
  await page.locator('input[name=is_active]').setChecked(isShown, { force: true });
  await page.locator('#save-button').click();
  await page.locator('.message-success').first().waitFor();
}

const driver: ShopDriver = {
  platform: 'magento',
  name: 'Magento',
  pack: () => packageOf('magento', 'magento'),
  async signIn(page, shop) {
    await page.goto(shop.origin + shop.admin.path);
    await page.fill('#username', shop.admin.user);
    await page.fill('#login', shop.admin.password);
    await page.keyboard.press('Enter');
    await page.locator('.admin-user').waitFor();
  },
  async install(page, shop, zip) {
    // A request under way would generate classes while the command clears them.
    await page.goto('about:blank');
    execFileSync('unzip', ['-qo', zip, '-d', join(shop.folder, 'site')]);
    command(shop, 'module:enable', 'Zgoda_Chat');
    command(shop, 'setup:upgrade', '--keep-generated');
    await page.goto(shop.origin + shop.admin.path);
  },
  async openSettings(page) {
    await follow(page, '.item-settings a[href*="zgoda/settings"]');
  },
  hidePolicy: (page) => setPolicy(page, false),
  showPolicy: (page) => setPolicy(page, true),
  async shareOrders(page) {
    for (const name of ['customer', 'orders', 'cart']) await page.check(`#zgoda-sharing-${name}`);
    await page.click('#zgoda-sharing');
    await page.getByText('What consultants see was saved.').waitFor();
  },
  async signInCustomer(page, shop) {
    await page.goto(`${shop.origin}/default/customer/account/login/`);
    await page.locator('#email').fill(shop.customer.email);
    await page.locator('input[name="login[password]"]').first().fill(shop.customer.password);
    await page.keyboard.press('Enter');
    await page.locator('.block-dashboard-info').waitFor();
  },
  async eraseCustomer(page, shop) {
    await follow(page, '.item-customer-manage a');
    const row = page.locator('tr.data-row', { hasText: shop.customer.email });
    await row.getByRole('link', { name: 'Edit' }).click();
    await page.locator('#customer-edit-delete-button').click();
    await page.locator('.modal-popup._show .action-accept').click();
    await page.locator('.message-success').first().waitFor();
  },
  async uninstall(_page, shop) {
    command(shop, 'zgoda:uninstall');
    command(shop, 'module:disable', 'Zgoda_Chat');
    rmSync(join(shop.folder, 'site/app/code/Zgoda'), { recursive: true });
    command(shop, 'setup:upgrade', '--keep-generated');
  },
};

walkShop(driver);
