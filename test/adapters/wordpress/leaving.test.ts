import assert from 'node:assert/strict';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';
import { SETTINGS, storedState } from '../../support/wordpress/settings.ts';
import {
  EVERY_WORDPRESS,
  POLICY_PAGE,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';
import { SHOP_KEY } from '../recording-service.ts';

const edit = (status: string) => `wp_update_post(['ID' => ${POLICY_PAGE}, 'post_status' => '${status}']);`;

for (const version of versionsFor(import.meta.url, EVERY_WORDPRESS)) {
  describe(`leaving a real WordPress ${version}`, () => {
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

    it('the form offers no way to delete the secret key that would leave the chat in the shop', async () => {
      const { html } = await admin.get(SETTINGS);
      assert.match(html, /name="zgoda_secret\[value\]"/);
      assert.doesNotMatch(html, /zgoda_secret\[forget\]/);
      assert.match(html, /value="zgoda_disconnect"/);
    });

    it('with a shop key and no secret key, says that visitors see the chat, until the button disconnects [AD-28]', async () => {
      await shop.wp.php(`update_option('zgoda_secret', ''); delete_option('zgoda_sent');`);
      const chat = async () => (await (await fetch(`${shop.wp.url}/`)).text()).includes('data-zgoda');
      assert.equal(await chat(), true);
      const { html } = await admin.get(SETTINGS);
      for (const screen of [html, (await admin.get('/wp-admin/index.php')).html]) {
        assert.match(screen, /Visitors see the chat, but nothing is reported to Zgoda/);
        assert.doesNotMatch(screen, /Your visitors see no chat/);
      }
      await admin.post('/wp-admin/admin-post.php', {
        action: 'zgoda_disconnect',
        _wpnonce: fieldValue(html, '_wpnonce', 'value="zgoda_disconnect"'),
      });
      assert.equal(await chat(), false);
      const now = await storedState(shop);
      assert.deepEqual([now.secret, now.daily], ['', false]);
      const remembers = await shop.wp.php(
        'echo json_encode(Zgoda\\adapter()->connection()->wasConnected());',
      );
      assert.equal(remembers, 'true', 'the privacy tools know that there was a chat [AD-33]');
      shop.service.clear();
      await shop.wp.php(edit('draft'));
      assert.deepEqual(shop.service.requests, []);
      await shop.connect();
      await shop.wp.php(edit('publish'));
    });

    const said = () => shop.service.requests.map(({ method, path, status }) => [method, path, status]);

    it('when deactivated, informs the service, keeps its settings and schedules nothing [AD-42]', async () => {
      shop.service.clear();
      const answer = await shop.wp.php(
        `${traces} deactivate_plugins('zgoda/zgoda.php'); echo json_encode([$plans(), get_option('zgoda_connection')['key']]);`,
      );
      assert.deepEqual(JSON.parse(answer), [0, SHOP_KEY]);
      assert.deepEqual(said(), [['POST', '/v1/adapter/pause', 204]]);
    });

    it('when activated again, reports, which ends the pause [AD-42]', async () => {
      shop.service.clear();
      await shop.wp.php(`activate_plugin('zgoda/zgoda.php');`);
      await shop.service.heard(1);
      assert.deepEqual(said()[0], ['PUT', '/v1/adapter/policy', 200]);
    });

    const suggestedTexts = async (): Promise<string[]> =>
      JSON.parse(
        await shop.wp.php(
          `echo json_encode(array_column(get_post_meta(${POLICY_PAGE}, '_wp_suggested_privacy_policy_content'), 'plugin_name'));`,
        ),
      ).sort();
    const keepSuggestedText = async () => {
      const texts = { en: [{ heading: 'Chat', paragraphs: ['We answer in a chat.'] }] };
      await shop.wp.php(
        `Zgoda\\adapter()->facts()->keep('policy_texts', json_decode('${JSON.stringify(texts)}', true));`,
      );
      const guide = await admin.get('/wp-admin/options-privacy.php?tab=policyguide');
      assert.match(guide.html, /We answer in a chat\./);
      const kept = await suggestedTexts();
      assert.ok(kept.includes('Zgoda') && kept.includes('WordPress'), kept.join(', '));
      return kept;
    };

    it('when deleted, ends the connection and leaves nothing: no option, schedule, transient, user meta or post meta [AD-5, AD-42]', async () => {
      await shop.wp.php(
        `activate_plugin('zgoda/zgoda.php'); update_option('zgoda_unsent', '1', false); wp_schedule_single_event(time() + 60, 'zgoda_retry_push');`,
      );
      const suggested = await keepSuggestedText();
      const before = await shop.wp.php(`${traces} echo json_encode([$rows() > 0, $plans() > 0]);`);
      assert.deepEqual(JSON.parse(before), [true, true]);
      shop.service.clear();
      await shop.wp.php(
        `deactivate_plugins('zgoda/zgoda.php'); update_option('zgoda_unsent', '1', false); update_option('zgoda_task_req_A', 'done', false);
          add_post_meta(wp_create_user_request('ola@klient.example', 'export_personal_data'), '_zgoda_task', 'req_A'); uninstall_plugin('zgoda/zgoda.php');`,
      );
      assert.deepEqual(said().at(-1), ['POST', '/v1/adapter/disconnect', 204]);
      const after = await shop.wp.php(`${traces}
          $users = (int) $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->usermeta} WHERE meta_key LIKE '%zgoda%'");
          $posts = (int) $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->postmeta} WHERE meta_key LIKE '%zgoda%'");
          echo json_encode([$rows(), $plans(), $users, $posts]);`);
      assert.deepEqual(JSON.parse(after), [0, 0, 0, 0]);
      assert.deepEqual(
        await suggestedTexts(),
        suggested.filter((name) => name !== 'Zgoda'),
        'nor its words among those suggested for the policy page',
      );
    });
  });
}
