<?php
/**
 * Settings → Zgoda: the status card, the forms, and the actions of the connection.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Adds the page to the menu Settings. */
function add_settings_page(): void {
	add_options_page( 'Zgoda', 'Zgoda', CAPABILITY, SETTINGS_GROUP, __NAMESPACE__ . '\print_settings_page' );
}

/**
 * Enqueues the page's stylesheet and script.
 *
 * @param mixed $screen Hook suffix of the screen.
 */
function enqueue_settings_files( $screen ): void {
	if ( 'settings_page_' . SETTINGS_GROUP === $screen ) {
		wp_enqueue_style( 'zgoda-settings', plugins_url( 'admin/settings-page.css', PLUGIN_FILE ), array(), VERSION );
		wp_enqueue_script( 'zgoda-settings', plugins_url( 'admin/settings-page.js', PLUGIN_FILE ), array(), VERSION, true );
	}
}

/**
 * Adds a link to the settings in the list of plugins.
 *
 * @param mixed $links Links so far.
 * @return mixed
 */
function add_settings_link( $links ) {
	if ( is_array( $links ) && current_user_can( CAPABILITY ) ) {
		array_unshift( $links, '<a href="' . esc_url( settings_page_address() ) . '">' . esc_html__( 'Settings', 'zgoda' ) . '</a>' );
	}
	return $links;
}

/** Address of the settings page. */
function settings_page_address(): string {
	return admin_url( 'options-general.php?page=' . SETTINGS_GROUP );
}

/** Prints the page. */
function print_settings_page(): void {
	if ( ! current_user_can( CAPABILITY ) ) {
		return;
	}
	echo '<div class="wrap zgoda"><h1>Zgoda</h1>';
	echo '<p class="zgoda-lead">' . esc_html__( 'Live chat that keeps a signed record of every consent.', 'zgoda' ) . '</p>';
	if ( is_connected() ) {
		if ( needs_new_keys() ) {
			print_connect_form();
		}
		print_status_card();
		print_display_form();
		print_sharing_form();
	} elseif ( is_copied_site() ) {
		print_copied_site_card();
	} else {
		if ( may_connect() ) {
			print_connect_form();
		}
		print_status_card();
	}
	if ( ! is_copied_site() ) {
		print_connection_actions();
	}
	if ( may_connect() && ! is_copied_site() ) {
		print_keys_form();
	} elseif ( ! may_connect() ) {
		echo '<p class="description">' . esc_html__( 'To connect the shop, to change its keys or to disconnect it, ask an administrator of this site.', 'zgoda' ) . '</p>';
	}
	echo '</div>';
}

/** Must the keys be replaced, and can "Connect" do it? The service refuses them, would not change them, or the shop has left. */
function needs_new_keys(): bool {
	if ( ! may_connect() || null !== config_value( 'key' ) || null !== config_value( 'secret' ) ) {
		return false;
	}
	$codes = array( last_report()['code'] ?? '', last_check()['code'] ?? '' );
	return array() !== array_intersect( array( 'signature_invalid', 'shop_closed' ), $codes ) || has_message( array( 'zgoda_renew_conflict', 'zgoda_renew_signature_invalid' ) );
}

/** Prints the form with the button "Connect". */
function print_connect_form(): void {
	echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" class="zgoda-card">';
	echo '<h2>' . esc_html__( 'Connect the shop', 'zgoda' ) . '</h2>';
	echo '<p>' . esc_html__( 'The Zgoda console opens. Sign in or register there and confirm. You then return here, and the shop is connected. There are no keys to copy.', 'zgoda' ) . '</p>';
	echo '<input type="hidden" name="action" value="' . esc_attr( CONNECT_ACTION ) . '">';
	wp_nonce_field( CONNECT_ACTION );
	print_field( 'address', 'address', __( 'Address of Zgoda', 'zgoda' ), connection()['address'], 'https://chat.example.com', 'url', is_connected() ? '' : __( 'The address where your Zgoda runs. This plugin sends nothing until you press Connect.', 'zgoda' ), 'connect-' );
	submit_button( __( 'Connect', 'zgoda' ), 'primary', 'zgoda-connect', false );
	echo '</form>';
}

/** Prints the form that chooses what consultants may see of a customer; nothing is ticked at first. */
function print_sharing_form(): void {
	$shared = sharing_settings();
	$boxes  = array(
		'customer' => array( __( 'that the visitor is signed in, with a link to the customer’s account in WordPress', 'zgoda' ), true ),
		'orders'   => array( __( 'the signed-in customer’s last five orders: number, status, total', 'zgoda' ), function_exists( 'wc_get_orders' ) ),
		'cart'     => array( __( 'how many items are in the cart, and their total', 'zgoda' ), function_exists( 'wc_get_orders' ) ),
	);
	echo '<form method="post" action="options.php" class="zgoda-card"><fieldset>';
	echo '<h2>' . esc_html__( 'What consultants see of your customers', 'zgoda' ) . '</h2>';
	settings_fields( SHARING_GROUP );
	echo '<p>' . esc_html__( 'Shown only in a conversation that the customer started, only to your own staff, and deleted with the conversation. Names and addresses are never passed on. Mention in your privacy policy what you switch on.', 'zgoda' ) . '</p>';
	foreach ( $boxes as $name => list( $label, $is_possible ) ) {
		if ( ! $is_possible ) {
			continue;
		}
		print_checkbox( SHARING_OPTION . '[' . $name . ']', '1', $shared[ $name ], $label );
	}
	submit_button( __( 'Save what is shared', 'zgoda' ), 'secondary', 'zgoda-save-sharing', false );
	echo '</fieldset></form>';
}

