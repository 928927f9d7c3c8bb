<?php
/**
 * Notices that the policy page may have changed. One edit fires up to five hooks, so a change is only noted here;
 * the report goes out once, when the request is over.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Something that every page's address or state hangs on has changed. */
function note_change(): void {
	if ( is_connected() ) {
		report_after_request();
	}
}

/**
 * A post went from one status to another.
 *
 * @param mixed $new_status Status now.
 * @param mixed $old_status Status before.
 * @param mixed $post       The post.
 */
function note_status( $new_status, $old_status, $post ): void {
	if ( $new_status !== $old_status && $post instanceof \WP_Post ) {
		note_post( $post->ID );
	}
}

/**
 * A post was saved. Saving without a change reports nothing.
 *
 * @param mixed $id     Its id.
 * @param mixed $after  The post now.
 * @param mixed $before The post before.
 */
function note_update( $id, $after, $before ): void {
	if ( ! $after instanceof \WP_Post || ! $before instanceof \WP_Post ) {
		return;
	}
	foreach ( array( 'post_status', 'post_password', 'post_name', 'post_title', 'post_content', 'post_parent', 'post_type' ) as $field ) {
		if ( $after->$field !== $before->$field ) {
			note_post( $id );
			return;
		}
	}
}

/**
 * A post was trashed, deleted, brought back or linked to a translation.
 *
 * @param mixed $id Its id.
 */
function note_post( $id ): void {
	if ( is_connected() && concerns_policy( (int) $id ) ) {
		report_after_request();
	}
}

/** Is this post a policy page, a page above one (its slug is part of the address), or a pattern that one may hold? */
function concerns_policy( int $id ): bool {
	if ( 'wp_block' === get_post_type( $id ) ) {
		return true;
	}
	foreach ( policy_pages() as $page ) {
		$post = find_page( $page['pageId'] );
		if ( $id === $page['pageId'] || ( null !== $post && in_array( $id, get_post_ancestors( $post ), true ) ) ) {
			return true;
		}
	}
	return false;
}

/** Sites of the network (here: one) whose policy page may have changed in this request. */
final class Changed_Sites {
	/**
	 * Blog ids as keys.
	 *
	 * @var array<int, true>
	 */
	public static array $ids = array();
}

/** Reports once after this request, however often it is called; each site of a network for itself. */
function report_after_request(): void {
	if ( ! has_action( 'shutdown', __NAMESPACE__ . '\send_reports' ) ) {
		// Last of all, so that whatever others still print reaches the browser first.
		add_action( 'shutdown', __NAMESPACE__ . '\send_reports', PHP_INT_MAX, 0 );
		hold_answer();
	}
	Changed_Sites::$ids[ get_current_blog_id() ] = true;
}

/** Ends the answer to the browser where PHP can, then reports; nobody waits for the service. */
function send_reports(): void {
	$sites              = array_keys( Changed_Sites::$ids );
	Changed_Sites::$ids = array();
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
	foreach ( $sites as $site ) {
		$is_other = is_multisite() && get_current_blog_id() !== $site;
		if ( $is_other ) {
			switch_to_blog( $site );
		}
		push_policy();
		if ( $is_other ) {
			restore_current_blog();
		}
	}
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
