<?php
/**
 * Sends the reports of the changes that this process made: at once where nobody waits, which is in WordPress's scheduler
 * and on the command line, else after the answer to the browser.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/**
 * Notes a change that is to be reported, however often it is called; each site of a network for itself.
 *
 * @param int $post Post that is being saved or deleted, 0 for a change that is whole already.
 */
function report_soon( int $post = 0 ): void {
	// With the change, so that a process that dies before its report loses nothing.
	mark_unsent();
	Report_Timing::note( get_current_blog_id(), $post );
	if ( ! has_action( 'shutdown', __NAMESPACE__ . '\report_at_end' ) ) {
		// Last of all, so that whatever others still print reaches the browser first.
		add_action( 'shutdown', __NAMESPACE__ . '\report_at_end', PHP_INT_MAX, 0 );
		hold_answer();
	}
}

/**
 * WordPress has saved or deleted a post, all of it.
 *
 * @param mixed $id Its id.
 */
function end_post( $id ): void {
	if ( Report_Timing::end_post( (int) $id ) ) {
		// Another process may have reported in between, with a look at half the change.
		mark_unsent();
	}
	report_if_due();
}

/** Something was stored, so the process is between two pieces of work: reports what waits, if it is time. */
function report_if_due(): void {
	if ( Report_Timing::is_due( ! nobody_waits() ) ) {
		report_sites( Report_Timing::take() );
	}
}

/** The process ends: ends the answer to the browser where PHP can, then reports; nobody waits for the service. */
function report_at_end(): void {
	$sites = Report_Timing::take();
	if ( array() === $sites ) {
		return;
	}
	ignore_user_abort( true );
	if ( PHP_SESSION_ACTIVE === session_status() ) {
		session_write_close();
	}
	$finish = finishing_function();
	if ( null !== $finish ) {
		$finish();
	} else {
		send_answer();
	}
	Patience::end();
	report_sites( $sites );
}

/**
 * Reports the policy pages of some sites.
 *
 * @param int[] $sites Blog ids.
 */
function report_sites( array $sites ): void {
	foreach ( $sites as $site ) {
		$is_other = is_multisite() && get_current_blog_id() !== $site;
		if ( $is_other ) {
			switch_to_blog( $site );
		}
		Report_Timing::rest( push_policy() );
		if ( $is_other ) {
			restore_current_blog();
		}
	}
}

/** Does no person wait for this process? Action Scheduler's own requests to the site are such, too. */
function nobody_waits(): bool {
	return wp_doing_cron() || 'cli' === PHP_SAPI || 0 < did_action( 'action_scheduler_before_process_queue' );
}

/** What ends the answer to the browser while PHP goes on, where there is such a thing. */
function finishing_function(): ?string {
	foreach ( array( 'fastcgi_finish_request', 'litespeed_finish_request' ) as $name ) {
		if ( function_exists( $name ) ) {
			return $name;
		}
	}
	return null;
}

/**
 * Elsewhere a browser takes an answer for whole once it has its length: the editors' answers are held until then.
 * Never inside a part that somebody else is collecting.
 */
function hold_answer(): void {
	$is_editor = wp_doing_ajax() || ( defined( 'REST_REQUEST' ) && REST_REQUEST );
	if ( $is_editor && null === finishing_function() && ! headers_sent() && ob_get_level() <= ( ini_get( 'output_buffering' ) ? 1 : 0 ) ) {
		ob_start( __NAMESPACE__ . '\measure_answer' );
	}
}

/**
 * The held answer, with its length said when it goes out in one piece.
 *
 * @param string $answer What was printed.
 * @param int    $phase  Flags of PHP's output buffers.
 */
function measure_answer( string $answer, int $phase ): string {
	$is_whole = ( PHP_OUTPUT_HANDLER_START & $phase ) && ( PHP_OUTPUT_HANDLER_FINAL & $phase );
	if ( $is_whole && '' !== $answer && ! headers_sent() && ! ini_get( 'zlib.output_compression' ) ) {
		header( 'Content-Length: ' . strlen( $answer ) );
	}
	return $answer;
}

/** Sends what there is of the answer; an empty one, such as a redirect, is whole. */
function send_answer(): void {
	while ( 0 < ob_get_level() && ob_end_flush() ) {
		continue;
	}
	if ( ! headers_sent() && 0 === ob_get_level() && ! ini_get( 'zlib.output_compression' ) ) {
		header( 'Content-Length: 0' );
	}
	flush();
}
