<?php
/**
 * Decides when the changes of this process are reported. One edit fires several hooks, and an import makes many edits, so
 * each change is only recorded here, and report_if_due() asks whether it is time to report.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Changes of this process that have still to be reported. Times are in seconds. */
final class Report_Timing {

	/** A user already waits longer than this for the response: then the report does not wait for the end of the process. */
	private const LONG_REQUEST_SECONDS = 5;
	/** Longest time that a report waits until a post is completely saved. */
	private const LONG_SAVE_SECONDS = 1;
	/** First and longest pause between two reports of one process. The pause doubles, so an import causes few reports. */
	private const FIRST_PAUSE_SECONDS   = 1;
	private const LONGEST_PAUSE_SECONDS = 30;

	/**
	 * Sites with a change, blog ids as keys; at most one outside a network.
	 *
	 * @var array<int, true>
	 */
	private static array $sites = array();
	/**
	 * Posts that are being saved or deleted, ids as keys. A half-saved post is not reported.
	 *
	 * @var array<int, true>
	 */
	private static array $posts_under_way = array();
	/**
	 * When the oldest unreported change was recorded.
	 *
	 * @var float
	 */
	private static float $noted_at = 0.0;
	/**
	 * No report before this moment.
	 *
	 * @var float
	 */
	private static float $paused_until = 0.0;
	/**
	 * Length of the pause that the next report starts, in seconds; each report doubles it.
	 *
	 * @var float
	 */
	private static float $pause = self::FIRST_PAUSE_SECONDS;

	/**
	 * Records a change.
	 *
	 * @param int $site Blog id.
	 * @param int $post Post that is being saved or deleted; 0 for a change that is already complete.
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
	 * A post is completely saved or deleted.
	 *
	 * @param int $post Its id.
	 * @return bool Was it recorded as being saved or deleted?
	 */
	public static function end_post( int $post ): bool {
		$was_under_way = isset( self::$posts_under_way[ $post ] );
		unset( self::$posts_under_way[ $post ] );
		return $was_under_way;
	}

	/**
	 * Is it time to report, before the end of the process?
	 *
	 * @param bool $has_waiting_user Whether a user waits for the response of this process.
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
	 * Returns the sites to report and clears the record.
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
	 * A report was sent: starts the pause. After a failed report the next one waits for the end of the process, so that an
	 * import does not wait for an unreachable service at each change.
	 *
	 * @param bool $is_accepted Whether the service accepted the report.
	 */
	public static function note_report( bool $is_accepted ): void {
		self::$paused_until = $is_accepted ? microtime( true ) + self::$pause : INF;
		self::$pause        = min( self::LONGEST_PAUSE_SECONDS, 2 * self::$pause );
	}
}
