<?php
/**
 * The chat's script tag. It contains nothing personal and is the same for every visitor, because page caches store it.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const HANDLE = 'zgoda';

/** Asks WordPress to print the tag in the footer of a shop page. */
function enqueue_snippet(): void {
	if ( ! has_chat() || ! is_shop_page() ) {
		return;
	}
	wp_enqueue_script(
		HANDLE,
		adapter()->snippet()->address(),
		array(),
		null, // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- the service sets its own cache lifetime.
		array(
			'strategy'  => 'async',
			'in_footer' => true,
		)
	);
}

/** Is this a page of the front end that shows the chat? */
function is_shop_page(): bool {
	$is_page = ! is_admin()
		&& ! is_customize_preview()
		&& ! is_feed()
		&& ! is_embed()
		&& ! ( defined( 'REST_REQUEST' ) && REST_REQUEST )
		&& ! ( function_exists( 'amp_is_request' ) && amp_is_request() )
		&& ! is_on_other_domain( current_language() )
		&& is_shown_here();
	/**
	 * Filters whether the chat is on this page.
	 *
	 * @param bool $is_page Whether the script tag is printed.
	 */
	return (bool) apply_filters( 'zgoda_show_chat', $is_page );
}

/**
 * Replaces the tag that WordPress made, which has no async before 6.3 and no nonce before 6.4.
 *
 * @param mixed $tag    One or more tags as HTML.
 * @param mixed $handle The script's handle.
 * @return mixed
 */
function rewrite_snippet_tag( $tag, $handle ) {
	if ( HANDLE !== $handle || ! is_string( $tag ) ) {
		return $tag;
	}
	$own = '/<script\b[^>]*\bid=(["\'])' . HANDLE . '-js\1[^>]*>\s*<\/script>/i';
	if ( ! preg_match( $own, $tag, $found ) ) {
		return $tag;
	}
	// Keeps a nonce that the site has already added.
	$nonce = preg_match( '/\bnonce=(["\'])([^"\']*)\1/i', $found[0], $match ) ? $match[2] : '';
	/**
	 * Filters the nonce of the site's Content-Security-Policy for the chat's script tag.
	 *
	 * @param string $nonce The nonce, '' for none.
	 */
	$nonce = (string) apply_filters( 'zgoda_csp_nonce', $nonce );
	$new   = adapter()->snippet()->tag( (string) get_bloginfo( 'language' ), $nonce, identity_address(), product_name() );
	return str_replace( $found[0], $new, $tag );
}

/**
 * Public name of the product on a product page; '' on any other page. It does not depend on the visitor, so a page cache may
 * store it.
 */
function product_name(): string {
	$product = function_exists( 'is_product' ) && is_product() ? get_queried_object() : null;
	$name    = '';
	if ( $product instanceof \WP_Post && 'publish' === $product->post_status && '' === $product->post_password ) {
		$text = html_entity_decode( wp_strip_all_tags( get_the_title( $product ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		$name = trim( (string) preg_replace( '/\s+/u', ' ', $text ) );
	}
	/**
	 * Filters the product that consultants see beside a conversation that was written from this page.
	 *
	 * @param string $name Name of the product, '' for none. Must not depend on the visitor: page caches store it.
	 */
	return (string) apply_filters( 'zgoda_product_name', $name );
}

/**
 * Adds the loader's path to an optimiser's list of exceptions.
 *
 * @param mixed $entries The list so far.
 * @return mixed
 */
function exclude_address( $entries ) {
	return add_to_list( $entries, '/w/v1/zgk_' );
}

/**
 * Adds the service's host to a list of exceptions.
 *
 * @param mixed $entries The list so far.
 * @return mixed
 */
function exclude_host( $entries ) {
	return add_to_list( $entries, (string) wp_parse_url( adapter()->connection()->address(), PHP_URL_HOST ) );
}

/**
 * Adds the script's handle to a list of exceptions.
 *
 * @param mixed $entries The list so far.
 * @return mixed
 */
function exclude_handle( $entries ) {
	return add_to_list( $entries, HANDLE );
}

/**
 * Adds the loader's path to a comma-separated list of exceptions.
 *
 * @param mixed $entries The list so far.
 * @return mixed
 */
function exclude_from_list( $entries ) {
	return is_string( $entries ) ? ltrim( $entries . ', /w/v1/zgk_', ', ' ) : exclude_address( $entries );
}

/**
 * Adds an entry to a list; returns anything else unchanged.
 *
 * @param mixed  $entries The list so far.
 * @param string $entry   What to add.
 * @return mixed
 */
function add_to_list( $entries, string $entry ) {
	if ( is_array( $entries ) && '' !== $entry ) {
		$entries[] = $entry;
	}
	return $entries;
}
