<?php
/**
 * The connected service's release of this plugin, asked for and downloaded by the core, which accepts it only with its signature and
 * the announced checksum.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** The service's last answer about its release; one for a whole network. */
const RELEASE_TRANSIENT = 'zgoda_release';
/** Cache lifetime of an answer, and pause after a failed request, in seconds. */
const RELEASE_SECONDS       = HOUR_IN_SECONDS;
const RELEASE_PAUSE_SECONDS = 15 * MINUTE_IN_SECONDS;

/**
 * Asks the service for its release.
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
	return adapter()->release()->fetch();
}

/**
 * The service's release, from the cache if it is recent and of this service and installed version.
 *
 * @return array{code: string, release: ?array<string, int|string>}
 */
function cached_release(): array {
	$of    = adapter()->connection()->address() . ' ' . VERSION;
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
 * Downloads the newest release and verifies it. Not from the cache: another plugin may have changed what is stored there.
 *
 * @return string|\WP_Error Path of the file.
 */
function fetch_release_file() {
	if ( is_connected() && ! is_update_source() ) {
		return refuse_update( 'update_not_trusted' );
	}
	$file = wp_tempnam( 'zgoda.zip' );
	$code = adapter()->release()->download( $file );
	if ( 'ok' !== $code ) {
		wp_delete_file( $file );
		return refuse_update( $code );
	}
	return $file;
}
