import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeWordPress } from '../../../scripts/package-adapters.ts';
import { startWordPress, type WordPress } from '../../../scripts/wordpress/start-wordpress.ts';
import { wordPressMissing } from '../../../scripts/wordpress/wordpress-sources.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { giveAdapterSecret } from '../../../service/domain/shop/adapter-secret.ts';
import { type Merchant, makeMerchant } from '../../support/scenes/chat-actors.ts';
import {
  type InterceptingProxy,
  type Returned,
  startInterceptingProxy,
} from '../../support/service/intercepting-proxy.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { pluginOfVersion, releaseFolder } from '../../support/surroundings/plugin-release.ts';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';

const OLD = '0.0.9';
const { version: NEW, changes: CHANGES } = describeWordPress();
const RELEASE = '/v1/adapter/releases/wordpress';
const FILE = `${RELEASE}/file`;
const DIRECTORY = `<?php
add_filter('pre_http_request', fn($reply, $args, $url) => 'api.wordpress.org' === parse_url($url, PHP_URL_HOST)
  ? ['response' => ['code' => 200], 'body' => '{"plugins":[],"translations":[],"no_update":[]}', 'headers' => [], 'cookies' => []] : $reply, 10, 3);`;

const LOOK = `wp_clean_plugins_cache(); wp_update_plugins();
  $row = get_site_transient('update_plugins')->response['zgoda/zgoda.php'] ?? null;
  echo json_encode($row ? [$row->new_version, $row->package] : null);`;
const UPDATE = `require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
  $skin = new Automatic_Upgrader_Skin();
  $result = (new Plugin_Upgrader($skin))->upgrade('zgoda/zgoda.php', ['clear_update_cache' => false]);
  echo json_encode(['done' => true === $result, 'said' => implode(' ', $skin->get_upgrade_messages())]);`;

