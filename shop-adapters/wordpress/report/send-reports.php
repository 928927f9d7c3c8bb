<?php
/**
 * Sends the reports of the changes that this process made: at once in background processes (scheduler, command line), else
 * after the response to the browser.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/**
 * Records a change to be reported. May be called many times; each site of a network is reported once.
 *
 * @param int $post Post that is being saved or deleted; 0 for a change that is already complete.
 */
function report_soon( int $post = 0 ): void {
	// Marked together with the change: if the process dies before its report, the retry sends it.
	mark_unsent();
	Report_Timing::note( get_current_blog_id(), $post );
	if ( ! has_action( 'shutdown', __NAMESPACE__ . '\report_on_shutdown' ) ) {
		// Last, so that the output of other plugins reaches the browser first.
		add_action( 'shutdown', __NAMESPACE__ . '\report_on_shutdown', PHP_INT_MAX, 0 );
		buffer_editor_response();
	}
}

/**
 * WordPress has completely saved or deleted a post.
 *
 * @param mixed $id Its id.
 */
function note_post_saved( $id ): void {
	if ( Report_Timing::end_post( (int) $id ) ) {
		// Another process may have reported the half-saved post in between.
		mark_unsent();
	}
	report_if_due();
}

/** Called after something was stored: sends the waiting report if it is due. */
function report_if_due(): void {
	if ( Report_Timing::is_due( ! is_background_process() ) ) {
		report_sites( Report_Timing::take_sites() );
	}
}

/** The process ends: completes the response to the browser, then reports, so that no user waits for the service. */
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
		$is_silent = 'unreachable' === ( last_report()['code'] ?? '' );
		if ( $is_other ) {
			restore_current_blog();
		}
		// The others have their retry planned: a service that does not answer is not waited for again and again.
		if ( $is_silent ) {
			return;
		}
	}
}

/** Does no user wait for this process? Also true for Action Scheduler's own requests to the site. */
function is_background_process(): bool {
	return wp_doing_cron() || 'cli' === PHP_SAPI || 0 < did_action( 'action_scheduler_before_process_queue' );
}

/** The PHP function that completes the response while the process goes on; null where there is none. */
function response_finisher(): ?string {
	foreach ( array( 'fastcgi_finish_request', 'litespeed_finish_request' ) as $name ) {
		if ( function_exists( $name ) ) {
			return $name;
		}
	}
	return null;
}

/**
 * Without such a function, buffers editor responses and sends Content-Length, so the browser need not wait for the
 * report. Does nothing inside an output buffer of another plugin.
 */
function buffer_editor_response(): void {
	$is_editor = wp_doing_ajax() || ( defined( 'REST_REQUEST' ) && REST_REQUEST );
	if ( $is_editor && null === response_finisher() && ! headers_sent() && ob_get_level() <= ( ini_get( 'output_buffering' ) ? 1 : 0 ) ) {
		ob_start( __NAMESPACE__ . '\add_content_length' );
	}
}

/**
 * Adds Content-Length when the buffered response is sent in one piece.
 *
 * @param string $answer The response.
 * @param int    $phase  Flags of PHP's output buffers.
 */
function add_content_length( string $answer, int $phase ): string {
	$is_whole = ( PHP_OUTPUT_HANDLER_START & $phase ) && ( PHP_OUTPUT_HANDLER_FINAL & $phase );
	if ( $is_whole && '' !== $answer && ! headers_sent() && ! ini_get( 'zlib.output_compression' ) ) {
		header( 'Content-Length: ' . strlen( $answer ) );
	}
	return $answer;
}

/** Sends the rest of the response; an empty one, such as a redirect, gets Content-Length 0. */
function finish_response(): void {
	while ( 0 < ob_get_level() && ob_end_flush() ) {
		continue;
	}
	if ( ! headers_sent() && 0 === ob_get_level() && ! ini_get( 'zlib.output_compression' ) ) {
		header( 'Content-Length: 0' );
	}
	flush();
}
