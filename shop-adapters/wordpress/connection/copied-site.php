<?php
/**
 * Recognises a copy of the connected shop: a staging site, or a developer's computer with the shop's database. A copy has the
 * keys of the shop, so without this it would report its own policy page as the shop's, and end the shop's connection when the
 * plugin is deleted there.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** For which site and which shop key the shop was connected. Autoloaded: every page asks whether it shows the chat. */
const SITE_OPTION = 'zgoda_site';

/**
 * Hashes of where this site is: one, or two on the command line where WP_HOME has the host of the request. It is then made of the
 * request, or the address of the shop by chance, since `--url` gives the command line that host too.
 *
 * @return list<string>
 */
function site_hashes(): array {
	// Not home_url(): plugins for several languages filter it by the language of the page.
	$home   = defined( 'WP_HOME' ) ? (string) constant( 'WP_HOME' ) : '';
	$host   = (string) wp_parse_url( $home, PHP_URL_HOST );
	$stored = (string) ( wp_load_alloptions()['home'] ?? '' );
	if ( '' === $host ) {
		return array( place_hash( $stored ) );
	}
	if ( 'cli' !== PHP_SAPI || wp_unslash( $_SERVER['HTTP_HOST'] ?? '' ) !== $host ) { // phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- only compared.
		return array( place_hash( $home ) );
	}
	// A command line without a request makes up localhost or a number, which a copy may have as well.
	$is_name = false !== strpos( $host, '.' ) && false === filter_var( $host, FILTER_VALIDATE_IP );
	return $is_name ? array( place_hash( $stored ), place_hash( $home ) ) : array( place_hash( $stored ) );
}

/**
 * Hash of an address. Hashed, because tools that copy a site replace its address in the whole database. Without the scheme and
 * without www, which change on the same site; with the path, since staging copies are often in a folder of the shop.
 *
 * @param string $home The address.
 */
function place_hash( string $home ): string {
	$place = strtolower( (string) preg_replace( '#^https?://(www\.)?#i', '', untrailingslashit( $home ) ) );
	return hash( 'sha256', 'zgoda-site.v1 ' . $place );
}

/** Is this a copy of the connected shop? Then its keys are those of another site and must not be used. */
function is_copied_site(): bool {
	$key = connection()['key'];
	if ( '' === $key ) {
		return false;
	}
	$known   = get_option( SITE_OPTION );
	$is_copy = is_array( $known ) && ( $known['key'] ?? '' ) === $key
		? array() === array_intersect( site_hashes(), (array) ( $known['site'] ?? '' ) )
		: ! is_known_by_itself();
	/**
	 * Filters whether this site is a copy of the connected shop, for a site that has several addresses.
	 *
	 * @param bool $is_copy Whether the plugin sends nothing and shows no chat.
	 */
	return (bool) apply_filters( 'zgoda_is_copied_site', $is_copy );
}

/**
 * May a site be taken for the connected one when no site was remembered for its key? Yes, except a site that calls itself a
 * staging or development site: it may have been copied before the plugin remembered where it was connected. Keys in
 * wp-config.php were set on purpose.
 */
function is_known_by_itself(): bool {
	return null !== config_value( 'key' ) || 'production' === wp_get_environment_type();
}

/** This site is the connected one: it has just been connected, or the owner said so. */
function remember_site(): void {
	$site = array(
		'site' => site_hashes(),
		'key'  => connection()['key'],
	);
	update_option( SITE_OPTION, $site, true );
}

/** Remembers the site of a connection that is older than this file, or whose keys are in wp-config.php. */
function remember_first_site(): void {
	$known = get_option( SITE_OPTION );
	if ( is_connected() && ( ! is_array( $known ) || connection()['key'] !== ( $known['key'] ?? '' ) ) ) {
		remember_site();
	}
}
