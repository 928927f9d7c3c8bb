<?php
/**
 * The connected service's release of this plugin: accepted only if it is signed with the shop's secret key and the file has the
 * announced checksum (contract/README.md, section 1).
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** The service's last answer about its release; one for a whole network. */
const RELEASE_TRANSIENT = 'zgoda_release';
const RELEASE_PATH      = '/v1/adapter/releases/wordpress';
const RELEASE_FILE_PATH = '/v1/adapter/releases/wordpress/file';
/** Cache lifetime of an answer, and pause after a failed request, in seconds. */
const RELEASE_SECONDS       = HOUR_IN_SECONDS;
const RELEASE_PAUSE_SECONDS = 15 * MINUTE_IN_SECONDS;
/** Timeout of the download in seconds, and largest file in bytes. */
const RELEASE_FILE_SECONDS = 60;
const MAX_RELEASE_BYTES    = 5000000;

/**
 * Signature of a release: the service signs the same lines.
 *
 * @param string                    $secret  The secret key.
 * @param string                    $nonce   Nonce of the request.
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
 * Asks the service for its release. The request contains nothing but its signature.
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
 * The service's release, from the cache if it is recent and of this service and installed version.
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
 * Downloads the newest release and verifies it.
 *
 * @return string|\WP_Error Path of the file.
 */
function fetch_release_file() {
	// Not from the cache: another plugin may have changed what is stored there.
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
