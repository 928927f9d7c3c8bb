<?php
/**
 * All wiring in one place: what WordPress calls, and when. Two kinds of hooks are added elsewhere: those of the updater at
 * the end of updates/updates.php, since one edition of the plugin has no updater, and `shutdown`, which After_Response and
 * keep_task_results() add only when there is something to send.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\note_account_ids', 0 );
add_action( 'init', __NAMESPACE__ . '\load_translations' );

// The chat's script tag, and the exception lists of optimiser plugins.
add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\enqueue_snippet' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\rewrite_snippet_tag', 100, 2 );
add_filter( 'rocket_exclude_js', __NAMESPACE__ . '\exclude_address' );
add_filter( 'rocket_exclude_defer_js', __NAMESPACE__ . '\exclude_address' );
add_filter( 'rocket_delay_js_exclusions', __NAMESPACE__ . '\exclude_address' );
add_filter( 'rocket_minify_excluded_external_js', __NAMESPACE__ . '\exclude_host' );
add_filter( 'litespeed_optimize_js_excludes', __NAMESPACE__ . '\exclude_address' );
add_filter( 'litespeed_optm_js_defer_exc', __NAMESPACE__ . '\exclude_address' );
add_filter( 'litespeed_optm_gm_js_exc', __NAMESPACE__ . '\exclude_address' );
add_filter( 'sgo_javascript_combine_exclude', __NAMESPACE__ . '\exclude_handle' );
add_filter( 'sgo_js_minify_exclude', __NAMESPACE__ . '\exclude_handle' );
add_filter( 'sgo_js_async_exclude', __NAMESPACE__ . '\exclude_handle' );
add_filter( 'autoptimize_filter_js_exclude', __NAMESPACE__ . '\exclude_from_list' );

// A button that opens the chat, as block and shortcode.
add_action( 'init', __NAMESPACE__ . '\register_contact_button', 20 );

// After the click the visitor's browser asks who is signed in.
add_action( 'wp_ajax_' . IDENTITY_ACTION, __NAMESPACE__ . '\answer_identity' );
add_action( 'wp_ajax_nopriv_' . IDENTITY_ACTION, __NAMESPACE__ . '\answer_identity' );
add_action( 'wc_ajax_' . IDENTITY_ACTION, __NAMESPACE__ . '\answer_identity' );
// The service asks for a report, or about orders.
add_action( 'wp_ajax_nopriv_' . DOOR_ACTION, __NAMESPACE__ . '\answer_door' );
add_action( 'before_woocommerce_init', __NAMESPACE__ . '\declare_woocommerce_support' );

// Everything that may change the privacy policy page, its address or its state.
add_action( 'add_option_wp_page_for_privacy_policy', __NAMESPACE__ . '\note_change', 10, 0 );
add_action( 'update_option_wp_page_for_privacy_policy', __NAMESPACE__ . '\note_change', 10, 0 );
add_action( 'delete_option_wp_page_for_privacy_policy', __NAMESPACE__ . '\note_change', 10, 0 );
add_action( 'transition_post_status', __NAMESPACE__ . '\note_status_change', 10, 3 );
add_action( 'post_updated', __NAMESPACE__ . '\note_post_update', 10, 3 );
add_action( 'before_delete_post', __NAMESPACE__ . '\note_post_change' );
add_action( 'pll_save_post', __NAMESPACE__ . '\note_post_change' );
add_action( 'set_object_terms', __NAMESPACE__ . '\note_language_change', PHP_INT_MAX, 4 );
add_action( 'edited_term', __NAMESPACE__ . '\note_translation_group_change', PHP_INT_MAX, 3 );
add_action( 'delete_term', __NAMESPACE__ . '\note_translation_group_removal', PHP_INT_MAX, 5 );
add_action( 'wpml_translation_update', __NAMESPACE__ . '\note_wpml_change', PHP_INT_MAX );
add_action( 'permalink_structure_changed', __NAMESPACE__ . '\note_change', 10, 0 );
add_action( 'update_option_home', __NAMESPACE__ . '\note_change', 10, 0 );
add_action( 'update_option_siteurl', __NAMESPACE__ . '\note_change', 10, 0 );
add_action( 'add_option_WPLANG', __NAMESPACE__ . '\note_change', 10, 0 );
add_action( 'update_option_WPLANG', __NAMESPACE__ . '\note_change', 10, 0 );
add_action( 'zgoda_site_changed', __NAMESPACE__ . '\note_change', 10, 0 );
foreach ( array( 'woocommerce_coming_soon', 'woocommerce_store_pages_only' ) as $zgoda_option ) {
	add_action( 'add_option_' . $zgoda_option, __NAMESPACE__ . '\note_change', 10, 0 );
	add_action( 'update_option_' . $zgoda_option, __NAMESPACE__ . '\note_change', 10, 0 );
}
unset( $zgoda_option );

// Something has just been stored completely: a good moment to report a change.
foreach ( array( 'wp_after_insert_post', 'after_delete_post' ) as $zgoda_moment ) {
	add_action( $zgoda_moment, __NAMESPACE__ . '\note_post_saved', PHP_INT_MAX );
}
foreach ( array( 'added_option', 'updated_option', 'deleted_option' ) as $zgoda_moment ) {
	add_action( $zgoda_moment, __NAMESPACE__ . '\report_if_due', PHP_INT_MAX, 0 );
}
unset( $zgoda_moment );

// The connection itself.
foreach ( array( CONNECTION_OPTION, SECRET_OPTION ) as $zgoda_option ) {
	add_action( 'add_option_' . $zgoda_option, __NAMESPACE__ . '\note_connection_change', 10, 0 );
	add_action( 'update_option_' . $zgoda_option, __NAMESPACE__ . '\note_connection_change', 10, 0 );
}
unset( $zgoda_option );
add_action( 'add_option_' . CONNECTION_OPTION, __NAMESPACE__ . '\empty_page_caches', 20, 0 );
add_action( 'update_option_' . CONNECTION_OPTION, __NAMESPACE__ . '\empty_page_caches', 20, 0 );

// WordPress's own privacy tools, and the cookie tools.
add_filter( 'wp_privacy_personal_data_exporters', __NAMESPACE__ . '\add_exporter' );
add_filter( 'wp_privacy_personal_data_erasers', __NAMESPACE__ . '\add_eraser' );
add_action( 'admin_init', __NAMESPACE__ . '\suggest_policy_text' );
add_filter( 'wp_consent_api_registered_' . plugin_basename( PLUGIN_FILE ), '__return_true' );
add_action( 'init', __NAMESPACE__ . '\declare_storage', 20 );
add_filter( 'cmplz_whitelisted_script_tags', __NAMESPACE__ . '\allow_snippet' );
add_action( DAILY_HOOK, __NAMESPACE__ . '\fetch_policy_texts', 20, 0 );

// Requests about personal data that were handed over in the console, in WordPress's own lists.
add_action( DAILY_HOOK, __NAMESPACE__ . '\send_kept_task_results', 30, 0 );
add_action( 'transition_post_status', __NAMESPACE__ . '\note_request_end', 10, 3 );
add_action( 'before_delete_post', __NAMESPACE__ . '\note_request_removal' );
foreach ( array( 'export', 'erase' ) as $zgoda_list ) {
	add_filter( 'manage_' . $zgoda_list . '-personal-data_columns', __NAMESPACE__ . '\add_origin_column' );
	add_action( 'manage_' . $zgoda_list . '-personal-data_custom_column', __NAMESPACE__ . '\print_origin', 10, 2 );
}
unset( $zgoda_list );

// WordPress's scheduler: the daily report, the retry of a failed one, and what the service's own check of the page found.
add_action( DAILY_HOOK, __NAMESPACE__ . '\push_policy', 10, 0 );
add_action( RETRY_HOOK, __NAMESPACE__ . '\push_policy', 10, 0 );
add_action( RECHECK_HOOK, __NAMESPACE__ . '\recheck_service', 10, 0 );
register_activation_hook( PLUGIN_FILE, __NAMESPACE__ . '\handle_activation' );
register_deactivation_hook( PLUGIN_FILE, __NAMESPACE__ . '\handle_deactivation' );

// Administration.
add_filter( 'user_has_cap', __NAMESPACE__ . '\grant_capability' );
add_filter( 'option_page_capability_' . DISPLAY_GROUP, __NAMESPACE__ . '\saving_capability' );
add_filter( 'option_page_capability_' . SHARING_GROUP, __NAMESPACE__ . '\saving_capability' );
add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_action( 'admin_init', __NAMESPACE__ . '\keep_schedule' );
add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_action( 'admin_enqueue_scripts', __NAMESPACE__ . '\enqueue_settings_files' );
add_action( 'admin_post_' . CHECK_ACTION, __NAMESPACE__ . '\handle_check' );
add_action( 'wp_ajax_' . STATUS_CARD_ACTION, __NAMESPACE__ . '\answer_status_card' );
foreach ( BUTTONS as $zgoda_action ) {
	add_action( 'admin_post_zgoda_' . $zgoda_action, __NAMESPACE__ . '\handle_button' );
}
unset( $zgoda_action );
add_action( 'load-settings_page_' . SETTINGS_GROUP, __NAMESPACE__ . '\complete_connection' );
add_action( 'admin_notices', __NAMESPACE__ . '\print_admin_notices' );
add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN_FILE ), __NAMESPACE__ . '\add_settings_link' );
add_filter( 'site_status_tests', __NAMESPACE__ . '\add_site_health_tests' );
add_action( 'wp_ajax_health-check-' . SERVICE_TEST, __NAMESPACE__ . '\answer_service_test' );
add_filter( 'debug_information', __NAMESPACE__ . '\add_debug_information' );
