<?php
/**
 * WooCommerce: the cart and orders that the owner shares with consultants, and the declaration that this plugin is compatible
 * with high-performance order storage and the cart and checkout blocks.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Customer\Identity;

defined( 'ABSPATH' ) || exit;

/** Number of orders that a consultant sees, newest first. */
const SHOWN_ORDERS = 5;

/** Declares compatibility: the plugin reads orders only through WooCommerce and adds nothing to its templates. */
function declare_woocommerce_support(): void {
	$features = '\Automattic\WooCommerce\Utilities\FeaturesUtil';
	if ( ! class_exists( $features ) ) {
		return;
	}
	foreach ( array( 'custom_order_tables', 'cart_checkout_blocks' ) as $feature ) {
		$features::declare_compatibility( $feature, PLUGIN_FILE, true );
	}
}

/**
 * Number of items and total of the visitor's cart; null when it is empty. The items themselves are not shared.
 *
 * @return ?array{items: int, total: string, currency: string}
 */
function cart_facts(): ?array {
	$cart = function_exists( 'WC' ) ? ( \WC()->cart ?? null ) : null;
	if ( null === $cart || 0 === (int) $cart->get_cart_contents_count() ) {
		return null;
	}
	return array(
		'items'    => (int) $cart->get_cart_contents_count(),
		'total'    => Identity::amount( $cart->get_total( 'edit' ) ),
		'currency' => (string) get_woocommerce_currency(),
	);
}

/**
 * The customer's newest orders in the fields of a token.
 *
 * @param int $user_id The customer.
 * @return list<array<string, mixed>>
 */
function order_facts( int $user_id ): array {
	return array_map( __NAMESPACE__ . '\order_fact', customer_orders( $user_id, SHOWN_ORDERS ) );
}

/**
 * The customer's newest orders.
 *
 * @param int $user_id The customer.
 * @param int $most    Maximum number of orders.
 * @return list<\WC_Order>
 */
function customer_orders( int $user_id, int $most ): array {
	if ( ! function_exists( 'wc_get_orders' ) ) {
		return array();
	}
	$orders = wc_get_orders(
		array(
			'customer_id' => $user_id,
			// The checkout block stores a draft as soon as a customer opens it.
			'status'      => array_values( array_diff( array_keys( wc_get_order_statuses() ), array( 'wc-checkout-draft' ) ) ),
			'limit'       => $most,
			'orderby'     => 'date',
			'order'       => 'DESC',
			'type'        => 'shop_order',
		)
	);
	return is_array( $orders ) ? array_values( $orders ) : array();
}

/**
 * Number, status, total, and address of the order's admin page.
 *
 * @param \WC_Order $order The order.
 * @return array<string, mixed>
 */
function order_fact( \WC_Order $order ): array {
	$created = $order->get_date_created();
	return array(
		'number'   => (string) $order->get_order_number(),
		'state'    => (string) wc_get_order_status_name( $order->get_status() ),
		'total'    => Identity::amount( $order->get_total() ),
		'currency' => (string) $order->get_currency(),
		'placedAt' => gmdate( 'Y-m-d\TH:i:s\Z', null === $created ? time() : $created->getTimestamp() ),
		'adminUrl' => (string) $order->get_edit_order_url(),
	);
}
