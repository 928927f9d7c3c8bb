<?php
/**
 * Where the chat is shown: on all pages, or on chosen kinds of pages, for chosen people.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const DISPLAY_OPTION = 'zgoda_display';
/** The form of where the chat is shown. */
const DISPLAY_GROUP = 'zgoda_display';

/**
 * Where the chat is not shown.
 *
 * @return array{hidden: list<string>, pages: list<int>, staff: bool} `hidden` are kinds of page, `pages` single ones,
 *                                                                     `staff`: not for people who run the shop.
 */
function display(): array {
	$stored = get_option( DISPLAY_OPTION );
	return sanitise_display( is_array( $stored ) ? $stored : array() );
}

/**
 * Kinds of pages that can be left out, with their words.
 *
 * @return array<string, string>
 */
function page_kinds(): array {
	$kinds = array(
		'front'   => __( 'the front page', 'zgoda' ),
		'posts'   => __( 'posts and the blog', 'zgoda' ),
		'pages'   => __( 'other pages', 'zgoda' ),
		'archive' => __( 'lists, categories and search results', 'zgoda' ),
	);
	if ( function_exists( 'is_product' ) ) {
		$kinds += array(
			'product'  => __( 'products', 'zgoda' ),
			'shop'     => __( 'the shop and its categories', 'zgoda' ),
			'cart'     => __( 'the cart', 'zgoda' ),
			'checkout' => __( 'the checkout', 'zgoda' ),
			'account'  => __( 'the customer’s account', 'zgoda' ),
		);
	}
	return $kinds;
}

/** Kind of the page that is being made, '' for any other. */
function page_kind(): string {
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

/** Does the owner want the chat here? A choice by person is left to pages that no cache keeps: those of who is signed in. */
function is_wanted_here(): bool {
	$display = display();
	if ( in_array( page_kind(), $display['hidden'], true ) ) {
		return false;
	}
	if ( is_singular() && in_array( (int) get_queried_object_id(), $display['pages'], true ) ) {
		return false;
	}
	return ! ( $display['staff'] && is_user_logged_in() && current_user_can( 'edit_posts' ) );
}

/**
 * Takes the form's boxes; what is unknown is dropped.
 *
 * @param mixed $input The submitted fields, or what is stored.
 * @return array{hidden: list<string>, pages: list<int>, staff: bool}
 */
function sanitise_display( $input ): array {
	$input  = is_array( $input ) ? $input : array();
	$hidden = is_array( $input['hidden'] ?? null ) ? $input['hidden'] : array();
	$pages  = $input['pages'] ?? array();
	$pages  = is_string( $pages ) ? preg_split( '/[^0-9]+/', $pages, -1, PREG_SPLIT_NO_EMPTY ) : $pages;
	return array(
		'hidden' => array_values( array_intersect( array( 'front', 'posts', 'pages', 'archive', 'product', 'shop', 'cart', 'checkout', 'account' ), array_filter( $hidden, 'is_string' ) ) ),
		'pages'  => array_slice( array_values( array_unique( array_filter( array_map( 'intval', is_array( $pages ) ? $pages : array() ) ) ) ), 0, 200 ),
		'staff'  => ! empty( $input['staff'] ),
	);
}

/** The form. */
function print_display(): void {
	$display = display();
	echo '<form method="post" action="options.php" class="zgoda-card"><fieldset>';
	echo '<h2>' . esc_html__( 'Where the chat is not shown', 'zgoda' ) . '</h2>';
	settings_fields( DISPLAY_GROUP );
	echo '<p>' . esc_html__( 'It is on every page that visitors read. Tick where it should not be.', 'zgoda' ) . '</p>';
	foreach ( page_kinds() as $kind => $label ) {
		print_box( DISPLAY_OPTION . '[hidden][]', $kind, in_array( $kind, $display['hidden'], true ), $label );
	}
	print_box( DISPLAY_OPTION . '[staff]', '1', $display['staff'], __( 'for people who write or run this site while they are signed in', 'zgoda' ) );
	printf(
		'<p class="zgoda-field"><label for="zgoda-pages">%s</label><input id="zgoda-pages" name="%s[pages]" type="text" inputmode="numeric" value="%s" aria-describedby="zgoda-pages-hint"><span class="description" id="zgoda-pages-hint">%s</span></p>',
		esc_html__( 'Single pages', 'zgoda' ),
		esc_attr( DISPLAY_OPTION ),
		esc_attr( implode( ', ', $display['pages'] ) ),
		esc_html__( 'Their numbers, with commas between them. The number stands in the address while you edit the page: post=42.', 'zgoda' )
	);
	submit_button( __( 'Save where it is shown', 'zgoda' ), 'secondary', 'zgoda-save-display', false );
	echo '</fieldset></form>';
}

/** One labelled box. */
function print_box( string $name, string $value, bool $is_on, string $label ): void {
	printf(
		'<p><label><input type="checkbox" name="%s" value="%s"%s> %s</label></p>',
		esc_attr( $name ),
		esc_attr( $value ),
		checked( $is_on, true, false ),
		esc_html( $label )
	);
}
