<?php
/**
 * Vouches for the customer who is signed in (contract, section 8). PHP 7.4 or newer, nothing to install.
 *
 * At the address that stands in `data-identity`, with your own session:
 *
 *     list( $status, $body ) = zgoda_identity_answer(
 *         $_SERVER['REQUEST_METHOD'], $_SERVER['HTTP_ORIGIN'] ?? '', $_SERVER['HTTP_SEC_FETCH_SITE'] ?? '', 'https://shop.example',
 *         $customerId === null ? null : zgoda_identity_claims( 'zgk_…', 'my-shop:' . $customerId, time() ), $secret
 *     );
 *     http_response_code( $status );
 *     header( 'Cache-Control: no-store' );
 *     header( 'Content-Type: application/json' );
 *     echo $body;
 */

declare( strict_types = 1 );

/** The token. What is signed is the encoded text that is sent, never an array that is encoded a second time. */
function zgoda_identity_token( string $secret, array $claims ): string {
	$json    = json_encode( $claims, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	$payload = rtrim( strtr( base64_encode( $json ), '+/', '-_' ), '=' );
	return $payload . '.' . hash_hmac( 'sha256', 'chat-identity.v1.' . $payload, $secret );
}

/** What is said: the number of a customer, no name and no e-mail address. `cart` and `orders` only as far as your shop shares them. */
function zgoda_identity_claims( string $shopKey, string $sub, int $now ): array {
	return array(
		'v'     => 1,
		'shop'  => $shopKey,
		'sub'   => $sub,
		'iat'   => $now,
		'exp'   => $now + 300,
		'nonce' => bin2hex( random_bytes( 16 ) ),
		'facts' => array( 'cart' => null, 'orders' => array(), 'adminUrl' => null ),
	);
}

/** Status and body for the visitor's browser: 403 for a link and for other sites, 204 when nobody is signed in. */
function zgoda_identity_answer( string $method, string $origin, string $fetchSite, string $ownOrigin, ?array $claims, string $secret ): array {
	$isOwn = '' === $fetchSite ? $origin === $ownOrigin : 'same-origin' === $fetchSite;
	if ( 'POST' !== $method || ! $isOwn ) {
		return array( 403, '' );
	}
	return null === $claims ? array( 204, '' ) : array( 200, json_encode( array( 'token' => zgoda_identity_token( $secret, $claims ) ) ) );
}
