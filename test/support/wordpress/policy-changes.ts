import { POLICY_PAGE, POLICY_TEXT } from './shop.ts';

export type PolicyChange = {
  rule: string;
  code: string;
  state: string;
  /** Accepted reasons, separated by `|`. */
  reason: string;
  /** Whether address and text are sent. */
  public: boolean;
  path?: string;
  title?: string;
};

export const updatePage = (fields: string): string => `wp_update_post(['ID' => ${POLICY_PAGE}, ${fields}]);`;

export const POLICY_CHANGES: readonly PolicyChange[] = [
  {
    rule: 'set to draft',
    code: updatePage(`'post_status' => 'draft'`),
    state: 'unpublished',
    reason: 'draft',
    public: false,
  },
  {
    rule: 'made private',
    code: updatePage(`'post_status' => 'private'`),
    state: 'unpublished',
    reason: 'private',
    public: false,
  },
  {
    rule: 'sent to review',
    code: updatePage(`'post_status' => 'pending'`),
    state: 'unpublished',
    reason: 'pending',
    public: false,
  },
  {
    rule: 'scheduled for later',
    code: updatePage(
      `'post_status' => 'future', 'edit_date' => true, 'post_date' => '2099-01-01 12:00:00', 'post_date_gmt' => '2099-01-01 12:00:00'`,
    ),
    state: 'unpublished',
    reason: 'scheduled',
    public: false,
  },
  {
    rule: 'put behind a password',
    code: updatePage(`'post_password' => 'sesame'`),
    state: 'unpublished',
    reason: 'password',
    public: false,
  },
  {
    rule: 'closed with the whole site by WooCommerce’s “coming soon”',
    code: `class_exists('WooCommerce') || eval('class WooCommerce {}'); update_option('woocommerce_coming_soon', 'yes');`,
    state: 'unpublished',
    reason: 'closed',
    public: false,
  },
  {
    rule: 'readable while WooCommerce closes only its own shop pages',
    code: `class_exists('WooCommerce') || eval('class WooCommerce {}'); add_filter('pre_option_woocommerce_store_pages_only', fn() => 'yes'); update_option('woocommerce_coming_soon', 'yes');`,
    state: 'published',
    reason: 'none',
    public: true,
    path: '/privacy-policy/',
    title: 'Polityka prywatności',
  },
  {
    rule: 'closed with the whole site by another plugin',
    code: `add_filter('zgoda_is_site_closed', '__return_true'); do_action('zgoda_site_changed');`,
    state: 'unpublished',
    reason: 'closed',
    public: false,
  },
  {
    rule: 'moved to the trash',
    code: `wp_trash_post(${POLICY_PAGE});`,
    state: 'unpublished',
    reason: 'trashed',
    public: false,
  },
  {
    rule: 'deleted for good',
    code: `wp_delete_post(${POLICY_PAGE}, true);`,
    state: 'absent',
    // From 7.1 on, WordPress also clears the setting.
    reason: 'deleted|none',
    public: false,
  },
  {
    rule: 'emptied',
    code: updatePage(`'post_content' => '<p>Wkrótce.</p>'`),
    state: 'placeholder',
    reason: 'short',
    public: true,
  },
  {
    rule: 'replaced by filler',
    code: updatePage(`'post_content' => '<p>${POLICY_TEXT} Lorem ipsum.</p>'`),
    state: 'placeholder',
    reason: 'stub',
    public: true,
  },
  {
    rule: 'no longer chosen',
    code: `update_option('wp_page_for_privacy_policy', 0);`,
    state: 'absent',
    reason: 'none',
    public: false,
  },
  {
    rule: 'the setting removed',
    code: `delete_option('wp_page_for_privacy_policy');`,
    state: 'absent',
    reason: 'none',
    public: false,
  },
  {
    rule: 'another slug',
    code: updatePage(`'post_name' => 'rodo'`),
    path: '/rodo/',
    state: 'published',
    reason: 'none',
    public: true,
  },
  {
    rule: 'another title',
    code: updatePage(`'post_title' => 'RODO'`),
    title: 'RODO',
    state: 'published',
    reason: 'none',
    public: true,
  },
  {
    rule: 'another text',
    code: updatePage(`'post_content' => '<p>${POLICY_TEXT} Nowe zdanie.</p>'`),
    state: 'published',
    reason: 'none',
    public: true,
  },
];
