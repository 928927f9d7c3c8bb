import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { packWordPress } from '../../../scripts/package-adapters.ts';
import { startWordPress, type WordPress } from '../../../scripts/wordpress/start-wordpress.ts';
import { type WordPressVersion, wordPressMissing } from '../../../scripts/wordpress/wordpress-sources.ts';
import type { PolicyPagePush } from '../../../service/protocol/api/adapter-api.ts';
import { RecordingService, SECRET, SHOP_KEY } from '../../adapters/recording-service.ts';
import { RUN_SEED } from '../run-seed.ts';

export const WORDPRESS_VERSIONS: readonly WordPressVersion[] = ['6.1', '6.5'];
/** Includes Debian's newest version, for the most important tests. */
export const EVERY_WORDPRESS: readonly WordPressVersion[] = [...WORDPRESS_VERSIONS, '6.8'];

/**
 * One version per file, selected by commit; all in `npm run test:wordpress`.
 * @param url of the file
 */
export const versionsFor = (
  url: string,
  versions: readonly WordPressVersion[] = WORDPRESS_VERSIONS,
): readonly WordPressVersion[] => {
  if (process.env.ZGODA_TEST_WORDPRESS_VERSIONS === 'all') return versions;
  const place = [...basename(url)].reduce((sum, sign) => sum + sign.charCodeAt(0), RUN_SEED);
  return versions.slice(place % versions.length, (place % versions.length) + 1);
};
export const POLICY_PAGE = 3;

const cases = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../shop-adapters/contract/policy-cases.json'), 'utf8'),
) as { samples: { policy: string } };
export const POLICY_TEXT = cases.samples.policy;

/** Stand-ins for other plugins and the site's owner, enabled by options. */
const DOUBLES = `<?php
add_filter('privacy_policy_url', fn($url) => get_option('test_policy_url') ?: $url);
add_filter('locale', fn($locale) => get_option('test_locale') ?: $locale);
add_filter('zgoda_csp_nonce', fn($nonce) => get_option('test_nonce') ?: $nonce);
add_filter('zgoda_product_name', fn($name) => get_option('test_product') ?: $name);
add_action('wp_enqueue_scripts', function () {
  if (get_option('test_inline')) wp_add_inline_script('zgoda', 'window.testInline = 1;', 'before');
}, 20);
if (get_option('test_core_nonce')) add_filter('wp_script_attributes', fn($a) => $a + ['nonce' => get_option('test_core_nonce')]);
// WooCommerce: its own Ajax address loads the cart, and orders come through its own functions.
if (get_option('test_woo')) {
  class WC_AJAX { public static function get_endpoint($name) { return '/?wc-ajax=' . $name; } }
  function WC() { return (object) ['cart' => isset($_GET['wc-ajax']) ? new Test_Cart() : null]; }
  class Test_Cart {
    public function get_cart_contents_count() { return (int) get_option('test_cart'); }
    public function get_total($context) { return get_option('test_cart') * 64.95; }
  }
  class WC_Order {
    private $number;
    public function __construct($number) { $this->number = $number; }
    public function get_order_number() { return (string) $this->number; }
    public function get_status() { return in_array($this->number, [1047, 1045], true) ? 'checkout-draft' : 'processing'; }
    public function get_total() { return '89.5'; }
    public function get_currency() { return 'PLN'; }
    public function get_date_created() { return new DateTime('2026-11-20T10:00:00Z'); }
    public function get_billing_email() { return 'Anna@example.com'; }
    public function get_date_paid() { return 1048 === $this->number ? new DateTime('2026-11-20T11:00:00Z') : null; }
    public function get_meta($name) { return '_wc_shipment_tracking_items' === $name && 1048 === $this->number ? [['tracking_provider' => 'InPost', 'tracking_number' => '6200 77', 'custom_tracking_link' => 'https://inpost.example/620077', 'date_shipped' => '1764057600']] : ''; }
    public function get_edit_order_url() { return admin_url('admin.php?page=wc-orders&action=edit&id=' . $this->number); }
  }
  function wc_get_order($id) { return $id >= 1040 && $id <= 1048 ? new WC_Order((int) $id) : false; }
  function get_woocommerce_currency() { return 'PLN'; }
  function wc_get_order_status_name($state) { return 'Przetwarzane'; }
  // The real one gives all statuses that are registered, also drafts of the checkout block, unless it is asked for some.
  function wc_get_order_statuses() { return ['wc-pending' => 'Oczekuje', 'wc-processing' => 'Przetwarzane', 'wc-checkout-draft' => 'Szkic']; }
  function wc_get_orders($query) {
    if ('shop_order' !== $query['type'] || $query['customer_id'] !== 1) return [];
    $states = array_map(fn($state) => preg_replace('/^wc-/', '', $state), $query['status'] ?? array_keys(wc_get_order_statuses()));
    $orders = array_filter(array_map(fn($number) => new WC_Order($number), range(1048, 1040)), fn($order) => in_array($order->get_status(), $states, true));
    return array_slice(array_values($orders), 0, $query['limit']);
  }
  function is_product() { return is_singular('product'); }
  function is_shop() { return is_post_type_archive('product'); }
  function wc_get_page_id($page) { return -1; }
  foreach (['is_cart', 'is_checkout', 'is_account_page', 'is_product_taxonomy'] as $name) eval("function $name() { return false; }");
  add_action('init', fn() => register_post_type('product', ['public' => true, 'has_archive' => true]));
  add_action('template_redirect', function () { if (isset($_GET['wc-ajax'])) { do_action('wc_ajax_' . sanitize_key($_GET['wc-ajax'])); exit; } }, 0);
}
// Polylang: languages by slug and locale, translations by page.
if (get_option('test_polylang')) {
  function pll_languages_list($args) { return $args['fields'] === 'slug' ? ['pl', 'en', 'cs'] : ['pl_PL', 'en_GB', 'cs_CZ']; }
  function pll_default_language($field) { return 'pl'; }
  function pll_current_language($field) { return get_option('test_language') ?: false; }
  function pll_get_post($id, $slug) { return get_option('test_polylang')[$slug] ?? false; }
}
`;

