<?php
/**
 * Updates of this plugin from the Zgoda service that the shop is connected to, by WordPress's own updater. The edition
 * for the plugin directory of WordPress has neither this file nor release.php: there the directory gives the updates.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Host of the header Update URI: a name that nobody can own, since this plugin answers for it by itself. */
const UPDATE_HOST = 'zgoda.invalid';
/** Address of the service that somebody with the right to update plugins connected. */
const UPDATE_SOURCE_OPTION = 'zgoda_update_source';

/**
 * The connection was changed. Updates are code, so they come only from an address that somebody chose who may update
 * plugins: whoever may merely change these settings cannot bring code into the shop.
 */
function note_update_source(): void {
	if ( current_user_can( 'update_plugins' ) || ( defined( 'WP_CLI' ) && WP_CLI ) ) {
		update_option( UPDATE_SOURCE_OPTION, connection()['address'], false );
	}
	delete_site_transient( RELEASE_TRANSIENT );
}

/** May the connected service give updates? */
function is_update_source(): bool {
	return null !== config_value( 'address' ) || get_option( UPDATE_SOURCE_OPTION ) === connection()['address'];
}

/**
 * Runs something as the main site of a network: its plugins are one, and so is the service that updates them.
 *
 * @param callable $act What to run.
 * @return mixed What it returns.
 */
function on_main_site( callable $act ) {
	if ( ! is_multisite() || is_main_site() ) {
		return $act();
	}
	switch_to_blog( get_main_site_id() );
	try {
		return $act();
	} finally {
		restore_current_blog();
	}
}

/**
 * WordPress looks for updates: tells it the service's version. WordPress itself compares it with the installed one.
 *
 * @param mixed  $update What is known so far.
 * @param mixed  $data   Headers of the plugin.
 * @param string $file   The plugin.
 * @return mixed
 */
function offer_update( $update, $data, $file ) {
	if ( plugin_basename( PLUGIN_FILE ) !== $file ) {
		return $update;
	}
	$release = on_main_site( __NAMESPACE__ . '\cached_release' )['release'];
	if ( null === $release ) {
		return $update;
	}
	return array(
		'slug'         => 'zgoda',
		'version'      => $release['version'],
		'url'          => '',
		'package'      => release_file_address(),
		'tested'       => $release['tested'],
		'requires'     => $release['requires'],
		'requires_php' => $release['requiresPhp'],
	);
}

/** The one address that an update may come from. */
function release_file_address(): string {
	return on_main_site( static fn(): string => connection()['address'] ) . RELEASE_FILE_PATH;
}

/**
 * The window "View details" of the update.
 *
 * @param mixed $result What is known so far.
 * @param mixed $action What is asked.
 * @param mixed $args   Of which plugin.
 * @return mixed
 */
function describe_update( $result, $action, $args ) {
	if ( 'plugin_information' !== $action || ! is_object( $args ) || 'zgoda' !== ( $args->slug ?? '' ) ) {
		return $result;
	}
	$found = on_main_site( __NAMESPACE__ . '\cached_release' );
	if ( null === $found['release'] ) {
		return new \WP_Error( 'zgoda_' . $found['code'], update_words( $found['code'] ) );
	}
	return (object) array(
		'name'          => 'Zgoda',
		'slug'          => 'zgoda',
		'version'       => $found['release']['version'],
		'requires'      => $found['release']['requires'],
		'requires_php'  => $found['release']['requiresPhp'],
		'tested'        => $found['release']['tested'],
		'download_link' => release_file_address(),
		'external'      => true,
		'sections'      => array( 'changelog' => '<p>' . esc_html( (string) $found['release']['changes'] ) . '</p>' ),
	);
}

/**
 * WordPress is about to fetch an update of this plugin: fetches it instead, and gives WordPress the file only when it
 * is the very one that the service named just now.
 *
 * @param mixed $reply    What is known so far.
 * @param mixed $package  Address of the file, as WordPress noted it.
 * @param mixed $upgrader What installs it.
 * @param mixed $extra    Of which plugin.
 * @return mixed
 */
function fetch_update( $reply, $package, $upgrader = null, $extra = array() ) {
	if ( plugin_basename( PLUGIN_FILE ) !== ( is_array( $extra ) ? $extra['plugin'] ?? '' : '' ) || is_wp_error( $reply ) ) {
		return $reply;
	}
	if ( release_file_address() !== $package ) {
		return refuse_update( 'update_elsewhere' );
	}
	return on_main_site( __NAMESPACE__ . '\fetch_release_file' );
}

/**
 * The refusal of an update, as WordPress shows it.
 *
 * @param string $code Why.
 */
function refuse_update( string $code ): \WP_Error {
	return new \WP_Error( 'zgoda_' . $code, __( 'Zgoda was not updated, and the installed version goes on.', 'zgoda' ) . ' ' . update_words( $code ) );
}

/**
 * Why there is no update, and what to do.
 *
 * @param string $code Code of fetch_release(), or of the service client.
 */
function update_words( string $code ): string {
	$words = array(
		'update_not_trusted' => __( 'The connection was made by somebody who may not update plugins, so no update is taken from there. To allow it, disconnect and connect again as somebody who may.', 'zgoda' ),
		'update_forged'      => __( 'What came in the name of Zgoda is not signed with the secret key of this shop. Somebody on the way may have changed it: tell whoever runs Zgoda for you.', 'zgoda' ),
		'update_changed'     => __( 'The file that came is not the one that Zgoda named. Somebody on the way may have changed it: tell whoever runs Zgoda for you.', 'zgoda' ),
		'update_older'       => __( 'The Zgoda service holds no newer version of the plugin. Whoever runs it should update it first.', 'zgoda' ),
		'update_elsewhere'   => __( 'The file would have come from another address than that of the connected Zgoda service.', 'zgoda' ),
	);
	return $words[ $code ] ?? answer_words( $code );
}

/** Says below the plugin's row in the list of plugins why no update is taken from the service; a service that is away is no news. */
function print_update_refusal(): void {
	$known = get_site_transient( RELEASE_TRANSIENT );
	$code  = is_array( $known ) ? (string) ( $known['code'] ?? '' ) : '';
	if ( ! current_user_can( 'update_plugins' ) || ! in_array( $code, array( 'update_not_trusted', 'update_forged', 'update_older' ), true ) ) {
		return;
	}
	echo '<tr class="plugin-update-tr active"><td colspan="4" class="plugin-update colspanchange"><div class="update-message notice inline notice-warning notice-alt"><p>'
		. esc_html( update_words( $code ) ) . '</p></div></td></tr>';
}

foreach ( array( 'add_option_', 'update_option_' ) as $zgoda_moment ) {
	add_action( $zgoda_moment . CONNECTION_OPTION, __NAMESPACE__ . '\note_update_source', 10, 0 );
}
unset( $zgoda_moment );
add_filter( 'update_plugins_' . UPDATE_HOST, __NAMESPACE__ . '\offer_update', 10, 3 );
add_filter( 'plugins_api', __NAMESPACE__ . '\describe_update', 10, 3 );
// Last, so that nothing comes after the look at the file.
add_filter( 'upgrader_pre_download', __NAMESPACE__ . '\fetch_update', PHP_INT_MAX, 4 );
add_action( 'after_plugin_row_' . plugin_basename( PLUGIN_FILE ), __NAMESPACE__ . '\print_update_refusal', 10, 0 );
