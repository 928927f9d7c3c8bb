<?php
/**
 * WordPress's scheduler: the daily report is planned exactly while the shop is connected. Also what happens when the
 * connection changes, and when the plugin is activated or deactivated.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const DAILY_HOOK = 'zgoda_daily_push';
const RETRY_HOOK = 'zgoda_retry_push';

/** Address or keys were changed: reports over the new connection, or stops reporting. */
function note_connection_change(): void {
	// Keys are entered on the site that they are for. An empty key or secret leaves what is known.
	if ( '' !== connection()['key'] && '' !== secret_key() ) {
		remember_site();
	}
	keep_schedule();
	if ( is_connected() ) {
		report_soon();
	}
}

/** Plans the daily report; its hour differs from shop to shop. */
function plan_daily_report(): void {
	wp_schedule_event( time() + wp_rand( HOUR_IN_SECONDS, DAY_IN_SECONDS ), 'daily', DAILY_HOOK );
}

/** Plans the daily report or cancels it. */
function keep_schedule(): void {
	remember_first_site();
	$is_planned = false !== wp_next_scheduled( DAILY_HOOK );
	if ( is_connected() && ! $is_planned ) {
		plan_daily_report();
		// A connection set in wp-config.php fires no hook of an option.
		report_soon();
	} elseif ( ! is_connected() && ( $is_planned || false !== wp_next_scheduled( RETRY_HOOK ) || false !== wp_next_scheduled( RECHECK_HOOK ) ) ) {
		clear_schedule();
		delete_option( UNSENT_OPTION );
	}
}

/** Cancels everything that is planned. */
function clear_schedule(): void {
	wp_clear_scheduled_hook( DAILY_HOOK );
	wp_clear_scheduled_hook( RETRY_HOOK );
	wp_clear_scheduled_hook( RECHECK_HOOK );
}

/** Activation: nothing is sent unless the connection is already set, in wp-config.php or from before. */
function handle_activation(): void {
	upgrade_stored_data();
	if ( is_connected() ) {
		keep_schedule();
		report_soon();
	}
}

/** Deactivation: from now on Zgoda checks the policy page by itself. The settings stay until the plugin is deleted. */
function handle_deactivation(): void {
	call_service( 'POST', '/v1/adapter/pause' );
	clear_schedule();
}
