import assert from 'node:assert/strict';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';
import { SETTINGS } from '../../support/wordpress/settings.ts';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../support/wordpress/shop.ts';

const rowOf = (html: string, name: string): string =>
  new RegExp(`<dt>${name}</dt><dd>([^<]*)</dd>`).exec(html)?.[1] ?? '';

for (const version of versionsFor(import.meta.url)) {
  describe(`the status card of a real WordPress ${version}`, () => {
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

    const askAgain = async (): Promise<string> => {
      await shop.wp.php(`delete_option('zgoda_check');`);
      const page = await admin.get(SETTINGS);
      const nonce = /data-nonce="([^"]+)"/.exec(page.html)?.[1] ?? '';
      const answer = await admin.post('/wp-admin/admin-ajax.php', { action: 'zgoda_state', _wpnonce: nonce });
      assert.equal(answer.status, 200, answer.html);
      return answer.html;
    };

    it('is printed at once and asks the service afterwards, not again within a minute [AD-22]', async () => {
      shop.service.clear();
      const { html } = await admin.get(SETTINGS);
      assert.match(html, /settings-page\.js/);
      assert.deepEqual(shop.service.requests, [], 'the page itself asks nobody');
      assert.match(await askAgain(), /<section id="zgoda-state"/);
      assert.deepEqual(
        shop.service.requests.map(({ path }) => path),
        ['/v1/adapter/health'],
      );
      assert.doesNotMatch((await admin.get(SETTINGS)).html, /data-nonce/);
    });

    it('shows what visitors see now, the clocks and the versions of both sides [AD-23]', async () => {
      shop.service.chatMode = 'live';
      const html = await askAgain();
      assert.match(rowOf(html, 'Visitors see now'), /^Live chat/);
      assert.equal(rowOf(html, 'Clock'), 'Both clocks agree.');
      assert.match(
        rowOf(html, 'Versions'),
        /Zgoda for WordPress 0\.1\.0, WordPress 6\..*Zgoda service 9\.9\.9/,
      );
      shop.service.clockOffsetMs = -4 * 60_000;
      assert.match(rowOf(await askAgain(), 'Clock'), /4 min ahead of Zgoda\..*Beyond five minutes/);
      shop.service.clockOffsetMs = 0;
    });

    it('keeps showing the last error with its time after the next success [AD-23]', async () => {
      shop.service.mood = 'failing';
      assert.match(await askAgain(), /The last check of the connection failed\. Zgoda is busy or restarting/);
      shop.service.mood = 'well';
      const html = await askAgain();
      assert.doesNotMatch(html, /The last check of the connection failed/);
      assert.match(rowOf(html, 'Last error'), /Zgoda is busy or restarting/);
      await shop.connect();
    });

    it('distinguishes wrong keys from a wrong clock', async () => {
      const words = async (date: string) =>
        shop.wp.php(`echo Zgoda\\WordPress\\Core\\Connection\\Answer::of(Zgoda\\Port::read_response(['headers' => ['date' => '${date}'], 'response' => ['code' => 401],
          'body' => '{"code":"signature_invalid"}']))->code;`);
      assert.equal(await words(new Date().toUTCString()), 'signature_invalid');
      assert.equal(await words(new Date(Date.now() + 600_000).toUTCString()), 'clock_wrong');
      assert.equal(await words(''), 'signature_invalid');
    });

    it('offers Connect where the keys do not count any more, as its words say [AD-23]', async () => {
      const offers = async () => /name="action" value="zgoda_connect"/.test((await admin.get(SETTINGS)).html);
      assert.equal(await offers(), false);
      await shop.wp.php(`update_option('zgoda_secret', 'zgs_${'A'.repeat(43)}'); Zgoda\\push_policy();`);
      assert.match((await admin.get(SETTINGS)).html, /press Connect again/);
      assert.equal(await offers(), true);
      const words = await shop.wp.php(
        `define('ZGODA_ADAPTER_SECRET', 'zgs_${'A'.repeat(43)}'); echo Zgoda\\adapter()->words()->answer('signature_invalid');`,
      );
      assert.match(words, /keys in wp-config\.php/);
      assert.doesNotMatch(words, /Connect/);
      await shop.connect();
      await shop.wp.php(`Zgoda\\push_policy();`);
      assert.equal(await offers(), false);
    });

    it('shows when the service does not accept a page that is published here [AD-23]', async () => {
      shop.service.verdict = 'foreign';
      await shop.wp.php(`Zgoda\\push_policy();`);
      const { html } = await admin.get(SETTINGS);
      assert.match(html, /Zgoda does not accept it: The privacy policy is on another domain than the shop\./);
      shop.service.verdict = null;
      await shop.wp.php(`Zgoda\\push_policy();`);
      assert.doesNotMatch((await admin.get(SETTINGS)).html, /does not accept it/);
    });

    it('asks the service only for users who may change settings, by POST and with the nonce [AD-3]', async () => {
      await shop.wp.php(
        `if (!username_exists('ed')) wp_insert_user(['user_login' => 'ed', 'user_pass' => 'ed-pass', 'role' => 'editor']);
         delete_option('zgoda_check');`,
      );
      const nonce = /data-nonce="([^"]+)"/.exec((await admin.get(SETTINGS)).html)?.[1] ?? '';
      const editor = await new WordPressSession(shop.wp).signIn('ed', 'ed-pass');
      shop.service.clear();
      const ask = { action: 'zgoda_state', _wpnonce: nonce };
      assert.equal((await editor.post('/wp-admin/admin-ajax.php', ask)).status, 403);
      assert.equal(
        (await admin.post('/wp-admin/admin-ajax.php', { ...ask, _wpnonce: 'forged' })).status,
        403,
      );
      const byLink = await admin.get(`/wp-admin/admin-ajax.php?${new URLSearchParams(ask)}`);
      assert.equal(byLink.status, 405);
      assert.deepEqual(shop.service.requests, []);
    });

    it('Site Health tests the shop and, in the background, the service', async () => {
      const nonce = fieldValue(
        (await admin.get('/wp-admin/site-health.php')).html.replace(
          /"site_status":"([0-9a-f]+)"/,
          '<input name="sh" value="$1">',
        ),
        'sh',
      );
      const ask = async (): Promise<{ status: string; label: string; description: string }> => {
        const { html } = await admin.post('/wp-admin/admin-ajax.php', {
          action: 'health-check-zgoda-service',
          _wpnonce: nonce,
        });
        return JSON.parse(html).data;
      };
      assert.equal((await ask()).status, 'good');
      shop.service.mood = 'failing';
      assert.deepEqual([(await ask()).status, (await ask()).label], ['critical', 'Zgoda cannot be reached']);
      shop.service.mood = 'well';
      shop.service.clockOffsetMs = 240_000;
      assert.match((await ask()).label, /clocks/);
      shop.service.clockOffsetMs = 0;
      const tests = await shop.wp.php(
        `echo json_encode(apply_filters('site_status_tests', ['direct' => [], 'async' => []]));`,
      );
      assert.deepEqual(Object.keys(JSON.parse(tests).async), ['zgoda-service']);
    });

    it('the Info page of Site Health shows debug information, and never the secret key [AD-2]', async () => {
      const { html } = await admin.get('/wp-admin/site-health.php?tab=debug');
      assert.match(html, /zgk_Vq8s0XW3kT9cR1yLmN5pZA/);
      assert.match(html, /A report is waiting to be sent/);
      assert.doesNotMatch(html, /zgs_/);
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
