import assert from 'node:assert/strict';
import { SECRET, SHOP_KEY } from './recording-service.ts';
import { WordPressSession } from './wordpress-session.ts';
import { ADDRESS_FIELD, FORGET_FIELD, KEY_FIELD, saveSettings, storedState } from './wordpress-settings.ts';
import {
  EVERY_WORDPRESS,
  POLICY_PAGE,
  setConstants,
  shopMissing,
  startShop,
  type WordPressShop,
} from './wordpress-shop.ts';

const edit = (status: string) => `wp_update_post(['ID' => ${POLICY_PAGE}, 'post_status' => '${status}']);`;

for (const version of EVERY_WORDPRESS) {
  describe(`leaving a real WordPress ${version}`, function () {
    this.timeout(60_000);
    let shop: WordPressShop;
    let admin: WordPressSession;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.connect();
      admin = await new WordPressSession(shop.wp).signIn();
    });
    after(async () => {
      await shop?.stop();
    });

    const traces = `
        global $wpdb;
        $rows = fn() => (int) $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name LIKE '%zgoda%'");
        $plans = fn() => count(array_filter(array_keys(array_merge([], ...array_values(array_filter(_get_cron_array(), 'is_array')))), fn($hook) => strpos((string) $hook, 'zgoda') === 0));`;

    it('the forget box disconnects: nothing is planned, nothing is sent', async () => {
      await saveSettings(admin, {
        [ADDRESS_FIELD]: shop.service.url,
        [KEY_FIELD]: SHOP_KEY,
        [FORGET_FIELD]: '1',
      });
      const now = await storedState(shop);
      assert.equal(now.secret, '');
      assert.equal(now.daily, false);
      shop.service.clear();
      await shop.wp.php(edit('draft'));
      assert.deepEqual(shop.service.requests, []);
      await shop.connect();
      await shop.wp.php(edit('publish'));
    });

    it('switched off, it keeps its settings and plans nothing', async () => {
      const answer = await shop.wp.php(
        `${traces} deactivate_plugins('zgoda/zgoda.php'); echo json_encode([$plans(), get_option('zgoda_connection')['key']]);`,
      );
      assert.deepEqual(JSON.parse(answer), [0, SHOP_KEY]);
    });

    it('deleted, it leaves nothing: no option, no plan, no transient, nothing of a user or of a request [AD-5]', async () => {
      await shop.wp.php(
        `activate_plugin('zgoda/zgoda.php'); update_option('zgoda_unsent', '1', false); wp_schedule_single_event(time() + 60, 'zgoda_retry_push');`,
      );
      const before = await shop.wp.php(`${traces} echo json_encode([$rows() > 0, $plans() > 0]);`);
      assert.deepEqual(JSON.parse(before), [true, true]);
      await shop.wp.php(
        `deactivate_plugins('zgoda/zgoda.php'); update_option('zgoda_unsent', '1', false); update_option('zgoda_task_req_A', 'done', false);
          add_post_meta(wp_create_user_request('ola@klient.example', 'export_personal_data'), '_zgoda_task', 'req_A'); uninstall_plugin('zgoda/zgoda.php');`,
      );
      const after = await shop.wp.php(`${traces}
          $users = (int) $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->usermeta} WHERE meta_key LIKE '%zgoda%'");
          $posts = (int) $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->postmeta} WHERE meta_key LIKE '%zgoda%'");
          echo json_encode([$rows(), $plans(), $users, $posts]);`);
      assert.deepEqual(JSON.parse(after), [0, 0, 0, 0]);
    });

    // Its network lives on the database server; the single file of the other one is made for one site.
    if (version === '6.1') {
      it('deleted from a network, it leaves nothing on any of its sites [AD-5]', async () => {
        const host = new URL(shop.wp.url).host;
        await shop.wp.php(`
          define('WP_ALLOW_MULTISITE', true);
          foreach ($GLOBALS['wpdb']->tables('ms_global') as $table => $name) $GLOBALS['wpdb']->$table = $name;
          require_once ABSPATH . 'wp-admin/includes/network.php';
          require_once ABSPATH . 'wp-admin/includes/upgrade.php';
          install_network();
          populate_network(1, '${host}', 'admin@example.test', 'Network', '/', false);`);
        await setConstants(
          shop.wp,
          `define('MULTISITE', true); define('SUBDOMAIN_INSTALL', false); define('DOMAIN_CURRENT_SITE', '${host}'); define('PATH_CURRENT_SITE', '/'); define('SITE_ID_CURRENT_SITE', 1); define('BLOG_ID_CURRENT_SITE', 1);`,
        );
        const sites = `[1, (int) get_option('test_second_site')]`;
        const count = `${traces} $found = [];
          foreach (${sites} as $id) { switch_to_blog($id); $found[] = [$rows(), $plans()]; restore_current_blog(); }
          echo json_encode($found);`;
        await shop.wp.php(`update_option('test_second_site', wp_insert_site(['domain' => '${host}', 'path' => '/two/', 'title' => 'Two', 'user_id' => 1]));
          activate_plugin('zgoda/zgoda.php', '', true);`);
        await shop.wp.php(`foreach (${sites} as $id) {
          switch_to_blog($id);
          update_option('zgoda_secret', '${SECRET}'); update_option('zgoda_connection', ['address' => '${shop.service.url}', 'key' => '${SHOP_KEY}']);
          restore_current_blog(); }`);
        const before = JSON.parse(await shop.wp.php(count)) as number[][];
        assert.equal(before.length, 2);
        for (const [rows, plans] of before) assert.ok(Number(rows) > 0 && Number(plans) > 0);
        await shop.wp.php(
          `deactivate_plugins('zgoda/zgoda.php', false, true); uninstall_plugin('zgoda/zgoda.php');`,
        );
        assert.deepEqual(JSON.parse(await shop.wp.php(count)), [
          [0, 0],
          [0, 0],
        ]);
      });
    }
  });
}
