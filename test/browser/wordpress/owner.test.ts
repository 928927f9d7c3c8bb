import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { packWordPress } from '../../../scripts/package-adapters.ts';
import { startWordPress, type WordPress } from '../../../scripts/wordpress/start-wordpress.ts';
import { wordPressMissing } from '../../../scripts/wordpress/wordpress-sources.ts';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { OrganisationId, ShopId } from '../../../service/protocol/vocabulary.ts';
import { launchBrowser, openChat, type TestBrowser } from '../../support/browser/browser.ts';
import { PASSWORD, POLICY_TEXT } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { EVERY_WORDPRESS, POLICY_PAGE, versionsFor } from '../../support/wordpress/shop.ts';

const OWNER = 'halina@lisc-i-glina.example';
const VISITOR = 'anna.nowak@poczta.example';

const LANGUAGES = `<?php
if (get_option('test_english_page')) {
  function pll_languages_list($args) { return $args['fields'] === 'slug' ? ['pl', 'en'] : ['pl_PL', 'en_GB']; }
  function pll_default_language($field) { return 'pl'; }
  function pll_current_language($field) { return isset($_GET['lang']) ? $_GET['lang'] : 'pl'; }
  function pll_get_post($id, $slug) { return $slug === 'pl' ? ${POLICY_PAGE} : (int) get_option('test_english_page'); }
}
if (!is_admin() && !wp_doing_cron()) add_filter('locale', fn() => isset($_GET['lang']) ? 'en_GB' : 'pl_PL');
add_filter('pre_wp_mail', '__return_true');
`;