for (const version of ['6.1', '6.8'] as const) {
  describe(`updates of a real WordPress ${version} from the service`, () => {
    let wp: WordPress;
    let service: TestService;
    let proxy: InterceptingProxy;
    let merchant: Merchant;
    let admin: WordPressSession;
    let removeBuild = () => {};

    before(async function () {
      if (wordPressMissing(version)) this.skip();
      const { buildDir, remove } = releaseFolder();
      removeBuild = remove;
      wp = await startWordPress({
        version,
        pluginZip: pluginOfVersion(OLD),
        pluginFile: 'zgoda/zgoda.php',
        mustUse: { 'directory.php': DIRECTORY },
        config: `define('FS_METHOD', 'direct');`,
      });
      const target = new URL(wp.url).host;
      service = await startTestService({ env: { ZGODA_PRIVATE_TARGETS: target, ZGODA_BUILD_DIR: buildDir } });
      proxy = await startInterceptingProxy(service.origin);
      merchant = await makeMerchant(service, {}, `${wp.url}/`);
      admin = await new WordPressSession(wp).signIn();
    });
    after(async () => {
      await wp?.stop();
      await proxy?.close();
      await service?.stop();
      removeBuild();
    });

    const main = () => join(wp.folder, 'www/wp-content/plugins/zgoda/zgoda.php');
    const installed = async () => /^ \* Version:\s+(\S+)$/m.exec(await readFile(main(), 'utf8'))?.[1];
    const setVersion = async (to: string, from: string) =>
      writeFile(main(), (await readFile(main(), 'utf8')).replaceAll(from, to));
    const connect = (as: string, address = proxy.url) =>
      wp.php(`${as} update_option('zgoda_secret', '${merchant.adapterSecret}');
        update_option('zgoda_connection', ['address' => '${address}', 'key' => '${merchant.shop.key}']);`);
    const look = async (): Promise<[string, string] | null> => JSON.parse(await wp.php(LOOK));
    const update = async (): Promise<{ done: boolean; said: string }> => JSON.parse(await wp.php(UPDATE));
    const forget = `delete_site_transient('zgoda_release');`;
    const changed = (path: string, change: (body: Buffer) => Buffer) => {
      proxy.change = (asked, answer: Returned) =>
        asked === path ? { ...answer, body: change(answer.body) } : answer;
    };
    const pass = () => {
      proxy.change = (_path, answer) => answer;
    };
    const assertRefused = async (why: RegExp) => {
      const { done, said } = await update();
      assert.equal(done, false, said);
      assert.match(said, /Zgoda was not updated; the installed version keeps running\./);
      assert.match(said, why);
      assert.equal(await installed(), OLD);
      assert.match((await new WordPressSession(wp).get('/')).html, /data-zgoda/);
    };

    it('are not requested before the shop is connected [AD-1]', async () => {
      assert.equal(await look(), null);
      await new WordPressSession(wp).get('/');
      assert.deepEqual(proxy.asked, []);
    });

    it('are accepted only from a service that a user who may update plugins connected [AD-44]', async () => {
      await connect(`add_role('shop_manager', 'Shop manager', ['manage_options' => true, 'read' => true]);
        $id = wp_insert_user(['user_login' => 'anna', 'user_pass' => 'x', 'role' => 'shop_manager']); wp_set_current_user($id);`);
      proxy.asked.length = 0;
      assert.equal(await look(), null);
      assert.deepEqual(proxy.asked, []);
      const { html } = await admin.get('/wp-admin/plugins.php');
      assert.match(html, /shop was connected by somebody who is not allowed to update plugins/);
      await wp.php(`delete_option('zgoda_connection');`);
      await connect('');
      assert.deepEqual(await look(), [NEW, proxy.url + FILE]);
    });

    it('are not accepted from an address that somebody else set, when a user who may update plugins disconnects or changes only the key [AD-44]', async () => {
      const anna = `wp_set_current_user(username_exists('anna'));`;
      const boss = 'wp_set_current_user(1);';
      const connection = (key: string) =>
        `update_option('zgoda_connection', ['address' => '${proxy.url}', 'key' => '${key}']);`;
      const isSource = async () =>
        JSON.parse(await wp.php(`${forget} echo json_encode(Zgoda\\is_update_source());`)) as boolean;
      await wp.php(`delete_option('zgoda_connection'); delete_option('zgoda_update_source');`);
      await connect(anna);
      proxy.asked.length = 0;
      const { html } = await admin.get('/wp-admin/options-general.php?page=zgoda');
      await admin.post('/wp-admin/admin-post.php', {
        action: 'zgoda_disconnect',
        _wpnonce: fieldValue(html, '_wpnonce', 'value="zgoda_disconnect"'),
      });
      assert.deepEqual(proxy.asked, ['/v1/adapter/disconnect']);
      const adapterSecret = await giveAdapterSecret(
        { ...service.stores, ...service.ports },
        scopeOfShop(merchant.shop.id),
        null,
      );
      merchant = { ...merchant, adapterSecret };
      await connect(anna);
      assert.equal(await isSource(), false);
      proxy.asked.length = 0;
      assert.equal(await look(), null);
      assert.deepEqual(proxy.asked, []);
      await wp.php(`${boss} ${connection('zgk_AnotherAnotherAnother00')}`);
      await wp.php(`${boss} ${connection(merchant.shop.key)}`);
      assert.equal(await isSource(), false, 'after a change of the key alone');
      await wp.php(`${boss} ${connection('')}`);
      await wp.php(`${boss} ${connection(merchant.shop.key)}`);
      assert.equal(await isSource(), true, 'disconnected and connected again by who may update plugins');
      await wp.php(`${boss} ${connection('')}`);
      await wp.php(`${anna} ${connection(merchant.shop.key)}`);
      assert.equal(await isSource(), false, 'connected again by somebody else');
      await wp.php(`delete_option('zgoda_connection');`);
      await connect('');
      assert.deepEqual(await look(), [NEW, proxy.url + FILE]);
    });

    it('are requested once, with nothing about the shop but the signature, and show what is new [AD-44]', async () => {
      proxy.asked.length = 0;
      await wp.php(forget);
      await look();
      await look();
      assert.deepEqual(proxy.asked, [RELEASE]);
      const { 'user-agent': agent, ...rest } = proxy.headers;
      assert.equal(agent, `Zgoda-WordPress/${OLD}`);
      // An old WordPress sends the requested address as its referrer.
      const usual = ['accept', 'accept-encoding', 'connection', 'host', 'referer', 'x-zgoda-nonce'];
      const signing = ['x-zgoda-shop', 'x-zgoda-signature', 'x-zgoda-time'];
      const known = [...usual, ...signing];
      assert.deepEqual(
        Object.keys(rest).filter((name) => !known.includes(name)),
        [],
      );
      assert.doesNotMatch(Object.values(rest).join(' '), new RegExp(new URL(wp.url).host));
      const details = await admin.get(
        '/wp-admin/plugin-install.php?tab=plugin-information&plugin=zgoda&section=changelog',
      );
      assert.ok(details.html.includes(CHANGES.slice(0, 40)), details.html);
    });

    it('are refused when the release was changed in transit or replayed [AD-44]', async () => {
      let earlier: Buffer = Buffer.alloc(0);
      changed(RELEASE, (body) => {
        earlier = body;
        return body;
      });
      await wp.php(forget);
      assert.notEqual(await look(), null);
      const forged = (body: Buffer) => Buffer.from(body.toString('utf8').replace(NEW, '7.7.7'));
      for (const change of [forged, () => earlier, () => Buffer.from('{"version":"7.7.7"}')]) {
        changed(RELEASE, change);
        await wp.php(forget);
        assert.equal(await look(), null);
        assert.match((await admin.get('/wp-admin/plugins.php')).html, /not signed with the secret key/);
        await offer(proxy.url + FILE);
        await assertRefused(/not signed with the secret key of this shop/);
      }
      pass();
    });

    const offer = (address: string) =>
      wp.php(`$known = get_site_transient('update_plugins') ?: (object) [];
        $known->response['zgoda/zgoda.php'] = (object) ['slug' => 'zgoda', 'plugin' => 'zgoda/zgoda.php', 'new_version' => '7.7.7', 'package' => '${address}'];
        $known->last_checked = time(); set_site_transient('update_plugins', $known);`);

    it('are refused when the file is not the announced one: changed, truncated or longer [AD-44]', async () => {
      const flipped = (body: Buffer) => {
        const copy = Buffer.from(body);
        copy[1000] = (copy[1000] ?? 0) ^ 1;
        return copy;
      };
      const other = () => Buffer.from(pluginOfVersion('7.7.7'));
      const longer = (body: Buffer) => Buffer.concat([body, Buffer.from('x')]);
      for (const change of [flipped, other, longer, (body: Buffer) => body.subarray(0, 5000)]) {
        changed(FILE, change);
        await offer(proxy.url + FILE);
        await assertRefused(/not the one that Zgoda announced/);
      }
      pass();
    });

    it('are never downloaded from anywhere but the connected service [AD-44]', async () => {
      const elsewhere = await startInterceptingProxy(service.origin);
      for (const address of [elsewhere.url + FILE, `${proxy.url}/other.zip`, `${elsewhere.url}/zgoda.zip`]) {
        await offer(address);
        proxy.asked.length = 0;
        await assertRefused(/another address than that of the connected Zgoda service/);
        assert.deepEqual([...elsewhere.asked, ...proxy.asked.filter((path) => path !== '/')], []);
      }
      await elsewhere.close();
    });

    it('are not given to anyone without the keys of a shop', async () => {
      assert.equal((await fetch(service.origin + FILE)).status, 401);
    });

    it('wait only once for a service that does not answer, then pause [AD-22]', async () => {
      proxy.change = (path, answer) => (path === RELEASE ? null : answer);
      await wp.php(forget);
      proxy.asked.length = 0;
      const givenUp = proxy.givenUp();
      assert.equal(await look(), null);
      await givenUp;
      assert.equal(await look(), null);
      assert.deepEqual(proxy.asked, [RELEASE]);
      assert.doesNotMatch((await admin.get('/wp-admin/plugins.php')).html, /plugin-update-tr active/);
      pass();
      await wp.php(forget);
    });

    it('are installed when the owner clicks, and keep every setting [AD-44]', async () => {
      const settings = `$kept = []; foreach (['zgoda_connection', 'zgoda_secret', 'zgoda_sharing', 'zgoda_display'] as $name) $kept[$name] = get_option($name); echo json_encode($kept);`;
      await wp.php(`update_option('zgoda_sharing', ['customer' => true]);`);
      const before = await wp.php(settings);
      await look();
      const { html } = await admin.get('/wp-admin/plugins.php');
      assert.match(html, /id="zgoda-update"/);
      const nonce = /"ajax_nonce":"(\w+)"/.exec(html)?.[1] ?? '';
      const answer = await admin.post('/wp-admin/admin-ajax.php', {
        action: 'update-plugin',
        slug: 'zgoda',
        plugin: 'zgoda/zgoda.php',
        _ajax_nonce: nonce,
      });
      const { success, data } = JSON.parse(answer.html);
      assert.equal(success, true, answer.html);
      assert.match(data.newVersion, new RegExp(NEW.replaceAll('.', '\\.')));
      assert.equal(await installed(), NEW);
      assert.equal(await wp.php(settings), before);
      assert.match((await new WordPressSession(wp).get('/')).html, /data-zgoda/);
      assert.equal(await look(), null, 'nothing newer');
    });

    it('never install an older version [AD-44]', async () => {
      await setVersion('9.9.9', NEW);
      assert.equal(await look(), null);
      await offer(proxy.url + FILE);
      const { done, said } = await update();
      assert.equal(done, false);
      assert.match(said, /has no newer version of the plugin/);
      assert.equal(await installed(), '9.9.9');
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        wp.complaints().filter((entry) => entry.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
