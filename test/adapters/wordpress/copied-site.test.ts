import assert from 'node:assert/strict';
import { request } from 'node:http';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';
import { SETTINGS, storedState } from '../../support/wordpress/settings.ts';
import {
  EVERY_WORDPRESS,
  POLICY_PAGE,
  setConstants,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';
import { SECRET, SHOP_KEY } from '../recording-service.ts';

const edit = (title: string) => `wp_update_post(['ID' => ${POLICY_PAGE}, 'post_title' => '${title}']);`;

for (const version of versionsFor(import.meta.url, EVERY_WORDPRESS)) {
  describe(`a copy of a shop on a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    let admin: WordPressSession;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.connect();
      admin = await new WordPressSession(shop.wp).signIn();
    });
    after(() => shop?.stop());
    beforeEach(async () => {
      await setConstants(shop.wp, '');
      await shop.wp.php(
        `activate_plugin('zgoda/zgoda.php'); update_option('zgoda_secret', ''); update_option('zgoda_sharing', ['customer' => '1']);`,
      );
      await shop.connect();
    });

    const copyTo = (home: string, more = '') =>
      setConstants(shop.wp, `define('WP_HOME', '${home}'); ${more}`);
    const sent = () => shop.service.requests.map(({ method, path }) => `${method} ${path}`);
    const isCopy = async () =>
      JSON.parse(
        await shop.wp.php('echo json_encode([Zgoda\\is_copied_site(), Zgoda\\is_connected()]);'),
      ) as boolean[];
    const press = async (action: string) => {
      const page = await admin.get(SETTINGS);
      await admin.post('/wp-admin/admin-post.php', {
        action,
        _wpnonce: fieldValue(page.html, '_wpnonce', `value="${action}"`),
      });
      return (await admin.get(`${SETTINGS}&settings-updated=true`)).html;
    };

    for (const [what, home] of [
      ['of another host', 'https://staging.shop.example'],
      ['on this host in a folder', 'FOLDER'],
    ] as const) {
      it(`${what} sends nothing: by schedule, on a change, for a customer, when deactivated, when deleted [AD-45]`, async () => {
        await copyTo(home === 'FOLDER' ? `${shop.wp.url}/staging` : home);
        await shop.wp.php(
          `update_option('zgoda_unsent', '1', false); update_option('zgoda_task_req_A', 'done', false);
           foreach (['zgoda_daily_push', 'zgoda_retry_push', 'zgoda_look'] as $hook) do_action($hook);`,
        );
        await shop.wp.php(edit('Polityka kopii'));
        await admin.get(SETTINGS);
        await admin.get('/wp-admin/');
        const health = await shop.wp.php('echo json_encode(Zgoda\\adapter()->reports()->check());');
        await shop.wp.php(
          `Zgoda\\erase_person('ola@klient.example'); Zgoda\\export_person('ola@klient.example'); Zgoda\\fetch_release(); Zgoda\\fetch_release_file();`,
        );
        await shop.wp.php(`deactivate_plugins('zgoda/zgoda.php');`);
        await shop.wp.php(`activate_plugin('zgoda/zgoda.php');`);
        await shop.wp.php(`deactivate_plugins('zgoda/zgoda.php'); uninstall_plugin('zgoda/zgoda.php');`);
        assert.deepEqual(sent(), []);
        assert.equal(JSON.parse(health).code, 'copied_site');
      });
    }

    it('shows no chat, and signs nothing about a customer [AD-45]', async () => {
      const guest = new WordPressSession(shop.wp);
      const identity = () =>
        admin.post('/wp-admin/admin-ajax.php?action=zgoda_identity', {}, { 'sec-fetch-site': 'same-origin' });
      assert.match((await guest.get('/privacy-policy/')).html, /data-zgoda/);
      assert.equal((await identity()).status, 200);
      await copyTo(`${shop.wp.url}/staging`);
      assert.equal((await identity()).status, 204);
      await copyTo('https://staging.shop.example');
      assert.equal(
        await shop.wp.php('echo json_encode([Zgoda\\has_chat(), Zgoda\\contact_button([])]);'),
        '[false,""]',
      );
    });

    it('says so on the settings page, on the dashboard, in Site Health and on the command line [AD-45]', async () => {
      await copyTo('https://staging.shop.example');
      const words = /This is a copy of the connected shop/;
      const settings = (await admin.get(SETTINGS)).html;
      assert.match(settings, words);
      assert.match(settings, /The shop moved here/);
      assert.match(settings, /Disconnect here only/);
      assert.doesNotMatch(settings, /value="zgoda_disconnect"|zgoda_connection\[key\]/);
      assert.match((await admin.get('/wp-admin/')).html, words);
      const health = JSON.parse(await shop.wp.php('echo json_encode(Zgoda\\shop_test_result());'));
      assert.equal(health.status, 'critical');
      assert.match(health.description, words);
      assert.match(await shop.wp.php(`echo Zgoda\\adapter()->words()->answer('copied_site');`), words);
    });

    it('keeps both buttons from users who may not connect, and from forged requests [AD-3]', async () => {
      await copyTo('https://staging.shop.example');
      await shop.wp.php(
        `if (!username_exists('mia')) { add_role('shop_manager', 'Shop manager', ['read' => true, 'manage_woocommerce' => true, 'edit_posts' => true]); wp_insert_user(['user_login' => 'mia', 'user_pass' => 'mia-pass', 'role' => 'shop_manager']); }`,
      );
      const mia = await new WordPressSession(shop.wp).signIn('mia', 'mia-pass');
      const page = (await mia.get(SETTINGS)).html;
      assert.match(page, /This is a copy of the connected shop/);
      assert.doesNotMatch(page, /The shop moved here|Disconnect here only/);
      for (const action of ['zgoda_moved', 'zgoda_forget']) {
        assert.equal((await mia.post('/wp-admin/admin-post.php', { action })).status, 403);
        assert.equal((await admin.post('/wp-admin/admin-post.php', { action, _wpnonce: 'x' })).status, 403);
      }
      assert.deepEqual(await isCopy(), [true, false]);
      assert.equal((await storedState(shop)).secret, SECRET);
      assert.deepEqual(sent(), []);
    });

    it('is the shop from now on when its owner says that the shop moved, and reports at once [AD-45]', async () => {
      await copyTo('https://new.shop.example');
      const html = await press('zgoda_moved');
      assert.match(html, /This site is the connected shop now/);
      assert.deepEqual(sent(), ['PUT /v1/adapter/policy']);
      assert.deepEqual(await isCopy(), [false, true]);
      assert.equal((await storedState(shop)).daily, true);
      await setConstants(shop.wp, '');
      assert.deepEqual(await isCopy(), [true, false], 'the old site is the copy then');
    });

    it('is disconnected without a word to the service when its owner wants that [AD-45]', async () => {
      await copyTo('https://staging.shop.example');
      const html = await press('zgoda_forget');
      assert.match(html, /The keys were removed from this site/);
      const now = await storedState(shop);
      assert.deepEqual(
        [now.secret, (now.connection as { key: string }).key, now.daily, now.unsent],
        ['', '', false, false],
      );
      assert.deepEqual(sent(), []);
      assert.match((await admin.get(SETTINGS)).html, /Connect the shop/);
    });

    it('is connected as a site of its own with keys of its own', async () => {
      await copyTo('https://staging.shop.example');
      await shop.wp.php(
        `update_option('zgoda_connection', ['address' => '${shop.service.url}', 'key' => 'zgk_StagingStagingStaging00']);`,
      );
      assert.deepEqual(await isCopy(), [false, true]);
    });

    it('takes neither https nor www nor a page in another language for a copy', async () => {
      await copyTo('http://shop.example');
      await shop.wp.php(`Zgoda\\adapter()->connection()->rememberPlace();`);
      for (const home of ['https://shop.example', 'https://www.shop.example/', 'HTTPS://Shop.Example']) {
        await copyTo(home);
        assert.deepEqual(await isCopy(), [false, true], home);
      }
      const inGerman = `add_filter('home_url', fn() => 'https://shop.example/de'); echo json_encode(Zgoda\\is_copied_site());`;
      assert.equal(await shop.wp.php(inGerman), 'false');
    });

    it('takes no command line without a request for a copy, where WP_HOME is made of the request', async () => {
      for (const host of ['', '127.0.0.1']) {
        await setConstants(
          shop.wp,
          `if ('cli' === PHP_SAPI) $_SERVER['HTTP_HOST'] = '${host}'; define('WP_HOME', 'http://' . $_SERVER['HTTP_HOST']);`,
        );
        assert.deepEqual(await isCopy(), [false, true], host);
      }
      await copyTo('https://staging.shop.example');
      assert.deepEqual(await isCopy(), [true, false]);
    });

    for (const [what, first, then] of [
      ['connected in the browser, asked on the command line', '', 'shop.example'],
      ['connected on the command line, asked in the browser', 'shop.example', ''],
    ] as const) {
      it(`takes no shop for a copy whose wp-config.php names another address than its database: ${what}`, async () => {
        // --url gives the command line the host of WP_HOME, in place of a browser's Host header.
        const ask = (host: string) =>
          setConstants(
            shop.wp,
            `define('WP_HOME', 'https://shop.example'); if ('cli' === PHP_SAPI) $_SERVER['HTTP_HOST'] = '${host}';`,
          );
        await ask(first);
        await shop.wp.php('Zgoda\\adapter()->connection()->rememberPlace();');
        await ask(then);
        assert.deepEqual(await isCopy(), [false, true]);
        await copyTo('https://staging.shop.example');
        assert.deepEqual(await isCopy(), [true, false]);
      });
    }

    it('does not remember a host that the command line makes up, which a copy may have', async () => {
      const home = (host: string) =>
        setConstants(
          shop.wp,
          `if ('cli' === PHP_SAPI) $_SERVER['HTTP_HOST'] = '${host}'; define('WP_HOME', 'http://localhost');`,
        );
      await home('localhost');
      await shop.wp.php('Zgoda\\adapter()->connection()->rememberPlace();');
      await home('');
      assert.deepEqual(await isCopy(), [true, false]);
    });

    it('remembers the site of an older connection at the first visit to the admin pages, unless it calls itself a staging site', async () => {
      await shop.wp.php(`delete_option('zgoda_site');`);
      await copyTo('https://staging.shop.example', `define('WP_ENVIRONMENT_TYPE', 'staging');`);
      assert.deepEqual(await isCopy(), [true, false], 'it may have been copied before the update');
      await admin.get('/wp-admin/');
      assert.deepEqual(await isCopy(), [true, false]);
      await setConstants(shop.wp, '');
      assert.deepEqual(await isCopy(), [false, true]);
      await admin.get('/wp-admin/');
      await copyTo('https://staging.shop.example');
      assert.deepEqual(await isCopy(), [true, false]);
    });

    it('lets no guest decide by the Host header where the shop is', async () => {
      await setConstants(
        shop.wp,
        `if ('cli' === PHP_SAPI) $_SERVER['HTTP_HOST'] = ''; define('WP_HOME', 'http://' . $_SERVER['HTTP_HOST']);`,
      );
      const { hostname, port } = new URL(shop.wp.url);
      const ask = (path: string) =>
        new Promise<void>((resolve, reject) => {
          const sent = request({ hostname, port, path, headers: { host: 'scanner.example' } }, (answer) =>
            answer.resume().on('end', resolve),
          );
          sent.on('error', reject).end();
        });
      const state = async () =>
        JSON.parse(
          await shop.wp.php(
            `echo json_encode([false !== get_option('zgoda_site'), false !== wp_next_scheduled('zgoda_daily_push')]);`,
          ),
        );
      await admin.get('/wp-admin/');
      assert.deepEqual(await state(), [true, true]);
      await ask('/wp-admin/admin-ajax.php?action=x');
      assert.deepEqual(await state(), [true, true], 'the daily report stays planned');
      await shop.wp.php(`delete_option('zgoda_site');`);
      await ask('/');
      await ask('/wp-admin/admin-ajax.php?action=x');
      assert.deepEqual(await state(), [false, true], 'a request of a guest remembers nothing');
    });

    it('stores no address that tools would replace in a copy', async () => {
      const kept = await shop.wp.php(`echo json_encode(get_option('zgoda_site'));`);
      assert.match(kept, new RegExp(`^{"site":\\["[0-9a-f]{64}"\\],"key":"${SHOP_KEY}"}$`));
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
