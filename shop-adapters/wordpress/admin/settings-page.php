<?php
/**
 * Settings → Zgoda: the status card, the forms, and the actions of the connection.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Admin\Actions;
use Zgoda\Core\Admin\Button;
use Zgoda\Core\Admin\Field;
use Zgoda\Core\Admin\Section;

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

/** Prints the page, as the core describes it, with the form on where the chat is shown. */
function print_settings_page(): void {
	if ( ! current_user_can( CAPABILITY ) ) {
		return;
	}
	echo '<div class="wrap zgoda"><h1>Zgoda</h1>';
	echo '<p class="zgoda-lead">' . esc_html( say( 'lead' ) ) . '</p>';
	$printers = array(
		Section::CONNECT => 'print_connect_form',
		Section::STATUS  => 'print_status_card',
		Section::SHARING => 'print_sharing_form',
		Section::ACTIONS => 'print_actions',
		Section::KEYS    => 'print_keys_form',
	);
	foreach ( adapter()->settingsPage()->sections( may_connect(), other_versions() ) as $section ) {
		if ( Section::CONNECT === $section->id && is_connected() && ! can_renew_keys() ) {
			continue;
		}
		if ( Section::SHARING === $section->id ) {
			print_display_form();
		}
		call_user_func( __NAMESPACE__ . '\\' . $printers[ $section->id ], $section );
	}
	if ( ! may_connect() ) {
		echo '<p class="description">' . esc_html( say( 'connect.administrator' ) ) . '</p>';
	}
	echo '</div>';
}

/** Can "Connect" replace the keys? Not those in wp-config.php. */
function can_renew_keys(): bool {
	return null === config_value( 'key' ) && null === config_value( 'secret' );
}

/**
 * Versions of what else belongs to the shop.
 *
 * @return list<string>
 */
function other_versions(): array {
	return defined( 'WC_VERSION' ) ? array( 'WooCommerce ' . WC_VERSION ) : array();
}

/**
 * Prints the form with the button "Connect".
 *
 * @param Section $section What to print.
 */
function print_connect_form( Section $section ): void {
	$action = 'zgoda_' . $section->buttons[0]->action;
	echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" class="zgoda-card">';
	echo '<h2>' . esc_html( $section->title ) . '</h2>';
	echo '<p>' . esc_html( $section->lead ) . '</p>';
	echo '<input type="hidden" name="action" value="' . esc_attr( $action ) . '">';
	wp_nonce_field( $action );
	print_field( $section->fields[0], 'address', 'connect-' );
	submit_button( $section->buttons[0]->label, 'primary', 'zgoda-connect', false );
	echo '</form>';
}

/**
 * Prints the form that chooses what consultants may see of a customer; nothing is ticked at first.
 *
 * @param Section $section What to print.
 */
function print_sharing_form( Section $section ): void {
	echo '<form method="post" action="options.php" class="zgoda-card"><fieldset>';
	echo '<h2>' . esc_html( $section->title ) . '</h2>';
	settings_fields( SHARING_GROUP );
	echo '<p>' . esc_html( $section->lead ) . '</p>';
	foreach ( $section->fields as $field ) {
		if ( 'customer' === $field->name || function_exists( 'wc_get_orders' ) ) {
			// phpcs:ignore WordPress.NamingConventions.ValidVariableName -- a property of the core.
			print_checkbox( SHARING_OPTION . '[' . $field->name . ']', '1', $field->isChecked, $field->label );
		}
	}
	submit_button( $section->buttons[0]->label, 'secondary', 'zgoda-save-sharing', false );
	echo '</fieldset></form>';
}

/**
 * Prints the actions of an existing connection; of an incomplete one, such as a shop key without its secret, how to end it.
 *
 * @param Section $section What to print.
 */
