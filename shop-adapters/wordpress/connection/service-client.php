<?php
/**
 * HTTP client of the service, and the only code of this plugin that sends requests. Every request is signed
 * (contract/README.md, section 2), except the one that fetches the keys.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Timeout of a request, in seconds; while a user waits, of all requests of one click together. */
const SERVICE_TIMEOUT_SECONDS = 3;
/** The service refuses a signature whose time differs by more, in seconds. */
const MAX_CLOCK_SECONDS = 300;
/** Longest answer that is read, in bytes. */
const MAX_ANSWER_BYTES = 65536;

/**
 * Signature of one request: the service recomputes it from the same six lines.
 *
 * @param string $secret The secret key as the console shows it.
 * @param int    $time   Unix seconds.
 * @param string $nonce  Unique to this request.
 * @param string $method Upper-case HTTP method.
 * @param string $path   Path of the request.
 * @param string $body   Raw body, '' for none.
 */
function request_signature( string $secret, int $time, string $nonce, string $method, string $path, string $body ): string {
	$lines = array( 'zgoda-adapter.v1', (string) $time, $nonce, $method, $path, hash( 'sha256', $body ) );
	return 'v1=' . hash_hmac( 'sha256', implode( "\n", $lines ), $secret );
}

/** A random value for one request. */
function new_nonce(): string {
	return bin2hex( random_bytes( 16 ) );
}

/**
 * Headers that sign one request of the connected shop.
 *
 * @param string $method Upper-case HTTP method.
 * @param string $path   Path of the request.
 * @param string $raw    Raw body, '' for none.
 * @param string $nonce  Unique to this request.
 * @return array<string, string>
 */
function signed_headers( string $method, string $path, string $raw, string $nonce ): array {
	$time = time();
	return array(
		'X-Zgoda-Shop'      => connection()['key'],
		'X-Zgoda-Time'      => (string) $time,
		'X-Zgoda-Nonce'     => $nonce,
		'X-Zgoda-Signature' => request_signature( secret_key(), $time, $nonce, $method, $path, $raw ),
	);
}

/**
 * Sends one signed request. Never throws and never follows a redirect. While a user waits, the timeout is what is left of
 * the Wait_Budget.
 *
 * @param string               $method HTTP method.
 * @param string               $path   Path under the service's address.
 * @param array<string, mixed> $body      What to send as JSON.
 * @param int                  $timeout   Timeout in seconds.
 * @param int                  $max_bytes Longest answer that is read.
 * @param string               $nonce     Nonce that the answer will be signed with; '' for a random one.
 * @return array{ok: bool, code: string, data: array<string, mixed>} `code` is 'ok', a problem code of the service,
 *                                                                   or one of ours: not_connected, copied_site, insecure, unreachable, blocked, not_zgoda, slow.
 */
