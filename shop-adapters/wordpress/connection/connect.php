<?php
/**
 * The buttons of the settings page: checks who presses one, has the core do it, and shows what came of it.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Admin\Actions;
use Zgoda\Core\Admin\Outcome;

defined( 'ABSPATH' ) || exit;

/** The connection attempt in progress: state, verifier, address and the user who started it. */
const CONNECT_TRANSIENT = 'zgoda_connect';
/** The actions of the core that have a button; WordPress knows each as `zgoda_` with this name. */
const BUTTONS = array( Actions::CONNECT, Actions::TEST, Actions::RENEW, Actions::DISCONNECT, Actions::MOVED, Actions::FORGET );

/**
 * Ends the request unless it is a POST with the right capability and nonce. The user waits for the response from now on.
 *
 * @param string $action Name of the action.
 * @param string $right  Required capability.
 */
function require_valid_post( string $action, string $right = CAPABILITY ): void {
	if ( ! current_user_can( $right ) ) {
		wp_die( esc_html( say( 'connect.forbidden' ) ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( $action );
	$method = isset( $_SERVER['REQUEST_METHOD'] ) ? sanitize_key( wp_unslash( $_SERVER['REQUEST_METHOD'] ) ) : '';
	if ( 'post' !== $method ) {
		wp_die( esc_html( say( 'connect.forbidden' ) ), '', array( 'response' => 405 ) );
	}
	adapter()->wait()->start();
}

/** A button was pressed: WordPress's hook admin_post_zgoda_<action> says which. */
function handle_button(): void {
	$action = substr( (string) current_action(), strlen( 'admin_post_zgoda_' ) );
	require_valid_post( 'zgoda_' . $action, in_array( $action, Actions::FOR_ADMINISTRATORS, true ) ? CONNECT_CAPABILITY : CAPABILITY );
	$typed = isset( $_POST['address'] ) ? sanitize_text_field( wp_unslash( $_POST['address'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification -- require_valid_post() has checked the nonce.
	if ( Actions::MOVED === $action ) {
		empty_page_caches();
	}
	$outcome = adapter()->actions()->run( $action, array( 'address' => config_value( 'address' ) ?? $typed ), (string) get_current_user_id() );
	if ( '' !== $outcome->redirect ) {
		wp_redirect( $outcome->redirect ); // phpcs:ignore WordPress.Security.SafeRedirect -- to the service that the owner has just typed.
		exit;
	}
	show_outcome( $outcome );
}

/** The browser returns from the console: fetches the keys with the one-time code. */
function complete_connection(): void {
	// The state, created for this connection attempt and stored on the server, replaces a nonce.
	// phpcs:disable WordPress.Security.NonceVerification
	if ( ! isset( $_GET['zgoda_state'] ) || ! may_connect() ) {
		return;
	}
	$state = sanitize_text_field( wp_unslash( $_GET['zgoda_state'] ) );
	$code  = isset( $_GET['zgoda_code'] ) ? sanitize_text_field( wp_unslash( $_GET['zgoda_code'] ) ) : '';
	// phpcs:enable
	show_outcome( adapter()->actions()->complete( $state, $code, (string) get_current_user_id() ) );
}

/**
 * Shows on the settings page what came of a button.
 *
 * @param Outcome $outcome What the core says.
 */
function show_outcome( Outcome $outcome ): void {
	if ( '' !== $outcome->text ) {
		add_message( $outcome->code, $outcome->text, $outcome->level );
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
