<?php
/**
 * Page caches: pages that were stored before the shop was connected or disconnected still have, or lack, the chat.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Empties the caches of common plugins. Other caches, such as one in front of the server, are not within reach. */
function empty_page_caches(): void {
	foreach ( array( 'rocket_clean_domain', 'w3tc_flush_all', 'wp_cache_clear_cache', 'wpfc_clear_all_cache', 'sg_cachepress_purge_everything' ) as $empty ) {
		if ( function_exists( $empty ) ) {
			$empty();
		}
	}
	do_action( 'litespeed_purge_all' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- LiteSpeed Cache's own hook.
	do_action( 'cache_enabler_clear_complete_cache' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- Cache Enabler's own hook.
}