function call_service( string $method, string $path, array $body = array(), int $timeout = SERVICE_TIMEOUT_SECONDS, int $max_bytes = MAX_ANSWER_BYTES, string $nonce = '' ): array {
	if ( ! is_connected() ) {
		return service_answer( is_copied_site() ? 'copied_site' : 'not_connected' );
	}
	$raw     = 'GET' === $method ? '' : (string) wp_json_encode( (object) $body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	$headers = array( 'Accept' => 'application/json' ) + signed_headers( $method, $path, $raw, '' === $nonce ? new_nonce() : $nonce );
	if ( '' !== $raw ) {
		$headers['Content-Type'] = 'application/json; charset=utf-8';
	}
	$answer = send_request( connection()['address'], $method, $path, $headers, $raw, $timeout, $max_bytes );
	if ( 'shop_closed' === $answer['code'] ) {
		// All its data are deleted, so the privacy tools have nothing to name, also after disconnecting.
		delete_option( SENT_OPTION );
	}
	return $answer;
}

/**
 * Tells the service that a site leaves. After the first site of a network without an answer the others do not wait for one:
 * the service notices missing reports itself.
 *
 * @param string $path    Path under the service's address.
 * @param bool   $answers Whether the service has answered so far.
 * @return bool Whether it still does.
 */
function tell_leaving( string $path, bool $answers ): bool {
	if ( ! $answers || ! is_connected() ) {
		return $answers;
	}
	return 'unreachable' !== call_service( 'POST', $path )['code'];
}

/**
 * Exchanges the one-time code of a new connection for its keys: the only request without a signature.
 *
 * @param string $address  Address of the service.
 * @param string $code     The one-time code from the browser.
 * @param string $verifier The secret of this server that the code is bound to.
 * @return array{ok: bool, code: string, data: array<string, mixed>}
 */
function fetch_connection( string $address, string $code, string $verifier ): array {
	$headers = array(
		'Accept'       => 'application/json',
		'Content-Type' => 'application/json; charset=utf-8',
	);
	$brought = array(
		'code'     => $code,
		'verifier' => $verifier,
	);
	return send_request( $address, 'POST', '/v1/adapter/connect', $headers, (string) wp_json_encode( $brought ) );
}

/**
 * Sends one request.
 *
 * @param string                $address Address of the service.
 * @param string                $method  HTTP method.
 * @param string                $path    Path under the address.
 * @param array<string, string> $headers Headers.
 * @param string                $raw       Body, '' for none.
 * @param int                   $timeout   Timeout in seconds.
 * @param int                   $max_bytes Longest answer that is read.
 * @return array{ok: bool, code: string, data: array<string, mixed>}
 */
function send_request( string $address, string $method, string $path, array $headers, string $raw, int $timeout = SERVICE_TIMEOUT_SECONDS, int $max_bytes = MAX_ANSWER_BYTES ): array {
	if ( ! is_safe_address( $address ) ) {
		return service_answer( 'insecure' );
	}
	$asked = array(
		'method'  => $method,
		'headers' => $headers,
		'body'    => '' === $raw ? null : $raw,
	);
	$wait  = Wait_Budget::remaining( $timeout );
	if ( 0.0 === $wait ) {
		return service_answer( Wait_Budget::refusal_code() );
	}
	$answer = read_answer( wp_remote_request( $address . $path, $asked + request_limits( $wait, $max_bytes ) ) );
	Wait_Budget::record_code( $answer['code'] );
	return $answer;
}

/**
 * Options of every request.
 *
 * @param float $timeout   Timeout in seconds.
 * @param int   $max_bytes Longest answer that is read.
 * @return array<string, mixed>
 */
function request_limits( float $timeout, int $max_bytes ): array {
	return array(
		'timeout'             => $timeout,
		'redirection'         => 0,
		'limit_response_size' => $max_bytes,
		'user-agent'          => 'Zgoda-WordPress/' . VERSION,
		// A single site may run the service in its own network. In a network of sites only wp-config.php may allow that.
		'reject_unsafe_urls'  => is_multisite() && null === config_value( 'address' ),
	);
}

/**
 * Downloads a file with one signed request.
 *
 * @param string $path      Path under the service's address.
 * @param string $file      Path to store it at.
 * @param int    $max_bytes Longest file that is read.
 * @param int    $timeout   Timeout in seconds.
 * @return string 'ok', or a code as call_service() gives it.
 */
function fetch_file( string $path, string $file, int $max_bytes, int $timeout ): string {
	$address = connection()['address'];
	if ( ! is_connected() || ! is_safe_address( $address ) ) {
		return is_connected() ? 'insecure' : 'not_connected';
	}
	$asked    = array(
		'headers'  => signed_headers( 'GET', $path, '', new_nonce() ) + array( 'Accept-Encoding' => 'identity' ),
		'stream'   => true,
		'filename' => $file,
	);
	$response = wp_remote_get( $address . $path, $asked + request_limits( $timeout, $max_bytes ) );
	if ( ! is_wp_error( $response ) && 200 === (int) wp_remote_retrieve_response_code( $response ) ) {
		return 'ok';
	}
	return read_answer( $response )['code'];
}

/**
 * Turns an HTTP response into an answer.
 *
 * @param array<string, mixed>|\WP_Error $response From wp_remote_request().
 * @return array{ok: bool, code: string, data: array<string, mixed>}
 */
function read_answer( $response ): array {
	if ( is_wp_error( $response ) ) {
		return service_answer( 'http_request_not_executed' === $response->get_error_code() ? 'blocked' : 'unreachable' );
	}
	$status = (int) wp_remote_retrieve_response_code( $response );
	$data   = json_decode( wp_remote_retrieve_body( $response ), true );
	$data   = is_array( $data ) ? $data : array();
	if ( 204 === $status || ( 200 === $status && array() !== $data ) ) {
		return service_answer( 'ok', $data );
	}
	$code = isset( $data['code'] ) && is_string( $data['code'] ) ? sanitize_key( $data['code'] ) : '';
	if ( 'signature_invalid' === $code && is_clock_off( $response ) ) {
		return service_answer( 'clock_wrong' );
	}
	if ( '' !== $code ) {
		return service_answer( $code );
	}
	return service_answer( $status >= 500 ? 'unavailable' : 'not_zgoda' );
}

/**
 * Do the clocks of the service and of this server differ too much? Then a refused signature says nothing about the keys.
 *
 * @param array<string, mixed> $response From wp_remote_request().
 */
function is_clock_off( array $response ): bool {
	$there = strtotime( (string) wp_remote_retrieve_header( $response, 'date' ) );
	return false !== $there && MAX_CLOCK_SECONDS < abs( $there - time() );
}

/**
 * An answer as call_service() returns it.
 *
 * @param string               $code 'ok' or an error code.
 * @param array<string, mixed> $data Body of a successful answer.
 * @return array{ok: bool, code: string, data: array<string, mixed>}
 */
function service_answer( string $code, array $data = array() ): array {
	return array(
		'ok'   => 'ok' === $code,
		'code' => $code,
		'data' => $data,
	);
}

/**
 * A text inside nested arrays, or ''.
 *
 * @param array<string, mixed> $data The arrays.
 * @param string               ...$path Keys from the outside in.
 */
function text_at( array $data, string ...$path ): string {
	$value = $data;
	foreach ( $path as $key ) {
		$value = is_array( $value ) ? ( $value[ $key ] ?? '' ) : '';
	}
	return is_string( $value ) ? $value : '';
}
