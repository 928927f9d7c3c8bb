<?php
/**
 * Decides when the changes of this process are reported. One edit fires several hooks, and an import makes many edits,
 * so each change is only noted here; whoever sends asks first whether it is time.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Changes of this process that wait to be reported. Times are in seconds. */
final class Report_Timing {

	/** Somebody who waits for an answer waits longer than this anyway: then the report no longer waits for the end. */
	private const LONG_REQUEST_SECONDS = 5;
	/** Longest that a report waits for the end of saving one post. */
	private const LONG_SAVE_SECONDS = 1;
	/** First and longest pause between two reports of one process; it doubles, so that an import makes a handful. */
	private const FIRST_PAUSE_SECONDS   = 1;
	private const LONGEST_PAUSE_SECONDS = 30;

	/**
	 * Sites of the network (here: one) with a change, blog ids as keys.
	 *
	 * @var array<int, true>
	 */
	private static array $sites = array();
	/**
	 * Posts that are just being saved or deleted, ids as keys: half a change is not worth a report.
	 *
	 * @var array<int, true>
	 */
	private static array $posts_under_way = array();
	/**
	 * When the oldest waiting change was noted.
	 *
	 * @var float
	 */
	private static float $noted_at = 0.0;
	/**
	 * Before this moment the next report waits.
	 *
	 * @var float
	 */
	private static float $paused_until = 0.0;
	/**
	 * Length of the next pause.
	 *
	 * @var float
	 */
	private static float $pause = self::FIRST_PAUSE_SECONDS;

	/**
	 * Notes a change.
	 *
	 * @param int $site Blog id.
	 * @param int $post Post that is being saved or deleted, 0 for a change that is whole already.
	 */
	public static function note( int $site, int $post ): void {
		if ( array() === self::$sites ) {
			self::$noted_at = microtime( true );
		}
		self::$sites[ $site ] = true;
		if ( 0 < $post ) {
			self::$posts_under_way[ $post ] = true;
		}
	}

	/**
	 * A post has been saved or deleted.
	 *
	 * @param int $post Its id.
	 * @return bool Was it noted as under way?
	 */
	public static function end_post( int $post ): bool {
		$was_under_way = isset( self::$posts_under_way[ $post ] );
		unset( self::$posts_under_way[ $post ] );
		return $was_under_way;
	}

	/**
	 * Is it time to report, in the middle of the process?
	 *
	 * @param bool $has_waiting_user Whether a person waits for the answer of this process.
	 */
	public static function is_due( bool $has_waiting_user ): bool {
		if ( array() === self::$sites ) {
			return false;
		}
		$now    = microtime( true );
		$waited = $now - self::$noted_at;
		if ( $has_waiting_user ? self::LONG_REQUEST_SECONDS > $waited : self::$paused_until > $now ) {
			return false;
		}
		return array() === self::$posts_under_way || self::LONG_SAVE_SECONDS < $waited;
	}

	/**
	 * Hands over what is to be reported, and forgets it.
	 *
	 * @return list<int> Blog ids.
	 */
	public static function take_sites(): array {
		$sites                 = array_keys( self::$sites );
		self::$sites           = array();
		self::$posts_under_way = array();
		return $sites;
	}

	/**
	 * A report went out; the next one pauses. After a failed one the rest waits for the end of the process, so that an
	 * import does not wait for a service that is down at each of its changes.
	 *
	 * @param bool $is_accepted Whether the service took it.
	 */
	public static function note_report( bool $is_accepted ): void {
		self::$paused_until = $is_accepted ? microtime( true ) + self::$pause : INF;
		self::$pause        = min( self::LONGEST_PAUSE_SECONDS, 2 * self::$pause );
	}
}
