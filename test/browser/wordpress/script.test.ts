import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, openChat, type TestBrowser } from '../../support/browser/browser.ts';
import { call, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { filled, openFields, readForms } from '../../support/wordpress/forms.ts';
import { updatePage } from '../../support/wordpress/policy-changes.ts';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';
import { SETTINGS } from '../../support/wordpress/settings.ts';
import {
  POLICY_TEXT,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

const SCRIPT = `"'><img src=x onerror=zgodaAttack()><script>zgodaAttack()</script>`;
const LINK = 'javascript:zgodaAttack()';
const ADMIN_PAGES = [
  `${SETTINGS}&settings-updated=true`,
  '/wp-admin/index.php',
  '/wp-admin/plugins.php',
  '/wp-admin/options-privacy.php',
  '/wp-admin/options-privacy.php?tab=policyguide',
  '/wp-admin/site-health.php',
  '/wp-admin/site-health.php?tab=debug',
];

for (const version of versionsFor(import.meta.url)) {
  describe(`script in the texts of a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    let service: TestService;
    let admin: WordPressSession;
    let browser: TestBrowser;
    let attacks = 0;

    before(async function () {
      if (shopMissing(version)) this.skip();
      [shop, browser] = await Promise.all([startShop(version), launchBrowser()]);
      service = await startTestService({ env: { ZGODA_PRIVATE_TARGETS: new URL(shop.wp.url).host } });
      await shop.reset();
      admin = await new WordPressSession(shop.wp).signIn();
      await browser.context.exposeFunction('zgodaAttack', () => {
        attacks += 1;
      });
      // Styles of WordPress take a third of each page load and run no script.
      const session = await browser.context.newCDPSession(browser.page);
      await session.send('Network.enable');
      const looks = ['*.css*', '*/load-styles.php*', '*.woff2', '*.svg*', '*.png*', '*.gif*'];
      await session.send('Network.setBlockedURLs', { urls: looks.map((name) => `${shop.wp.url}/${name}`) });
      await browser.context.addCookies(
        admin
          .cookie()
          .split('; ')
          .map((pair) => {
            const [name = '', value = ''] = pair.split(/=(.*)/s);
            return { name, value, url: shop.wp.url };
          }),
      );
    });
    after(async () => {
      await browser?.close();
      await shop?.stop();
      await service?.stop();
    });
    beforeEach(async () => {
      attacks = 0;
      await shop.reset();
      await shop.connect();
      await shop.wp.php(
        `delete_option('zgoda_display'); foreach (['sent', 'report', 'check', 'view', 'error'] as $fact) delete_option('zgoda_' . $fact);`,
      );
    });

    const living = (page: Page): Promise<number> =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter(
            (element) =>
              element
                .getAttributeNames()
                .some(
                  (name) => name.startsWith('on') && /zgodaAttack/.test(element.getAttribute(name) ?? ''),
                ) ||
              /^\s*javascript:.*zgodaAttack/.test(
                element.getAttribute('href') ?? element.getAttribute('action') ?? '',
              ) ||
              (element.localName === 'script' && /^\s*zgodaAttack/.test(element.textContent ?? '')),
          ).length,
      );
    const look = async (paths: string[]): Promise<string> => {
      let read = '';
      for (const path of paths) {
        await browser.page.goto(`${shop.wp.url}${path}`);
        assert.equal(await living(browser.page), 0, path);
        read += (await browser.page.locator('body').textContent()) ?? '';
      }
      assert.equal(attacks, 0);
      return read;
    };
    const check = async () => {
      const { html } = await admin.get(SETTINGS);
      const _wpnonce = fieldValue(html, '_wpnonce', 'value="zgoda_check"');
      const { status } = await admin.post('/wp-admin/admin-post.php', { action: 'zgoda_check', _wpnonce });
      assert.equal(status, 302);
    };

    it('would run if it were not escaped: this test can see it', async () => {
      await browser.page.goto(`${shop.wp.url}/`);
      await browser.page.evaluate((words) => {
        const place = document.createElement('p');
        place.setHTMLUnsafe?.(`<a href="javascript:zgodaAttack()" title="${words}">x</a>`);
        document.body.append(place);
      }, SCRIPT);
      assert.ok((await living(browser.page)) >= 2);
      await browser.page.evaluate(() =>
        document.querySelector('img[onerror]')?.dispatchEvent(new Event('error')),
      );
      await browser.page.evaluate('zgodaAttack()');
      assert.ok(attacks >= 2);
      await browser.page.goto('about:blank');
    });

    it('typed into every field of every form is refused, or shown as text [AD-3, AD-4]', async () => {
      const forms = (await readForms(admin)).filter((form) => openFields(form).length > 0);
      assert.ok(forms.length >= 3);
      for (const words of [SCRIPT, LINK]) {
        for (const form of forms) {
          const { status } = await admin.post(
            form.path,
            filled(form, () => words),
          );
          assert.equal(status, 302, form.name);
        }
        await look([...ADMIN_PAGES, '/']);
      }
      const kept = await shop.wp.php(
        `global $wpdb; echo json_encode($wpdb->get_col("SELECT option_value FROM {$wpdb->options} WHERE option_name LIKE 'zgoda%'"));`,
      );
      assert.doesNotMatch(kept, /zgodaAttack/);
    });

    it('written directly into the options runs on no page', async () => {
      const keys = `['address', 'key', 'hidden', 'pages', 'staff', 'customer', 'cart', 'orders', 'value']`;
      for (const shape of ['$bad', `array_fill_keys(${keys}, $bad)`, `array_fill_keys(${keys}, [$bad])`]) {
        await shop.wp.php(`
          $bad = base64_decode('${Buffer.from(SCRIPT).toString('base64')}');
          foreach (['zgoda_display', 'zgoda_sharing', 'zgoda_secret', 'zgoda_connection'] as $name) update_option($name, ${shape});`);
        await look([...ADMIN_PAGES, '/']);
      }
    });

    it('in each answer of the service is shown as text in settings, admin notices and Site Health [AD-23]', async () => {
      shop.service.healthAnswer = {
        shop: { name: SCRIPT, key: SCRIPT },
        serverTime: SCRIPT,
        policy: [
          { locale: SCRIPT, state: SCRIPT, reason: SCRIPT, url: LINK, title: SCRIPT, checkedAt: SCRIPT },
        ],
        policySource: SCRIPT,
        agreement: SCRIPT,
        collecting: false,
        missing: [SCRIPT, LINK],
        lastPushAt: SCRIPT,
      };
      const part = [{ heading: SCRIPT, paragraphs: [SCRIPT, LINK] }];
      shop.service.policyTexts = { en: part, pl: part, de: part };
      await check();
      const read = await look([...ADMIN_PAGES, '/']);
      assert.ok(read.split(SCRIPT).length > 5, 'it is there, to be read');
      shop.service.healthAnswer = null;
      shop.service.policyTexts = {};
    });

    it('and malformed values in an answer break no admin page', async () => {
      for (const wrong of ['text', 7, ['text'], [['text']], { heading: 7 }]) {
        shop.service.policyTexts = { en: wrong };
        shop.service.healthAnswer = {
          shop: wrong,
          policy: wrong,
          missing: wrong,
          agreement: wrong,
          collecting: wrong,
        };
        await check();
        for (const path of ADMIN_PAGES) assert.equal((await admin.get(path)).status, 200, `${path} ${wrong}`);
      }
      shop.service.healthAnswer = null;
      shop.service.policyTexts = {};
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });

    it('in the shop’s name is shown as text to the owner who returns from the console [AD-27]', async () => {
      const merchant = await makeMerchant(service, { name: SCRIPT }, `${shop.wp.url}/`);
      await shop.wp.php(`update_option('zgoda_secret', '');`);
      const { html } = await admin.get(SETTINGS);
      const begun = await admin.post('/wp-admin/admin-post.php', {
        action: 'zgoda_connect',
        address: service.origin,
        _wpnonce: fieldValue(html, '_wpnonce', 'value="zgoda_connect"'),
      });
      const encoded = begun.location?.split('#/connect/')[1] ?? '';
      const { returnUrl, challenge, state } = JSON.parse(Buffer.from(encoded, 'base64url').toString());
      const offer = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/connection`, {
        token: await signIn(service, merchant.email),
        body: { returnUrl, challenge },
      });
      const read = await look([
        `${returnUrl.slice(shop.wp.url.length)}&zgoda_code=${offer.body.code}&zgoda_state=${state}`,
      ]);
      assert.ok(read.includes(`Connected to “${SCRIPT}”`));
    });

    it('in the shop’s name and the policy page’s title is shown as text, to the owner and in the visitor’s consent link', async () => {
      const merchant = await makeMerchant(service, { name: SCRIPT }, `${shop.wp.url}/`);
      const title = `Polityka ${SCRIPT}`;
      const stored = title.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      await shop.wp.php(`
        update_option('zgoda_secret', '${merchant.adapterSecret}');
        update_option('zgoda_connection', ['address' => '${service.origin}', 'key' => '${merchant.shop.key}']);`);
      await shop.wp.php(
        updatePage(
          `'post_title' => wp_slash(base64_decode('${Buffer.from(stored).toString('base64')}')), 'post_content' => '<p>${POLICY_TEXT}</p>'`,
        ),
      );
      await check();
      const read = await look([SETTINGS]);
      assert.ok(read.includes(title));
      await browser.page.goto(`${shop.wp.url}/`);
      const frame = await openChat(browser.page);
      const link = frame.locator('label[for=consent] a[href^="http"]');
      await link.waitFor();
      assert.ok((await link.textContent())?.startsWith(title));
      assert.equal(await frame.locator('img[onerror]').count(), 0);
      assert.equal(await living(browser.page), 0);
      assert.equal(attacks, 0);
    });
  });
}