for (const version of versionsFor(import.meta.url, EVERY_WORDPRESS)) {
  describe(`an owner walks through a real WordPress ${version} in a browser`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'zgoda-zip-'));
    const plugin = packWordPress();
    const zip = join(folder, plugin.fileName);
    let wp: WordPress;
    let service: TestService;
    let browser: TestBrowser;
    let page: Page;
    let shopId: ShopId;
    let organisationId: OrganisationId;

    before(async function () {
      if (wordPressMissing(version) !== null) this.skip();
      writeFileSync(zip, plugin.bytes);
      wp = await startWordPress({
        version,
        mustUse: { 'languages.php': LANGUAGES },
        config: `define('FS_METHOD', 'direct');`,
      });
      service = await startTestService({ env: { ZGODA_PRIVATE_TARGETS: new URL(wp.url).host } });
      const { organisation } = await service.useCases.createOwner({
        email: OWNER,
        name: 'Halina',
        password: PASSWORD,
        locale: 'en',
        kind: 'merchant',
        organisationName: 'Liść i Glina',
      });
      await wp.php(`
        wp_update_post(['ID' => ${POLICY_PAGE}, 'post_title' => 'Polityka prywatności', 'post_content' => '<p>${POLICY_TEXT}</p>']);
        $id = wp_insert_post(['post_type' => 'page', 'post_status' => 'draft', 'post_title' => 'Our privacy policy', 'post_content' => '<p>${POLICY_TEXT}</p>']);
        update_option('test_english_page', $id);`);
      organisationId = organisation.id;
      browser = await launchBrowser({ locale: 'en-GB', height: 900 });
      page = browser.page;
      page.on('dialog', (dialog) => void dialog.accept());
      await page.goto(`${wp.url}/wp-login.php`);
      await page.fill('#user_login', 'admin');
      await page.fill('#user_pass', 'admin-pass');
      await page.click('#wp-submit');
      await page.locator('#wpadminbar').waitFor();
    });
    after(async () => {
      await browser?.close();
      await wp?.stop();
      await service?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const admin = (path: string) => page.goto(`${wp.url}/wp-admin/${path}`);
    const leads = () => service.stores.leads.list(scopeOfShops([shopId]), new Date(8e14), 10);
    const visit = async (path: string): Promise<{ tab: Page; frame: Frame }> => {
      const tab = await browser.context.newPage();
      await tab.goto(`${wp.url}${path}`);
      const frame = await openChat(tab);
      await frame.locator('#email').waitFor();
      return { tab, frame };
    };
    /** The service checks a reported page once, then each minute until it is found. */
    const untilFound = async () => {
      const scope = scopeOfShop(shopId);
      const isFound = async () =>
        (await service.stores.policyBindings.get(scope))?.pages.some(({ state }) => state === 'published');
      while (!(await isFound()))
        await service.desks.jobs.lookAtReportedPages(scope, Number.POSITIVE_INFINITY);
    };
    const quickEdit = async (id: number, status: 'draft' | 'publish') => {
      // A background tab renders too rarely for clicks.
      await page.bringToFront();
      await admin('edit.php?post_type=page');
      await page.locator(`#post-${id}`).hover();
      await page.locator(`#post-${id} button.editinline`).click();
      await page.locator(`#edit-${id} select[name=_status]`).selectOption(status);
      await page.locator(`#edit-${id} .save`).click();
      await page.locator(`#edit-${id}`).waitFor({ state: 'detached' });
    };

    it('uploads the zip and activates it: nothing is sent [AD-1]', async () => {
      await admin('plugin-install.php?tab=upload');
      await page.setInputFiles('#pluginzip', zip);
      await page.locator('#install-plugin-submit').click();
      await page.getByRole('link', { name: 'Activate Plugin' }).click();
      await page.locator('tr[data-slug=zgoda].active, tr[data-plugin="zgoda/zgoda.php"].active').waitFor();
      assert.equal(
        service.logLines.some((line) => line.includes('/v1/adapter')),
        false,
      );
    });

    it('presses Connect, signs in, confirms one screen and returns with the shop connected [AD-26, AD-27]', async () => {
      await admin('options-general.php?page=zgoda');
      await page.fill('#zgoda-connect-address', service.origin);
      await page.click('#zgoda-connect');
      await page.fill('input[name=email]', OWNER);
      await page.fill('input[name=password]', PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByLabel('Address', { exact: true }).fill('ul. Gliniana 4, 30-001 Kraków');
      await page.locator('form input[type=checkbox]').check();
      await page.locator('form button[type=submit]').click();
      await page.locator('#zgoda-state').waitFor();
      assert.match(
        (await page.locator('.notice-success').first().textContent()) ?? '',
        /Connected to “Test shop”/,
      );
      assert.doesNotMatch(page.url(), /zg[ks]_/);
      const [shop] = await service.stores.shops.listByOrganisation(organisationId);
      assert.ok(shop);
      shopId = shop.id;
    });

    it('sees the status, which is fetched after the page was shown [AD-23]', async () => {
      await wp.php(`delete_option('zgoda_check');`);
      await admin('options-general.php?page=zgoda');
      await page.getByText('The contact form, because nobody is available right now.').waitFor();
      await page.getByText('Both clocks agree.').waitFor();
      assert.match(
        (await page.locator('#zgoda-state').textContent()) ?? '',
        /“Polityka prywatności”: Published/,
      );
    });

    it('unpublishes the policy in the list of pages: the box disappears from the open form, and returns [D3, AD-18]', async () => {
      await untilFound();
      const { tab, frame } = await visit('/');
      await frame.locator('#consent').waitFor();
      await quickEdit(POLICY_PAGE, 'draft');
      await frame.locator('#consent').waitFor({ state: 'detached' });
      await quickEdit(POLICY_PAGE, 'publish');
      await frame.locator('#consent').waitFor();
      await tab.close();
    });

    it('publishes it in a second language: each page shows its own policy [AD-16, TR-4]', async () => {
      await quickEdit(Number(await wp.php(`echo get_option('test_english_page');`)), 'publish');
      for (const [path, title] of [
        ['/', 'Polityka prywatności'],
        ['/?lang=en', 'Our privacy policy'],
      ] as const) {
        const { tab, frame } = await visit(path);
        const link = frame.locator('label[for=consent] a[href^="http"]', { hasText: title });
        await link.waitFor();
        await tab.close();
      }
    });

    it('exports and erases a visitor with WordPress’s own tools: the lead is gone [RT-1, RT-2]', async () => {
      const { tab, frame } = await visit('/');
      await frame.locator('#email').fill(VISITOR);
      await frame.locator('#message').fill('Czy czajniczek jest dostępny?');
      await frame.locator('#consent').check();
      await frame.locator('button.main').click();
      await frame.getByText('Dziękujemy').waitFor();
      await tab.close();
      assert.equal((await leads()).length, 1);
      const use = async (tool: 'export' | 'erase', act: RegExp, done: string) => {
        await admin(`${tool}-personal-data.php`);
        await page.fill('#username_or_email_for_privacy_request', VISITOR);
        await page.click('#submit');
        const row = page.locator('#the-list tr', { hasText: VISITOR });
        await row.waitFor();
        await row.hover();
        const download = tool === 'export' ? page.waitForEvent('download').catch(() => null) : null;
        await row.getByRole('button', { name: act }).first().click();
        await page.locator(done).first().waitFor();
        await download;
      };
      await use('export', /download personal data/i, '.export-personal-data-success:visible');
      await use('erase', /force erase personal data/i, '.remove-personal-data-success:visible');
      assert.deepEqual(await leads(), []);
    });

    it('adds the block "Contact us" to a page: a click opens the chat', async () => {
      await admin('post-new.php?post_type=page');
      await page.waitForFunction(
        `window.wp?.data?.select('core/editor')?.getCurrentPostId?.() > 0 && !!wp.blocks.getBlockType('zgoda/contact-button')`,
      );
      const link = await page.evaluate(`(async () => {
        const block = wp.blocks.createBlock('zgoda/contact-button', { label: 'Zapytaj o glinę' });
        await wp.data.dispatch('core/block-editor').insertBlocks(block);
        wp.data.dispatch('core/editor').editPost({ title: 'Kontakt', status: 'publish' });
        await wp.data.dispatch('core/editor').savePost();
        return wp.data.select('core/editor').getPermalink();
      })()`);
      const editor = page.frames().find((frame) => frame.name() === 'editor-canvas') ?? page;
      await editor.getByText('Zapytaj o glinę').first().waitFor();
      const tab = await browser.context.newPage();
      await tab.goto(String(link));
      await tab.getByRole('button', { name: 'Zapytaj o glinę' }).click();
      await tab.locator('zgoda-chat iframe:visible').waitFor();
      await tab.close();
    });

    it('deactivates and deletes it in the list of plugins: nothing is left [AD-5]', async () => {
      await admin('plugins.php');
      const shown = page.waitForEvent('load');
      await page.locator('#deactivate-zgoda').click();
      await shown;
      await page.evaluate('new Promise((done) => jQuery(done))');
      await page.locator('#delete-zgoda').click();
      await page.locator('tr[data-slug=zgoda].deleted, tr[data-plugin="zgoda/zgoda.php"].deleted').waitFor();
      const left = await wp.php(`global $wpdb;
        echo json_encode([
          (int) $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name LIKE '%zgoda%' AND option_name NOT LIKE '%update_plugins%' AND option_name NOT IN ('recently_activated', 'active_plugins')"),
          (int) $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->usermeta} WHERE meta_key LIKE '%zgoda%'"),
          count(array_filter(_get_cron_array(), fn($at) => (bool) preg_grep('/zgoda/', array_keys($at)))),
          is_dir(WP_PLUGIN_DIR . '/zgoda'),
        ]);`);
      assert.deepEqual(JSON.parse(left), [0, 0, 0, false]);
    });
  });
}
