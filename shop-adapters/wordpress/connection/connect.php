<?php
/**
 * Connects the shop with one click, and the actions of an existing connection: test message, new secret, disconnect.
 * No key is ever part of an address: the browser brings back a one-time code, and this server exchanges it together with a
 * secret verifier (contract/README.md, section 1).
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const CONNECT_ACTION    = 'zgoda_connect';
const TEST_ACTION       = 'zgoda_test';
const RENEW_ACTION      = 'zgoda_renew';
const DISCONNECT_ACTION = 'zgoda_disconnect';
/** The connection attempt in progress: state, verifier, address and the user who started it. */
const CONNECT_TRANSIENT = 'zgoda_connect';
const CONNECT_SECONDS   = HOUR_IN_SECONDS;

/**
 * Ends the request unless it is a POST with the right capability and nonce. The user waits for the response from now on.
 *
 * @param string $action Name of the action.
 * @param string $right  Required capability.
 */
function require_valid_post( string $action, string $right = CAPABILITY ): void {
	if ( ! current_user_can( $right ) ) {
		wp_die( esc_html__( 'You are not allowed to change these settings.', 'zgoda' ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( $action );
	$method = isset( $_SERVER['REQUEST_METHOD'] ) ? sanitize_key( wp_unslash( $_SERVER['REQUEST_METHOD'] ) ) : '';
	if ( 'post' !== $method ) {
		wp_die( esc_html__( 'You are not allowed to change these settings.', 'zgoda' ), '', array( 'response' => 405 ) );
	}
	Wait_Budget::start();
}

/** The button "Connect": redirects the browser to the console; this server sends nothing yet. */
function handle_connect(): void {
	require_valid_post( CONNECT_ACTION, CONNECT_CAPABILITY );
	$typed = isset( $_POST['address'] ) ? sanitize_text_field( wp_unslash( $_POST['address'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification -- require_valid_post() has checked the nonce.
	$typed = config_value( 'address' ) ?? $typed;
	$wrong = address_refusal( $typed );
	if ( '' !== $wrong ) {
		add_refusal( $wrong );
		return_to_settings();
	}
	$address = clean_address( $typed );
	$pending = array(
		'state'    => random_token(),
		'verifier' => random_token(),
		'address'  => $address,
		'user'     => get_current_user_id(),
	);
	set_transient( CONNECT_TRANSIENT, $pending, CONNECT_SECONDS );
	wp_redirect( $address . '/console#/connect/' . connect_request( $pending ) ); // phpcs:ignore WordPress.Security.SafeRedirect -- to the service that the owner has just typed.
	exit;
}

/** 32 random bytes, base64url. */
function random_token(): string {
	return rtrim( strtr( base64_encode( random_bytes( 32 ) ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- text form of random bytes.
}

/**
 * What the console gets to know, encoded for the part of its address after #.
 *
 * @param array{state: string, verifier: string, address: string, user: int} $pending The connection attempt.
 */
function connect_request( array $pending ): string {
	$request = array(
		'v'          => 1,
		'platform'   => 'wordpress',
		'name'       => wp_specialchars_decode( (string) get_bloginfo( 'name' ), ENT_QUOTES ),
		'url'        => home_url( '/' ),
		'locale'     => known_locale( get_locale() ) ?? 'en',
		'returnUrl'  => settings_page_address(),
		'state'      => $pending['state'],
		'challenge'  => hash( 'sha256', $pending['verifier'] ),
		'controller' => proposed_controller(),
	);
	$json    = (string) wp_json_encode( $request, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	return rtrim( strtr( base64_encode( $json ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- as the contract says.
}

/**
 * What WordPress knows about the shop's company; the owner confirms or corrects it in the console.
 *
 * @return array{name: string, address: string, email: string, phone: string}
 */
function proposed_controller(): array {
	$lines = array();
	foreach ( array( 'woocommerce_store_address', 'woocommerce_store_address_2' ) as $option ) {
		$lines[] = trim( (string) get_option( $option, '' ) );
	}
	$lines[] = trim( get_option( 'woocommerce_store_postcode', '' ) . ' ' . get_option( 'woocommerce_store_city', '' ) );
	$sender  = (string) get_option( 'woocommerce_email_from_address', '' );
	return array(
		'name'    => wp_specialchars_decode( (string) get_bloginfo( 'name' ), ENT_QUOTES ),
		'address' => implode( ', ', array_filter( $lines ) ),
		'email'   => is_email( $sender ) ? $sender : (string) get_option( 'admin_email' ),
		'phone'   => '',
	);
}

/** The browser returns from the console: fetches the keys with the one-time code. */
function complete_connection(): void {
	// The state, created for this connection attempt and stored on the server, replaces a nonce.
	// phpcs:disable WordPress.Security.NonceVerification
	if ( ! isset( $_GET['zgoda_state'] ) || ! may_connect() ) {
		return;
	}
	$state   = sanitize_text_field( wp_unslash( $_GET['zgoda_state'] ) );
	$code    = isset( $_GET['zgoda_code'] ) ? sanitize_text_field( wp_unslash( $_GET['zgoda_code'] ) ) : '';
	$pending = get_transient( CONNECT_TRANSIENT );
	// phpcs:enable
	if ( ! is_array( $pending ) || ! hash_equals( (string) $pending['state'], $state ) || get_current_user_id() !== $pending['user'] ) {
		add_message( 'connect', __( 'The shop was not connected: somebody else started the connection, or it was started too long ago. Press Connect again.', 'zgoda' ), 'error' );
		return_to_settings();
	}
	delete_transient( CONNECT_TRANSIENT );
	if ( '' === $code ) {
		add_message( 'connect', __( 'The shop was not connected, because you declined.', 'zgoda' ), 'info' );
		return_to_settings();
	}
	$answer = fetch_connection( $pending['address'], $code, $pending['verifier'] );
	$key    = clean_key( text_at( $answer['data'], 'shop', 'key' ) );
	$secret = clean_secret( $answer['data']['secret'] ?? '' );
	if ( ! $answer['ok'] || '' === $key || '' === $secret ) {
		add_message( 'connect', __( 'The shop was not connected.', 'zgoda' ) . ' ' . answer_words( $answer['ok'] ? 'not_zgoda' : $answer['code'] ), 'error' );
		return_to_settings();
	}
	update_option( SECRET_OPTION, $secret, false );
	update_option(
		CONNECTION_OPTION,
		array(
			'address' => $pending['address'],
			'key'     => $key,
		)
	);
	/* translators: %s: name of a shop in Zgoda */
	add_message( 'connect', sprintf( __( 'Connected to “%s”. The privacy policy page is being reported.', 'zgoda' ), text_at( $answer['data'], 'shop', 'name' ) ) . ' ' . page_cache_words(), 'success' );
	return_to_settings();
}

/** The button "Send a test message". */
function handle_test(): void {
	require_valid_post( TEST_ACTION );
	$answer = call_service( 'POST', '/v1/adapter/test' );
	if ( ! $answer['ok'] ) {
		add_message( 'test', __( 'The test message did not arrive.', 'zgoda' ) . ' ' . answer_words( $answer['code'] ), 'error' );
		return_to_settings();
	}
	/* translators: %s: a sentence such as “Live chat: somebody is available to answer.” */
	add_message( 'test', __( 'The test message arrived; open consoles show it.', 'zgoda' ) . ' ' . sprintf( __( 'A visitor would now see: %s', 'zgoda' ), mode_words( text_at( $answer['data'], 'mode' ) ) ), 'success' );
	return_to_settings();
}

/** The button "New secret key": the service accepts the old one for one more day. */
function handle_renew(): void {
	require_valid_post( RENEW_ACTION, CONNECT_CAPABILITY );
	$answer = call_service( 'POST', '/v1/adapter/secret' );
	$secret = clean_secret( $answer['data']['secret'] ?? '' );
	if ( '' === $secret ) {
		add_message( 'renew_' . $answer['code'], __( 'The secret key was not changed.', 'zgoda' ) . ' ' . answer_words( $answer['code'] ), 'error' );
		return_to_settings();
	}
	update_option( SECRET_OPTION, $secret, false );
	add_message( 'renew', __( 'A new secret key is in use.', 'zgoda' ), 'success' );
	return_to_settings();
}

/** The button "Disconnect": the service deletes the secret key, and so does this site, even if the service does not answer. */
function handle_disconnect(): void {
	require_valid_post( DISCONNECT_ACTION, CONNECT_CAPABILITY );
	$answer = call_service( 'POST', '/v1/adapter/disconnect' );
	if ( was_connected() && 0 === last_sent_at() && 'shop_closed' !== $answer['code'] ) {
		// A chat that ran by its key alone has reported nothing, and the privacy tools must still know that it ran.
		store_fact( SENT_OPTION, array( 'at' => (int) floor( microtime( true ) * 1000 ), 'pages' => array() ) );
	}
	update_option( SECRET_OPTION, '', false );
	update_option(
		CONNECTION_OPTION,
		array(
			'address' => connection()['address'],
			'key'     => '',
		)
	);
	if ( 'shop_closed' === $answer['code'] ) {
		add_message( 'disconnect', answer_words( 'shop_closed' ) . ' ' . page_cache_words(), 'success' );
	} elseif ( $answer['ok'] ) {
		add_message( 'disconnect', __( 'Disconnected. New pages have no chat. What Zgoda has stored stays there until you delete it in its console.', 'zgoda' ) . ' ' . page_cache_words(), 'success' );
	} else {
		add_message( 'disconnect', __( 'Disconnected here, but Zgoda could not be informed. Create a new secret key in its console, so that the old one becomes invalid.', 'zgoda' ) . ' ' . page_cache_words(), 'warning' );
	}
	return_to_settings();
}

/**
 * Adds a message to the settings page that the browser opens next. Escaped here, because WordPress prints messages unescaped
 * and a shop's name may contain markup.
 *
 * @param string $about Subject, as a short key.
 * @param string $words The message as plain text.
 * @param string $type  success, info, warning or error.
 */
function add_message( string $about, string $words, string $type ): void {
	add_settings_error( SETTINGS_GROUP, 'zgoda_' . $about, esc_html( $words ), $type );
}

/** Redirects to the settings page and shows the messages there, as WordPress does after saving. */
function return_to_settings(): void {
	set_transient( 'settings_errors', get_settings_errors(), 30 );
	wp_safe_redirect( add_query_arg( 'settings-updated', 'true', settings_page_address() ) );
	exit;
}
