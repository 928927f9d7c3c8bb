import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';
import {
  EVERY_WORDPRESS,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

const EMAIL = 'ola.kanarek@klient.example';
const SETTINGS = '/wp-admin/options-general.php?page=zgoda';
const TOOLS = { export: '/wp-admin/export-personal-data.php', erase: '/wp-admin/erase-personal-data.php' };

for (const version of versionsFor(import.meta.url, EVERY_WORDPRESS)) {
  describe(`requests handed over to a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    let service: TestService;
    let merchant: Merchant;
    let admin: WordPressSession;
    let token: string;
    let sub = '';

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      service = await startTestService({ env: { ZGODA_PRIVATE_TARGETS: new URL(shop.wp.url).host } });
      await shop.reset();
      merchant = await makeMerchant(service, {}, `${shop.wp.url}/`);
      token = await signIn(service, merchant.email);
      sub = await shop.wp.php(`
          update_option('zgoda_secret', '${merchant.adapterSecret}');
          update_option('zgoda_connection', ['address' => '${service.origin}', 'key' => '${merchant.shop.key}']);
          wp_insert_comment(['comment_post_ID' => 1, 'comment_author' => 'Ola', 'comment_author_email' => '${EMAIL}', 'comment_content' => 'Hej', 'comment_approved' => 1]);
          echo Zgoda\\account_ids(get_userdata(wp_insert_user(['user_login' => 'ola', 'user_pass' => 'x', 'user_email' => 'ola.konto@klient.example'])))[0];`);
      admin = await new WordPressSession(shop.wp).signIn();
    });
    after(async () => {
      await shop?.stop();
      await service?.stop();
    });

    const handOver = async (
      kind: string,
      person: Record<string, string> = { email: EMAIL },
    ): Promise<string> => {
      const body = { shopId: merchant.shop.id, kind, locale: 'pl', identity: 'order', ...person };
      const { id } = (await call(service, 'POST', '/v1/staff/requests', { body, token })).body;
      const path = `/v1/staff/requests/${id}/hand-over`;
      const handed = await call(service, 'POST', path, { body: { on: true }, token });
      assert.equal(handed.status, 200, handed.text);
      return id;
    };
    const inConsole = async (id: string) =>
      (await call(service, 'GET', `/v1/staff/requests/${id}`, { token })).body;
    const stateOf = async (id: string): Promise<string[]> => {
      const { state, refusal } = (await inConsole(id)).handOver;
      return refusal === null ? [state] : [state, refusal];
    };
    const check = async (): Promise<void> => {
      const { html } = await admin.get(SETTINGS);
      const _wpnonce = fieldValue(html, '_wpnonce', 'value="zgoda_check"');
      await admin.post('/wp-admin/admin-post.php', { action: 'zgoda_check', _wpnonce });
    };
    const daily = () => shop.wp.php(`do_action('zgoda_daily_push');`);
    const listed = async (): Promise<string[][]> =>
      JSON.parse(
        await shop.wp.php(`
          $all = get_posts(['post_type' => 'user_request', 'post_status' => 'any', 'numberposts' => -1, 'orderby' => 'ID', 'order' => 'ASC']);
          echo json_encode(array_map(fn($post) => [$post->post_name, $post->post_status], $all));`),
      );
    const press = async (
      tool: keyof typeof TOOLS,
      action: 'complete' | 'delete',
      email: string,
    ): Promise<void> => {
      const { html } = await admin.get(TOOLS[tool]);
      const row = html.split('<tr').find((one) => one.includes(`mailto:${email}`)) ?? '';
      const id = /name="request_id\[\]"[^>]* value="(\d+)"/.exec(row)?.[1] ?? '';
      const _wpnonce = fieldValue(html, '_wpnonce', 'name="_wpnonce"');
      await admin.post(TOOLS[tool], { 'request_id[]': id, action, _wpnonce });
    };
    const comments = () => shop.wp.php(`echo get_comments(['author_email' => '${EMAIL}', 'count' => true]);`);
    const leads = () => service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 10);
    const break_ = join('www/wp-content/mu-plugins', 'no-service.php');
    const serviceIs = (state: 'away' | 'back'): Promise<void> =>
      state === 'back'
        ? rm(join(shop.wp.folder, break_))
        : writeFile(
            join(shop.wp.folder, break_),
            `<?php add_filter('pre_http_request', fn() => new WP_Error('http_request_failed', 'away'));`,
          );

    let erasure = '';
    it('appear confirmed among WordPress’s own, show their source, and erase nothing by themselves [AD-35, AD-36, AD-39]', async () => {
      const session = await openSession(service, merchant.shop);
      const body = leadBody(merchant.shop, session, { email: EMAIL });
      assert.equal((await call(service, 'POST', '/v1/visitor/leads', { body })).status, 201);
      erasure = await handOver('erasure');
      await check();
      assert.deepEqual(await listed(), [['remove_personal_data', 'request-confirmed']]);
      assert.deepEqual(await stateOf(erasure), ['taken']);
      const { html } = await admin.get(TOOLS.erase);
      assert.ok(html.includes(EMAIL));
      assert.ok(html.includes(`href="${service.origin}/console/#/requests/${erasure}">Zgoda console</a>`));
      await daily();
      assert.equal(await comments(), '1');
      assert.equal((await leads()).length, 1);
    });

    it('are created only once, however often they are fetched [AD-37]', async () => {
      const again = `Zgoda\\adapter()->tasks()->take(['id' => '${erasure}', 'kind' => 'erase', 'email' => '${EMAIL}']);`;
      await shop.wp.php(again + again);
      const second = await handOver('objection');
      await daily();
      assert.equal((await listed()).length, 1);
      assert.deepEqual(await stateOf(second), ['taken'], 'the same person and kind: the same request');
      const path = `/v1/staff/requests/${second}/refuse`;
      await call(service, 'POST', path, { body: { reason: 'unfounded' }, token });
    });

    it('are done when the administrator clicks: data in WordPress and in the chat is erased, and the console shows it [AD-35, AD-36, RT-2]', async () => {
      const { html } = await admin.get(TOOLS.erase);
      const row =
        /data-force-erase="1" data-erasers-count="(\d+)" data-request-id="(\d+)" data-nonce="(\w+)"/;
      const [, count = '', id = '', security = ''] = row.exec(html) ?? [];
      for (let eraser = 1; eraser <= Number(count); eraser += 1) {
        const fields = { action: 'wp-privacy-erase-personal-data', id, security, eraser: String(eraser) };
        const step = await admin.post('/wp-admin/admin-ajax.php', { ...fields, page: '1' });
        assert.deepEqual([JSON.parse(step.html).success, JSON.parse(step.html).data.done], [true, true]);
      }
      assert.deepEqual(await listed(), [['remove_personal_data', 'request-completed']]);
      assert.equal(await comments(), '0');
      assert.deepEqual(await leads(), []);
      assert.deepEqual(await stateOf(erasure), ['done']);
      const { state, steps } = await inConsole(erasure);
      assert.equal(state, 'done');
      assert.deepEqual(
        steps.map(({ act, actor }: { act: string; actor: string }) => `${act} ${actor}`).slice(2),
        ['store_taken store', 'erased store', 'store_done store'],
      );
    });

    it('completed while the service is down, are reported once with the next daily report [AD-36]', async () => {
      const id = await handOver('access');
      await check();
      assert.deepEqual(await stateOf(id), ['taken']);
      await serviceIs('away');
      await press('export', 'complete', EMAIL);
      await daily();
      assert.deepEqual(await stateOf(id), ['taken']);
      await serviceIs('back');
      const noted = `echo json_encode($GLOBALS['wpdb']->get_results("SELECT option_name, option_value, autoload FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE 'zgoda_task_%'"));`;
      const [note] = JSON.parse(await shop.wp.php(noted));
      assert.deepEqual([note.option_name, note.option_value], [`zgoda_task_${id}`, 'done']);
      assert.ok(['no', 'off'].includes(note.autoload), 'not loaded with every page');
      await daily();
      assert.deepEqual(await stateOf(id), ['done']);
      assert.equal(await shop.wp.php(noted), '[]');
    });

    it('taken while the result is lost, are reported when they are fetched again [AD-36, AD-37]', async () => {
      const id = await handOver('portability', { email: 'lost@klient.example' });
      const before = (await listed()).length;
      await serviceIs('away');
      await shop.wp.php(
        `Zgoda\\adapter()->tasks()->take(['id' => '${id}', 'kind' => 'export', 'email' => 'lost@klient.example']);`,
      );
      await serviceIs('back');
      assert.deepEqual(await stateOf(id), ['waiting']);
      await daily();
      assert.deepEqual(await stateOf(id), ['taken']);
      assert.equal((await listed()).length, before + 1);
    });

    it('removed from WordPress’s list without being completed, are refused with the reason [AD-36]', async () => {
      const id = await handOver('erasure', { email: 'removed@klient.example' });
      await check();
      await press('erase', 'delete', 'removed@klient.example');
      assert.deepEqual(await stateOf(id), ['refused', 'dismissed']);
    });

    it('need an e-mail address, found by the account number; else they are refused [AD-36]', async () => {
      const id = await handOver('access', { phone: '+48 600 100 200' });
      await check();
      assert.deepEqual(await stateOf(id), ['refused', 'no_email']);
      const email = await shop.wp.php(
        `echo json_encode(Zgoda\\task_emails(['email' => null, 'subs' => ['wordpress:999999', '${sub}']]));`,
      );
      assert.equal(email, '["ola.konto@klient.example"]');
    });

    it('never concern another address than that of the person, where WordPress knows no such address [AD-36]', async () => {
      const before = await listed();
      for (const email of ['paweł.nowak@klient.example', 'anna@müller.example']) {
        const id = await handOver('erasure', { email });
        await check();
        assert.deepEqual(await stateOf(id), ['refused', 'no_email'], email);
      }
      assert.deepEqual(await listed(), before);
      const others = await shop.wp.php(
        `echo json_encode(Zgoda\\task_emails(['email' => 'paweł.nowak@klient.example', 'subs' => ['${sub}']]));`,
      );
      assert.equal(others, '["ola.konto@klient.example"]');
    });

    it('about a person with several addresses become a request for each, and are done when all are [AD-36, AD-37]', async () => {
      const id = await handOver('erasure', { email: 'dwa@klient.example' });
      const task = `['id' => '${id}', 'kind' => 'erase', 'email' => 'dwa@klient.example', 'subs' => ['${sub}', '${sub}']]`;
      const before = (await listed()).length;
      await shop.wp.php(
        `Zgoda\\adapter()->tasks()->take(${task}); Zgoda\\adapter()->tasks()->take(${task});`,
      );
      assert.equal((await listed()).length, before + 2);
      assert.deepEqual(await stateOf(id), ['taken']);
      const complete = (email: string) =>
        shop.wp.php(
          `wp_update_post(['ID' => Zgoda\\find_open_request('${email}', 'remove_personal_data'), 'post_status' => 'request-completed']);`,
        );
      await complete('dwa@klient.example');
      await daily();
      assert.deepEqual(await stateOf(id), ['taken'], 'the account is still to be erased');
      await complete('ola.konto@klient.example');
      await daily();
      assert.deepEqual(await stateOf(id), ['done']);
    });

    it('of which one address is dismissed are refused, and not done when the other is completed later [AD-36]', async () => {
      const id = await handOver('erasure', { email: 'trzy@klient.example' });
      await shop.wp.php(
        `Zgoda\\adapter()->tasks()->take(['id' => '${id}', 'kind' => 'erase', 'email' => 'trzy@klient.example', 'subs' => ['${sub}']]);
         wp_delete_post(Zgoda\\find_open_request('ola.konto@klient.example', 'remove_personal_data'), true);`,
      );
      await daily();
      assert.deepEqual(await stateOf(id), ['refused', 'dismissed']);
      await shop.wp.php(
        `wp_update_post(['ID' => Zgoda\\find_open_request('trzy@klient.example', 'remove_personal_data'), 'post_status' => 'request-completed']);`,
      );
      await daily();
      assert.deepEqual(await stateOf(id), ['refused', 'dismissed']);
    });

    it('withdrawn in the console at the same moment, leave nothing in WordPress [AD-36]', async () => {
      const before = await listed();
      await shop.wp.php(
        `Zgoda\\adapter()->tasks()->take(['id' => 'req_AAAAAAAAAAAAAAAAAAAAAA', 'kind' => 'export', 'email' => 'gone@klient.example']);`,
      );
      assert.deepEqual(await listed(), before);
      assert.equal(
        await shop.wp.php(`echo json_encode(get_option('zgoda_task_req_AAAAAAAAAAAAAAAAAAAAAA'));`),
        'false',
      );
    });

    it('are fetched when an answer says that some wait, and never while a page of the shop is rendered [AD-38]', async () => {
      const asked = () => service.logLines.filter((line) => line.includes('/v1/adapter/tasks')).length;
      const before = asked();
      await fetch(`${shop.wp.url}/`);
      await daily();
      assert.equal(asked(), before, 'none waits');
      await handOver('access', { email: 'late@klient.example' });
      await fetch(`${shop.wp.url}/`);
      assert.equal(asked(), before);
      await daily();
      assert.ok(asked() > before);
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
