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
	if ( ! has_action( 'shutdown', __NAMESPACE__ . '\report_on_shutdown' ) ) {
		// Last of all, so that whatever others still print reaches the browser first.
		add_action( 'shutdown', __NAMESPACE__ . '\report_on_shutdown', PHP_INT_MAX, 0 );
		buffer_editor_response();
	}
}

/**
 * WordPress has saved or deleted a post, all of it.
 *
 * @param mixed $id Its id.
 */
function note_post_saved( $id ): void {
	if ( Report_Timing::end_post( (int) $id ) ) {
		// Another process may have reported in between, with a look at half the change.
		mark_unsent();
	}
	report_if_due();
}

/** Something was stored, so the process is between two pieces of work: reports what waits, if it is time. */
function report_if_due(): void {
	if ( Report_Timing::is_due( ! is_background_process() ) ) {
		report_sites( Report_Timing::take_sites() );
	}
}

/** The process ends: ends the answer to the browser where PHP can, then reports; nobody waits for the service. */
function report_on_shutdown(): void {
	$sites = Report_Timing::take_sites();
	if ( array() === $sites ) {
		return;
	}
	ignore_user_abort( true );
	if ( PHP_SESSION_ACTIVE === session_status() ) {
		session_write_close();
	}
	$finish = response_finisher();
	if ( null !== $finish ) {
		$finish();
	} else {
		finish_response();
	}
	Wait_Budget::stop();
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
		Report_Timing::note_report( push_policy() );
		if ( $is_other ) {
			restore_current_blog();
		}
	}
}

/** Does no person wait for this process? Action Scheduler's own requests to the site are such, too. */
function is_background_process(): bool {
	return wp_doing_cron() || 'cli' === PHP_SAPI || 0 < did_action( 'action_scheduler_before_process_queue' );
}

/** What ends the answer to the browser while PHP goes on, where there is such a thing. */
function response_finisher(): ?string {
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
function buffer_editor_response(): void {
	$is_editor = wp_doing_ajax() || ( defined( 'REST_REQUEST' ) && REST_REQUEST );
	if ( $is_editor && null === response_finisher() && ! headers_sent() && ob_get_level() <= ( ini_get( 'output_buffering' ) ? 1 : 0 ) ) {
		ob_start( __NAMESPACE__ . '\add_content_length' );
	}
}

/**
 * The held answer, with its length said when it goes out in one piece.
 *
 * @param string $answer What was printed.
 * @param int    $phase  Flags of PHP's output buffers.
 */
function add_content_length( string $answer, int $phase ): string {
	$is_whole = ( PHP_OUTPUT_HANDLER_START & $phase ) && ( PHP_OUTPUT_HANDLER_FINAL & $phase );
	if ( $is_whole && '' !== $answer && ! headers_sent() && ! ini_get( 'zlib.output_compression' ) ) {
		header( 'Content-Length: ' . strlen( $answer ) );
	}
	return $answer;
}

/** Sends what there is of the answer; an empty one, such as a redirect, is whole. */
function finish_response(): void {
	while ( 0 < ob_get_level() && ob_end_flush() ) {
		continue;
	}
	if ( ! headers_sent() && 0 === ob_get_level() && ! ini_get( 'zlib.output_compression' ) ) {
		header( 'Content-Length: 0' );
	}
	flush();
}
