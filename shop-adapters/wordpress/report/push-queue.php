<?php
/**
 * Reports the policy pages, and does not give up: a change is marked when it is made, and the mark goes when a report is
 * accepted, so that an outage, a crash or a restart loses nothing. Only the newest state counts, so the queue is one mark and no list.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** What the last report and the last check said; not autoloaded. */
const STATUS_OPTION = 'zgoda_status';
/** When the newest change was marked that the service has not accepted yet, Unix milliseconds; not autoloaded. */
const UNSENT_OPTION = 'zgoda_unsent';
const DAILY_HOOK    = 'zgoda_daily_push';
const RETRY_HOOK    = 'zgoda_retry_push';
/** First and longest pause before the next try, in seconds. */
const FIRST_RETRY_SECONDS = 60;
const LAST_RETRY_SECONDS  = 3600;
/** Refusals that waiting does not heal: the owner has to act. The daily report tries again all the same. */
const FINAL_REFUSALS = array( 'invalid_request', 'signature_invalid', 'not_found', 'forbidden', 'insecure', 'blocked', 'not_zgoda', 'too_large', 'unsupported_media_type', 'shop_closed' );

/**
 * Reports all policy pages now.
 *
 * @return bool Did the service take it?
 */
function push_policy(): bool {
	if ( ! is_connected() ) {
		return false;
	}
	$answer = send_policy();
	if ( 'push_outdated' === $answer['code'] ) {
		// Another request reported in between, with a later look at the page; ours must be looked at again.
		$answer = send_policy();
	}
	$status             = status();
	$status['attempts'] = $answer['ok'] ? 0 : $status['attempts'] + 1;
	$status['push']     = array(
		'at'   => time(),
		'code' => $answer['code'],
	);
	if ( $answer['ok'] ) {
		$status['view'] = view_of( $answer['data'] );
	} else {
		$status['lastError'] = $status['push'];
	}
	save_status( $status );
	if ( $answer['ok'] ) {
		if ( forget_unsent( $status['pushedAt'] ) ) {
			wp_clear_scheduled_hook( RETRY_HOOK );
		}
		plan_look();
		return true;
	}
	wp_clear_scheduled_hook( RETRY_HOOK );
	if ( ! in_array( $answer['code'], FINAL_REFUSALS, true ) ) {
		wp_schedule_single_event( time() + retry_pause( $status['attempts'] ), RETRY_HOOK );
	}
	return false;
}

/**
 * Marks the state of the pages as not yet reported, and makes sure that the scheduler tries soon, should this process die.
 *
 * @return int The mark: Unix milliseconds, above those of every report so far.
 */
function mark_unsent(): int {
	$mark = max( (int) floor( microtime( true ) * 1000 ), status()['pushedAt'] + 1 );
	update_option( UNSENT_OPTION, (string) $mark, false );
	$next = wp_next_scheduled( RETRY_HOOK );
	if ( false === $next || time() + FIRST_RETRY_SECONDS < $next ) {
		wp_clear_scheduled_hook( RETRY_HOOK );
		wp_schedule_single_event( time() + FIRST_RETRY_SECONDS, RETRY_HOOK );
	}
	return $mark;
}

/**
 * Looks at the pages and sends them.
 *
 * @return array{ok: bool, code: string, data: array<string, mixed>}
 */
function send_policy(): array {
	// The time is taken before the look: of two requests at once, the one that looked first has the lower number and loses.
	$pushed_at          = mark_unsent();
	$status             = status();
	$status['pushedAt'] = $pushed_at;
	forget_cached_pages();
	$pages           = policy_report();
	$status['pages'] = array_map( __NAMESPACE__ . '\summary', $pages );
	save_status( $status );
	return call_service(
		'PUT',
		'/v1/adapter/policy',
		array(
			'pushedAt' => $pushed_at,
			'adapter'  => array(
				'platform'        => 'wordpress',
				'version'         => VERSION,
				'platformVersion' => substr( (string) get_bloginfo( 'version' ), 0, 40 ),
				'takesTasks'      => true,
			),
			'pages'    => $pages,
		)
	);
}

/**
 * Asks the service how it sees the shop, and keeps the answer for those who look.
 *
 * @return array{ok: bool, code: string, data: array<string, mixed>}
 */
function check_service(): array {
	$answer = call_service( 'GET', '/v1/adapter/health' );
	if ( ! is_connected() ) {
		return $answer;
	}
	$status          = status();
	$check           = array(
		'at'   => time(),
		'code' => $answer['code'],
	);
	$status['check'] = $check + array( 'data' => $answer['data'] );
	if ( $answer['ok'] ) {
		$status['view'] = view_of( $answer['data'] );
	} else {
		$status['lastError'] = $check;
	}
	save_status( $status );
	return $answer;
}

