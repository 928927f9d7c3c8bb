<?php
/**
 * How long a person waits for the service: one time for all that a click asks of it, however many requests that takes.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** The time that is left of a person's wait. Times are in seconds. */
final class Wait_Budget {

	/** WordPress waits for no request shorter than this, so one that has less left is not made. */
	private const SHORTEST_WAIT_SECONDS = 1;

	/**
	 * When the wait is over, null while nobody waits.
	 *
	 * @var float|null
	 */
	private static ?float $until = null;
	/**
	 * Code of the last answer within this wait.
	 *
	 * @var string
	 */
	private static string $last_code = 'ok';

	/** A person waits from now on, for as long as one request may take. */
	public static function start(): void {
		self::$until     = microtime( true ) + SERVICE_TIMEOUT_SECONDS;
		self::$last_code = 'ok';
	}

	/** Nobody waits any more. */
	public static function stop(): void {
		self::$until = null;
	}

	/**
	 * Longest wait for the next request; 0 when it is not to be made.
	 *
	 * @param int $wanted Longest wait for it alone.
	 */
	public static function remaining( int $wanted ): float {
		if ( null === self::$until ) {
			return $wanted;
		}
		$left = min( $wanted, self::$until - microtime( true ) );
		return self::SHORTEST_WAIT_SECONDS > $left ? 0.0 : $left;
	}

	/**
	 * Notes how a request ended.
	 *
	 * @param string $code Code of the answer.
	 */
	public static function record_code( string $code ): void {
		self::$last_code = $code;
	}

	/** What is said of a request for which no time was left: what kept the one before from its answer, or `slow`. */
	public static function refusal_code(): string {
		return 'unreachable' === self::$last_code ? 'unreachable' : 'slow';
	}
}
