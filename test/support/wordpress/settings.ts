import { fieldValue, type Page, type WordPressSession } from './session.ts';
import type { WordPressShop } from './shop.ts';

export const SETTINGS = '/wp-admin/options-general.php?page=zgoda';
export const ADDRESS_FIELD = 'zgoda_connection[address]';
export const KEY_FIELD = 'zgoda_connection[key]';
export const SECRET_FIELD = 'zgoda_secret[value]';

export async function saveSettings(admin: WordPressSession, fields: Record<string, string>): Promise<Page> {
  const page = await admin.get(SETTINGS);
  return admin.post('/wp-admin/options.php', {
    option_page: 'zgoda',
    action: 'update',
    _wpnonce: fieldValue(page.html, '_wpnonce', "value='zgoda'"),
    ...fields,
  });
}

export async function storedState(shop: WordPressShop): Promise<Record<string, unknown>> {
  return JSON.parse(
    await shop.wp.php(`
      global $wpdb;
      echo json_encode([
        'connection' => get_option('zgoda_connection'),
        'secret' => get_option('zgoda_secret'),
        'autoload' => $wpdb->get_var("SELECT autoload FROM {$wpdb->options} WHERE option_name = 'zgoda_secret'"),
        'unsent' => get_option('zgoda_unsent') !== false,
        'daily' => wp_next_scheduled('zgoda_daily_push') !== false,
        'retry' => wp_next_scheduled('zgoda_retry_push') !== false,
        'code' => Zgoda\\adapter()->facts()->report()['code'] ?? null,
      ]);`),
  );
}