function print_actions( Section $section ): void {
	$is_fixed = array(
		Actions::RENEW      => null !== config_value( 'secret' ),
		Actions::DISCONNECT => null !== config_value( 'secret' ) || null !== config_value( 'key' ),
	);
	$buttons  = array_filter( $section->buttons, static fn( Button $button ): bool => ! ( $is_fixed[ $button->action ] ?? false ) );
	if ( array() === $buttons ) {
		return;
	}
	echo '<section class="zgoda-card" aria-labelledby="zgoda-care-title"><h2 id="zgoda-care-title">' . esc_html( $section->title ) . '</h2>';
	foreach ( $buttons as $button ) {
		print_button( $button );
	}
	echo '</section>';
}

/**
 * Prints one button with its form and what it does.
 *
 * @param Button $button The button.
 */
function print_button( Button $button ): void {
	$action = 'zgoda_' . $button->action;
	echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" class="zgoda-care">';
	echo '<input type="hidden" name="action" value="' . esc_attr( $action ) . '">';
	wp_nonce_field( $action );
	$attributes = array(
		'id'               => 'zgoda-' . $button->action,
		'aria-describedby' => $action . '-hint',
	);
	submit_button( $button->label, 'secondary', $action, false, $attributes );
	echo '<span class="description" id="' . esc_attr( $action ) . '-hint">' . esc_html( $button->hint ) . '</span></form>';
}

/**
 * Prints the form for entering the keys. The secret key is never printed: an empty field keeps it.
 *
 * @param Section $section What to print.
 */
function print_keys_form( Section $section ): void {
	echo '<details class="zgoda-card"' . ( has_refused_fields() ? ' open' : '' ) . '><summary>' . esc_html( $section->title ) . '</summary>';
	echo '<form method="post" action="options.php" autocomplete="off">';
	echo '<p>' . esc_html( $section->lead ) . '</p>';
	settings_fields( SETTINGS_GROUP );
	foreach ( $section->fields as $field ) {
		print_field( $field, 'secret' === $field->name ? SECRET_OPTION . '[value]' : CONNECTION_OPTION . '[' . $field->name . ']' );
	}
	submit_button( $section->buttons[0]->label );
	echo '</form></details>';
}

/**
 * Prints one field with its label; disabled where wp-config.php sets the value.
 *
 * @param Field  $field  The field.
 * @param string $name   Name of the input.
 * @param string $prefix Prefix of the id where the page has the field twice.
 */
function print_field( Field $field, string $name, string $prefix = '' ): void {
	$is_fixed = null !== config_value( $field->name );
	/* translators: %s: name of a constant */
	$hint = $is_fixed ? sprintf( __( 'Set by %s in wp-config.php.', 'zgoda' ), CONFIG_CONSTANTS[ $field->name ] ) : $field->hint;
	printf(
		'<p class="zgoda-field"><label for="zgoda-%1$s">%2$s</label><input id="zgoda-%1$s" name="%3$s" type="%4$s" value="%5$s" placeholder="%6$s" spellcheck="false" autocapitalize="off" autocomplete="%7$s"%8$s%9$s>%10$s</p>',
		esc_attr( $prefix . $field->name ),
		esc_html( $field->label ),
		esc_attr( $name ),
		esc_attr( $field->type ),
		esc_attr( $field->value ),
		esc_attr( $field->placeholder ),
		Field::PASSWORD === $field->type ? 'new-password' : 'off',
		$is_fixed ? ' disabled' : '',
		'' !== $hint ? ' aria-describedby="zgoda-' . esc_attr( $prefix . $field->name ) . '-hint"' : '',
		'' !== $hint ? '<span class="description" id="zgoda-' . esc_attr( $prefix . $field->name ) . '-hint">' . esc_html( $hint ) . '</span>' : ''
	);
}

/** Was a value of the form refused on the last save? */
function has_refused_fields(): bool {
	return array() !== array_intersect( array( 'zgoda_address', 'zgoda_http', 'zgoda_key', 'zgoda_secret' ), array_column( get_settings_errors( SETTINGS_GROUP ), 'code' ) );
}
