<?php
/**
 * Who may do what. Shop managers of WooCommerce and administrators may see the status, check and test the connection, and
 * choose where the chat is shown and what consultants see of customers. Only administrators may connect, change keys and
 * disconnect, because that decides whose script runs in each page and where personal data is sent.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Capability to manage the chat. No role has it: grant_capability() derives it from the capabilities below. */
const CAPABILITY = 'manage_zgoda';
/** Capability to make, change and end the connection. */
const CONNECT_CAPABILITY = 'manage_options';
/** WooCommerce's capability of shop managers. */
const SHOP_CAPABILITY = 'manage_woocommerce';

/**
 * Grants the capability to administrators and shop managers.
 *
 * @param mixed $rights Capabilities of a user, by name.
 * @return mixed
 */
function grant_capability( $rights ) {
	if ( is_array( $rights ) && ( ! empty( $rights[ CONNECT_CAPABILITY ] ) || ! empty( $rights[ SHOP_CAPABILITY ] ) ) ) {
		$rights[ CAPABILITY ] = true;
	}
	return $rights;
}

/** The capability that WordPress requires to save the forms that do not change the connection. */
function saving_capability(): string {
	return CAPABILITY;
}

/** May the current user change the connection? */
function may_connect(): bool {
	return current_user_can( CONNECT_CAPABILITY );
}
