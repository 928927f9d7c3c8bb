import assert from 'node:assert/strict';
import {
  filled,
  goodValue,
  openFields,
  readForms,
  type SettingsForm,
} from '../../support/wordpress/forms.ts';
import { WordPressSession } from '../../support/wordpress/session.ts';
import { SETTINGS } from '../../support/wordpress/settings.ts';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../support/wordpress/shop.ts';
import { SECRET, SHOP_KEY } from '../recording-service.ts';

const WEAK = ['subscriber', 'author', 'editor'];
/** Manages the shop but not the site. */
const MANAGER = 'shop_manager';
const OF_THE_MANAGER = ['zgoda_check', 'zgoda_display', 'zgoda_sharing', 'zgoda_test'];

for (const version of versionsFor(import.meta.url)) {
  describe(`a bad actor at the settings of a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    let admin: WordPressSession;
    let forms: SettingsForm[];

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.wp.php(`
        add_role('shop_manager', 'Shop manager', ['read' => true, 'manage_woocommerce' => true, 'edit_others_pages' => true, 'edit_posts' => true, 'view_site_health_checks' => true]);
        foreach (${JSON.stringify([...WEAK, MANAGER])} as $role) wp_insert_user(['user_login' => $role, 'user_pass' => $role . '-pass', 'user_email' => $role . '@x.example', 'role' => $role]);
        wp_insert_user(['user_login' => 'second', 'user_pass' => 'second-pass', 'user_email' => 's@x.example', 'role' => 'administrator']);
        update_option('test_woo', 1);`);
      admin = await new WordPressSession(shop.wp).signIn();
      forms = await readForms(admin);
      await shop.connect();
      for (const form of await readForms(admin)) {
        if (!forms.some(({ name }) => name === form.name)) forms.push(form);
      }
    });
    after(async () => shop?.stop());
    beforeEach(async () => {
      await shop.connect();
      await shop.wp.php(
        `update_option('zgoda_sharing', []); update_option('zgoda_display', []); delete_transient('zgoda_connect');`,
      );
      shop.service.clear();
    });

    const settings = (): Promise<string> =>
      shop.wp.php(`
        global $wpdb;
        echo json_encode($wpdb->get_results("SELECT option_name, option_value FROM {$wpdb->options} WHERE option_name LIKE '%zgoda%' AND option_name NOT IN ('zgoda_sent', 'zgoda_report', 'zgoda_check', 'zgoda_view', 'zgoda_error', 'zgoda_policy_texts', 'zgoda_unsent') ORDER BY option_name"));`);
    const noncesOf = async (session: WordPressSession, login: string): Promise<Record<string, string>> => {
      const actions = Object.fromEntries(forms.map(({ name, nonceAction }) => [name, nonceAction]));
      const nonces = await shop.wp.php(`
        foreach (explode('; ', '${session.cookie()}') as $pair) { list($name, $value) = explode('=', $pair, 2); $_COOKIE[$name] = urldecode($value); }
        wp_set_current_user(get_user_by('login', '${login}')->ID);
        echo json_encode(array_map('wp_create_nonce', json_decode('${JSON.stringify(actions)}', true)));`);
      return JSON.parse(nonces);
    };
    const send = async (
      session: WordPressSession,
      form: SettingsForm,
      nonce = '',
      method: 'GET' | 'POST' = 'POST',
    ): Promise<number> => {
      const fields = { ...filled(form, goodValue), _wpnonce: nonce };
      const { status } =
        method === 'POST'
          ? await session.post(form.path, fields, { origin: 'https://evil.example' })
          : await session.get(`${form.path}?${new URLSearchParams(fields)}`);
      return status;
    };
    const changesNothing = async (what: string, act: () => Promise<void>): Promise<void> => {
      const before = await settings();
      await act();
      assert.equal(await settings(), before, what);
      assert.deepEqual(shop.service.requests, [], what);
    };

    it('finds the forms to attack, and each of them works for the owner', async () => {
      assert.ok(forms.length >= 8, forms.map(({ name }) => name).join(', '));
      const nonces = await noncesOf(admin, 'admin');
      for (const form of forms.filter((candidate) => openFields(candidate).length > 0)) {
        await shop.connect();
        const before = await settings();
        assert.equal(await send(admin, form, nonces[form.name]), 302, form.name);
        assert.notEqual(await settings(), before, `${form.name} could be changed`);
      }
    });

    it('cannot submit a form from another site: without the nonce nothing changes [AD-3]', async () => {
      const second = await new WordPressSession(shop.wp).signIn('second', 'second-pass');
      const [own, foreign] = [await noncesOf(admin, 'admin'), await noncesOf(second, 'second')];
      await changesNothing('without a good nonce', async () => {
        for (const form of forms) {
          const another = forms.find(({ nonceAction }) => nonceAction !== form.nonceAction)?.name ?? '';
          for (const nonce of ['', '0123456789', own[another], foreign[form.name]]) {
            assert.equal(await send(admin, form, nonce), 403, `${form.name}, nonce ${nonce}`);
          }
        }
      });
    });

    it('cannot change settings by a link that the owner opens, even with a valid nonce [AD-3]', async () => {
      const nonces = await noncesOf(admin, 'admin');
      for (const form of forms) {
        const bare = { ...form, fields: form.fields.filter((field) => !openFields(form).includes(field)) };
        await send(admin, bare, nonces[form.name], 'GET');
      }
      const before = await settings();
      for (const form of forms) await send(admin, form, nonces[form.name], 'GET');
      assert.equal(await settings(), before);
      assert.doesNotMatch(before, /evil/i);
    });

    it('cannot see or change settings without the capability, even with a nonce of the own session [AD-3]', async () => {
      for (const login of WEAK) {
        const session = await new WordPressSession(shop.wp).signIn(login, `${login}-pass`);
        assert.equal((await session.get(SETTINGS)).status, 403, login);
        const nonces = await noncesOf(session, login);
        await changesNothing(login, async () => {
          for (const form of forms) {
            assert.equal(await send(session, form, nonces[form.name]), 403, `${login}, ${form.name}`);
          }
        });
      }
    });

    it('as a shop manager can manage the chat, but not make, change or end the connection [AD-3]', async () => {
      const session = await new WordPressSession(shop.wp).signIn(MANAGER, `${MANAGER}-pass`);
      const dashboard = await session.get('/wp-admin/index.php');
      const link = /href=['"]([^'"]*page=zgoda)['"]/.exec(dashboard.html)?.[1] ?? '';
      for (const address of [SETTINGS, `/wp-admin/${link}`]) {
        const page = await session.get(address);
        assert.equal(page.status, 200, address);
        assert.match(page.html, /id="zgoda-state"/, address);
        assert.match(page.html, /settings-page\.css/, address);
        assert.match(page.html, /ask an administrator of this site/, address);
      }
      const own = await readForms(session);
      assert.deepEqual(own.map(({ name }) => name).sort(), OF_THE_MANAGER);
      const nonces = await noncesOf(session, MANAGER);
      for (const form of own) {
        await shop.connect();
        const before = await settings();
        assert.equal(await send(session, form, nonces[form.name]), 302, form.name);
        const isSet = openFields(form).length > 0;
        if (isSet) assert.notEqual(await settings(), before, `${form.name} is saved`);
        else assert.notDeepEqual(shop.service.requests, [], `${form.name} is done`);
      }
      await shop.connect();
      await changesNothing('the connection', async () => {
        for (const form of forms.filter(({ name }) => !OF_THE_MANAGER.includes(name))) {
          assert.equal(await send(session, form, nonces[form.name]), 403, form.name);
        }
        for (const form of own) assert.equal(await send(session, form, '0123456789'), 403, form.name);
        await shop.wp.php(
          `set_transient('zgoda_connect', ['state' => 'mine', 'verifier' => 'v', 'address' => '${shop.service.url}', 'user' => get_user_by('login', '${MANAGER}')->ID]);`,
        );
        assert.equal((await session.get(`${SETTINGS}&zgoda_state=mine&zgoda_code=code`)).status, 200);
        await shop.wp.php(`delete_transient('zgoda_connect');`);
      });
    });

    it('cannot change or send anything without signing in [AD-3]', async () => {
      const nobody = new WordPressSession(shop.wp);
      await changesNothing('a stranger', async () => {
        for (const form of forms) await send(nobody, form, '0123456789');
      });
    });

    it('cannot find the secret key in any response of WordPress [AD-2]', async () => {
      const nonce = await admin.get('/wp-admin/admin-ajax.php?action=rest-nonce');
      for (const path of [
        '/',
        SETTINGS,
        '/wp-admin/options-general.php',
        '/wp-admin/site-health.php',
        '/wp-admin/site-health.php?tab=debug',
        `/wp-json/wp/v2/settings?_wpnonce=${nonce.html}`,
        '/wp-json/',
      ]) {
        const { html, status } = await admin.get(path);
        assert.equal(status, 200, path);
        assert.ok(!html.includes(SECRET.slice(4)), path);
      }
      assert.ok((await admin.get('/')).html.includes(SHOP_KEY));
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
