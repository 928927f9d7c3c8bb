<?php
/**
 * Updates of this plugin from the connected Zgoda service, through WordPress's own updater. The edition for WordPress's plugin
 * directory leaves this folder out, because the directory provides the updates there; so the hooks are added here.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Json;

defined( 'ABSPATH' ) || exit;

/** Host of the header Update URI. Nobody can register the name; only this plugin handles its updates. */
const UPDATE_HOST = 'zgoda.invalid';
/** Address of the service that a user who may update plugins connected. */
const UPDATE_SOURCE_OPTION = 'zgoda_update_source';

/**
 * The connection was made. Updates are code, so they are accepted only from an address that was set by a user who may update
 * plugins: users who may only change these settings cannot install code.
 */
function note_update_source(): void {
	if ( current_user_can( 'update_plugins' ) || ( defined( 'WP_CLI' ) && WP_CLI ) ) {
		update_option( UPDATE_SOURCE_OPTION, adapter()->connection()->address(), false );
	}
	delete_site_transient( RELEASE_TRANSIENT );
}

/**
 * The stored connection was changed. Without a key it has ended, and so has the trust in its address. Another key alone says
 * nothing of the address, which somebody else may have set.
 *
 * @param mixed $before Address and key before.
 * @param mixed $after  Address and key now.
 */
function note_update_source_change( $before, $after ): void {
	$part = static fn( $stored, string $field ): string => is_array( $stored ) ? Json::text( $stored, $field ) : '';
	if ( '' === $part( $after, 'key' ) ) {
		delete_option( UPDATE_SOURCE_OPTION );
		delete_site_transient( RELEASE_TRANSIENT );
	} elseif ( '' === $part( $before, 'key' ) || $part( $before, 'address' ) !== $part( $after, 'address' ) ) {
		note_update_source();
	} else {
		delete_site_transient( RELEASE_TRANSIENT );
	}
}

/** May updates come from the connected service? */
function is_update_source(): bool {
	return null !== config_value( 'address' ) || get_option( UPDATE_SOURCE_OPTION ) === adapter()->connection()->address();
}

/**
 * Runs a function as the main site of a network, because all sites share one plugin and one source of updates.
 *
 * @param callable $act The function.
 * @return mixed Its result.
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
 * Gives WordPress the service's version, which it compares with the installed one.
 *
 * @param mixed  $update Update so far.
 * @param mixed  $data   Headers of the plugin.
 * @param string $file   Main file of the plugin.
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

/** The only address that an update may be downloaded from. */
function release_file_address(): string {
	return on_main_site( static fn(): string => adapter()->connection()->address() . adapter()->release()->path() . '/file' );
}

/**
 * Content of the window "View details" of the update.
 *
 * @param mixed $result Result so far.
 * @param mixed $action Requested information.
 * @param mixed $args   Requested plugin.
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
 * Downloads an update of this plugin in place of WordPress, and returns the file only if it is the one that the service
 * announces now.
 *
 * @param mixed $reply    Result so far.
 * @param mixed $package  Address of the file, as WordPress stored it.
 * @param mixed $upgrader The upgrader.
 * @param mixed $extra    The plugin to update.
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
 * @param string $code Reason, a key of update_words().
 */
function refuse_update( string $code ): \WP_Error {
	return new \WP_Error( 'zgoda_' . $code, __( 'Zgoda was not updated; the installed version keeps running.', 'zgoda' ) . ' ' . update_words( $code ) );
}

/**
 * Why there is no update, and what to do.
 *
 * @param string $code Code of fetch_release(), or of the service client.
 */
function update_words( string $code ): string {
	$words = array(
		'update_not_trusted' => __( 'The shop was connected by somebody who is not allowed to update plugins, so updates from this service are not installed. To allow them, disconnect and connect again as a user who may update plugins.', 'zgoda' ),
		'update_elsewhere'   => __( 'The update would come from another address than that of the connected Zgoda service.', 'zgoda' ),
	);
	return $words[ $code ] ?? adapter()->words()->answer( $code );
}

/** Prints below the plugin's row in the list of plugins why the service's update is refused. Outages are not shown. */
function print_update_refusal(): void {
	$known = get_site_transient( RELEASE_TRANSIENT );
	$code  = is_array( $known ) ? (string) ( $known['code'] ?? '' ) : '';
	if ( ! current_user_can( 'update_plugins' ) || ! in_array( $code, array( 'update_not_trusted', 'update_forged', 'update_older' ), true ) ) {
		return;
	}
	echo '<tr class="plugin-update-tr active"><td colspan="4" class="plugin-update colspanchange"><div class="update-message notice inline notice-warning notice-alt"><p>'
		. esc_html( update_words( $code ) ) . '</p></div></td></tr>';
}

add_action( 'add_option_' . CONNECTION_OPTION, __NAMESPACE__ . '\note_update_source', 10, 0 );
add_action( 'update_option_' . CONNECTION_OPTION, __NAMESPACE__ . '\note_update_source_change', 10, 2 );
add_filter( 'update_plugins_' . UPDATE_HOST, __NAMESPACE__ . '\offer_update', 10, 3 );
add_filter( 'plugins_api', __NAMESPACE__ . '\describe_update', 10, 3 );
// Last, so that no other filter can replace the verified file.
add_filter( 'upgrader_pre_download', __NAMESPACE__ . '\fetch_update', PHP_INT_MAX, 4 );
add_action( 'after_plugin_row_' . plugin_basename( PLUGIN_FILE ), __NAMESPACE__ . '\print_update_refusal', 10, 0 );
