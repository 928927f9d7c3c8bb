<?php
/**
 * Settings of the connection to the service: what is stored and which values are accepted.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Connection\Address;

defined( 'ABSPATH' ) || exit;

/** Address and shop key. Both are public: every page contains them. */
const CONNECTION_OPTION = 'zgoda_connection';
/** The secret key; never autoloaded, never printed. */
const SECRET_OPTION  = 'zgoda_secret';
const SETTINGS_GROUP = 'zgoda';
/** Settings group of the form that chooses what consultants see. */
const SHARING_GROUP = 'zgoda_sharing';

/** Constants of wp-config.php that override the stored values. */
const CONFIG_CONSTANTS = array(
	'address' => 'ZGODA_SERVICE_URL',
	'key'     => 'ZGODA_SHOP_KEY',
	'secret'  => 'ZGODA_ADAPTER_SECRET',
);

/**
 * The value that wp-config.php sets for a field, or null.
 *
 * @param string $field Field of the connection: address, key or secret.
 */
function config_value( string $field ): ?string {
	$name = CONFIG_CONSTANTS[ $field ];
	return defined( $name ) && '' !== (string) constant( $name ) ? (string) constant( $name ) : null;
}

/** Registers the options, so that options.php checks nonce and capability on every save. */
function register_settings(): void {
	if ( false === get_option( SECRET_OPTION ) ) {
		// Created here, because the Settings API would create it with autoload.
		add_option( SECRET_OPTION, '', '', false );
	}
	foreach ( array( DISPLAY_OPTION, SHARING_OPTION ) as $name ) {
		if ( false === get_option( $name ) ) {
			// A missing option would cost a query on every visitor's page.
			add_option( $name, array() );
		}
	}
	register_setting(
		SETTINGS_GROUP,
		CONNECTION_OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => __NAMESPACE__ . '\sanitise_connection',
			'show_in_rest'      => false,
		)
	);
	register_setting(
		DISPLAY_GROUP,
		DISPLAY_OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => __NAMESPACE__ . '\sanitise_display',
			'show_in_rest'      => false,
		)
	);
	register_setting(
		SHARING_GROUP,
		SHARING_OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => __NAMESPACE__ . '\sanitise_sharing',
			'show_in_rest'      => false,
		)
	);
	register_setting(
		SETTINGS_GROUP,
		SECRET_OPTION,
		array(
			'type'              => 'string',
			'sanitize_callback' => __NAMESPACE__ . '\sanitise_secret',
			'show_in_rest'      => false,
		)
	);
}

/**
 * Accepts valid values; keeps the stored value where the new one is malformed, and shows why.
 *
 * @param mixed $input The submitted fields.
 * @return array{address: string, key: string}
 */
function sanitise_connection( $input ): array {
	$input  = is_array( $input ) ? $input : array();
	$stored = get_option( CONNECTION_OPTION );
	$kept   = array(
		'address' => Address::clean( $stored['address'] ?? '' ),
		'key'     => Address::cleanKey( $stored['key'] ?? '' ),
	);
	$result = $kept;
	foreach ( array( 'address', 'key' ) as $field ) {
		if ( null !== config_value( $field ) || ! isset( $input[ $field ] ) ) {
			continue;
		}
		$typed = is_string( $input[ $field ] ) ? trim( $input[ $field ] ) : '';
		$clean = 'address' === $field ? Address::clean( $typed ) : Address::cleanKey( $typed );
		$wrong = 'address' === $field ? Address::refusal( $typed, adapter()->port()->allowsHttp() ) : ( '' === $clean ? $field : '' );
		if ( '' !== $wrong && '' !== $typed ) {
			add_refusal( $wrong );
			continue;
		}
		$result[ $field ] = $clean;
	}
	return $result;
}

/**
 * An empty field keeps the stored secret, because the form never shows it; "Disconnect" removes it.
 *
 * @param mixed $input The submitted field: {value} from the form, or the secret itself.
 */
function sanitise_secret( $input ): string {
	$kept = Address::cleanSecret( get_option( SECRET_OPTION ) );
	if ( null !== config_value( 'secret' ) ) {
		return $kept;
	}
	$typed = is_array( $input ) ? ( $input['value'] ?? '' ) : $input;
	$typed = is_string( $typed ) ? trim( $typed ) : '';
	if ( '' === $typed ) {
		return is_array( $input ) || null === $input ? $kept : '';
	}
	if ( '' === Address::cleanSecret( $typed ) ) {
		add_refusal( 'secret' );
		return $kept;
	}
	return $typed;
}

/**
 * Shows on the settings page which value was refused.
 *
 * @param string $field address, http, key or secret.
 */
function add_refusal( string $field ): void {
	if ( ! function_exists( 'add_settings_error' ) ) {
		return;
	}
	add_settings_error( SETTINGS_GROUP, 'zgoda_' . $field, say( 'refused.' . $field ) );
}

/** Loads the translations; a regional variant of a language (de_AT, de_DE_formal) uses the one that exists. */
function load_translations(): void {
	$locale = determine_locale();
	$near   = array(
		'pl' => 'pl_PL',
		'de' => 'de_DE',
	);
	$folder = dirname( PLUGIN_FILE ) . '/languages/zgoda-';
	$known  = $near[ substr( $locale, 0, 2 ) ] ?? '';
	if ( '' !== $known && ! is_readable( $folder . $locale . '.mo' ) ) {
		load_textdomain( 'zgoda', $folder . $known . '.mo' );
		return;
	}
	load_plugin_textdomain( 'zgoda', false, dirname( plugin_basename( PLUGIN_FILE ) ) . '/languages' );
}
