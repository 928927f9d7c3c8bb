<?php
/**
 * Where the chat is shown: on every front-end page, except where the owner switched it off. The result is the same for all
 * guests, because page caches give them the same page.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const DISPLAY_OPTION = 'zgoda_display';
/** Kinds of pages where the chat can be switched off; the last five exist only with WooCommerce. */
const PAGE_KINDS = array( 'front', 'posts', 'pages', 'archive', 'product', 'shop', 'cart', 'checkout', 'account' );
/** Stands for visitors who are not signed in, in lists of roles. */
const GUEST = 'guest';
/** Maximum number of single pages in one list. */
const MAX_SINGLE_PAGES = 200;

/**
 * What the owner chose.
 *
 * @return array{hidden: list<string>, never: list<int>, always: list<int>, roles: list<string>, languages: list<string>}
 *         `hidden`, `roles` and `languages`: where the chat is off; `never` and `always`: single pages, which override
 *         `hidden`.
 */
function display_settings(): array {
	$stored = get_option( DISPLAY_OPTION );
	$stored = is_array( $stored ) ? $stored : array();
	$lists  = array();
	foreach ( array( 'hidden', 'never', 'always', 'roles', 'languages' ) as $name ) {
		$lists[ $name ] = is_array( $stored[ $name ] ?? null ) ? $stored[ $name ] : array();
	}
	return $lists;
}

/** Kind of the page being rendered; '' when it is none of PAGE_KINDS. */
function current_page_kind(): string {
	if ( function_exists( 'is_product' ) ) {
		if ( is_checkout() ) {
			return 'checkout';
		}
		foreach ( array(
			'product' => 'is_product',
			'cart'    => 'is_cart',
			'account' => 'is_account_page',
		) as $kind => $is_kind ) {
			if ( $is_kind() ) {
				return $kind;
			}
		}
		if ( is_shop() || is_product_taxonomy() ) {
			return 'shop';
		}
	}
	if ( is_front_page() ) {
		return 'front';
	}
	if ( is_home() || is_singular( 'post' ) ) {
		return 'posts';
	}
	if ( is_page() ) {
		return 'pages';
	}
	return is_archive() || is_search() ? 'archive' : '';
}

/** Is the chat switched on for this page and visitor? */
function is_shown_here(): bool {
	$display = display_settings();
	if ( array() !== array_intersect( visitor_roles(), $display['roles'] ) ) {
		return false;
	}
	if ( array() !== $display['languages'] && in_array( current_language(), $display['languages'], true ) ) {
		return false;
	}
	$single = single_page_id();
	if ( 0 < $single && in_array( $single, $display['never'], true ) ) {
		return false;
	}
	if ( 0 < $single && in_array( $single, $display['always'], true ) ) {
		return true;
	}
	return ! in_array( current_page_kind(), $display['hidden'], true );
}

/**
 * Roles of the current visitor. Pages for signed-in users are not cached, so roles may be used here.
 *
 * @return list<string>
 */
function visitor_roles(): array {
	return is_user_logged_in() ? array_values( wp_get_current_user()->roles ) : array( GUEST );
}

/** Id of the page, post or product being rendered; 0 for lists. The shop page counts as a page. */
function single_page_id(): int {
	if ( function_exists( 'is_shop' ) && is_shop() ) {
		return (int) wc_get_page_id( 'shop' );
	}
	return is_singular() || is_home() ? (int) get_queried_object_id() : 0;
}

/**
 * Reads the form: drops unknown entries and shows which pages were not found.
 *
 * @param mixed $input The submitted fields.
 * @return array{hidden: list<string>, never: list<int>, always: list<int>, roles: list<string>, languages: list<string>}
 */
function sanitise_display( $input ): array {
	$input = is_array( $input ) ? $input : array();
	return array(
		'hidden'    => known_entries( $input['hidden'] ?? null, PAGE_KINDS ),
		'never'     => page_ids( $input['never'] ?? '' ),
		'always'    => page_ids( $input['always'] ?? '' ),
		'roles'     => known_entries( $input['roles'] ?? null, array_merge( array( GUEST ), array_keys( wp_roles()->get_names() ) ) ),
		'languages' => known_entries( $input['languages'] ?? null, array_map( 'strval', array_keys( site_languages()['locales'] ) ) ),
	);
}

/**
 * The valid entries of a submitted list.
 *
 * @param mixed    $given The submitted list.
 * @param string[] $known Valid entries.
 * @return list<string>
 */
function known_entries( $given, array $known ): array {
	$given = is_array( $given ) ? array_filter( $given, 'is_string' ) : array();
	return array_values( array_intersect( $known, $given ) );
}

/**
 * Ids of the pages at the typed addresses, one per line. Also accepts ids, because WordPress may sanitise a stored list
 * again.
 *
 * @param mixed $given Lines or ids.
 * @return list<int>
 */
function page_ids( $given ): array {
	$lines   = is_array( $given ) ? $given : preg_split( '/\R/', is_string( $given ) ? $given : '' );
	$numbers = array();
	$unknown = array();
	foreach ( array_filter( array_map( 'trim', array_map( 'strval', array_filter( $lines, 'is_scalar' ) ) ) ) as $line ) {
		$number = ctype_digit( $line ) ? (int) $line : page_id_at( $line );
		if ( 0 < $number && null !== find_page( $number ) ) {
			$numbers[] = $number;
		} else {
			$unknown[] = $line;
		}
	}
	if ( array() !== $unknown && function_exists( 'add_settings_error' ) ) {
		/* translators: %s: addresses as they were typed */
		add_message( 'pages', sprintf( __( 'This site has no page at: %s. Everything else was saved. Open the page and copy its address from the browser.', 'zgoda' ), implode( ', ', $unknown ) ), 'error' );
	}
	return array_slice( array_values( array_unique( $numbers ) ), 0, MAX_SINGLE_PAGES );
}

/**
 * Id of the page, post or product at an address or path of this site; 0 for none.
 *
 * @param string $address Address or path as typed.
 */
function page_id_at( string $address ): int {
	$address = preg_match( '#^https?://#i', $address ) ? $address : home_url( '/' . ltrim( $address, '/' ) );
	if ( ! is_own_host( $address ) ) {
		return 0;
	}
	// url_to_postid() does not find the front page, the posts page and the shop page.
	foreach ( array( (int) get_option( 'page_on_front' ), (int) get_option( 'page_for_posts' ), function_exists( 'wc_get_page_id' ) ? (int) wc_get_page_id( 'shop' ) : 0 ) as $id ) {
		if ( 0 < $id && untrailingslashit( (string) get_permalink( $id ) ) === untrailingslashit( $address ) ) {
			return $id;
		}
	}
	return url_to_postid( $address );
}
