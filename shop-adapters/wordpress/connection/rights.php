<?php
/**
 * Who may do what. Whoever runs the shop looks after the chat: sees how things stand, checks and tests the connection,
 * says where the chat is shown and what consultants see of customers, all of which a shop manager of WooCommerce sees
 * anyway. Whose script runs in each page, and where people's data go, is for whoever manages the site: to connect, to
 * enter or change keys, and to disconnect.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** To look after the chat; nobody has it by name, it follows from one of the rights below. */
const CAPABILITY = 'manage_zgoda';
/** To make, change and end the connection. */
const CONNECT_CAPABILITY = 'manage_options';
/** WooCommerce's right to run the shop. */
const SHOP_CAPABILITY = 'manage_woocommerce';

/**
 * Gives the right to look after the chat to whoever manages the site or runs the shop.
 *
 * @param mixed $rights Rights of a person, by name.
 * @return mixed
 */
function grant_capability( $rights ) {
	if ( is_array( $rights ) && ( ! empty( $rights[ CONNECT_CAPABILITY ] ) || ! empty( $rights[ SHOP_CAPABILITY ] ) ) ) {
		$rights[ CAPABILITY ] = true;
	}
	return $rights;
}

/** The right that WordPress asks for before it saves one of the forms that are not the connection's. */
function saving_capability(): string {
	return CAPABILITY;
}

/** May the person change the connection? */
function may_connect(): bool {
	return current_user_can( CONNECT_CAPABILITY );
}