export type WordPressShop = {
  wp: WordPress;
  service: RecordingService;
  connect(): Promise<void>;
  reset(): Promise<void>;
  /** Adds PHP of another plugin, from the next request on. */
  addMustUse(name: string, code: string): Promise<void>;
  /**
   * Runs PHP as one request.
   * @returns the pages of every report
   */
  reportsOf(code: string): Promise<PolicyPagePush[][]>;
  stop(): Promise<void>;
};

/** Reason why the shop cannot start here, or null. */
export const shopMissing = wordPressMissing;

let packed: Uint8Array | null = null;

export async function startShop(version: WordPressVersion): Promise<WordPressShop> {
  const service = new RecordingService();
  await service.open();
  packed ??= packWordPress().bytes;
  const wp = await startWordPress({
    version,
    pluginZip: packed,
    pluginFile: 'zgoda/zgoda.php',
    mustUse: { 'doubles.php': DOUBLES },
    config: `if (is_readable(__DIR__ . '/test-constants.php')) require __DIR__ . '/test-constants.php';`,
  });
  const connection = `['address' => '${service.url}', 'key' => '${SHOP_KEY}']`;
  return {
    wp,
    service,
    async connect() {
      await wp.php(`
        update_option('zgoda_secret', '${SECRET}');
        update_option('zgoda_connection', ${connection});`);
      service.clear();
    },
    async reset() {
      await wp.php(`
        foreach (['test_policy_url', 'test_locale', 'test_nonce', 'test_inline', 'test_core_nonce', 'test_polylang', 'test_woo', 'test_cart', 'test_product', 'zgoda_sharing', 'woocommerce_coming_soon', 'woocommerce_store_pages_only'] as $name) delete_option($name);
        if (!get_post(${POLICY_PAGE})) wp_insert_post(['import_id' => ${POLICY_PAGE}, 'post_type' => 'page', 'post_title' => 'Privacy Policy', 'post_status' => 'draft']);
        if (get_post_status(${POLICY_PAGE}) === 'trash') wp_untrash_post(${POLICY_PAGE});
        wp_update_post(['ID' => ${POLICY_PAGE}, 'post_status' => 'publish', 'post_password' => '', 'post_name' => 'privacy-policy',
          'post_title' => 'Polityka prywatności', 'post_parent' => 0, 'post_date' => '2026-01-01 12:00:00', 'post_date_gmt' => '2026-01-01 12:00:00', 'edit_date' => true,
          'post_content' => '<!-- wp:paragraph --><p>${POLICY_TEXT}</p><!-- /wp:paragraph -->']);
        update_option('wp_page_for_privacy_policy', ${POLICY_PAGE});`);
      service.clear();
    },
    addMustUse: (name, code) => writeFile(join(wp.folder, 'www/wp-content/mu-plugins', name), code),
    async reportsOf(code) {
      service.clear();
      await wp.php(code);
      return service.reports().map((report) => report.pages);
    },
    async stop() {
      await wp.stop();
      await service.close();
    },
  };
}

/** Lines for wp-config.php, from the next request on. */
export async function setConstants(wp: WordPress, lines: string): Promise<void> {
  await writeFile(join(wp.folder, 'www/test-constants.php'), `<?php\n${lines}\n`);
}
