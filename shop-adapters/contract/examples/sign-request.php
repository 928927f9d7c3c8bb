<?php
/**
 * Signs what your shop's server sends to the service (contract, section 2). PHP 7.4 or newer, nothing to install.
 *
 *     $body    = json_encode( $report, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
 *     $headers = zgoda_signed_headers( 'zgk_…', $secret, 'PUT', '/v1/adapter/policy', $body, time(), bin2hex( random_bytes( 16 ) ) );
 *     $answer  = file_get_contents( 'https://chat.example/v1/adapter/policy', false, stream_context_create( array(
 *         'http' => array( 'method' => 'PUT', 'header' => $headers, 'content' => $body, 'timeout' => 3, 'follow_location' => 0, 'ignore_errors' => true ),
 *     ) ) );
 */

declare( strict_types = 1 );

/** The headers of one request. `$body` is the very text that is sent, '' for none; `$nonce` is new for each request. */
function zgoda_signed_headers( string $shopKey, string $secret, string $method, string $path, string $body, int $time, string $nonce ): array {
	$lines = array( 'zgoda-adapter.v1', (string) $time, $nonce, $method, $path, hash( 'sha256', $body ) );
	return array(
		'Content-Type: application/json',
		'X-Zgoda-Shop: ' . $shopKey,
		'X-Zgoda-Time: ' . $time,
		'X-Zgoda-Nonce: ' . $nonce,
		'X-Zgoda-Signature: v1=' . hash_hmac( 'sha256', implode( "\n", $lines ), $secret ),
	);
}
