import assert from 'node:assert/strict';
import { WordPressSession } from '../../support/wordpress/session.ts';
import {
  EVERY_WORDPRESS,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

const CUSTOMER = 'ada@klient.example';

for (const version of versionsFor(import.meta.url, EVERY_WORDPRESS)) {
  describe(`the privacy tools of a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    let userId = 0;
    let admin: WordPressSession;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.connect();
      admin = await new WordPressSession(shop.wp).signIn();
      userId = Number(
        await shop.wp.php(`
          $id = wp_insert_user(['user_login' => 'ada', 'user_pass' => 'x', 'user_email' => '${CUSTOMER}']);
          update_user_meta($id, 'billing_phone', '+48 601 234 567'); echo $id;`),
      );
    });
    after(async () => shop?.stop());
    beforeEach(() => {
      shop.service.mood = 'well';
      shop.service.clear();
    });

    const exportPerson = async (email = CUSTOMER): Promise<unknown> =>
      JSON.parse(
        await shop.wp.php(`
          $exporter = apply_filters('wp_privacy_personal_data_exporters', [])['zgoda'];
          $all = []; $page = 1;
          do { $answer = call_user_func($exporter['callback'], '${email}', $page++);
            if (is_wp_error($answer)) { $all = ['error' => $answer->get_error_message()]; break; }
            $all = array_merge($all, $answer['data']);
          } while (!$answer['done'] && $page < 9);
          echo json_encode($all);`),
      );
    const erasePerson = async (): Promise<Record<string, unknown>[]> =>
      JSON.parse(
        await shop.wp.php(`
          $eraser = apply_filters('wp_privacy_personal_data_erasers', [])['zgoda'];
          $all = []; $page = 1;
          do { $answer = call_user_func($eraser['callback'], '${CUSTOMER}', $page++);
            if (is_wp_error($answer)) { $all[] = ['error' => $answer->get_error_message()]; break; }
            $all[] = $answer;
          } while (!$answer['done'] && $page < 9);
          echo json_encode($all);`),
      );

    it('identify the person by e-mail, account and phone, and export every page [RT-1]', async () => {
      const item = (id: string, value: string) => ({
        groupId: 'zgoda_leads',
        groupLabel: 'Zgłoszenia',
        itemId: id,
        data: [{ key: 'message', name: 'Treść', value }],
      });
      shop.service.exportPages = [[item('led_1', 'Pierwsze')], [item('led_2', 'Drugie <b>& ostatnie</b>')]];
      const items = (await exportPerson()) as { item_id: string; data: { value: string }[] }[];
      assert.deepEqual(
        items.map((row) => [row.item_id, row.data[0]?.value]),
        [
          ['led_1', 'Pierwsze'],
          ['led_2', 'Drugie &lt;b&gt;&amp; ostatnie&lt;/b&gt;'],
        ],
      );
      const asked = shop.service.requests.map((request) => JSON.parse(request.body));
      assert.deepEqual(
        asked.map(({ page }) => page),
        [1, 2],
      );
      assert.equal(asked[0].email, CUSTOMER);
      assert.equal(asked[0].subs.length, 1);
      assert.match(asked[0].subs[0], new RegExp(`^wordpress:${userId}-[0-9a-f]{10}$`));
      assert.equal(asked[0].phone, '+48 601 234 567');
    });

    it('erase in as many steps as needed, and show what was kept and why [RT-2]', async () => {
      shop.service.erasures = [
        { removed: 0, retained: 0, messages: [], done: false },
        { removed: 4, retained: 1, messages: ['Dowód zgody zostaje do 2027-11-24.'], done: true },
      ];
      const answers = await erasePerson();
      assert.equal(answers.length, 2);
      assert.deepEqual(answers[1], {
        items_removed: true,
        items_retained: true,
        messages: ['Dowód zgody zostaje do 2027-11-24.'],
        done: true,
      });
    });

    it('run before WooCommerce erases the customer’s phone number, which identifies the person [AD-34, RT-2]', async () => {
      shop.service.erasures = [{ removed: 1, retained: 0, messages: [], done: true }];
      // Like WooCommerce's eraser, which runs earlier and deletes the phone number.
      const phone = await shop.wp.php(`
        add_filter('wp_privacy_personal_data_erasers', function ($erasers) {
          $erasers['woocommerce-customer-data'] = ['callback' => function ($email) {
            delete_user_meta(get_user_by('email', $email)->ID, 'billing_phone');
            return ['done' => true];
          }];
          return $erasers;
        }, 5);
        foreach (apply_filters('wp_privacy_personal_data_erasers', []) as $name => $eraser) {
          if (in_array($name, ['woocommerce-customer-data', 'zgoda'], true)) call_user_func($eraser['callback'], '${CUSTOMER}', 1);
        }
        echo get_user_meta(${userId}, 'billing_phone', true);
        update_user_meta(${userId}, 'billing_phone', '+48 601 234 567');`);
      assert.equal(phone, '');
      assert.equal(JSON.parse(shop.service.requests[0]?.body ?? '{}').phone, '+48 601 234 567');
    });

    it('never report “done” when the service does not answer or refuses, but say what to do [AD-33, RT-2]', async () => {
      for (const break_ of [
        async () => {
          shop.service.mood = 'failing';
        },
        async () => shop.service.close(),
      ]) {
        await break_();
        const [answer] = await erasePerson();
        assert.match(String(answer?.error), /was retained\. Try again\./);
        const exported = (await exportPerson()) as { error?: string };
        assert.match(String(exported.error), /missing from this export/);
      }
      await shop.service.open();
    });

    it('do not accept an incomplete answer as “done” [AD-33, RT-2]', async () => {
      shop.service.erasures = [{ removed: 1 }];
      const [answer] = await erasePerson();
      assert.match(String(answer?.error), /Try again/);
    });

    it('report “done” with nothing in a shop that never had an agreement: the service never kept anything [AD-33, D7]', async () => {
      shop.service.privacyAnswer = { status: 403, body: { code: 'dpa_required' } };
      try {
        assert.deepEqual(await exportPerson(), []);
        assert.deepEqual(await erasePerson(), [
          { items_removed: false, items_retained: false, messages: [], done: true },
        ]);
      } finally {
        shop.service.privacyAnswer = null;
      }
    });

    it('report “done” with nothing in a shop that has left Zgoda, also once it is disconnected here: all its data are deleted [AD-33, PR-5]', async () => {
      const nothing = { items_removed: false, items_retained: false, messages: [], done: true };
      await shop.wp.php('Zgoda\\push_policy();');
      assert.notEqual(await shop.wp.php('echo Zgoda\\adapter()->facts()->sentAt();'), '0');
      shop.service.mood = 'left';
      await shop.wp.php('Zgoda\\push_policy();');
      assert.deepEqual([await exportPerson(), await erasePerson()], [[], [nothing]]);
      await shop.wp.php(
        `update_option('zgoda_secret', ''); update_option('zgoda_connection', ['address' => '${shop.service.url}', 'key' => '']);`,
      );
      assert.deepEqual([await exportPerson(), await erasePerson()], [[], [nothing]]);
      shop.service.mood = 'well';
      await shop.connect();
    });

    it('report “done” in a shop that was never connected: the service holds no data', async () => {
      await shop.wp.php(
        `foreach (['connection', 'secret', 'sent'] as $name) delete_option('zgoda_' . $name);`,
      );
      shop.service.clear();
      assert.deepEqual(await exportPerson(), []);
      assert.deepEqual(await erasePerson(), [
        { items_removed: false, items_retained: false, messages: [], done: true },
      ]);
      assert.equal(shop.service.requests.length, 0);
      await shop.connect();
    });

    for (const [what, cut, way] of [
      [
        'disconnected',
        `update_option('zgoda_secret', ''); update_option('zgoda_connection', ['address' => $address, 'key' => '']);`,
        'href',
      ],
      ['whose secret key was forgotten', `update_option('zgoda_secret', '');`, 'href'],
      [
        'whose connection was emptied',
        `update_option('zgoda_secret', ''); update_option('zgoda_connection', ['address' => '', 'key' => '']);`,
        'words',
      ],
    ]) {
      it(`report nothing as done in a shop ${what}: what Zgoda keeps is retained, with a link to the console [AD-33, RT-1, RT-2]`, async () => {
        await shop.wp.php(`$address = '${shop.service.url}'; ${cut}`);
        shop.service.clear();
        const [item, ...more] = (await exportPerson()) as { data: { name: string; value: string }[] }[];
        assert.deepEqual(more, []);
        const [erased] = await erasePerson();
        assert.equal(erased?.items_retained, true);
        assert.equal(erased?.items_removed, false);
        for (const words of [
          item?.data[0]?.value,
          String((erased?.messages as unknown[] | undefined)?.[0]),
        ]) {
          assert.match(words ?? '', /not connected to Zgoda/);
          assert.equal((words ?? '').includes(`href="${shop.service.url}/console"`), way === 'href', words);
        }
        assert.equal(shop.service.requests.length, 0, 'AD-1');
        await shop.connect();
      });
    }

    it('offer a policy text made from the live settings, fetched only in the background', async () => {
      shop.service.policyTexts = {
        en: [{ heading: 'Live chat', paragraphs: ['Kept for 87 days. <script>'] }],
        pl: [],
        de: [],
      };
      await shop.wp.php(`do_action('zgoda_daily_push');`);
      shop.service.clear();
      const { html } = await admin.get('/wp-admin/options-privacy.php?tab=policyguide');
      assert.match(html, /<h3>Live chat<\/h3>\s*<p>Kept for 87 days\. &lt;script&gt;<\/p>/);
      assert.equal(shop.service.requests.length, 0, 'no request while a page of the administration opens');
    });

    it('declare to cookie consent plugins what the chat stores after the click, and that it needs no consent', async () => {
      const told = JSON.parse(
        await shop.wp.php(`
          function wp_add_cookie_info(...$args) { $GLOBALS['told'][] = $args; }
          Zgoda\\declare_storage();
          echo json_encode([
            'registered' => apply_filters('wp_consent_api_registered_zgoda/zgoda.php', false),
            'told' => $GLOBALS['told'],
            'complianz' => apply_filters('cmplz_whitelisted_script_tags', []),
          ]);`),
      );
      assert.equal(told.registered, true);
      assert.match(told.told[0][0], /^zgoda:zgk_/);
      assert.equal(told.told[0][2], 'functional');
      assert.deepEqual(told.complianz, ['/w/v1/zgk_']);
      assert.equal(told.told.length, 1);
    });

    it('declare what the visitor list stores as statistics, once the shop has one', async () => {
      shop.service.hasVisitorList = true;
      await shop.wp.php(`do_action('zgoda_daily_push');`);
      const told = JSON.parse(
        await shop.wp.php(`
          function wp_add_cookie_info(...$args) { $GLOBALS['told'][] = $args; }
          Zgoda\\declare_storage();
          echo json_encode($GLOBALS['told']);`),
      );
      assert.match(told[1][0], /^zgoda:zgk_.+:visit$/);
      assert.equal(told[1][2], 'marketing');
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
