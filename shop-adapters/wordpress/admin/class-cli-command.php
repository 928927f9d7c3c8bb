<?php
/**
 * WP-CLI: wp zgoda status, wp zgoda connect, wp zgoda sync. For setting up many shops by script.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Live chat that keeps a signed record of every consent. */
final class Cli_Command {

	/**
	 * Shows the status of the connection and the privacy policy. Exits with 1 when something needs attention.
	 *
	 * ## EXAMPLES
	 *
	 *     wp zgoda status
	 */
	public function status(): void {
		// Before the findings, which depend on the service's last answer.
		$answer = check_service();
		$found  = findings();
		foreach ( $found as $finding ) {
			\WP_CLI::warning( $finding['text'] );
		}
		if ( ! is_connected() ) {
			\WP_CLI::halt( 1 );
		}
		\WP_CLI::log( answer_words( $answer['code'] ) );
		foreach ( reported_pages() as $page ) {
			\WP_CLI::log( $page['locale'] . ': ' . page_words( $page ) );
		}
		foreach ( consent_box_facts() as $name => $words ) {
			\WP_CLI::log( $name . ': ' . $words );
		}
		if ( ! $answer['ok'] || array() !== $found ) {
			\WP_CLI::halt( 1 );
		}
		\WP_CLI::success( __( 'The shop is connected, and its privacy policy is published.', 'zgoda' ) );
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
		$address = clean_address( $options['address'] ?? '' );
		$key     = clean_key( $options['key'] ?? '' );
		$secret  = clean_secret( $options['secret'] ?? trim( (string) stream_get_contents( STDIN ) ) );
		if ( 'http' === address_refusal( $address ) ) {
			\WP_CLI::error( refusal_words( 'http' ) );
		}
		foreach ( compact( 'address', 'key', 'secret' ) as $field => $value ) {
			if ( '' === $value ) {
				\WP_CLI::error( refusal_words( $field ) );
			}
		}
		update_option( SECRET_OPTION, $secret, false );
		update_option( CONNECTION_OPTION, compact( 'address', 'key' ) );
		// Also with the keys that are stored already, as on a copy of the shop.
		remember_site();
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
		$report = last_report();
		if ( is_copied_site() || null === $report || 'ok' !== $report['code'] ) {
			\WP_CLI::error( answer_words( is_copied_site() ? 'copied_site' : ( null === $report ? 'not_connected' : $report['code'] ) ) );
		}
		\WP_CLI::success( answer_words( 'ok' ) );
	}
}
