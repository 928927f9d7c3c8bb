<?php
/**
 * What waits until the browser has its response, for each site of a network.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Report\ResponseEnd;

defined( 'ABSPATH' ) || exit;

/** Calls functions at the end of the process, when nobody waits for it. */
class After_Response {

	/**
	 * Functions by blog id.
	 *
	 * @var array<int, list<callable>>
	 */
	private static array $waiting = array();

	/**
	 * Adds a function.
	 *
	 * @param int      $site Blog id of the site that it is about.
	 * @param callable $act  The function.
	 */
	public static function add( int $site, callable $act ): void {
		self::$waiting[ $site ][] = $act;
		if ( ! has_action( 'shutdown', array( self::class, 'run' ) ) ) {
			// Last, so that the output of other plugins reaches the browser first.
			add_action( 'shutdown', array( self::class, 'run' ), PHP_INT_MAX, 0 );
			self::buffer_editor_response();
		}
	}

	/** The process ends: completes the response to the browser, then calls the functions. */
	public static function run(): void {
		ResponseEnd::finish();
		foreach ( self::$waiting as $site => $functions ) {
			$is_other = is_multisite() && get_current_blog_id() !== $site;
			if ( $is_other ) {
				switch_to_blog( $site );
			}
			foreach ( $functions as $act ) {
				$act();
			}
			$is_silent = 'unreachable' === ( adapter()->facts()->report()['code'] ?? '' );
			if ( $is_other ) {
				restore_current_blog();
			}
			// The others have their retry planned: a service that does not answer is not waited for again and again.
			if ( $is_silent ) {
				return;
			}
		}
	}

	/**
	 * Where the server has no function that completes the response, buffers editor responses and sends Content-Length, so the
	 * browser need not wait for the report. Does nothing inside an output buffer of another plugin.
	 */
	private static function buffer_editor_response(): void {
		$is_editor = wp_doing_ajax() || ( defined( 'REST_REQUEST' ) && REST_REQUEST );
		if ( $is_editor && null === ResponseEnd::finisher() && ! headers_sent() && ob_get_level() <= ( ini_get( 'output_buffering' ) ? 1 : 0 ) ) {
			ob_start( array( self::class, 'add_content_length' ) );
		}
	}

	/**
	 * Adds Content-Length when the buffered response is sent in one piece.
	 *
	 * @param string $answer The response.
	 * @param int    $phase  Flags of PHP's output buffers.
	 */
	public static function add_content_length( string $answer, int $phase ): string {
		$is_whole = ( PHP_OUTPUT_HANDLER_START & $phase ) && ( PHP_OUTPUT_HANDLER_FINAL & $phase );
		if ( $is_whole && '' !== $answer && ! headers_sent() && ! ini_get( 'zlib.output_compression' ) ) {
			header( 'Content-Length: ' . strlen( $answer ) );
		}
		return $answer;
	}
}