/** Prints the actions of an existing connection; of an incomplete one, such as a shop key without its secret, how to end it. */
function print_connection_actions(): void {
	$actions = array(
		TEST_ACTION       => array( __( 'Send a test message', 'zgoda' ), __( 'Appears in every open console of this shop, which shows that your site reaches Zgoda.', 'zgoda' ) ),
		RENEW_ACTION      => array( __( 'New secret key', 'zgoda' ), __( 'Replaces the key that signs reports, without interrupting them.', 'zgoda' ) ),
		DISCONNECT_ACTION => array( __( 'Disconnect', 'zgoda' ), __( 'Removes the chat from the shop. What Zgoda has stored stays there.', 'zgoda' ) ),
	);
	if ( null !== config_value( 'secret' ) || ! may_connect() ) {
		unset( $actions[ RENEW_ACTION ], $actions[ DISCONNECT_ACTION ] );
	}
	if ( null !== config_value( 'key' ) || ( '' === connection()['key'] && '' === secret_key() ) ) {
		unset( $actions[ DISCONNECT_ACTION ] );
	}
	if ( ! is_connected() ) {
		unset( $actions[ TEST_ACTION ], $actions[ RENEW_ACTION ] );
	}
	if ( array() === $actions ) {
		return;
	}
	echo '<section class="zgoda-card" aria-labelledby="zgoda-care-title"><h2 id="zgoda-care-title">' . esc_html__( 'Manage the connection', 'zgoda' ) . '</h2>';
	foreach ( $actions as $action => list( $label, $hint ) ) {
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" class="zgoda-care">';
		echo '<input type="hidden" name="action" value="' . esc_attr( $action ) . '">';
		wp_nonce_field( $action );
		submit_button( $label, 'secondary', $action, false, array( 'aria-describedby' => $action . '-hint' ) );
		echo '<span class="description" id="' . esc_attr( $action ) . '-hint">' . esc_html( $hint ) . '</span></form>';
	}
	echo '</section>';
}

/** Prints the form for entering the keys. The secret key is never printed: an empty field keeps it. */
function print_keys_form(): void {
	$connection = connection();
	echo '<details class="zgoda-card"' . ( has_refused_fields() ? ' open' : '' ) . '><summary>' . esc_html__( 'Connect with keys instead', 'zgoda' ) . '</summary>';
	echo '<form method="post" action="options.php" autocomplete="off">';
	echo '<p>' . esc_html__( 'You find all three in the Zgoda console, in the settings of your shop, under Install. This plugin sends nothing until they are saved here.', 'zgoda' ) . '</p>';
	settings_fields( SETTINGS_GROUP );
	print_field( 'address', CONNECTION_OPTION . '[address]', __( 'Address of Zgoda', 'zgoda' ), $connection['address'], 'https://chat.example.com', 'url', '' );
	print_field( 'key', CONNECTION_OPTION . '[key]', __( 'Shop key', 'zgoda' ), $connection['key'], 'zgk_…', 'text', __( 'Identifies your shop. It is not secret.', 'zgoda' ) );
	$has_secret = '' !== secret_key();
	print_field(
		'secret',
		SECRET_OPTION . '[value]',
		__( 'Secret key', 'zgoda' ),
		'',
		$has_secret ? '••••••••••••' : 'zgs_…',
		'password',
		$has_secret ? __( 'Saved. It is never shown; leave the field empty to keep it.', 'zgoda' ) : __( 'Signs what this shop reports. Treat it like a password.', 'zgoda' )
	);
	submit_button( __( 'Save the connection', 'zgoda' ) );
	echo '</form></details>';
}

/**
 * Prints one field with its label; disabled where wp-config.php sets the value.
 *
 * @param string $field       Field of the connection: address, key or secret.
 * @param string $name        Name of the input.
 * @param string $label       Label of the field.
 * @param string $value       Its value.
 * @param string $placeholder Example of a value.
 * @param string $type        Type of the input.
 * @param string $hint        What to enter.
 * @param string $prefix      Prefix of the id where the page has the field twice.
 */
function print_field( string $field, string $name, string $label, string $value, string $placeholder, string $type, string $hint, string $prefix = '' ): void {
	$is_fixed = null !== config_value( $field );
	/* translators: %s: name of a constant */
	$hint = $is_fixed ? sprintf( __( 'Set by %s in wp-config.php.', 'zgoda' ), CONFIG_CONSTANTS[ $field ] ) : $hint;
	printf(
		'<p class="zgoda-field"><label for="zgoda-%1$s">%2$s</label><input id="zgoda-%1$s" name="%3$s" type="%4$s" value="%5$s" placeholder="%6$s" spellcheck="false" autocapitalize="off" autocomplete="%7$s"%8$s%9$s>%10$s</p>',
		esc_attr( $prefix . $field ),
		esc_html( $label ),
		esc_attr( $name ),
		esc_attr( $type ),
		esc_attr( $value ),
		esc_attr( $placeholder ),
		'password' === $type ? 'new-password' : 'off',
		$is_fixed ? ' disabled' : '',
		'' !== $hint ? ' aria-describedby="zgoda-' . esc_attr( $prefix . $field ) . '-hint"' : '',
		'' !== $hint ? '<span class="description" id="zgoda-' . esc_attr( $prefix . $field ) . '-hint">' . esc_html( $hint ) . '</span>' : ''
	);
}

/** Was a value of the form refused on the last save? */
function has_refused_fields(): bool {
	return has_message( array( 'zgoda_address', 'zgoda_http', 'zgoda_key', 'zgoda_secret' ) );
}

/**
 * Does the page show one of these messages?
 *
 * @param string[] $codes Codes of messages.
 */
function has_message( array $codes ): bool {
	return array() !== array_intersect( $codes, array_column( get_settings_errors( SETTINGS_GROUP ), 'code' ) );
}
