<?php
/**
 * What this site knows of its reports and of the answers of the service.
 *
 * Each fact is an option of its own and is written whole, from what its writer has in hand. Nothing reads a fact, changes
 * it and writes it back, so two requests at the same time cannot undo each other's writes. None of the options is autoloaded.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** The newest report that was sent: `at` in Unix milliseconds, and its pages without their texts. */
const SENT_OPTION = 'zgoda_sent';
/** How the newest report ended. */
const REPORT_OPTION = 'zgoda_report';
/** What the service answered to the newest check. */
const CHECK_OPTION = 'zgoda_check';
/** How the service sees the policy pages and their visitors: from the newest good answer to a report or a check. */
const VIEW_OPTION = 'zgoda_view';
/** The newest report or check that failed. */
const ERROR_OPTION = 'zgoda_error';
/** Text that the service suggests for the privacy policy, by language, and `visitorList`: whether the shop has one. */
const POLICY_TEXTS_OPTION = 'zgoda_policy_texts';

/**
 * Stores a fact in place of the earlier one.
 *
 * @param string               $option One of the options above.
 * @param array<string, mixed> $fact   The whole fact.
 */
function store_fact( string $option, array $fact ): void {
	update_option( $option, $fact, false );
}

/**
 * Stores what the service answered, together with the connection that it was asked over.
 *
 * @param string               $option     One of the options above.
 * @param string               $connection The connection_fingerprint() from before the request.
 * @param array<string, mixed> $fact       The whole fact.
 */
function store_answer_fact( string $option, string $connection, array $fact ): void {
	store_fact( $option, array( 'connection' => $connection ) + $fact );
}

/**
 * A stored fact; empty while there is none.
 *
 * @param string $option One of the options above.
 * @return array<string, mixed>
 */
function read_fact( string $option ): array {
	$stored = get_option( $option );
	return is_array( $stored ) ? $stored : array();
}

/**
 * What the service answered over the connection in force; null when that is not known.
 *
 * @param string $option One of the options above.
 * @return ?array<string, mixed>
 */
function read_answer_fact( string $option ): ?array {
	$stored = read_fact( $option );
	return isset( $stored['connection'] ) && connection_fingerprint() === $stored['connection'] ? $stored : null;
}

/** Tells one connection from another, without storing its keys once more. */
function connection_fingerprint(): string {
	return substr( hash( 'sha256', implode( ' ', connection() ) . ' ' . secret_key() ), 0, 16 );
}

/** Time of the newest report that was sent, in Unix milliseconds; 0 while there was none. */
function last_sent_at(): int {
	return (int) ( read_fact( SENT_OPTION )['at'] ?? 0 );
}

/**
 * The policy pages as this site last reported them, without their texts.
 *
 * @return list<array<string, mixed>>
 */
function reported_pages(): array {
	return read_fact( SENT_OPTION )['pages'] ?? array();
}

/**
 * How the newest report ended; `attempts` counts the reports that failed since the last accepted one.
 *
 * @return ?array{at: int, code: string, attempts: int}
 */
function last_report(): ?array {
	$report = read_fact( REPORT_OPTION );
	return array() === $report ? null : $report;
}

/**
 * What the newest check of the connection in force found.
 *
 * @return ?array{at: int, code: string, data: array<string, mixed>}
 */
function last_check(): ?array {
	return read_answer_fact( CHECK_OPTION );
}

/**
 * How the service sees the policy pages, as read_view() gives it.
 *
 * @return ?array{at: int, pages: array<string, array{state: string, reason: string}>, visitors: array<string, string>}
 */
function last_view(): ?array {
	return read_answer_fact( VIEW_OPTION );
}

/**
 * The newest failure of the connection in force.
 *
 * @return ?array{at: int, code: string}
 */
function last_error(): ?array {
	return read_answer_fact( ERROR_OPTION );
}
