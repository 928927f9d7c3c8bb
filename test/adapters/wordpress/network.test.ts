import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WordPressSession } from '../../support/wordpress/session.ts';
import {
  POLICY_TEXT,
  setConstants,
  shopMissing,
  startShop,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';
import { SECRET, SHOP_KEY } from '../recording-service.ts';

const SECOND_KEY = 'zgk_SecondSecondSecond0000';
const SECOND_SECRET = 'zgs_SecondSecondSecondSecondSecondSecond000000';
const TRACES = `
  global $wpdb;
  $rows = fn() => (int) $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name LIKE '%zgoda%'");
  $plans = fn() => count(array_filter(array_keys(array_merge([], ...array_values(array_filter(_get_cron_array(), 'is_array')))), fn($hook) => strpos((string) $hook, 'zgoda') === 0));`;

// Needs the database server: the SQLite build of 6.5 supports only one site.
describe('a network of two sites on a real WordPress 6.1', () => {
  let shop: WordPressShop;

  before(async function () {
    if (shopMissing('6.1')) this.skip();
    shop = await startShop('6.1');
    await shop.reset();
    const host = new URL(shop.wp.url).host;
    await shop.wp.php(`
      define('WP_ALLOW_MULTISITE', true);
      foreach ($GLOBALS['wpdb']->tables('ms_global') as $table => $name) $GLOBALS['wpdb']->$table = $name;
      require_once ABSPATH . 'wp-admin/includes/network.php';
      require_once ABSPATH . 'wp-admin/includes/upgrade.php';
      install_network();
      populate_network(1, '${host}', 'admin@example.test', 'Network', '/', false);
      deactivate_plugins('zgoda/zgoda.php');`);
    // Both constants give all sites one address, which would hide the second site.
    const config = join(shop.wp.folder, 'www/wp-config.php');
    const lines = (await readFile(config, 'utf8')).split('\n');
    await writeFile(config, lines.filter((line) => !/WP_HOME|WP_SITEURL/.test(line)).join('\n'));
    await setConstants(
      shop.wp,
      `define('MULTISITE', true); define('SUBDOMAIN_INSTALL', false); define('DOMAIN_CURRENT_SITE', '${host}'); define('PATH_CURRENT_SITE', '/'); define('SITE_ID_CURRENT_SITE', 1); define('BLOG_ID_CURRENT_SITE', 1); define('ZGODA_SERVICE_URL', '${shop.service.url}');`,
    );
    await shop.wp.php(`
      $second = wp_insert_site(['domain' => '${host}', 'path' => '/two/', 'title' => 'Two', 'user_id' => 1]);
      update_option('test_second_site', $second);
      // WordPress removes the port from the domain of a new site.
      $GLOBALS['wpdb']->update($GLOBALS['wpdb']->blogs, ['domain' => '${host}'], ['blog_id' => $second]);
      clean_blog_cache($second);
      foreach (['home', 'siteurl'] as $name) update_blog_option($second, $name, '${shop.wp.url}/two');
      activate_plugin('zgoda/zgoda.php', '', true);`);
    await onSite(1, connection(SHOP_KEY, SECRET));
    await onSite(2, connection(SECOND_KEY, SECOND_SECRET));
    shop.service.clear();
  });
  after(() => shop?.stop());

  const connection = (key: string, secret: string) =>
    `update_option('zgoda_secret', '${secret}'); update_option('zgoda_connection', ['address' => '${shop.service.url}', 'key' => '${key}']);`;
  const onSite = (site: number, code: string) =>
    shop.wp.php(`$home = ${site} === 1 ? 1 : (int) get_option('test_second_site');
      switch_to_blog($home); ${code} restore_current_blog();`);
  const reports = () =>
    shop.service.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ headers, body }) => [headers['x-zgoda-shop'], JSON.parse(body).pages[0].title]);

  it('gives each site the tag of its own shop [AD-9]', async () => {
    const guest = new WordPressSession(shop.wp);
    assert.match((await guest.get('/')).html, new RegExp(`/w/v1/${SHOP_KEY}\\.js`));
    const second = (await guest.get('/two/')).html;
    assert.match(second, new RegExp(`/w/v1/${SECOND_KEY}\\.js`));
    assert.doesNotMatch(second, new RegExp(SHOP_KEY));
  });

  it('reports a page only with the key of its own site, also when one request changes both [AD-18]', async () => {
    const page = (title: string) =>
      `$id = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => '${title}', 'post_content' => '<p>${POLICY_TEXT}</p>']); update_option('wp_page_for_privacy_policy', $id);`;
    shop.service.clear();
    await onSite(2, page('Polityka drugiego sklepu'));
    assert.deepEqual(reports(), [[SECOND_KEY, 'Polityka drugiego sklepu']]);
    shop.service.clear();
    await shop.wp.php(`
      ${page('Nowa polityka pierwszego')}
      switch_to_blog((int) get_option('test_second_site')); ${page('Nowa polityka drugiego')} restore_current_blog();`);
    assert.deepEqual(reports().sort(), [
      [SECOND_KEY, 'Nowa polityka drugiego'],
      [SHOP_KEY, 'Nowa polityka pierwszego'],
    ]);
  });

  it('asks for updates with the keys of the main site, whichever site asks [AD-44]', async () => {
    const release = '/v1/adapter/releases/wordpress';
    for (const site of [1, 2]) {
      shop.service.clear();
      await onSite(
        site,
        `delete_site_transient('zgoda_release'); apply_filters('update_plugins_zgoda.invalid', false, [], 'zgoda/zgoda.php', []);`,
      );
      const asked = shop.service.requests.map(({ path, headers }) => [path, headers['x-zgoda-shop']]);
      assert.deepEqual(asked, [[release, SHOP_KEY]], `site ${site}`);
    }
  });

  it('accepts no updates when the user who connected it may not update the network’s plugins [AD-44]', async () => {
    const given = JSON.parse(
      await onSite(
        1,
        `delete_option('zgoda_update_source');
         $id = wp_insert_user(['user_login' => 'ola', 'user_pass' => 'x', 'role' => 'administrator']); add_user_to_blog(1, $id, 'administrator');
         $said = fn() => [current_user_can('manage_options'), get_option('zgoda_update_source')];
         wp_set_current_user($id); Zgoda\\note_update_source(); $ola = $said();
         wp_set_current_user(1); Zgoda\\note_update_source(); echo json_encode([$ola, $said()]);`,
      ),
    );
    assert.deepEqual(given, [
      [true, false],
      [true, shop.service.url],
    ]);
  });

  it('keeps settings, status and schedule of each site separate', async () => {
    await onSite(2, `update_option('zgoda_secret', '');`);
    const seen = async (site: number) =>
      JSON.parse(
        await onSite(
          site,
          `echo json_encode([Zgoda\\is_connected(), wp_next_scheduled('zgoda_daily_push') !== false]);`,
        ),
      );
    assert.deepEqual(
      [await seen(1), await seen(2)],
      [
        [true, true],
        [false, false],
      ],
    );
    await onSite(2, connection(SECOND_KEY, SECOND_SECRET));
  });

  it('informs the service for each site when it is deactivated for the network, and schedules nothing [AD-42]', async () => {
    shop.service.clear();
    await shop.wp.php(`deactivate_plugins('zgoda/zgoda.php', false, true);`);
    const paused = shop.service.requests.map(({ path, headers }) => `${path} ${headers['x-zgoda-shop']}`);
    assert.deepEqual(paused.sort(), [`/v1/adapter/pause ${SECOND_KEY}`, `/v1/adapter/pause ${SHOP_KEY}`]);
    for (const site of [1, 2])
      assert.equal(await onSite(site, `${TRACES} echo $plans();`), '0', `site ${site}`);
    shop.service.clear();
    await shop.wp.php(`activate_plugin('zgoda/zgoda.php', '', true);`);
    assert.deepEqual(
      reports()
        .map(([key]) => key)
        .sort(),
      [SECOND_KEY, SHOP_KEY],
      'and both report when it is activated again',
    );
  });

  it('waits for a service that does not answer at one site only when it is deactivated for the network [AD-42]', async () => {
    shop.service.clear();
    shop.service.mood = 'hang';
    await shop.wp.php(`deactivate_plugins('zgoda/zgoda.php', false, true);`);
    assert.equal(shop.service.requests.length, 1);
    shop.service.mood = 'well';
    await shop.wp.php(`activate_plugin('zgoda/zgoda.php', '', true);`);
  });

  it('leaves nothing on any site when it is deleted from the network [AD-5]', async () => {
    const count = (site: number) => onSite(site, `${TRACES} echo json_encode([$rows(), $plans()]);`);
    for (const site of [1, 2]) {
      const [rows, plans] = JSON.parse(await count(site)) as number[];
      assert.ok(Number(rows) > 0 && Number(plans) > 0, `site ${site}`);
    }
    await shop.wp.php(
      `deactivate_plugins('zgoda/zgoda.php', false, true); uninstall_plugin('zgoda/zgoda.php');`,
    );
    for (const site of [1, 2]) assert.deepEqual(JSON.parse(await count(site)), [0, 0], `site ${site}`);
  });

  it('PHP reports no fault in the plugin', () => {
    assert.deepEqual(
      shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
      [],
    );
  });
});
