<?php
/**
 * Reads what the service asks at your shop's door (contract, section 11). PHP 7.4 or newer, nothing to install.
 *
 * At the address that your reports name:
 *
 *     list( $status, $asked ) = zgoda_read_door( 'zgk_…', $secret, array_change_key_case( getallheaders() ), file_get_contents( 'php://input' ), time() );
 *     http_response_code( $status );
 *     header( 'Cache-Control: no-store' );
 *     if ( 200 === $status ) {
 *         header( 'Content-Type: application/json' );
 *         echo json_encode( my_answer_to( $asked ) );
 *     }
 */

declare( strict_types = 1 );

/** 200 with what is asked, 401 for a wrong signature, 400 for a body that is not of the contract. Names of headers in lower case. */
function zgoda_read_door( string $shopKey, string $secret, array $headers, string $body, int $now ): array {
	$time  = $headers['x-zgoda-time'] ?? '';
	$nonce = $headers['x-zgoda-nonce'] ?? '';
	if ( ( $headers['x-zgoda-shop'] ?? '' ) !== $shopKey || ! preg_match( '/^\d{10}$/D', $time ) || ! preg_match( '/^[A-Za-z0-9_-]{22,64}$/D', $nonce ) ) {
		return array( 401, null );
	}
	$text = implode( "\n", array( 'zgoda-door.v1', $time, $nonce, $shopKey, hash( 'sha256', $body ) ) );
	if ( abs( (int) $time - $now ) > 300 || ! hash_equals( 'v1=' . hash_hmac( 'sha256', $text, $secret ), $headers['x-zgoda-signature'] ?? '' ) ) {
		return array( 401, null );
	}
	$asked = strlen( $body ) > 4096 ? null : json_decode( $body, true, 4 );
	return is_array( $asked ) && zgoda_is_door_question( $asked ) ? array( 200, $asked ) : array( 400, null );
}

function zgoda_is_door_question( array $asked ): bool {
	$fields = array(
		'report'   => array(),
		'customer' => array( 'sub' ),
		'order'    => array( 'number', 'email', 'locale' ),
	);
	$do     = $asked['do'] ?? null;
	if ( ! is_string( $do ) || ! isset( $fields[ $do ] ) ) {
		return false;
	}
	$names = array_merge( array( 'do' ), $fields[ $do ] );
	if ( count( $asked ) !== count( $names ) || array_diff( $names, array_keys( $asked ) ) ) {
		return false;
	}
	$isText = static function ( $value, int $most ): bool {
		return is_string( $value ) && '' !== trim( $value ) && strlen( $value ) <= 4 * $most;
	};
	if ( 'customer' === $do ) {
		return is_string( $asked['sub'] ) && 1 === preg_match( '/^[a-z0-9-]{1,40}:[A-Za-z0-9._-]{1,100}$/D', $asked['sub'] );
	}
	return 'report' === $do || (
		$isText( $asked['number'], 40 )
		&& ( null === $asked['email'] || $isText( $asked['email'], 254 ) )
		&& is_string( $asked['locale'] ) && 1 === preg_match( '/^[a-z]{2,3}$/D', $asked['locale'] )
	);
}
