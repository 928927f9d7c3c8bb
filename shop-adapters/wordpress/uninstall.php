<?php
/**
 * The plugin is deleted: removes everything it stored, on every site of a network. Conversations, leads and proofs in the
 * service belong to the shop and stay there until the shop removes them.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

// WordPress loads only this file; the service client is needed to end the connection.
require_once __DIR__ . '/zgoda.php';

( static function (): void {
	delete_site_transient( 'zgoda_release' );
	$options    = array(
		'zgoda_connection',
		'zgoda_secret',
		'zgoda_site',
		'zgoda_sharing',
		'zgoda_door_seen',
		'zgoda_account_ids',
		'zgoda_display',
		'zgoda_update_source',
		'zgoda_unsent',
		'zgoda_sent',
		'zgoda_report',
		'zgoda_check',
		'zgoda_view',
		'zgoda_error',
		'zgoda_policy_texts',
	);
	$answers    = true;
	$clean_site = static function () use ( &$answers, $options ): void {
		$answers = \Zgoda\tell_leaving( 'disconnect', $answers );
		foreach ( $options as $option ) {
			delete_option( $option );
		}
		global $wpdb;
		foreach ( $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE 'zgoda_task_%'" ) as $option ) { // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			delete_option( $option );
		}
		delete_post_meta_by_key( '_zgoda_task' );
		// WordPress stores suggested policy texts as meta of the policy page and never deletes them.
		foreach ( $wpdb->get_results( "SELECT meta_id, meta_value FROM {$wpdb->postmeta} WHERE meta_key = '_wp_suggested_privacy_policy_content'" ) as $row ) { // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$suggestion = maybe_unserialize( $row->meta_value );
			if ( is_array( $suggestion ) && 'Zgoda' === ( $suggestion['plugin_name'] ?? '' ) ) {
				delete_metadata_by_mid( 'post', (int) $row->meta_id );
			}
		}
		delete_transient( 'zgoda_connect' );
		wp_clear_scheduled_hook( 'zgoda_daily_push' );
		wp_clear_scheduled_hook( 'zgoda_retry_push' );
		wp_clear_scheduled_hook( 'zgoda_look' );
	};
	\Zgoda\on_sites( true, $clean_site );
} )();
