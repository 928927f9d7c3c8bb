<?php
/**
 * On a copy of the connected shop: the card of the settings page that says so, and its two buttons.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const MOVED_ACTION  = 'zgoda_moved';
const FORGET_ACTION = 'zgoda_forget';

/** What a copy is and does, in one text for all screens. */
function copied_site_words(): string {
	return __( 'This is a copy of the connected shop, at another address. Nothing is sent from here, and the chat is not shown.', 'zgoda' );
}

/** Prints the card with the buttons for those who may use them. */
function print_copied_site_card(): void {
	echo '<section class="zgoda-card" aria-labelledby="zgoda-copy-title"><h2 id="zgoda-copy-title">' . esc_html__( 'Status', 'zgoda' ) . '</h2>';
	echo '<p class="zgoda-finding is-error"><span class="dashicons dashicons-dismiss" aria-hidden="true"></span><span>' . esc_html( copied_site_words() ) . '</span></p>';
	if ( may_connect() ) {
		print_copied_site_action( MOVED_ACTION, __( 'The shop moved here', 'zgoda' ), __( 'Uses the connection here from now on, and reports the privacy policy page at once. Enter the new address of the shop in the console too.', 'zgoda' ) );
		if ( null === config_value( 'key' ) && null === config_value( 'secret' ) ) {
			print_copied_site_action( FORGET_ACTION, __( 'Disconnect here only', 'zgoda' ), __( 'Removes the keys from this site. The shop itself stays connected, and Zgoda is not informed.', 'zgoda' ) );
		} else {
			echo '<p class="description">' . esc_html__( 'To disconnect this site only, remove the keys of Zgoda from its wp-config.php.', 'zgoda' ) . '</p>';
		}
	}
	echo '</section>';
}

/**
 * Prints one button with its form.
 *
 * @param string $action Name of the action.
 * @param string $label  Text of the button.
 * @param string $hint   What the button does.
 */
function print_copied_site_action( string $action, string $label, string $hint ): void {
	echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" class="zgoda-care">';
	echo '<input type="hidden" name="action" value="' . esc_attr( $action ) . '">';
	wp_nonce_field( $action );
	submit_button( $label, 'secondary', $action, false, array( 'aria-describedby' => $action . '-hint' ) );
	echo '<span class="description" id="' . esc_attr( $action ) . '-hint">' . esc_html( $hint ) . '</span></form>';
}

/** The button "The shop moved here": this site is the connected one from now on, and reports. */
function handle_moved(): void {
	require_valid_post( MOVED_ACTION, CONNECT_CAPABILITY );
	remember_site();
	empty_page_caches();
	if ( false === wp_next_scheduled( DAILY_HOOK ) ) {
		plan_daily_report();
	}
	if ( push_policy() ) {
		add_message( 'moved', __( 'This site is the connected shop now. If the old site still runs, press “New secret key” here: its key becomes invalid after a day.', 'zgoda' ) . ' ' . page_cache_words(), 'success' );
	} else {
		add_message( 'moved', __( 'This site is the connected shop now, but its privacy policy page could not be reported.', 'zgoda' ) . ' ' . answer_words( (string) ( last_report()['code'] ?? 'not_connected' ) ), 'warning' );
	}
	return_to_settings();
}

/** The button "Disconnect here only": removes the keys and what was reported with them, and calls nobody. */
function handle_forget(): void {
	require_valid_post( FORGET_ACTION, CONNECT_CAPABILITY );
	// The card may be older than a connection that was made meanwhile; that one is ended with "Disconnect".
	if ( is_copied_site() ) {
		update_option( SECRET_OPTION, '', false );
		update_option(
			CONNECTION_OPTION,
			array(
				'address' => connection()['address'],
				'key'     => '',
			)
		);
		foreach ( array( UNSENT_OPTION, SENT_OPTION, REPORT_OPTION, CHECK_OPTION, VIEW_OPTION, ERROR_OPTION ) as $fact ) {
			delete_option( $fact );
		}
		add_message( 'forget', __( 'The keys were removed from this site. The shop itself stays connected.', 'zgoda' ), 'success' );
	}
	return_to_settings();
}
