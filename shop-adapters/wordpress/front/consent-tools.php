<?php
/**
 * Tells cookie tools what the chat does, so that they neither block nor count it as what it is not: before the click
 * it stores nothing; after the click it keeps one word in the page for as long as the tab is open.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** One entry in the list of what the site stores, for the WP Consent API and the tools that read it. */
function declare_storage(): void {
	if ( ! function_exists( 'wp_add_cookie_info' ) ) {
		return;
	}
	$key = connection()['key'];
	if ( '' === $key ) {
		return;
	}
	wp_add_cookie_info(
		'zgoda:' . $key,
		'Zgoda',
		'functional',
		__( 'until the tab is closed', 'zgoda' ),
		__( 'Remembers that you opened the chat, so that it goes on with the next page. Written only after you clicked.', 'zgoda' ),
		'',
		false,
		false,
		'LOCALSTORAGE'
	);
}

/**
 * The script asks for no consent and must not wait for one: it stores nothing by itself.
 *
 * @param mixed $tags Scripts that Complianz leaves alone.
 * @return mixed
 */
function allow_snippet( $tags ) {
	return add_to_list( $tags, '/w/v1/zgk_' );
}
