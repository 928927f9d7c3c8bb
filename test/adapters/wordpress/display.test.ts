import assert from 'node:assert/strict';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';
import { SETTINGS } from '../../support/wordpress/settings.ts';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../support/wordpress/shop.ts';

for (const version of versionsFor(import.meta.url)) {
  describe(`where a real WordPress ${version} shows the chat`, () => {
    let shop: WordPressShop;
    let admin: WordPressSession;
    let guest: WordPressSession;
    let pageId = 0;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.connect();
      pageId = Number(
        await shop.wp.php(
          `echo wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Kontakt', 'post_name' => 'kontakt']);`,
        ),
      );
      admin = await new WordPressSession(shop.wp).signIn();
      guest = new WordPressSession(shop.wp);
    });
    after(() => shop?.stop());

    const isThere = async (path: string, session = guest): Promise<boolean> => {
      const { html } = await session.get(path);
      assert.match(html, /<\/html>/);
      return html.includes('data-zgoda');
    };
    const save = async (fields: Record<string, string>) => {
      const page = await admin.get(SETTINGS);
      const { status } = await admin.post('/wp-admin/options.php', {
        option_page: 'zgoda_display',
        action: 'update',
        _wpnonce: fieldValue(page.html, '_wpnonce', "value='zgoda_display'"),
        ...fields,
      });
      assert.equal(status, 302);
    };

    it('is on every page of the front end, unless the owner switches it off [AD-12]', async () => {
      for (const path of ['/', '/kontakt/', '/?s=nic']) assert.equal(await isThere(path), true, path);
    });

    it('is left out of the ticked kinds of pages', async () => {
      await save({ 'zgoda_display[hidden][]': 'archive' });
      assert.deepEqual([await isThere('/'), await isThere('/?s=nic')], [true, false]);
      await save({ 'zgoda_display[hidden][]': 'pages' });
      assert.deepEqual([await isThere('/privacy-policy/'), await isThere('/')], [false, true]);
      await save({});
      assert.equal(await isThere('/privacy-policy/'), true);
    });

    it('takes single pages by their address, which override their kind', async () => {
      await save({ 'zgoda_display[never]': `${shop.wp.url}/kontakt/\n/hello-world/` });
      const without = [await isThere('/kontakt/'), await isThere('/hello-world/')];
      assert.deepEqual([...without, await isThere('/privacy-policy/')], [false, false, true]);
      const { html } = await admin.get(SETTINGS);
      assert.match(html, new RegExp(`<textarea id="zgoda-never"[^>]*>${shop.wp.url}/kontakt/\n`));
      await save({ 'zgoda_display[hidden][]': 'pages', 'zgoda_display[always]': 'kontakt' });
      assert.deepEqual([await isThere('/kontakt/'), await isThere('/privacy-policy/')], [true, false]);
      await save({});
    });

    it('shows which address is not a page of the site, and saves the rest', async () => {
      await save({
        'zgoda_display[never]': `/nigdzie/\nhttps://evil.example/kontakt/\n${shop.wp.url}/kontakt/`,
      });
      const { html } = await admin.get(`${SETTINGS}&settings-updated=true`);
      assert.match(html, /This site has no page at: \/nigdzie\/, https:\/\/evil\.example\/kontakt\//);
      assert.equal(await isThere('/kontakt/'), false);
      await save({});
    });

    it('can be switched off by role, and is the same for all guests', async () => {
      await save({ 'zgoda_display[roles][]': 'administrator' });
      assert.deepEqual([await isThere('/', admin), await isThere('/', guest)], [false, true]);
      await save({ 'zgoda_display[roles][]': 'guest' });
      assert.deepEqual([await isThere('/', admin), await isThere('/', guest)], [true, false]);
      await save({});
    });

    it('can be left out of the pages of one language of a multilingual site', async () => {
      assert.doesNotMatch((await admin.get(SETTINGS)).html, /Not on pages in/);
      await shop.wp.php(`update_option('test_polylang', ['pl' => ${pageId}]);`);
      assert.match((await admin.get(SETTINGS)).html, /Not on pages in[\s\S]*?value="en"> <span>English/);
      await save({ 'zgoda_display[languages][]': 'en' });
      await shop.wp.php(`update_option('test_language', 'en');`);
      assert.equal(await isThere('/'), false);
      await shop.wp.php(`update_option('test_language', 'pl');`);
      assert.equal(await isThere('/'), true);
      await save({});
      await shop.wp.php(`delete_option('test_polylang'); delete_option('test_language');`);
    });

    it('stores no script in a setting, and drops unknown entries [AD-3]', async () => {
      await save({
        'zgoda_display[never]': '"><script>alert(1)</script>',
        'zgoda_display[hidden][]': '<b>',
        'zgoda_display[roles][]': 'emperor',
        'zgoda_display[languages][]': 'xx',
      });
      const stored = JSON.parse(await shop.wp.php(`echo json_encode(get_option('zgoda_display'));`));
      assert.deepEqual(stored, { hidden: [], never: [], always: [], roles: [], languages: [] });
      const { html } = await admin.get(`${SETTINGS}&settings-updated=true`);
      assert.match(html, /This site has no page at/);
      assert.doesNotMatch(html, /<script>alert/);
      await save({});
    });

    it('offers WooCommerce’s kinds of pages only where it is active, and obeys them', async () => {
      assert.doesNotMatch((await admin.get(SETTINGS)).html, /the checkout/);
      const kind = await shop.wp.php(`
        foreach (['is_product', 'is_cart', 'is_checkout', 'is_account_page', 'is_shop', 'is_product_taxonomy'] as $name)
          eval("function $name() { return '$name' === 'is_checkout'; }");
        function wc_get_page_id($name) { return 0; }
        echo Zgoda\\current_page_kind(), ' ', implode(',', array_keys(Zgoda\\page_kind_labels()));`);
      assert.equal(kind, 'checkout front,posts,pages,archive,product,shop,cart,checkout,account');
    });

    it('offers a button as shortcode and block: escaped, and absent where there is no chat', async () => {
      await shop.wp.php(`wp_update_post(['ID' => ${pageId}, 'post_content' =>
        '[zgoda_open label="Zapytaj <b>nas</b>"]<!-- wp:zgoda/contact-button {"label":"Blok & pytania"} /-->']);`);
      const { html } = await guest.get('/kontakt/');
      const buttons = [...html.matchAll(/<button[^>]*data-zgoda-open>([^<]*)<\/button>/g)].map(
        ([, words]) => words,
      );
      assert.deepEqual(buttons, ['Zapytaj &lt;b&gt;nas&lt;/b&gt;', 'Blok &amp; pytania']);
      await save({ 'zgoda_display[never]': String(pageId) });
      assert.doesNotMatch((await guest.get('/kontakt/')).html, /data-zgoda-open/);
      await save({});
    });

    it('can be set up with WP-CLI: connect, status and sync show what is wrong', async () => {
      const run = async (call: string): Promise<string> =>
        shop.wp.php(`
          class WP_CLI { public static function log($t) { echo "log: $t\\n"; } public static function success($t) { echo "success: $t\\n"; }
            public static function warning($t) { echo "warning: $t\\n"; } public static function error($t) { echo "error: $t\\n"; throw new Exception('stop'); }
            public static function halt($c) { echo "halt $c\\n"; } }
          require_once WP_PLUGIN_DIR . '/zgoda/admin/class-cli-command.php';
          try { $cli = new Zgoda\\Cli_Command(); ${call} } catch (Exception $e) {}`);
      const { url } = shop.service;
      await shop.wp.php(`update_option('zgoda_secret', '');`);
      assert.match(await run('$cli->status();'), /warning: .*the secret key is missing[\s\S]*halt 1/);
      assert.match(
        await run(`$cli->connect([], ['address' => 'ftp://x', 'key' => 'zgk_x', 'secret' => 'zgs_x']);`),
        /error: The address was not saved/,
      );
      const keys = JSON.parse(await shop.wp.php(`echo json_encode(get_option('zgoda_connection'));`));
      const good = `['address' => '${url}', 'key' => '${keys.key}', 'secret' => 'zgs_3q2-7w_Ck0lmN8sXvYtR5uJdZa1BfGhEoPiQeTy6Wz4']`;
      assert.match(await run(`$cli->connect([], ${good});`), /success/);
      assert.match(await run('$cli->status();'), /log: Zgoda answered\.[\s\S]*success/);
      shop.service.mood = 'failing';
      assert.match(await run('$cli->sync();'), /error: Zgoda is busy or restarting/);
      shop.service.mood = 'well';
    });
  });
}
