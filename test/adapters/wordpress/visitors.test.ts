import assert from 'node:assert/strict';
import { WordPressSession } from '../../support/wordpress/session.ts';
import { SETTINGS } from '../../support/wordpress/settings.ts';
import {
  POLICY_PAGE,
  POLICY_TEXT,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

const NO_BOX = /shows no consent box/;

for (const version of versionsFor(import.meta.url)) {
  describe(`the consent box in the admin screens of a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    let admin: WordPressSession;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.wp.php(`
        $id = wp_insert_post(['post_type' => 'page', 'post_status' => 'draft', 'post_title' => 'Our policy', 'post_content' => '<p>${POLICY_TEXT}</p>']);
        update_option('test_other', $id); update_option('test_polylang', ['pl' => ${POLICY_PAGE}, 'en' => $id]);`);
      await shop.connect();
      admin = await new WordPressSession(shop.wp).signIn();
    });
    after(() => shop?.stop());
    beforeEach(() => {
      Object.assign(shop.service, { isLooking: false, verdict: null, verdictOn: null });
    });

    const statuses = (polish: string, english: string) =>
      shop.wp.php(`
        wp_update_post(['ID' => ${POLICY_PAGE}, 'post_status' => '${polish}']);
        wp_update_post(['ID' => get_option('test_other'), 'post_status' => '${english}']);
        Zgoda\\push_policy();`);
    const boxes = (html: string): Record<string, string> =>
      Object.fromEntries(
        [...html.matchAll(/<dt>(Consent box[^<]*)<\/dt><dd>([^<]*)<\/dd>/g)].map(([, name, words]) => [
          name,
          words,
        ]),
      );
    const card = async () => (await admin.get(SETTINGS)).html;
    const findings = (html: string) =>
      [...html.matchAll(/zgoda-finding is-(\w+)">.*?<span>([^<]*)/g)].map(([, level, text]) => [
        level,
        text?.trim(),
      ]);
    const nonceOf = (html: string) => /data-nonce="([^"]+)"/.exec(html)?.[1] ?? '';
    const askAgain = async (html: string) =>
      (await admin.post('/wp-admin/admin-ajax.php', { action: 'zgoda_state', _wpnonce: nonceOf(html) })).html;
    const siteHealth = async (): Promise<{ status: string; description: string }> =>
      JSON.parse(await shop.wp.php(`echo json_encode(Zgoda\\shop_test_result());`));

    it('shows that visitors of a language whose page is a draft see the box with the default page [AD-24]', async () => {
      await statuses('publish', 'draft');
      const html = await card();
      assert.deepEqual(boxes(html), {
        'Consent box': 'Shown, with the page “Polityka prywatności” (Polish).',
      });
      assert.deepEqual(findings(html), [
        [
          'warning',
          'English: The privacy policy page is a draft. Visitors still see the consent box, with the page in another language: Polish.',
        ],
      ]);
      const health = await siteHealth();
      assert.equal(health.status, 'recommended');
      assert.doesNotMatch(health.description, NO_BOX);
      assert.match(
        health.description,
        /Consent box: Shown, with the page “Polityka prywatności” \(Polish\)\./,
      );
    });

    it('shows each language that has its own page with that page [AD-24]', async () => {
      await statuses('publish', 'publish');
      const html = await card();
      assert.deepEqual(boxes(html), {
        'Consent box (Polish, German)': 'Shown, with the page “Polityka prywatności” (Polish).',
        'Consent box (English)': 'Shown, with the page “Our policy” (English).',
      });
      assert.deepEqual(
        findings(html).map(([level]) => level),
        ['good'],
      );
    });

    it('shows that all languages that depend on the default page lose the box without it [AD-24]', async () => {
      await statuses('draft', 'publish');
      const html = await card();
      assert.deepEqual(boxes(html), {
        'Consent box (Polish, German)': 'Not shown. The privacy policy page is a draft.',
        'Consent box (English)': 'Shown, with the page “Our policy” (English).',
      });
      assert.deepEqual(
        findings(html).map(([level]) => level),
        ['error'],
      );
      assert.match(html, NO_BOX);
      assert.equal((await siteHealth()).status, 'critical');
    });

    it('shows that the service does not accept a page, with the reason and what visitors see instead [AD-24, AD-43]', async () => {
      Object.assign(shop.service, { verdict: 'unpublished', verdictReason: 'other_text', verdictOn: ['en'] });
      await statuses('publish', 'publish');
      assert.deepEqual(findings(await card()), [
        [
          'warning',
          'English: The page is published here, but Zgoda does not accept it: Visitors see another text at the address of the privacy policy page, such as a “coming soon” page. Visitors still see the consent box, with the page in another language: Polish.',
        ],
      ]);
    });

    it('shows “Being checked” until the service has checked the page itself, and asks again [AD-43]', async () => {
      shop.service.isLooking = true;
      await statuses('publish', 'publish');
      const before = await card();
      assert.deepEqual(Object.keys(boxes(before)), ['Consent box']);
      assert.match(boxes(before)['Consent box'] ?? '', /^Being checked:/);
      assert.deepEqual(findings(before), [], 'neither well nor wrong');
      assert.equal((await siteHealth()).status, 'good');
      const during = await askAgain(before);
      assert.match(boxes(during)['Consent box'] ?? '', /^Being checked:/);
      shop.service.isLooking = false;
      const after = await askAgain(during);
      assert.match(boxes(after)['Consent box (English)'] ?? '', /^Shown/);
      assert.equal(nonceOf(after), '', 'now it is known');
      shop.service.isLooking = true;
      await shop.wp.php(`Zgoda\\note_connection_change();`);
      await statuses('publish', 'draft');
      assert.deepEqual(findings(await card()), [['warning', 'English: The privacy policy page is a draft.']]);
    });

    it('says of a page whose own content is empty what Zgoda reads at its address [AD-24, AD-43]', async () => {
      const empty = (text: string) =>
        shop.wp.php(`wp_update_post(['ID' => ${POLICY_PAGE}, 'post_content' => '${text}']);`);
      await empty('');
      try {
        shop.service.verdict = 'published';
        await statuses('publish', 'publish');
        const accepted = await card();
        assert.deepEqual(
          findings(accepted).map(([level]) => level),
          ['good'],
        );
        assert.match(accepted, /The page has no text of its own in WordPress/);
        assert.doesNotMatch(accepted, /fewer than 600/);
        Object.assign(shop.service, { verdict: 'placeholder', verdictReason: 'short', verdictOn: ['pl'] });
        await statuses('publish', 'publish');
        const [[, words] = []] = findings(await card());
        assert.match(
          words ?? '',
          /does not accept it: The privacy policy page has fewer than 600 characters/,
        );
      } finally {
        await empty(`<p>${POLICY_TEXT}</p>`);
      }
    });

    it('asks by the scheduler what the service’s check found, so that the admin notice does not wait for the next report [AD-24, AD-43]', async () => {
      shop.service.isLooking = true;
      await statuses('publish', 'publish');
      const dashboard = async () => (await admin.get('/wp-admin/index.php')).html;
      assert.doesNotMatch(await dashboard(), /Zgoda:<\/strong>/);
      Object.assign(shop.service, { isLooking: false, verdict: 'unpublished', verdictReason: 'other_text' });
      const planned = `wp_next_scheduled('zgoda_look') !== false`;
      assert.equal(await shop.wp.php(`echo json_encode(${planned});`), 'true');
      await shop.wp.php(
        `wp_clear_scheduled_hook('zgoda_look'); wp_schedule_single_event(time() - 10, 'zgoda_look');`,
      );
      shop.service.clear();
      await fetch(`${shop.wp.url}/wp-cron.php`);
      await shop.service.heard(1);
      while (
        (await shop.wp.php(`echo Zgoda\\adapter()->facts()->view()['pages']['pl']['reason'];`)) !==
        'other_text'
      );
      const seen = await dashboard();
      assert.match(seen, /Zgoda does not accept it: Visitors see another text/);
      assert.match(seen, NO_BOX);
      assert.equal(await shop.wp.php(`echo json_encode(${planned});`), 'false', 'once is enough');
    });

    it('asks again after a report, however recent the last check is [AD-24]', async () => {
      await statuses('publish', 'publish');
      const html = await card();
      await shop.wp.php(
        `$check = ['at' => Zgoda\\adapter()->facts()->report()['at'] - 1, 'code' => 'ok', 'data' => []]; Zgoda\\adapter()->facts()->keepAnswer('check', Zgoda\\adapter()->connection()->fingerprint(), $check);`,
      );
      assert.notEqual(nonceOf(await card()), '', html);
    });

    it('shows the service’s current answer in Site Health’s background test [AD-24]', async () => {
      await statuses('publish', 'publish');
      Object.assign(shop.service, { verdict: 'unpublished', verdictReason: 'other_text' });
      const { description } = JSON.parse(
        await shop.wp.php(`echo json_encode(Zgoda\\service_test_result());`),
      );
      assert.match(description, /Consent box: Not shown\. Visitors see another text/);
    });

    it('shows nothing about visitors when the service’s answer has nothing valid about them', async () => {
      shop.service.healthAnswer = { visitors: ['pl', { locale: 7 }, { locale: ['pl'] }], policy: 'none' };
      await shop.wp.php(`Zgoda\\adapter()->reports()->check();`);
      assert.deepEqual(boxes(await card()), {});
      shop.service.healthAnswer = null;
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
