<?php
/**
 * Settings of the connection to the service: what is stored and which values are accepted.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

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
 * Address and shop key in force; '' for each that is missing or malformed.
 *
 * @return array{address: string, key: string}
 */
function connection(): array {
	// Called a dozen times per page, so the same values are cleaned only once.
	static $given = null;
	static $clean = array();
	$is_fixed     = null !== config_value( 'address' ) && null !== config_value( 'key' );
	// A missing option would cost a query on every visitor's page.
	$stored = $is_fixed ? array() : get_option( CONNECTION_OPTION );
	$stored = is_array( $stored ) ? $stored : array();
	$now    = array( config_value( 'address' ) ?? $stored['address'] ?? '', config_value( 'key' ) ?? $stored['key'] ?? '' );
	if ( $now !== $given ) {
		$given = $now;
		$clean = array(
			'address' => clean_address( $now[0] ),
			'key'     => clean_key( $now[1] ),
		);
	}
	return $clean;
}

/** The secret key in force; '' when it is missing or malformed. */
function secret_key(): string {
	return clean_secret( config_value( 'secret' ) ?? get_option( SECRET_OPTION ) );
}

/** Is the shop connected, and is this site the connected one and no copy? Only then may the service be called. */
function is_connected(): bool {
	$connection = connection();
	return '' !== $connection['address'] && '' !== $connection['key'] && '' !== secret_key() && ! is_copied_site();
}

/** Can pages load the chat: is there a shop key and a safe address, and is this no copy of the shop? */
function has_chat(): bool {
	$connection = connection();
	return '' !== $connection['key'] && is_safe_address( $connection['address'] ) && ! is_copied_site();
}

/**
 * Is an address safe for scripts, keys and personal data? It is with https or on this machine; wp-config.php may allow
 * http for a test network.
 *
 * @param string $address As clean_address() gives it.
 */
function is_safe_address( string $address ): bool {
	if ( 'https' === wp_parse_url( $address, PHP_URL_SCHEME ) ) {
		return true;
	}
	$host = (string) wp_parse_url( $address, PHP_URL_HOST );
	return '' !== $host && ( 1 === preg_match( '/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/', $host ) || ( defined( 'ZGODA_ALLOW_HTTP' ) && ZGODA_ALLOW_HTTP ) );
}

/**
 * Why an address is refused, as a key of refusal_words(); '' when it is accepted.
 *
 * @param string $typed What was typed.
 */
function address_refusal( string $typed ): string {
	$address = clean_address( $typed );
	if ( '' === $address ) {
		return 'address';
	}
	return is_safe_address( $address ) ? '' : 'http';
}

/**
 * The value that wp-config.php sets for a field, or null.
 *
 * @param string $field Field of the connection: address, key or secret.
 */
function config_value( string $field ): ?string {
	$name = CONFIG_CONSTANTS[ $field ];
	return defined( $name ) && '' !== (string) constant( $name ) ? (string) constant( $name ) : null;
}

/**
 * The origin of an address as typed ('https://chat.example:8443/console' → 'https://chat.example:8443'), or ''.
 *
 * @param mixed $typed What was typed.
 */
function clean_address( $typed ): string {
	$parts = is_string( $typed ) ? wp_parse_url( trim( $typed ) ) : false;
	if ( ! is_array( $parts ) || empty( $parts['host'] ) || isset( $parts['user'] ) || isset( $parts['pass'] ) ) {
		return '';
	}
	$scheme = strtolower( $parts['scheme'] ?? '' );
	$host   = strtolower( $parts['host'] );
	if ( ! in_array( $scheme, array( 'http', 'https' ), true ) || ! preg_match( '/^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/', $host ) ) {
		return '';
	}
	return $scheme . '://' . $host . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
}

/**
 * A well-formed shop key, or ''.
 *
 * @param mixed $typed What was typed.
 */
function clean_key( $typed ): string {
	$key = is_string( $typed ) ? trim( $typed ) : '';
	return preg_match( '/^zgk_[A-Za-z0-9_-]{16,64}$/', $key ) ? $key : '';
}

/**
 * A well-formed secret key, or ''.
 *
 * @param mixed $typed What was typed.
 */
function clean_secret( $typed ): string {
	$secret = is_string( $typed ) ? trim( $typed ) : '';
	return preg_match( '/^zgs_[A-Za-z0-9_-]{16,128}$/', $secret ) ? $secret : '';
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
		'address' => clean_address( $stored['address'] ?? '' ),
		'key'     => clean_key( $stored['key'] ?? '' ),
	);
	$result = $kept;
	foreach ( array( 'address', 'key' ) as $field ) {
		if ( null !== config_value( $field ) || ! isset( $input[ $field ] ) ) {
			continue;
		}
		$typed = is_string( $input[ $field ] ) ? trim( $input[ $field ] ) : '';
		$clean = 'address' === $field ? clean_address( $typed ) : clean_key( $typed );
		$wrong = 'address' === $field ? address_refusal( $typed ) : ( '' === $clean ? $field : '' );
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
	$kept = clean_secret( get_option( SECRET_OPTION ) );
	if ( null !== config_value( 'secret' ) ) {
		return $kept;
	}
	$typed = is_array( $input ) ? ( $input['value'] ?? '' ) : $input;
	$typed = is_string( $typed ) ? trim( $typed ) : '';
	if ( '' === $typed ) {
		return is_array( $input ) || null === $input ? $kept : '';
	}
	if ( '' === clean_secret( $typed ) ) {
		add_refusal( 'secret' );
		return $kept;
	}
	return $typed;
}

/**
 * Shows on the settings page which value was refused.
 *
 * @param string $field Key of refusal_words().
 */
function add_refusal( string $field ): void {
	if ( ! function_exists( 'add_settings_error' ) ) {
		return;
	}
	add_settings_error( SETTINGS_GROUP, 'zgoda_' . $field, refusal_words( $field ) );
}

/**
 * Which value was refused, and what a valid one looks like.
 *
 * @param string $field address, http, key or secret.
 */
function refusal_words( string $field ): string {
	$messages = array(
		'address' => __( 'The address was not saved: it must look like https://chat.example.com, without a user name.', 'zgoda' ),
		'http'    => __( 'The address was not saved: it must start with https://, because http:// is not encrypted. Only a service on this server may use http://.', 'zgoda' ),
		'key'     => __( 'The shop key was not saved: it starts with zgk_. Copy it from the Install tab of the Zgoda console.', 'zgoda' ),
		'secret'  => __( 'The secret key was not saved: it starts with zgs_. Create a new one in the Install tab of the Zgoda console.', 'zgoda' ),
	);
	return $messages[ $field ];
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
