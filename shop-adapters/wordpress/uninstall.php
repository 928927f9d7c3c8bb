<?php
/**
 * The plugin is deleted: nothing of it stays in this WordPress, on none of a network's sites.
 * What the service keeps (conversations, leads, proofs) belongs to the shop and stays there until the shop removes it.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

// The client of the service, to tell it; WordPress loads this file alone.
require_once __DIR__ . '/zgoda.php';

( static function (): void {
	// A service that does not answer is not waited for once per site; it notices the silence after two days.
	$answers    = true;
	$clean_site = static function () use ( &$answers ): void {
		if ( $answers && \Zgoda\is_connected() ) {
			$answers = 'unreachable' !== \Zgoda\call_service( 'POST', '/v1/adapter/disconnect' )['code'];
		}
		foreach ( array( 'zgoda_connection', 'zgoda_secret', 'zgoda_status', 'zgoda_unsent', 'zgoda_sharing', 'zgoda_display' ) as $option ) {
			delete_option( $option );
		}
		global $wpdb;
		foreach ( $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE 'zgoda_task_%'" ) as $option ) { // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			delete_option( $option );
		}
		delete_post_meta_by_key( '_zgoda_task' );
		delete_transient( 'zgoda_connect' );
		wp_clear_scheduled_hook( 'zgoda_daily_push' );
		wp_clear_scheduled_hook( 'zgoda_retry_push' );
	};
	if ( ! is_multisite() ) {
		$clean_site();
		return;
	}
	$sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $sites as $site ) {
		switch_to_blog( (int) $site );
		$clean_site();
		restore_current_blog();
	}
} )();
