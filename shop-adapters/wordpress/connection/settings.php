<?php
/**
 * The connection to the service: what is kept, what is accepted, who may change it.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Address and shop key; both are public, they stand in every page. */
const CONNECTION_OPTION = 'zgoda_connection';
/** The secret key; never autoloaded, never printed. */
const SECRET_OPTION  = 'zgoda_secret';
const SETTINGS_GROUP = 'zgoda';
/** The form of what consultants may see, apart from the connection's. */
const SHARING_GROUP = 'zgoda_sharing';

/** Constants of wp-config.php that win over the stored values. */
const CONFIG_CONSTANTS = array(
	'address' => 'ZGODA_SERVICE_URL',
	'key'     => 'ZGODA_SHOP_KEY',
	'secret'  => 'ZGODA_ADAPTER_SECRET',
);

/**
 * Address and shop key as they are in force, '' for each that is missing or malformed.
 *
 * @return array{address: string, key: string}
 */
function connection(): array {
	// A page asks for it a dozen times; the same words are cleaned once.
	static $given = null;
	static $clean = array();
	$is_fixed     = null !== config_value( 'address' ) && null !== config_value( 'key' );
	// An option that is not there costs every visitor's page a question to the database.
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

/** The secret key in force, or ''. */
function secret_key(): string {
	return clean_secret( config_value( 'secret' ) ?? get_option( SECRET_OPTION ) );
}

/** May the service be called? Only once the owner has given address, key and secret. */
function is_connected(): bool {
	$connection = connection();
	return '' !== $connection['address'] && '' !== $connection['key'] && '' !== secret_key();
}

/** Is there a chat to load, from an address that may be used? */
function has_chat(): bool {
	$connection = connection();
	return '' !== $connection['key'] && is_safe_address( $connection['address'] );
}

/**
 * May pages load the chat from here, and keys and people's data go there? Over https, or on this machine: on an open
 * line anybody could read and change them. wp-config.php may allow http for a test network.
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
 * What is wrong with an address as typed: a word of refusal_words(), or '' when it may be kept.
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

/** Tells WordPress about the options, so that options.php checks nonce and capability on every save. */
function register_settings(): void {
	if ( false === get_option( SECRET_OPTION ) ) {
		// Made here, as the Settings API would make it with autoload.
		add_option( SECRET_OPTION, '', '', false );
	}
	foreach ( array( DISPLAY_OPTION, SHARING_OPTION ) as $name ) {
		if ( false === get_option( $name ) ) {
			// An option that is not there costs every visitor's page a question to the database.
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
 * Takes good values, keeps the stored one where a new one is malformed, and says so.
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
 * An empty field keeps the stored secret, since it is never shown; the "forget" box removes it.
 *
 * @param mixed $input The submitted field: {value, forget} from the form, or the secret itself.
 */
function sanitise_secret( $input ): string {
	$kept = clean_secret( get_option( SECRET_OPTION ) );
	if ( null !== config_value( 'secret' ) ) {
		return $kept;
	}
	if ( is_array( $input ) && ! empty( $input['forget'] ) ) {
		return '';
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
 * Says beside the form which value was not taken.
 *
 * @param string $field Word of refusal_words().
 */
function add_refusal( string $field ): void {
	if ( ! function_exists( 'add_settings_error' ) ) {
		return;
	}
	add_settings_error( SETTINGS_GROUP, 'zgoda_' . $field, refusal_words( $field ) );
}

/**
 * Which value was not taken, and what it has to look like.
 *
 * @param string $field address, http, key or secret.
 */
function refusal_words( string $field ): string {
	$messages = array(
		'address' => __( 'The address was not saved: it must look like https://chat.example.com, without a user name.', 'zgoda' ),
		'http'    => __( 'The address was not saved: it must start with https://, since anybody on the way could read what goes over http://. Only a service on this machine may have http://.', 'zgoda' ),
		'key'     => __( 'The shop key was not saved: it starts with zgk_. Copy it from the Install tab of the Zgoda console.', 'zgoda' ),
		'secret'  => __( 'The secret key was not saved: it starts with zgs_. Make a new one in the Install tab of the Zgoda console.', 'zgoda' ),
	);
	return $messages[ $field ];
}

/** Loads the words; a regional form of a language (de_AT, de_DE_formal) uses the one we have. */
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
