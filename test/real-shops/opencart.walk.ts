import type { Page } from 'playwright-core';
import { packageOf, type ShopDriver } from './shop-driver.ts';
import type { RealShop } from './shop-folder.ts';
import { walkShop } from './walk-shop.ts';

const isFour = (shop: RealShop): boolean => shop.version.startsWith('4');
/** Between a controller and its method. */
const dot = (shop: RealShop): string => (isFour(shop) ? '.' : '/');

/** Opens a page of the administration, whose addresses carry the token of the session. */
async function admin(page: Page, shop: RealShop, route: string): Promise<void> {
  const token = await page.evaluate(`document.querySelector('a[href*="user_token="]').href`);
  const userToken = new URL(String(token)).searchParams.get('user_token') ?? '';
  await page.goto(`${shop.origin}${shop.admin.path}index.php?route=${route}&user_token=${userToken}`);
}

async function setPolicy(page: Page, shop: RealShop, isShown: boolean): Promise<void> {
  const form = isFour(shop) ? 'form' : 'edit';
  await admin(page, shop, `catalog/information${dot(shop)}${form}&information_id=${shop.policy.id}`);
  await page.locator('a[href="#tab-data"]').click();
  if (isFour(shop)) await page.setChecked('input#input-status', isShown, { force: true });
  else await page.selectOption('#input-status', isShown ? '1' : '0');
  await page.locator('button[form=form-information]').click();
  await page.getByText('Success').first().waitFor();
}

const driver: ShopDriver = {
  platform: 'opencart',
  name: 'OpenCart',
  pack: (shop) => packageOf('opencart', `opencart${isFour(shop) ? 4 : 3}`),
  async signIn(page, shop) {
    await page.goto(shop.origin + shop.admin.path);
    await page.fill('#input-username', shop.admin.user);
    await page.fill('#input-password', shop.admin.password);
    await page.keyboard.press('Enter');
    await page.locator('a[href*="common/logout"]').first().waitFor({ state: 'attached' });
  },
  async install(page, shop, zip) {
    await admin(page, shop, 'marketplace/installer');
    const chosen = page.waitForEvent('filechooser');
    await page.locator('#button-upload').click();
    await (await chosen).setFiles(zip);
    await page.getByText('Success').first().waitFor();
    if (isFour(shop)) {
      await admin(page, shop, 'marketplace/installer');
      const row = page.locator('tr', { hasText: 'Zgoda' });
      await row.locator('a[href*="installer.install"], button[value*="installer.install"]').first().click();
      await page.getByText('Success').first().waitFor();
    }
    await admin(page, shop, 'marketplace/extension&type=module');
    if (!isFour(shop)) await page.locator('a[href*="extension/module/install"][href*="zgoda"]').click();
    else await page.locator('a[href*="module.install"][href*="zgoda"]').click();
    await page.locator('a[href*="module/zgoda"], a[href*="module%2Fzgoda"]').first().waitFor();
  },
  async openSettings(page, shop) {
    await admin(page, shop, isFour(shop) ? 'extension/zgoda/module/zgoda' : 'extension/module/zgoda');
  },
  hidePolicy: (page, shop) => setPolicy(page, shop, false),
  showPolicy: (page, shop) => setPolicy(page, shop, true),
  async shareOrders(page) {
    for (const name of ['customer', 'orders', 'cart']) await page.check(`#zgoda-sharing-${name}`);
    await page.click('#zgoda-sharing');
    await page.getByText('What consultants see was saved.').waitFor();
  },
  async signInCustomer(page, shop) {
    await page.goto(`${shop.origin}/index.php?route=account/login`);
    await page.fill('#input-email', shop.customer.email);
    await page.fill('#input-password', shop.customer.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/account\/account|account%2Faccount/);
  },
  async eraseCustomer(page, shop) {
    await admin(page, shop, 'customer/customer');
    const row = page.locator('tr', { hasText: shop.customer.email });
    await row.locator('input[type=checkbox]').check();
    await page.locator('button[formaction*="delete"], button[onclick*="form-customer"]').first().click();
    await row.waitFor({ state: 'detached' });
  },
  async uninstall(page, shop) {
    await admin(page, shop, 'marketplace/extension&type=module');
    await page.locator(`a[href*="module${dot(shop)}uninstall"][href*="zgoda"]`).click();
    await page.locator(`a[href*="module${dot(shop)}install"][href*="zgoda"]`).waitFor();
    await admin(page, shop, 'marketplace/installer');
    const row = page.locator('tr', { hasText: /zgoda/i });
    if (isFour(shop)) {
      await row
        .locator('a[href*="installer.uninstall"], button[value*="installer.uninstall"]')
        .first()
        .click();
      await page.getByText('Success').first().waitFor();
      await admin(page, shop, 'marketplace/installer');
    }
    await row.locator('.btn-danger').click();
    await page.getByText('Success').first().waitFor();
  },
};

walkShop(driver);
