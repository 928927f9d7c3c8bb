import assert from 'node:assert/strict';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';
import {
  ADDRESS_FIELD,
  KEY_FIELD,
  SECRET_FIELD,
  SETTINGS,
  saveSettings,
  storedState,
} from '../../support/wordpress/settings.ts';
import {
  POLICY_PAGE,
  setConstants,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';
import { SECRET, SHOP_KEY } from '../recording-service.ts';

const edit = (status: string) => `wp_update_post(['ID' => ${POLICY_PAGE}, 'post_status' => '${status}']);`;

for (const version of versionsFor(import.meta.url)) {
  describe(`the connection of a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    let admin: WordPressSession;

    const stored = () => storedState(shop);
    const save = (fields: Record<string, string>) => saveSettings(admin, fields);
    const waitForRetry = async () => {
      await shop.wp.php(`
        wp_clear_scheduled_hook('zgoda_retry_push');
        wp_schedule_single_event(time() - 10, 'zgoda_retry_push');`);
      await fetch(`${shop.wp.url}/wp-cron.php`);
    };

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      admin = await new WordPressSession(shop.wp).signIn();
      await shop.wp.php(
        `wp_create_user('editor', 'editor-pass', 'e@example.test'); get_user_by('login', 'editor')->set_role('editor');`,
      );
    });
    after(async () => {
      await shop?.stop();
    });

    describe('before the owner has entered the connection', () => {
      it('sends nothing, whatever happens to the page [AD-1]', async () => {
        await shop.wp.php(edit('draft'));
        await shop.wp.php(edit('publish'));
        await admin.get(SETTINGS);
        await admin.get('/wp-admin/index.php');
        await shop.wp.php(`do_action('zgoda_daily_push'); do_action('zgoda_retry_push');`);
        await shop.wp.php(
          `update_option('zgoda_connection', ['address' => '${shop.service.url}', 'key' => '${SHOP_KEY}']);`,
        );
        await shop.wp.php(`${edit('draft')} do_action('zgoda_daily_push');`);
        await shop.wp.php(edit('publish'));
        await shop.wp.php(`delete_option('zgoda_connection');`);
        assert.deepEqual(shop.service.requests, []);
      });

      it('the settings page says that nothing is connected, and offers no check', async () => {
        const page = await admin.get(SETTINGS);
        assert.match(page.html, /Zgoda is not connected yet/);
        assert.doesNotMatch(page.html, /name="zgoda-check"/);
      });
    });

    describe('entering the connection', () => {
      it('needs the form’s own nonce [AD-3]', async () => {
        const answer = await save({ _wpnonce: 'forged', [ADDRESS_FIELD]: shop.service.url });
        assert.equal(answer.status, 403);
        assert.equal((await stored()).connection, false);
      });

      it('needs the capability to manage the site [AD-3]', async () => {
        const editor = await new WordPressSession(shop.wp).signIn('editor', 'editor-pass');
        const nonce = await shop.wp.php(`echo wp_create_nonce('zgoda-options');`);
        const answer = await editor.post('/wp-admin/options.php', {
          option_page: 'zgoda',
          action: 'update',
          _wpnonce: nonce,
          [ADDRESS_FIELD]: shop.service.url,
        });
        assert.equal(answer.status, 403);
        assert.equal((await editor.get(SETTINGS)).status, 403);
        assert.equal((await stored()).connection, false);
      });

      it('refuses a malformed address or key with the reason, and sends nothing [AD-4]', async () => {
        await save({
          [ADDRESS_FIELD]: 'ftp://chat.example',
          [KEY_FIELD]: 'zgk_<b>',
          [SECRET_FIELD]: 'password',
        });
        const page = await admin.get(`${SETTINGS}&settings-updated=true`);
        assert.match(page.html, /The address was not saved/);
        assert.match(page.html, /The shop key was not saved/);
        assert.match(page.html, /The secret key was not saved/);
        assert.deepEqual((await stored()).connection, { address: '', key: '' });
        assert.deepEqual(shop.service.requests, []);
      });

      it('stores the address as an origin, and reports the page at once [AD-4, AD-19]', async () => {
        await save({
          [ADDRESS_FIELD]: ` ${shop.service.url}/console/ `,
          [KEY_FIELD]: SHOP_KEY,
          [SECRET_FIELD]: SECRET,
        });
        await shop.service.heard(1);
        while ((await stored()).unsent);
        const now = await stored();
        assert.deepEqual(now.connection, { address: shop.service.url, key: SHOP_KEY });
        assert.equal(shop.service.reports().length, 1);
        assert.equal(shop.service.reports()[0]?.pages[0]?.state, 'published');
        assert.equal(now.daily, true, 'the daily report is planned');
      });

      it('does not autoload or show the secret key, and keeps it when the field is empty [AD-2]', async () => {
        await save({ [ADDRESS_FIELD]: shop.service.url, [KEY_FIELD]: SHOP_KEY, [SECRET_FIELD]: '' });
        const now = await stored();
        assert.equal(now.secret, SECRET);
        assert.ok(['no', 'off'].includes(String(now.autoload)), String(now.autoload));
        const page = await admin.get(SETTINGS);
        assert.doesNotMatch(page.html, new RegExp(SECRET.slice(4)));
        assert.match(page.html, /Saved\. It is never shown/);
      });

      it('constants in wp-config.php override the form and disable its fields', async () => {
        await setConstants(
          shop.wp,
          `define('ZGODA_SERVICE_URL', 'https://chat.example/'); define('ZGODA_SHOP_KEY', 'zgk_FromConfigFromConfig00');`,
        );
        const page = await admin.get(SETTINGS);
        assert.match(page.html, /Set by ZGODA_SERVICE_URL in wp-config\.php/);
        const home = await (await fetch(`${shop.wp.url}/`)).text();
        assert.match(home, /src="https:\/\/chat\.example\/w\/v1\/zgk_FromConfigFromConfig00\.js"/);
        await setConstants(shop.wp, '');
      });
    });

    describe('checking the connection', () => {
      const check = async () => {
        const page = await admin.get(SETTINGS);
        const answer = await admin.post('/wp-admin/admin-post.php', {
          action: 'zgoda_check',
          _wpnonce: fieldValue(page.html, '_wpnonce', 'value="zgoda_check"'),
        });
        assert.equal(answer.status, 302);
        return (await admin.get(SETTINGS)).html;
      };

      it('sends nothing without nonce and capability [AD-3]', async () => {
        shop.service.clear();
        const forged = await admin.post('/wp-admin/admin-post.php', {
          action: 'zgoda_check',
          _wpnonce: 'no',
        });
        assert.equal(forged.status, 403);
        const editor = await new WordPressSession(shop.wp).signIn('editor', 'editor-pass');
        const denied = await editor.post('/wp-admin/admin-post.php', { action: 'zgoda_check' });
        assert.equal(denied.status, 403);
        assert.deepEqual(shop.service.requests, []);
      });

      it('shows in plain words how the service sees the shop [AD-23]', async () => {
        shop.service.clear();
        const html = await check();
        assert.deepEqual(
          shop.service.requests.map((request) => `${request.method} ${request.path} ${request.status}`),
          ['PUT /v1/adapter/policy 200', 'GET /v1/adapter/health 200', 'GET /v1/adapter/policy-text 200'],
        );
        assert.match(html, /Liść i Glina/);
        assert.match(html, /Privacy policy as Zgoda sees it \(English\)/);
        assert.match(html, /The contact form, because nobody is available right now\./);
        shop.service.collecting = false;
        assert.match(await check(), /postal address of the company/);
        shop.service.collecting = true;
      });

      it('waits only once for a service that does not answer, however many requests it plans [AD-22]', async () => {
        shop.service.clear();
        shop.service.mood = 'hang';
        const html = await check();
        assert.deepEqual(
          shop.service.requests.map(({ path }) => path),
          ['/v1/adapter/policy'],
        );
        shop.service.mood = 'well';
        await shop.service.givenUp();
        assert.match(html, /The state of the privacy policy could not be reported\. Zgoda did not answer/);
        assert.match(html, /<dt>Last check<\/dt><dd>[^<]*Zgoda did not answer/);
      });

      it('sends a slow service only the requests that fit into three seconds, and says so [AD-22]', async () => {
        const asked = await shop.wp.php(`
          Zgoda\\adapter()->wait()->start();
          add_filter('pre_http_request', function ($answer, $sent) { echo $sent['timeout'] <= 3 ? 'asked ' : 'too long '; usleep(2200000);
            return ['headers' => [], 'body' => '{"tasks":2}', 'response' => ['code' => 200]]; }, 10, 2);
          echo Zgoda\\adapter()->reports()->check()->code . ' ' . Zgoda\\adapter()->service()->call('GET', '/v1/adapter/tasks')->code;`);
        assert.equal(asked, 'asked ok slow');
      });

      it('says what to do about wrong keys, and does not retry [AD-21]', async () => {
        await shop.wp.php(`update_option('zgoda_secret', 'zgs_WrongWrongWrongWrong');`);
        const html = await check();
        assert.match(html, /Zgoda did not accept the keys/);
        const now = await stored();
        assert.equal(now.retry, false);
        assert.equal(now.daily, true);
        assert.equal(now.unsent, true, 'still to be reported');
        await shop.connect();
      });

      it('speaks Polish and German', async () => {
        for (const [locale, words] of [
          ['pl_PL', 'Sprawdź połączenie'],
          ['de_DE', 'Verbindung prüfen'],
          ['de_AT', 'Verbindung prüfen'],
        ]) {
          await shop.wp.php(`update_option('test_locale', '${locale}');`);
          assert.match((await admin.get(SETTINGS)).html, new RegExp(words ?? ''), locale);
        }
        await shop.wp.php(`delete_option('test_locale');`);
      });
    });

    describe('when the policy page is not published', () => {
      it('shows the people who run the shop why, with a link to the page [AD-24]', async () => {
        await shop.wp.php(edit('draft'));
        const dashboard = (await admin.get('/wp-admin/index.php')).html;
        assert.match(dashboard, /The privacy policy page is a draft\./);
        assert.match(dashboard, new RegExp(`post=${POLICY_PAGE}&#038;action=edit`));
        assert.match((await admin.get(SETTINGS)).html, /The privacy policy page is a draft\./);
        const editor = await new WordPressSession(shop.wp).signIn('editor', 'editor-pass');
        assert.doesNotMatch((await editor.get('/wp-admin/index.php')).html, /privacy policy page is a draft/);
        await shop.wp.php(edit('publish'));
        assert.doesNotMatch((await admin.get('/wp-admin/index.php')).html, /Zgoda:/);
      });

      it('Site Health shows it too', async () => {
        await shop.wp.php(edit('private'));
        const result = await shop.wp.php(
          `$tests = apply_filters('site_status_tests', ['direct' => []]); echo json_encode(call_user_func($tests['direct']['zgoda']['test']));`,
        );
        assert.match(result, /"status":"critical"/);
        assert.match(result, /page is private/);
        await shop.wp.php(edit('publish'));
      });
    });

    describe('when the service is down', () => {
      it('marks the change, schedules a retry, and reports the newest state when the service is back [AD-21]', async () => {
        await shop.connect();
        await shop.service.close();
        await shop.wp.php(edit('draft'));
        await shop.wp.php(edit('private'));
        const during = await stored();
        assert.equal(during.unsent, true);
        assert.equal(during.retry, true);
        assert.equal(during.code, 'unreachable');
        await shop.service.open();
        shop.service.clear();
        await waitForRetry();
        assert.deepEqual(
          shop.service.reports().map((report) => report.pages[0]?.reason),
          ['private'],
        );
        const after = await stored();
        assert.equal(after.unsent, false);
        assert.equal(after.retry, false);
        assert.equal(after.code, 'ok');
        await shop.wp.php(edit('publish'));
      });

      it('doubles the pause between retries, up to an hour [AD-21]', async () => {
        const pauses = JSON.parse(
          await shop.wp.php(
            `echo json_encode(array_map(fn($failed) => Zgoda\\WordPress\\Core\\Report\\Reports::retryPause($failed, 0.9), [1, 2, 3, 7, 50, 5000]));`,
          ),
        ) as number[];
        const least = [60, 120, 240, 3600, 3600, 3600];
        pauses.forEach((pause, index) => {
          const low = least[index] ?? 0;
          assert.ok(pause >= low && pause <= low * 1.2, `${pause} after ${low}`);
        });
      });

      for (const [what, mood, code] of [
        ['the service answers with an error', 'failing', 'unavailable'],
        ['a proxy answers with its own 404 in place of the service', 'away', 'not_zgoda'],
      ] as const) {
        it(`retries when ${what} [AD-21]`, async () => {
          await shop.connect();
          shop.service.mood = mood;
          await shop.wp.php(edit('draft'));
          await shop.wp.php('Zgoda\\push_policy();');
          const during = await stored();
          assert.deepEqual([during.code, during.unsent, during.retry], [code, true, true]);
          shop.service.mood = 'well';
          shop.service.clear();
          await waitForRetry();
          assert.deepEqual(
            shop.service.reports().map((report) => report.pages[0]?.state),
            ['unpublished'],
          );
          await shop.wp.php(edit('publish'));
        });
      }

      it('a service that never answers delays no user, not even the one who saves the page [AD-22]', async () => {
        shop.service.clear();
        shop.service.mood = 'hang';
        await admin.saveInEditor(POLICY_PAGE, { status: 'draft' });
        await shop.service.heard(1);
        assert.equal(
          shop.service.hanging,
          1,
          'the editor has its answer, and the report still waits for its own',
        );
        for (const path of ['/wp-admin/index.php', '/wp-admin/edit.php?post_type=page', SETTINGS]) {
          assert.equal((await admin.get(path)).status, 200);
        }
        assert.equal((await fetch(`${shop.wp.url}/`)).status, 200);
        assert.equal(shop.service.requests.length, 1, 'no view has asked the service');
        shop.service.mood = 'well';
        await shop.service.givenUp();
        while ((await stored()).code !== 'unreachable');
        await waitForRetry();
        assert.equal(shop.service.reports().at(-1)?.pages[0]?.state, 'unpublished');
        await shop.wp.php(edit('publish'));
      });

      it('reads the pages again when a report is outdated, and never sends an earlier time [AD-20]', async () => {
        shop.service.clear();
        shop.service.mood = 'outdated';
        await shop.wp.php(edit('draft'));
        assert.deepEqual(
          shop.service.requests.map((request) => request.status),
          [409, 200],
        );
        await shop.wp.php(
          `$sent = get_option('zgoda_sent'); $sent['at'] += 60000; update_option('zgoda_sent', $sent, false);`,
        );
        const before = Number(await shop.wp.php(`echo Zgoda\\adapter()->facts()->sentAt();`));
        await shop.wp.php(edit('publish'));
        assert.equal(shop.service.reports().at(-1)?.pushedAt, before + 1);
      });

      it('an accepted report does not remove the mark of a newer change [AD-21]', async () => {
        const answer = await shop.wp.php(`
          update_option('zgoda_unsent', '2000000000000', false);
          $older = Zgoda\\adapter()->port()->eraseUpTo('unsent', '1999999999999'); $kept = get_option('zgoda_unsent');
          $own = Zgoda\\adapter()->port()->eraseUpTo('unsent', '2000000000000');
          echo json_encode([$older, $kept, $own, get_option('zgoda_unsent')]);`);
        assert.deepEqual(JSON.parse(answer), [false, '2000000000000', true, false]);
      });
    });

    describe('the daily report', () => {
      it('finds a change that was made directly in the database [AD-19]', async () => {
        await shop.wp.php(
          `global $wpdb; $wpdb->update($wpdb->posts, ['post_status' => 'draft'], ['ID' => ${POLICY_PAGE}]);`,
        );
        assert.notEqual(shop.service.reports().at(-1)?.pages[0]?.state, 'unpublished');
        await shop.wp.php(`
          wp_clear_scheduled_hook('zgoda_daily_push');
          wp_schedule_event(time() - 10, 'daily', 'zgoda_daily_push');`);
        shop.service.clear();
        await fetch(`${shop.wp.url}/wp-cron.php`);
        await shop.service.heard(1);
        assert.deepEqual(
          shop.service.reports().map((report) => report.pages[0]?.state),
          ['unpublished'],
        );
        await shop.wp.php(edit('publish'));
      });
    });

    describe('afterwards', () => {
      it('PHP reports no fault in the plugin', () => {
        assert.deepEqual(
          shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
          [],
        );
      });
    });
  });
}
