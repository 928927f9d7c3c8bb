<?php
/**
 * Orders of WooCommerce for the door, read through WooCommerce alone. See contract/README.md, section 11.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Customer\OrderDesk;
use Zgoda\Core\Customer\Parcel;

defined( 'ABSPATH' ) || exit;

/** What the service may ask about orders. */
class Order_Desk implements OrderDesk {

	private const MOST = 10;
	/** Where plugins for shipment tracking keep the numbers of parcels. */
	private const TRACKING = '_wc_shipment_tracking_items';

	/**
	 * The newest orders of a customer; null when nobody has this id.
	 *
	 * @param string $sub Id of the customer.
	 * @return ?list<array<string, mixed>>
	 */
	public function ofCustomer( string $sub ): ?array {
		$user = account_of_id( $sub );
		return null === $user ? null : array_map( array( $this, 'facts' ), customer_orders( $user->ID, self::MOST ) );
	}

	/**
	 * The order with a number.
	 *
	 * @param string $number As the customer knows it.
	 * @param string $locale Language of the state.
	 * @return list<array{email: string, order: array<string, mixed>}>
	 */
	public function byNumber( string $number, string $locale ): array {
		// Plugins that give orders their own numbers find them by this filter.
		$id    = (int) apply_filters( 'woocommerce_shortcode_order_tracking_order_id', $number ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WooCommerce's own filter.
		$order = 0 < $id ? wc_get_order( $id ) : false;
		if ( ! $order instanceof \WC_Order || 0 !== strcasecmp( (string) $order->get_order_number(), $number ) || 'checkout-draft' === $order->get_status() ) {
			return array();
		}
		switch_to_locale( $this->installed_locale( $locale ) );
		$facts = $this->facts( $order );
		restore_previous_locale();
		return array(
			array(
				'email' => (string) $order->get_billing_email(),
				'order' => $facts,
			),
		);
	}

	/**
	 * An order in the fields of the contract.
	 *
	 * @param \WC_Order $order The order.
	 * @return array<string, mixed>
	 */
	private function facts( \WC_Order $order ): array {
		$items   = $order->get_meta( self::TRACKING );
		$parcels = array();
		$shipped = null;
		foreach ( is_array( $items ) ? array_slice( $items, 0, self::MOST ) : array() as $item ) {
			$number = (string) ( $item['tracking_number'] ?? '' );
			if ( '' !== $number ) {
				$carrier   = (string) ( $item['custom_tracking_provider'] ?? '' );
				$parcels[] = Parcel::of( '' === $carrier ? (string) ( $item['tracking_provider'] ?? '' ) : $carrier, $number, (string) ( $item['custom_tracking_link'] ?? '' ) );
				$shipped   = $shipped ?? ( (int) ( $item['date_shipped'] ?? 0 ) ? (int) $item['date_shipped'] : null );
			}
		}
		return order_fact( $order ) + array(
			'paid'      => null !== $order->get_date_paid(),
			'shippedAt' => null === $shipped ? null : gmdate( 'Y-m-d\TH:i:s\Z', $shipped ),
			'parcels'   => $parcels,
		);
	}

	/**
	 * The installed locale of a language; that of the site where it has none.
	 *
	 * @param string $language Such as pl.
	 */
	private function installed_locale( string $language ): string {
		foreach ( array_merge( array( get_locale(), 'en_US' ), get_available_languages() ) as $locale ) {
			if ( strtok( $locale, '_' ) === $language ) {
				return $locale;
			}
		}
		return get_locale();
	}
}
