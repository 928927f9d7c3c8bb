<?php
/**
 * What the connected service says of its version of this plugin, and the file of it: believed only when it is signed
 * with the shop's secret key, and when the file is the very one that was named (contract/README.md, section 1).
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** What the service last said of its version; one for a whole network. */
const RELEASE_TRANSIENT = 'zgoda_release';
const RELEASE_PATH      = '/v1/adapter/releases/wordpress';
const RELEASE_FILE_PATH = '/v1/adapter/releases/wordpress/file';
/** How long an answer is kept, and how long a service that did not answer well is left alone, in seconds. */
const RELEASE_SECONDS       = HOUR_IN_SECONDS;
const RELEASE_PAUSE_SECONDS = 15 * MINUTE_IN_SECONDS;
/** Longest wait for the file, and the largest file that is taken, in seconds and bytes. */
const RELEASE_FILE_SECONDS = 60;
const MAX_RELEASE_BYTES    = 5000000;

/**
 * Signature of what the service says of its version: the same lines are signed there.
 *
 * @param string                    $secret  The secret key.
 * @param string                    $nonce   Of the request that it answers.
 * @param array<string, int|string> $release As read_release() gives it.
 */
function release_signature( string $secret, string $nonce, array $release ): string {
	$lines = array( 'zgoda-release.v1', $nonce, 'wordpress' );
	foreach ( array( 'version', 'requires', 'requiresPhp', 'tested', 'size', 'sha256', 'changes' ) as $field ) {
		$lines[] = (string) $release[ $field ];
	}
	return 'v1=' . hash_hmac( 'sha256', implode( "\n", $lines ), $secret );
}

/**
 * The fields of an answer, or null when one is missing or malformed.
 *
 * @param array<string, mixed> $data Body of the answer.
 * @return ?array<string, int|string>
 */
function read_release( array $data ): ?array {
	$release = array( 'size' => $data['size'] ?? null );
	foreach ( array( 'version', 'requires', 'requiresPhp', 'tested' ) as $field ) {
		$release[ $field ] = text_at( $data, $field );
		if ( 1 !== preg_match( '/^\d{1,4}(\.\d{1,4}){1,3}\z/', $release[ $field ] ) ) {
			return null;
		}
	}
	$release['sha256']  = text_at( $data, 'sha256' );
	$release['changes'] = text_at( $data, 'changes' );
	$is_whole           = is_int( $release['size'] ) && 0 < $release['size'] && MAX_RELEASE_BYTES >= $release['size']
		&& 1 === preg_match( '/^[0-9a-f]{64}\z/', $release['sha256'] )
		&& 1 === preg_match( '/^[^\r\n]{1,4000}\z/', $release['changes'] );
	return $is_whole ? $release : null;
}

/**
 * Asks the service which version it holds. The request carries nothing but its signature.
 *
 * @return array{code: string, release: ?array<string, int|string>}
 */
function fetch_release(): array {
	if ( is_connected() && ! is_update_source() ) {
		return array(
			'code'    => 'update_not_trusted',
			'release' => null,
		);
	}
	$nonce   = new_nonce();
	$answer  = call_service( 'GET', RELEASE_PATH, array(), SERVICE_TIMEOUT_SECONDS, MAX_ANSWER_BYTES, $nonce );
	$release = $answer['ok'] ? read_release( $answer['data'] ) : null;
	$code    = $answer['code'];
	if ( $answer['ok'] && ( null === $release || ! hash_equals( release_signature( secret_key(), $nonce, $release ), text_at( $answer['data'], 'signature' ) ) ) ) {
		$code = 'update_forged';
	} elseif ( null !== $release && version_compare( $release['version'], VERSION, '<' ) ) {
		$code = 'update_older';
	}
	return array(
		'code'    => $code,
		'release' => 'ok' === $code ? $release : null,
	);
}

/**
 * What the service last said, asked anew when that is too long ago or was another service or version.
 *
 * @return array{code: string, release: ?array<string, int|string>}
 */
function cached_release(): array {
	$of    = connection()['address'] . ' ' . VERSION;
	$known = get_site_transient( RELEASE_TRANSIENT );
	if ( is_array( $known ) && $of === $known['of'] ) {
		return $known;
	}
	$found = fetch_release();
	if ( 'not_connected' === $found['code'] ) {
		return $found;
	}
	set_site_transient( RELEASE_TRANSIENT, $found + array( 'of' => $of ), 'ok' === $found['code'] ? RELEASE_SECONDS : RELEASE_PAUSE_SECONDS );
	return $found;
}

/**
 * Fetches the newest version's file and looks at it.
 *
 * @return string|\WP_Error Path of the file.
 */
function fetch_release_file() {
	// Asked anew: what was noted in this WordPress may have been changed since.
	$found = fetch_release();
	if ( null === $found['release'] ) {
		return refuse_update( $found['code'] );
	}
	if ( version_compare( (string) $found['release']['version'], VERSION, '<=' ) ) {
		return refuse_update( 'update_older' );
	}
	$file = wp_tempnam( 'zgoda.zip' );
	$code = fetch_file( RELEASE_FILE_PATH, $file, $found['release']['size'] + 1, RELEASE_FILE_SECONDS );
	if ( 'ok' === $code && ( filesize( $file ) !== $found['release']['size'] || hash_file( 'sha256', $file ) !== $found['release']['sha256'] ) ) {
		$code = 'update_changed';
	}
	if ( 'ok' !== $code ) {
		wp_delete_file( $file );
		return refuse_update( $code );
	}
	return $file;
}
