import assert from 'node:assert/strict';
import { updatePage } from '../../support/wordpress/policy-changes.ts';
import { storedState } from '../../support/wordpress/settings.ts';
import {
  POLICY_PAGE,
  POLICY_TEXT,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

const JOBS = (serviceUrl: string) => `<?php
add_action('test_expire_page', fn() => wp_update_post(['ID' => ${POLICY_PAGE}, 'post_status' => 'draft']));
add_action('test_next_job', fn() => wp_remote_get('${serviceUrl}/next-job'));
// A process that is killed in the middle of saving.
add_action('transition_post_status', function () { if (defined('TEST_DIES')) posix_kill(posix_getpid(), SIGKILL); }, 11);
`;

for (const version of versionsFor(import.meta.url)) {
  describe(`when a real WordPress ${version} reports a change`, () => {
    let shop: WordPressShop;

    const heard = () => shop.service.requests.map(({ method, path }) => `${method} ${path}`);
    const states = () => shop.service.reports().map(({ pages }) => pages[0]?.state);
    const plan = (hook: string, secondsAgo: number) =>
      `wp_clear_scheduled_hook('${hook}'); wp_schedule_single_event(time() - ${secondsAgo}, '${hook}');`;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.addMustUse('jobs.php', JOBS(shop.service.url));
      await shop.connect();
    });
    beforeEach(() => shop.reset());
    after(() => shop?.stop());

    it('a page unpublished by the scheduler is reported before its next job begins [AD-18]', async () => {
      await shop.wp.php(plan('test_expire_page', 20) + plan('test_next_job', 10));
      shop.service.clear();
      await fetch(`${shop.wp.url}/wp-cron.php`);
      await shop.service.heard(2);
      assert.deepEqual(heard(), ['PUT /v1/adapter/policy', 'GET /next-job']);
      assert.deepEqual(states(), ['unpublished']);
    });

    for (const [what, change, state] of [
      ['unpublished', updatePage(`'post_status' => 'draft'`), 'unpublished'],
      ['deleted', `wp_delete_post(${POLICY_PAGE}, true);`, 'absent'],
      ['no longer chosen', `update_option('wp_page_for_privacy_policy', 0);`, 'absent'],
    ]) {
      it(`a page ${what} by a script is reported while the script goes on [AD-18]`, async () => {
        await shop.wp.php(`${change} wp_remote_get('${shop.service.url}/script-goes-on');`);
        assert.deepEqual(heard(), ['PUT /v1/adapter/policy', 'GET /script-goes-on']);
        assert.deepEqual(states(), [state]);
      });
    }

    it('an import of many patterns causes few reports, and the last one has the final state [AD-18, AD-22]', async () => {
      await shop.wp.php(`
        for ($i = 0; $i < 60; $i++) wp_insert_post(['post_type' => 'wp_block', 'post_status' => 'publish', 'post_content' => '<p>' . $i . '</p>']);
        ${updatePage(`'post_content' => '<p>${POLICY_TEXT} Koniec.</p>'`)}`);
      const reports = shop.service.reports();
      assert.ok(reports.length < 10, `${reports.length} reports`);
      assert.match(reports.at(-1)?.pages[0]?.text ?? '', /Koniec\.$/);
      assert.equal((await storedState(shop)).unsent, false);
    });

    it('an import does not wait for a hanging service at each of its changes [AD-22]', async () => {
      shop.service.mood = 'hang';
      await shop.wp.php(
        `for ($i = 0; $i < 20; $i++) wp_insert_post(['post_type' => 'wp_block', 'post_status' => 'publish', 'post_content' => '<p>' . $i . '</p>']);`,
      );
      assert.equal(shop.service.requests.length, 2, 'the first change, and the end');
      shop.service.mood = 'well';
      await shop.service.givenUp();
    });

    it('a change is reported by the scheduler when its process dies [AD-21]', async () => {
      await assert.rejects(shop.wp.php(`const TEST_DIES = true; ${updatePage(`'post_status' => 'draft'`)}`));
      assert.deepEqual(heard(), [], 'died before it could report');
      const left = await storedState(shop);
      assert.equal(left.unsent, true, 'noted with the change');
      assert.equal(left.retry, true, 'and the next try is planned');
      await shop.wp.php(plan('zgoda_retry_push', 10));
      await fetch(`${shop.wp.url}/wp-cron.php`);
      await shop.service.heard(1);
      assert.deepEqual(states(), ['unpublished']);
      while ((await storedState(shop)).unsent);
      assert.equal((await storedState(shop)).retry, false);
    });

    it('after a long outage a new change does not wait for the next hourly retry [AD-21]', async () => {
      await shop.wp.php(`
        wp_clear_scheduled_hook('zgoda_retry_push');
        wp_schedule_single_event(time() + 3000, 'zgoda_retry_push');`);
      await assert.rejects(shop.wp.php(`const TEST_DIES = true; ${updatePage(`'post_status' => 'draft'`)}`));
      const seconds = Number(await shop.wp.php(`echo wp_next_scheduled('zgoda_retry_push') - time();`));
      assert.ok(seconds <= 60, `${seconds} s`);
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
