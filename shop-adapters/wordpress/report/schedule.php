<?php
/**
 * WordPress's scheduler: the daily report is planned exactly while the shop is connected. Also what happens when the
 * connection changes, and when the plugin is activated or deactivated.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Adapter;

defined( 'ABSPATH' ) || exit;

const DAILY_HOOK   = 'zgoda_daily_push';
const RETRY_HOOK   = 'zgoda_retry_push';
const RECHECK_HOOK = 'zgoda_look';

/** Reports all policy pages now: the daily report, or the retry of a failed one. */
function push_policy(): bool {
	return adapter()->reports()->report();
}

/** Asks what the service's own check of a page found. */
function recheck_service(): void {
	adapter()->run( Adapter::CHECK );
}

/** Address or keys were changed: reports over the new connection, or stops reporting. */
function note_connection_change(): void {
	$connection = adapter()->connection();
	// Keys are entered on the site that they are for. An empty key or secret leaves what is known.
	if ( '' !== $connection->key() && '' !== $connection->secret() ) {
		$connection->rememberPlace();
	}
	keep_schedule();
	adapter()->changes()->note();
}

/** Plans the daily report or cancels it. */
function keep_schedule(): void {
	// Guests come here too, by requests of scripts, under whatever Host header they send.
	if ( may_connect() ) {
		adapter()->connection()->rememberFirstPlace();
	} elseif ( is_copied_site() ) {
		return;
	}
	$next       = wp_next_scheduled( DAILY_HOOK );
	$is_planned = false !== $next;
	// Planned by a clock that ran ahead: until then there would be no report.
	$is_too_late = $is_planned && time() + DAY_IN_SECONDS + HOUR_IN_SECONDS < $next;
	if ( is_connected() && ( ! $is_planned || $is_too_late ) ) {
		wp_clear_scheduled_hook( DAILY_HOOK );
		adapter()->keepSchedule();
		// A connection set in wp-config.php fires no hook of an option.
		adapter()->changes()->note();
	} elseif ( ! is_connected() && ( $is_planned || false !== wp_next_scheduled( RETRY_HOOK ) || false !== wp_next_scheduled( RECHECK_HOOK ) ) ) {
		clear_schedule();
		adapter()->port()->erase( 'unsent' );
	}
}

/** Cancels everything that is planned. */
function clear_schedule(): void {
	wp_clear_scheduled_hook( DAILY_HOOK );
	wp_clear_scheduled_hook( RETRY_HOOK );
	wp_clear_scheduled_hook( RECHECK_HOOK );
}

/**
 * Activation: nothing is sent unless the connection is already set, in wp-config.php or from before.
 *
 * @param mixed $is_for_network Whether the plugin is activated for all sites of a network.
 */
function handle_activation( $is_for_network = false ): void {
	on_sites(
		(bool) $is_for_network,
		static function (): void {
			// Reports, which ends the pause.
			keep_schedule();
		}
	);
}

/**
 * Deactivation: from now on Zgoda checks the policy page by itself. The settings stay until the plugin is deleted.
 *
 * @param mixed $is_for_network Whether the plugin is deactivated for all sites of a network.
 */
function handle_deactivation( $is_for_network = false ): void {
	$answers = true;
	on_sites(
		(bool) $is_for_network,
		static function () use ( &$answers ): void {
			$answers = tell_leaving( 'pause', $answers );
			clear_schedule();
		}
	);
}

/**
 * Tells the service that a site leaves. After the first site of a network without an answer the others do not wait for one:
 * the service notices missing reports itself.
 *
 * @param string $verb    disconnect or pause.
 * @param bool   $answers Whether the service has answered so far.
 * @return bool Whether it still does.
 */
function tell_leaving( string $verb, bool $answers ): bool {
	if ( ! $answers || ! is_connected() ) {
		return $answers;
	}
	return 'unreachable' !== adapter()->leave( $verb )->code;
}

/**
 * Runs a function for this site, or for each site of the network.
 *
 * @param bool     $is_for_network Whether it runs for each site.
 * @param callable $act            The function.
 */
function on_sites( bool $is_for_network, callable $act ): void {
	if ( ! $is_for_network || ! is_multisite() ) {
		$act();
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
		$act();
		restore_current_blog();
	}
}
