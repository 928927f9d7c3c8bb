<?php
/**
 * Tells consultants, and only them, which customer is signed in: a signed token that the visitor's browser fetches after the
 * click from an address that is never cached. No page contains any of it. See contract/README.md, section 8.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Customer\Identity;

defined( 'ABSPATH' ) || exit;

/** What consultants may see. Everything is off until the owner switches it on. */
const SHARING_OPTION  = 'zgoda_sharing';
const IDENTITY_ACTION = 'zgoda_identity';

/**
 * Reads the checkboxes of the form.
 *
 * @param mixed $input The submitted fields.
 * @return array<string, bool>
 */
function sanitise_sharing( $input ): array {
	$input = is_array( $input ) ? $input : array();
	return array(
		'customer' => ! empty( $input['customer'] ),
		'cart'     => ! empty( $input['cart'] ),
		'orders'   => ! empty( $input['orders'] ),
		'live'     => ! empty( $input['live'] ),
		'search'   => ! empty( $input['search'] ),
	);
}

/**
 * Address of the token on this site; '' while the owner shares nothing. It is the same for every visitor. Whether there is a
 * secret key is checked only when the token is requested, because that option is not autoloaded.
 */
function identity_address(): string {
	if ( ! adapter()->identity()->isOn() ) {
		return '';
	}
	// WooCommerce loads the cart only for its own Ajax addresses.
	return class_exists( '\WC_AJAX' )
		? (string) \WC_AJAX::get_endpoint( IDENTITY_ACTION )
		: admin_url( 'admin-ajax.php?action=' . IDENTITY_ACTION, 'relative' );
}

/** Answers the visitor's browser with a token; 204 when there is nothing to share. */
function answer_identity(): void {
	// Older WordPress versions only ask caches to revalidate. A filter, because WordPress sets the headers again at the end.
	add_filter( 'nocache_headers', __NAMESPACE__ . '\forbid_caching' );
	nocache_headers();
	$identity = adapter()->identity();
	// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- only compared.
	if ( ! $identity->isOwnPage( $_SERVER['REQUEST_METHOD'] ?? '', $_SERVER['HTTP_ORIGIN'] ?? '', $_SERVER['HTTP_SEC_FETCH_SITE'] ?? '' ) ) {
		wp_send_json( array( 'code' => 'origin_refused' ), 403 );
	}
	$shared = $identity->shared();
	$user   = $shared['customer'] ? get_current_user_id() : 0;
	$token  = $identity->token(
		0 < $user ? account_ids( wp_get_current_user() )[0] : null,
		$shared['cart'] ? cart_facts() : null,
		0 < $user && $shared['orders'] ? order_facts( $user ) : array(),
		0 < $user ? admin_url( 'user-edit.php?user_id=' . $user ) : null
	);
	if ( '' === $token ) {
		status_header( 204 );
		exit;
	}
	wp_send_json( array( 'token' => $token ) );
}

/**
 * Forbids every cache to store the response.
 *
 * @param mixed $headers Headers so far.
 * @return mixed
 */
function forbid_caching( $headers ) {
	return is_array( $headers ) ? array_merge( $headers, Identity::HEADERS ) : $headers;
}
