<?php
/**
 * WP-CLI: wp zgoda status, wp zgoda connect, wp zgoda sync. For setting up many shops by script.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Connection\Address;

defined( 'ABSPATH' ) || exit;

/** Live chat that keeps a signed record of every consent. */
class Cli_Command {

	/**
	 * Shows the status of the connection and the privacy policy. Exits with 1 when something needs attention.
	 *
	 * ## EXAMPLES
	 *
	 *     wp zgoda status
	 */
	public function status(): void {
		// Before the findings, which depend on the service's last answer.
		$answer = adapter()->reports()->check();
		$found  = findings();
		foreach ( $found as $finding ) {
			\WP_CLI::warning( $finding->text );
		}
		if ( ! is_connected() ) {
			\WP_CLI::halt( 1 );
		}
		\WP_CLI::log( adapter()->words()->answer( $answer->code ) );
		foreach ( adapter()->facts()->reportedPages() as $page ) {
			\WP_CLI::log( $page['locale'] . ': ' . adapter()->words()->reported( $page ) );
		}
		foreach ( adapter()->box()->rows() as $name => $words ) {
			\WP_CLI::log( $name . ': ' . $words );
		}
		if ( ! $answer->isOk() || array() !== $found ) {
			\WP_CLI::halt( 1 );
		}
		\WP_CLI::success( say( 'finding.good' ) );
	}

	/**
	 * Connects the shop with the keys from the console and reports the privacy policy.
	 *
	 * ## OPTIONS
	 *
	 * --address=<address>
	 * : Address of the service.
	 *
	 * --key=<key>
	 * : Shop key, zgk_…
	 *
	 * [--secret=<secret>]
	 * : Secret key, zgs_… Better passed on standard input, to keep it out of the shell history.
	 *
	 * ## EXAMPLES
	 *
	 *     wp zgoda connect --address=https://chat.example.com --key=zgk_… < secret.txt
	 *
	 * @param string[]              $args    None.
	 * @param array<string, string> $options The options above.
	 */
	public function connect( array $args, array $options ): void {
		$address = Address::clean( $options['address'] ?? '' );
		$key     = Address::cleanKey( $options['key'] ?? '' );
		$secret  = Address::cleanSecret( $options['secret'] ?? trim( (string) stream_get_contents( STDIN ) ) );
		if ( 'http' === Address::refusal( $address, adapter()->port()->allowsHttp() ) ) {
			\WP_CLI::error( say( 'refused.http' ) );
		}
		foreach ( compact( 'address', 'key', 'secret' ) as $field => $value ) {
			if ( '' === $value ) {
				\WP_CLI::error( say( 'refused.' . $field ) );
			}
		}
		update_option( SECRET_OPTION, $secret, false );
		update_option( CONNECTION_OPTION, compact( 'address', 'key' ) );
		// Also with the keys that are stored already, as on a copy of the shop.
		adapter()->connection()->rememberPlace();
		$this->sync();
	}

	/**
	 * Reports the privacy policy now.
	 *
	 * ## EXAMPLES
	 *
	 *     wp zgoda sync
	 */
	public function sync(): void {
		push_policy();
		fetch_policy_texts();
		$report = adapter()->facts()->report();
		if ( is_copied_site() || null === $report || 'ok' !== $report['code'] ) {
			\WP_CLI::error( adapter()->words()->answer( is_copied_site() ? 'copied_site' : ( null === $report ? 'not_connected' : $report['code'] ) ) );
		}
		\WP_CLI::success( adapter()->words()->answer( 'ok' ) );
	}
}
