<?php
/**
 * The core of the adapters, and what the rest of the plugin asks it most.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Adapter;

defined( 'ABSPATH' ) || exit;

/** The core for the current site. */
function adapter(): Adapter {
	static $by_site = array();
	$site           = get_current_blog_id();
	if ( ! isset( $by_site[ $site ] ) ) {
		$by_site[ $site ] = new Adapter( new Port(), new Request_Tools(), function_exists( 'wc_get_orders' ) ? new Order_Desk() : null );
	}
	return $by_site[ $site ];
}

/** Is the shop connected, and is this site the connected one and no copy? Only then may the service be called. */
function is_connected(): bool {
	return adapter()->connection()->isConnected();
}

/** Can pages load the chat? */
function has_chat(): bool {
	return adapter()->connection()->hasChat();
}

/** Is this a copy of the connected shop? Then its keys are those of another site and must not be used. */
function is_copied_site(): bool {
	return adapter()->connection()->isCopy();
}

/**
 * A sentence of the core, as plain text in the language of the user.
 *
 * @param string                $code Code of the sentence.
 * @param array<string, string> $gaps What stands for each {name} in it.
 */
function say( string $code, array $gaps = array() ): string {
	return adapter()->words()->say( $code, $gaps );
}
