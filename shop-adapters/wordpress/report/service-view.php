<?php
/**
 * How the service sees the shop: asks it, and reads from its answers which policy page the consent box of each language is
 * bound to. Only the service knows: it checks each page itself and falls back to the default one.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Asks the service again, when its last answer came before it had checked the pages. */
const RECHECK_HOOK = 'zgoda_look';
/** Pause before that, and how long after a report it is repeated, in seconds. */
const RECHECK_SECONDS      = 60;
const RECHECK_ENDS_SECONDS = 3600;
/** Reason of a page that the service has not checked yet. */
const NOT_CHECKED = 'not_checked';

/**
 * Asks the service how it sees the shop, and stores its answer.
 *
 * @return array{ok: bool, code: string, data: array<string, mixed>}
 */
function check_service(): array {
	$connection = connection_fingerprint();
	$answer     = call_service( 'GET', '/v1/adapter/health' );
	if ( ! is_connected() ) {
		return $answer;
	}
	$check = array(
		'at'   => time(),
		'code' => $answer['code'],
		'data' => $answer['data'],
	);
	store_answer_fact( CHECK_OPTION, $connection, $check );
	store_view_or_error( $connection, $answer );
	take_waiting_tasks( $answer );
	return $answer;
}

/**
 * Stores what every report and every check finds out besides: how the service sees the pages, or what went wrong.
 *
 * @param string                                                    $connection The connection_fingerprint() from before the request.
 * @param array{ok: bool, code: string, data: array<string, mixed>} $answer     The answer.
 */
function store_view_or_error( string $connection, array $answer ): void {
	if ( $answer['ok'] ) {
		store_answer_fact( VIEW_OPTION, $connection, read_view( $answer['data'] ) );
		return;
	}
	$error = array(
		'at'   => time(),
		'code' => $answer['code'],
	);
	store_answer_fact( ERROR_OPTION, $connection, $error );
}

/**
 * Reads an answer to a report or a check. Checks every field, since it came over the network.
 *
 * @param array<string, mixed> $data Body of the answer.
 * @return array{at: int, pages: array<string, array{state: string, reason: string}>, visitors: array<string, string>}
 *         `visitors`: for each language of the chat the language of the page that its box is bound to, '' for no box.
 */
function read_view( array $data ): array {
	$view = array(
		'at'       => time(),
		'pages'    => array(),
		'visitors' => array(),
	);
	$rows = $data['states'] ?? $data['policy'] ?? null;
	foreach ( array_filter( is_array( $rows ) ? $rows : array(), 'is_array' ) as $row ) {
		$view['pages'][ text_at( $row, 'locale' ) ] = array(
			'state'  => text_at( $row, 'state' ),
			'reason' => text_at( $row, 'reason' ),
		);
	}
	$rows = $data['visitors'] ?? null;
	foreach ( array_filter( is_array( $rows ) ? $rows : array(), 'is_array' ) as $row ) {
		$view['visitors'][ text_at( $row, 'locale' ) ] = text_at( $row, 'policyLocale' );
	}
	unset( $view['pages'][''], $view['visitors'][''] );
	return $view;
}

/** Has the service still to check a page? What it answered before that check is not shown. */
function is_page_check_pending(): bool {
	return in_array( NOT_CHECKED, array_column( last_view()['pages'] ?? array(), 'reason' ), true );
}

/**
 * The language of the page that the consent box of one language is bound to: '' for no box, null while that is not known.
 *
 * @param string $locale Language of the visitors.
 */
function bound_locale( string $locale ): ?string {
	$view  = last_view();
	$bound = $view['visitors'][ $locale ] ?? null;
	$own   = $view['pages'][ $locale ]['reason'] ?? '';
	// A language without a valid page of its own depends on the default page.
	return NOT_CHECKED === $own || ( '' === $bound && is_page_check_pending() ) ? null : $bound;
}

/**
 * The page of a language as this site last reported it; empty when the language has no page of its own.
 *
 * @param string $locale A language.
 * @return array<string, mixed>
 */
function reported_page( string $locale ): array {
	foreach ( reported_pages() as $page ) {
		if ( $locale === $page['locale'] ) {
			return $page;
		}
	}
	return array();
}

/**
 * The page of a language as the service sees it; the default page when the language has none of its own.
 *
 * @param string $locale A language.
 * @return ?array{state: string, reason: string}
 */
function viewed_page( string $locale ): ?array {
	$pages = last_view()['pages'] ?? array();
	foreach ( reported_pages() as $page ) {
		if ( ! isset( $pages[ $locale ] ) && true === $page['isDefault'] ) {
			$locale = (string) $page['locale'];
		}
	}
	return $pages[ $locale ] ?? null;
}

/** Plans to ask again in a minute while the service has still to check a page, so that admin notices become final soon. */
function schedule_recheck(): void {
	$reported_at = (int) ( last_report()['at'] ?? 0 );
	if ( is_page_check_pending() && RECHECK_ENDS_SECONDS > time() - $reported_at && false === wp_next_scheduled( RECHECK_HOOK ) ) {
		wp_schedule_single_event( time() + RECHECK_SECONDS, RECHECK_HOOK );
	}
}

/** Called by WordPress's scheduler: asks what the service found. */
function recheck_service(): void {
	check_service();
	schedule_recheck();
}