/** Reads setting and pages afresh: another request may have changed them since this one read them. */
function forget_cached_pages(): void {
	wp_cache_delete( 'alloptions', 'options' );
	wp_cache_delete( 'notoptions', 'options' );
	wp_cache_delete( 'wp_page_for_privacy_policy', 'options' );
	foreach ( policy_pages() as $page ) {
		wp_cache_delete( $page['pageId'], 'posts' );
	}
}

/**
 * Removes the mark, unless a newer report put its own there.
 *
 * @param int $pushed_at Of the report that was accepted.
 * @return bool Was it ours?
 */
function forget_unsent( int $pushed_at ): bool {
	global $wpdb;
	// One statement, so that no other request can slip between look and removal. Both numbers have 13 digits.
	$removed = $wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name = %s AND option_value <= %s", UNSENT_OPTION, (string) $pushed_at ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	wp_cache_delete( UNSENT_OPTION, 'options' );
	return 0 < (int) $removed;
}

/**
 * Pause before the next try: doubling, at most an hour, a little uneven so that many shops do not call at once.
 *
 * @param int $attempts Tries that failed so far.
 */
function retry_pause( int $attempts ): int {
	$pause = min( LAST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** min( 10, max( 0, $attempts - 1 ) ) );
	return $pause + wp_rand( 0, (int) ( $pause / 5 ) );
}

/**
 * What is known of the last report and check.
 *
 * @return array{pushedAt: int, attempts: int, push: ?array{at: int, code: string}, view: ?array<string, mixed>, lastError: ?array{at: int, code: string}, pages: list<array<string, mixed>>, check: ?array<string, mixed>, policyTexts: array<string, mixed>}
 */
function status(): array {
	$stored = get_option( STATUS_OPTION );
	$stored = is_array( $stored ) ? $stored : array();
	return array(
		'pushedAt'    => (int) ( $stored['pushedAt'] ?? 0 ),
		'attempts'    => (int) ( $stored['attempts'] ?? 0 ),
		'push'        => $stored['push'] ?? null,
		'view'        => $stored['view'] ?? null,
		'lastError'   => $stored['lastError'] ?? null,
		'pages'       => $stored['pages'] ?? array(),
		'check'       => $stored['check'] ?? null,
		'policyTexts' => $stored['policyTexts'] ?? array(),
	);
}

/**
 * Keeps what is known.
 *
 * @param array<string, mixed> $status As status() gives it.
 */
function save_status( array $status ): void {
	update_option( STATUS_OPTION, $status, false );
}

/**
 * A report's row without its text, for the administration.
 *
 * @param array<string, mixed> $row The row.
 * @return array<string, mixed>
 */
function summary( array $row ): array {
	return array_intersect_key( $row, array_flip( array( 'locale', 'isDefault', 'state', 'reason', 'url', 'title', 'pageId' ) ) );
}

/** Address or keys were changed: report under the new ones, or fall silent. */
function note_connection(): void {
	keep_schedule();
	if ( is_connected() ) {
		$status              = status();
		$status['check']     = null;
		$status['view']      = null;
		$status['lastError'] = null;
		save_status( $status );
		report_soon();
	}
}

/** The daily report is planned exactly while there is a connection; its hour differs from shop to shop. */
function keep_schedule(): void {
	$is_planned = false !== wp_next_scheduled( DAILY_HOOK );
	if ( is_connected() && ! $is_planned ) {
		wp_schedule_event( time() + wp_rand( HOUR_IN_SECONDS, DAY_IN_SECONDS ), 'daily', DAILY_HOOK );
		// A connection that wp-config.php brought fires no hook of an option.
		report_soon();
	} elseif ( ! is_connected() && ( $is_planned || false !== wp_next_scheduled( RETRY_HOOK ) || false !== wp_next_scheduled( LOOK_HOOK ) ) ) {
		stop();
		delete_option( UNSENT_OPTION );
	}
}

/** Activation: nothing leaves the shop unless wp-config.php already holds the connection. */
function start(): void {
	if ( is_connected() ) {
		note_connection();
	}
}

/** Deactivation: Zgoda checks the policy page by itself from now on; the settings stay until the plugin is deleted. */
function switch_off(): void {
	call_service( 'POST', '/v1/adapter/pause' );
	stop();
}

/** The scheduler forgets us. */
function stop(): void {
	wp_clear_scheduled_hook( DAILY_HOOK );
	wp_clear_scheduled_hook( RETRY_HOOK );
	wp_clear_scheduled_hook( LOOK_HOOK );
}
