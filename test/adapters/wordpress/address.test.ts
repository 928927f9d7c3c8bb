/** Keys and reports are sent only over https or to the same machine. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';
import { ADDRESS_FIELD, SETTINGS, saveSettings, storedState } from '../../support/wordpress/settings.ts';
import { setConstants, shopMissing, startShop, type WordPressShop } from '../../support/wordpress/shop.ts';
import { SECRET, SHOP_KEY } from '../recording-service.ts';

const { cases } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../shop-adapters/contract/address-cases.json'), 'utf8'),
) as { cases: { typed: string; kept: string | null }[] };
const OPEN_LINE = 'http://chat.example';

describe('the address of the service in a real WordPress 6.1', () => {
  let shop: WordPressShop;
  let admin: WordPressSession;

  before(async function () {
    if (shopMissing('6.1')) this.skip();
    shop = await startShop('6.1');
    await shop.reset();
    await shop.connect();
    admin = await new WordPressSession(shop.wp).signIn();
  });
  afterEach(async () => {
    await setConstants(shop.wp, '');
    await shop.connect();
  });
  after(() => shop?.stop());

  const requestsSent = async (): Promise<number> =>
    Number(
      await shop.wp.php(`
        $GLOBALS['sent'] = 0;
        add_filter('pre_http_request', function () { $GLOBALS['sent']++; return new WP_Error('http_request_failed', 'test'); });
        Zgoda\\push_policy(); Zgoda\\adapter()->reports()->check(); Zgoda\\fetch_policy_texts();
        Zgoda\\export_person('anna@example.com'); Zgoda\\erase_person('anna@example.com');
        Zgoda\\adapter()->service()->fetchKeys(Zgoda\\adapter()->connection()->address(), 'code', 'verifier');
        echo $GLOBALS['sent'];`),
    );
  const enter = (address: string) =>
    shop.wp.php(
      `update_option('zgoda_secret', '${SECRET}'); update_option('zgoda_connection', ['address' => '${address}', 'key' => '${SHOP_KEY}']);`,
    );

  for (const { typed, kept } of cases) {
    it(`${JSON.stringify(typed)} is ${kept === null ? 'refused' : `kept as ${kept}`} [AD-4]`, async () => {
      await saveSettings(admin, { [ADDRESS_FIELD]: shop.service.url });
      await saveSettings(admin, { [ADDRESS_FIELD]: typed });
      const { address } = (await storedState(shop)).connection as { address: string };
      const before = typed === '' ? '' : shop.service.url;
      assert.equal(address, kept ?? before);
    });
  }

  it('refuses an http:// address in the form and in Connect, with the reason [AD-4]', async () => {
    await saveSettings(admin, { [ADDRESS_FIELD]: OPEN_LINE });
    const page = await admin.get(`${SETTINGS}&settings-updated=true`);
    assert.match(page.html, /The address was not saved: it must start with https:\/\//);
    await shop.wp.php(`update_option('zgoda_secret', '');`);
    const form = await admin.get(SETTINGS);
    const answer = await admin.post('/wp-admin/admin-post.php', {
      action: 'zgoda_connect',
      _wpnonce: fieldValue(form.html, '_wpnonce', 'value="zgoda_connect"'),
      address: OPEN_LINE,
    });
    assert.match(answer.location ?? '', /options-general\.php\?page=zgoda/);
  });

  it('sends nothing to a stored http:// address, loads no chat from it, and shows the owner why [AD-4]', async () => {
    await enter(OPEN_LINE);
    assert.equal(await requestsSent(), 0);
    assert.doesNotMatch(await (await fetch(`${shop.wp.url}/`)).text(), /data-zgoda/);
    assert.match(
      (await admin.get(SETTINGS)).html,
      /starts with http:\/\/.*Nothing is sent, and the chat is not shown/,
    );
    const [exported] = JSON.parse(
      await shop.wp.php(`echo json_encode([Zgoda\\export_person('anna@example.com')]);`),
    );
    assert.match(JSON.stringify(exported), /missing from this export/);
  });

  it('allows an http:// address when wp-config.php allows it for a test network', async () => {
    await setConstants(shop.wp, `define('ZGODA_ALLOW_HTTP', true);`);
    await enter(OPEN_LINE);
    assert.ok((await requestsSent()) > 0);
    assert.match(await (await fetch(`${shop.wp.url}/`)).text(), /data-zgoda/);
  });
});
