<?php
/**
 * Reports the policy pages and retries until a report is accepted. A change sets a mark, and an accepted report removes
 * it, so an outage, a crash or a restart loses nothing. Only the newest state counts, so the queue is one mark and no list.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** When the newest change was marked that the service has not accepted yet, in Unix milliseconds; not autoloaded. */
const UNSENT_OPTION = 'zgoda_unsent';
/** First and longest pause before the next try, in seconds. */
const FIRST_RETRY_SECONDS = 60;
const LAST_RETRY_SECONDS  = 3600;
/**
 * Refusals that a retry cannot cure: the owner has to act. The daily report tries again all the same. not_zgoda is none of
 * them: proxies answer with a page of their own while the service restarts.
 */
const FINAL_REFUSALS = array( 'invalid_request', 'signature_invalid', 'not_found', 'forbidden', 'insecure', 'blocked', 'too_large', 'unsupported_media_type', 'shop_closed' );

/**
 * Reports all policy pages now.
 *
 * @return bool Did the service accept the report?
 */
function push_policy(): bool {
	if ( ! is_connected() ) {
		return false;
	}
	$connection = connection_fingerprint();
	$sent_at    = mark_unsent();
	$answer     = send_policy( $sent_at );
	if ( 'push_outdated' === $answer['code'] ) {
		// Another process reported in between and read the pages later than this one: read them again.
		$sent_at = mark_unsent();
		$answer  = send_policy( $sent_at );
	}
	$attempts = $answer['ok'] ? 0 : (int) ( last_report()['attempts'] ?? 0 ) + 1;
	$report   = array(
		'at'       => time(),
		'code'     => $answer['code'],
		'attempts' => $attempts,
	);
	store_fact( REPORT_OPTION, $report );
	store_view_or_error( $connection, $answer );
	if ( $answer['ok'] ) {
		if ( remove_mark( $sent_at ) ) {
			wp_clear_scheduled_hook( RETRY_HOOK );
		}
		schedule_recheck();
		take_waiting_tasks( $answer );
		return true;
	}
	wp_clear_scheduled_hook( RETRY_HOOK );
	if ( ! in_array( $answer['code'], FINAL_REFUSALS, true ) ) {
		wp_schedule_single_event( time() + retry_pause( $attempts ), RETRY_HOOK );
	}
	return false;
}

/**
 * Marks the pages as changed since the last accepted report, and schedules a retry in case this process dies first.
 *
 * @return int The mark: Unix milliseconds, higher than that of every report that the service can have accepted.
 */
function mark_unsent(): int {
	// Read from the database: another server, whose clock is ahead, may have sent the newest report.
	wp_cache_delete( SENT_OPTION, 'options' );
	$now  = (int) floor( microtime( true ) * 1000 );
	$last = last_sent_at();
	// A report from further ahead was never accepted: a clock was wrong when it was sent, and later marks need not follow it.
	$mark = $now + MAX_CLOCK_SECONDS * 1000 < $last ? $now : max( $now, $last + 1 );
	update_option( UNSENT_OPTION, (string) $mark, false );
	$next = wp_next_scheduled( RETRY_HOOK );
	if ( false === $next || time() + FIRST_RETRY_SECONDS < $next ) {
		wp_clear_scheduled_hook( RETRY_HOOK );
		wp_schedule_single_event( time() + FIRST_RETRY_SECONDS, RETRY_HOOK );
	}
	return $mark;
}

/**
 * Reads the pages and sends them.
 *
 * @param int $sent_at The mark from before the pages were read: of two processes at once, the one that read first has the
 *                     lower number, and the service refuses its report as outdated.
 * @return array{ok: bool, code: string, data: array<string, mixed>}
 */
function send_policy( int $sent_at ): array {
	forget_cached_pages();
	$pages = policy_report();
	store_fact(
		SENT_OPTION,
		array(
			'at'    => $sent_at,
			'pages' => array_map( __NAMESPACE__ . '\row_without_text', $pages ),
		)
	);
	return call_service(
		'PUT',
		'/v1/adapter/policy',
		array(
			'pushedAt' => $sent_at,
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

/** Has setting and pages read from the database: another process may have changed them since this one read them. */
function forget_cached_pages(): void {
	wp_cache_delete( 'alloptions', 'options' );
	wp_cache_delete( 'notoptions', 'options' );
	wp_cache_delete( 'wp_page_for_privacy_policy', 'options' );
	foreach ( policy_pages() as $page ) {
		wp_cache_delete( $page['pageId'], 'posts' );
	}
}

/**
 * Removes the mark, unless a newer change has set its own.
 *
 * @param int $sent_at Of the report that was accepted.
 * @return bool Was a mark removed?
 */
function remove_mark( int $sent_at ): bool {
	global $wpdb;
	// One statement, so that no other process can set a mark between reading and removing. Both numbers have 13 digits.
	$removed = $wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name = %s AND option_value <= %s", UNSENT_OPTION, (string) $sent_at ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	wp_cache_delete( UNSENT_OPTION, 'options' );
	return 0 < (int) $removed;
}

/**
 * Pause before the next try: doubles each time, at most an hour, slightly random so that many shops do not call at once.
 *
 * @param int $attempts Tries that failed so far.
 */
function retry_pause( int $attempts ): int {
	$pause = min( LAST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** min( 10, max( 0, $attempts - 1 ) ) );
	return $pause + wp_rand( 0, (int) ( $pause / 5 ) );
}

/**
 * A row of the report without the page's text, as it is stored for the admin screens.
 *
 * @param array<string, mixed> $row The row.
 * @return array<string, mixed>
 */
function row_without_text( array $row ): array {
	return array_intersect_key( $row, array_flip( array( 'locale', 'isDefault', 'state', 'reason', 'url', 'title', 'pageId', 'contentSha256' ) ) );
}
