<?php
/**
 * Declares to cookie consent plugins what the chat stores, so that they classify it correctly and do not block it: nothing
 * before the click, and after the click one entry until the tab is closed; where the shop has a visitor list, another one
 * after the visitor allowed marketing.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Declares the entry to the WP Consent API and the plugins that read it. */
function declare_storage(): void {
	if ( ! function_exists( 'wp_add_cookie_info' ) ) {
		return;
	}
	$key = adapter()->connection()->key();
	if ( '' === $key ) {
		return;
	}
	wp_add_cookie_info(
		'zgoda:' . $key,
		'Zgoda',
		'functional',
		__( 'until the tab is closed', 'zgoda' ),
		__( 'Remembers that you opened the chat, so that it stays open on the next page. Stored only after you click.', 'zgoda' ),
		'',
		false,
		false,
		'LOCALSTORAGE'
	);
	if ( true !== ( adapter()->facts()->read( 'policy_texts' )['visitorList'] ?? null ) ) {
		return;
	}
	wp_add_cookie_info(
		'zgoda:' . $key . ':visit',
		'Zgoda',
		'marketing',
		__( '30 days', 'zgoda' ),
		__( 'Lets the shop see which of its pages you have open and offer help in the chat. Stored only after you allow marketing.', 'zgoda' ),
		'',
		false,
		false,
		'LOCALSTORAGE'
	);
}

/**
 * Allows the script in Complianz: it stores nothing before the click, so it needs no consent.
 *
 * @param mixed $tags Scripts that Complianz does not block.
 * @return mixed
 */
function allow_snippet( $tags ) {
	return add_to_list( $tags, '/w/v1/zgk_' );
}
