<?php
/**
 * The languages of the site, from Polylang or WPML. Outside the front end there is no current language, so a translation is
 * always asked for by language code.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Connection\Address;

defined( 'ABSPATH' ) || exit;

/**
 * The languages of the site from Polylang or WPML; none without such a plugin.
 *
 * @return array{default: string, locales: array<string, string>} `locales`: locale by that plugin's language code.
 */
function site_languages(): array {
	$default = '';
	$locales = array();
	if ( function_exists( 'pll_languages_list' ) && function_exists( 'pll_get_post' ) && function_exists( 'pll_default_language' ) ) {
		$default = (string) pll_default_language( 'slug' );
		$locales = array_combine( pll_languages_list( array( 'fields' => 'slug' ) ), pll_languages_list( array( 'fields' => 'locale' ) ) );
	} elseif ( has_filter( 'wpml_active_languages' ) && has_filter( 'wpml_object_id' ) ) {
		$default = (string) apply_filters( 'wpml_default_language', null ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WPML's own hook.
		foreach ( (array) apply_filters( 'wpml_active_languages', null ) as $code => $language ) { // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
			$locales[ (string) $code ] = $language['default_locale'] ?? $code;
		}
	}
	return array(
		'default' => $default,
		'locales' => array_map( 'strval', $locales ),
	);
}

/**
 * The translation of a page into a language of the site, 0 for none.
 *
 * @param int    $page_id Id of the page.
 * @param string $slug    Language code of Polylang or WPML.
 */
function translated_page( int $page_id, string $slug ): int {
	return function_exists( 'pll_get_post' )
		? (int) pll_get_post( $page_id, $slug )
		: (int) apply_filters( 'wpml_object_id', $page_id, 'page', false, $slug ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WPML's own hook.
}

/** Language code of the page being rendered, from Polylang or WPML; '' without such a plugin. */
function current_language(): string {
	if ( function_exists( 'pll_current_language' ) ) {
		return (string) pll_current_language( 'slug' );
	}
	return (string) apply_filters( 'wpml_current_language', '' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WPML's own hook.
}

/** Language code of the site's default language, from Polylang or WPML; '' without such a plugin. */
function default_language(): string {
	if ( function_exists( 'pll_default_language' ) ) {
		return (string) pll_default_language( 'slug' );
	}
	return (string) apply_filters( 'wpml_default_language', '' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WPML's own hook.
}

/**
 * Address of a language's front page; '' when the language plugin does not say.
 *
 * @param string $slug Language code of Polylang or WPML.
 */
function language_home( string $slug ): string {
	if ( function_exists( 'pll_home_url' ) ) {
		return (string) pll_home_url( $slug );
	}
	// The option, not home_url(), which WPML filters by the language of the page.
	return has_filter( 'wpml_permalink' ) ? (string) apply_filters( 'wpml_permalink', trailingslashit( (string) get_option( 'home' ) ), $slug ) : ''; // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WPML's own hook.
}

/**
 * Does a language have a domain of its own? The service knows the shop by one origin, that of the default language, and browsers
 * refuse the frame of the chat on any other.
 *
 * @param string $slug Language code of Polylang or WPML; '' for none.
 */
function is_on_other_domain( string $slug ): bool {
	$default = default_language();
	if ( '' === $slug || '' === $default || $slug === $default ) {
		return false;
	}
	$home  = language_home( $slug );
	$first = language_home( $default );
	return '' !== $home && '' !== $first && Address::origin( $home ) !== Address::origin( $first );
}
