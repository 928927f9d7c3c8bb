import assert from 'node:assert/strict';
import { WordPressSession } from '../../support/wordpress/session.ts';
import { storedState } from '../../support/wordpress/settings.ts';
import {
  POLICY_PAGE,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

const edit = (status: string) => `wp_update_post(['ID' => ${POLICY_PAGE}, 'post_status' => '${status}']);`;

for (const version of versionsFor(import.meta.url)) {
  describe(`a real WordPress ${version} whose clock ran ahead`, () => {
    let shop: WordPressShop;
    const stored = () => storedState(shop);

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.connect();
    });
    after(() => shop?.stop());

    it('reports by its own clock again once a clock that ran ahead was put right [AD-20]', async () => {
      await shop.wp.php(
        `$sent = get_option('zgoda_sent'); $sent['at'] += 86400000; update_option('zgoda_sent', $sent, false);`,
      );
      shop.service.clear();
      const before = Date.now();
      await shop.wp.php(edit('draft'));
      const [report] = shop.service.reports();
      assert.ok(report !== undefined && report.pushedAt >= before && report.pushedAt <= Date.now());
      assert.deepEqual((await stored()).code, 'ok');
      await shop.wp.php(edit('publish'));
    });

    it('plans the daily report anew where a clock that ran ahead had planned it, and reports at once [AD-19]', async () => {
      await shop.wp.php(`
        wp_clear_scheduled_hook('zgoda_daily_push');
        wp_schedule_event(time() + 30 * DAY_IN_SECONDS, 'daily', 'zgoda_daily_push');`);
      shop.service.clear();
      await (await new WordPressSession(shop.wp).signIn()).get('/wp-admin/index.php');
      const inSeconds = Number(await shop.wp.php(`echo wp_next_scheduled('zgoda_daily_push') - time();`));
      assert.ok(inSeconds <= 86_400, `${inSeconds} s`);
      await shop.service.heard(1);
    });
  });
}
