<?php
/**
 * Tells consultants, and only them, which customer is signed in: a signed token that the visitor's browser fetches after the
 * click from an address that is never cached. No page contains any of it. See contract/README.md, section 8.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** What consultants may see. Everything is off until the owner switches it on. */
const SHARING_OPTION   = 'zgoda_sharing';
const IDENTITY_ACTION  = 'zgoda_identity';
const IDENTITY_SECONDS = 300;

/**
 * What the owner allows consultants to see.
 *
 * @return array{customer: bool, cart: bool, orders: bool}
 */
function sharing_settings(): array {
	$stored = get_option( SHARING_OPTION );
	$stored = is_array( $stored ) ? $stored : array();
	return array(
		'customer' => ! empty( $stored['customer'] ),
		'cart'     => ! empty( $stored['cart'] ),
		'orders'   => ! empty( $stored['customer'] ) && ! empty( $stored['orders'] ),
	);
}

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
	);
}

/**
 * Address of the token on this site; '' while the owner shares nothing. It is the same for every visitor. Whether there is a
 * secret key is checked only when the token is requested, because that option is not autoloaded.
 */
function identity_address(): string {
	if ( ! in_array( true, sharing_settings(), true ) ) {
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
	if ( ! is_own_page_asking() ) {
		wp_send_json( array( 'code' => 'origin_refused' ), 403 );
	}
	$claims = '' === identity_address() || ! is_connected() ? null : identity_claims( connection()['key'], time() );
	if ( null === $claims ) {
		status_header( 204 );
		exit;
	}
	wp_send_json( array( 'token' => identity_token( secret_key(), $claims ) ) );
}

/**
 * Forbids every cache to store the response.
 *
 * @param mixed $headers Headers so far.
 * @return mixed
 */
function forbid_caching( $headers ) {
	return is_array( $headers ) ? array_merge( $headers, array( 'Cache-Control' => 'no-cache, no-store, must-revalidate, max-age=0, private' ) ) : $headers;
}

/** Is this a POST from a page of this site? There is no nonce: cached pages outlive it, and the request changes nothing. */
function is_own_page_asking(): bool {
	// phpcs:disable WordPress.Security.ValidatedSanitizedInput -- only compared.
	$method = $_SERVER['REQUEST_METHOD'] ?? '';
	$site   = $_SERVER['HTTP_SEC_FETCH_SITE'] ?? '';
	$origin = $_SERVER['HTTP_ORIGIN'] ?? '';
	// phpcs:enable
	if ( 'POST' !== $method || ( '' !== $site && 'same-origin' !== $site ) ) {
		return false;
	}
	return origin_of( home_url() ) === $origin || ( '' === $origin && 'same-origin' === $site );
}

/**
 * Scheme, host and port of an address.
 *
 * @param string $address The address.
 */
function origin_of( string $address ): string {
	$parts = wp_parse_url( $address );
	return ( $parts['scheme'] ?? '' ) . '://' . ( $parts['host'] ?? '' ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
}

/**
 * Content of the token for the current visitor; null when there is nothing to share.
 *
 * @param string $key Shop key.
 * @param int    $now Unix seconds.
 * @return ?array<string, mixed>
 */
function identity_claims( string $key, int $now ): ?array {
	$shared  = sharing_settings();
	$user_id = $shared['customer'] ? get_current_user_id() : 0;
	$cart    = $shared['cart'] ? cart_facts() : null;
	if ( 0 === $user_id && null === $cart ) {
		return null;
	}
	return array(
		'v'     => 1,
		'shop'  => $key,
		'sub'   => 0 < $user_id ? account_ids( wp_get_current_user() )[0] : null,
		'iat'   => $now,
		'exp'   => $now + IDENTITY_SECONDS,
		'nonce' => random_token(),
		'facts' => array(
			'cart'     => $cart,
			'orders'   => $shared['orders'] && 0 < $user_id ? order_facts( $user_id ) : array(),
			'adminUrl' => 0 < $user_id ? admin_url( 'user-edit.php?user_id=' . $user_id ) : null,
		),
	);
}

/**
 * The signed token. The signature covers the encoded text as it is sent, so it does not depend on how JSON is encoded.
 *
 * @param string               $secret The secret key.
 * @param array<string, mixed> $claims Content of the token.
 */
function identity_token( string $secret, array $claims ): string {
	$json    = (string) wp_json_encode( $claims, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	$payload = rtrim( strtr( base64_encode( $json ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- as the contract says.
	return $payload . '.' . hash_hmac( 'sha256', 'chat-identity.v1.' . $payload, $secret );
}
