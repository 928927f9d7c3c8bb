<?php
/**
 * How long a user waits for the service: one time limit for all requests of one click together.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** The time that is left of a user's wait. Times are in seconds. */
final class Wait_Budget {

	/** WordPress's shortest timeout: with less time left, a request is not sent. */
	private const SHORTEST_WAIT_SECONDS = 1;

	/**
	 * When the wait ends; null while no user waits.
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

	/** A user waits from now on, for at most the timeout of one request. */
	public static function start(): void {
		self::$until     = microtime( true ) + SERVICE_TIMEOUT_SECONDS;
		self::$last_code = 'ok';
	}

	/** The user has the response and no longer waits. */
	public static function stop(): void {
		self::$until = null;
	}

	/**
	 * Timeout of the next request; 0 when it must not be sent.
	 *
	 * @param int $wanted Its timeout when no user waits.
	 */
	public static function remaining( int $wanted ): float {
		if ( null === self::$until ) {
			return $wanted;
		}
		$left = min( $wanted, self::$until - microtime( true ) );
		return self::SHORTEST_WAIT_SECONDS > $left ? 0.0 : $left;
	}

	/**
	 * Records how a request ended.
	 *
	 * @param string $code Code of the answer.
	 */
	public static function record_code( string $code ): void {
		self::$last_code = $code;
	}

	/** Code for a request that was not sent because no time was left: `unreachable` like the one before, else `slow`. */
	public static function refusal_code(): string {
		return 'unreachable' === self::$last_code ? 'unreachable' : 'slow';
	}
}
