import assert from 'node:assert/strict';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../support/wordpress/shop.ts';

const WRITERS = `<?php
const TEST_WRITERS = ['report' => 'Zgoda\\push_policy', 'check' => 'Zgoda\\recheck_service', 'texts' => 'Zgoda\\fetch_policy_texts'];
function test_run_elsewhere($writer) { wp_remote_get(home_url('/?test_writer=' . $writer), ['timeout' => 30]); }
add_action('init', function () {
  $writer = $_GET['test_writer'] ?? '';
  if ($writer === 'failing report') add_filter('pre_http_request', fn() => new WP_Error('http_request_failed', 'away'));
  if ($writer !== '') { call_user_func(TEST_WRITERS[$writer] ?? TEST_WRITERS['report']); exit; }
}, 100);
`;
const interruptedBy = (writer: string): string => `
  $is_inside = false;
  add_filter('pre_update_option', function ($value, $option) use (&$is_inside) {
    if (!$is_inside && strpos($option, 'zgoda_') === 0) { $is_inside = true; test_run_elsewhere('${writer}'); $is_inside = false; }
    return $value;
  }, 10, 2);`;
const FORGET = `foreach (['sent', 'report', 'check', 'view', 'error', 'policy_texts', 'unsent'] as $fact) delete_option('zgoda_' . $fact);`;

for (const version of versionsFor(import.meta.url)) {
  describe(`what a real WordPress ${version} stores of the service's answers`, () => {
    let shop: WordPressShop;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.addMustUse('writers.php', WRITERS);
      await shop.reset();
      await shop.connect();
      shop.service.policyTexts = { en: [{ heading: 'Chat', paragraphs: ['We answer in a chat.'] }] };
    });
    after(() => shop?.stop());

    const stored = async () => {
      const facts = await shop.wp.php(`echo json_encode([
        'report' => Zgoda\\adapter()->facts()->report()['code'] ?? null,
        'pages' => count(Zgoda\\adapter()->facts()->reportedPages()),
        'check' => Zgoda\\adapter()->facts()->check()['code'] ?? null,
        'view' => Zgoda\\adapter()->facts()->view()['pages']['en']['state'] ?? null,
        'texts' => array_keys(Zgoda\\adapter()->facts()->read('policy_texts')),
      ]);`);
      return JSON.parse(facts);
    };
    const OF_REPORT = { report: 'ok', pages: 1, view: 'published' };
    const OF_CHECK = { check: 'ok', view: 'published' };
    const OF_TEXTS = { texts: ['visitorList', 'en'] };
    const NOTHING = { report: null, pages: 0, check: null, view: null, texts: [] };

    for (const [writer, code, other, expected] of [
      ['a check', 'recheck_service', 'report', { ...OF_CHECK, ...OF_REPORT }],
      ['fetching the suggested texts', 'fetch_policy_texts', 'report', { ...OF_TEXTS, ...OF_REPORT }],
      ['a report', 'push_policy', 'check', { ...OF_REPORT, ...OF_CHECK }],
      ['fetching the suggested texts', 'fetch_policy_texts', 'check', { ...OF_TEXTS, ...OF_CHECK }],
      ['a report', 'push_policy', 'texts', { ...OF_REPORT, ...OF_TEXTS }],
      ['a check', 'recheck_service', 'texts', { ...OF_CHECK, ...OF_TEXTS }],
    ] as const) {
      it(`${writer} overwrites nothing that another process stores meanwhile: ${other} [AD-20, AD-24]`, async () => {
        await shop.wp.php(FORGET);
        await shop.wp.php(`${interruptedBy(other)} Zgoda\\${code}();`);
        assert.deepEqual(await stored(), { ...NOTHING, ...expected });
      });
    }

    it('an accepted report leaves the mark of a later report that failed, and its retry [AD-21]', async () => {
      const left = await shop.wp.php(`
        ${FORGET} wp_clear_scheduled_hook('zgoda_retry_push');
        $is_inside = false;
        add_filter('http_request_args', function ($args) use (&$is_inside) {
          if (!$is_inside) { $is_inside = true; test_run_elsewhere('failing%20report'); }
          return $args;
        });
        $is_accepted = Zgoda\\push_policy();
        foreach (['zgoda_unsent', 'cron', 'alloptions', 'notoptions'] as $name) wp_cache_delete($name, 'options');
        echo json_encode([$is_accepted, get_option('zgoda_unsent') !== false, wp_next_scheduled('zgoda_retry_push') !== false]);`);
      assert.deepEqual(JSON.parse(left), [true, true, true]);
    });

    it('an answer that came over an earlier connection is not shown for the new one [AD-24]', async () => {
      await shop.wp.php(`Zgoda\\push_policy(); Zgoda\\adapter()->reports()->check();`);
      await shop.wp.php(`update_option('zgoda_secret', 'zgs_AnotherAnotherAnother');`);
      const { check, view } = await stored();
      assert.deepEqual({ check, view }, { check: null, view: null });
      await shop.connect();
      assert.equal((await stored()).check, 'ok', 'and is there again with the old connection');
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
