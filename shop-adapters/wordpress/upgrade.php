<?php
/**
 * After an update of the plugin: moves what an earlier version stored to where this version reads it.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Version of the plugin that the stored data is of; autoloaded, so that looking costs no query. */
const VERSION_OPTION = 'zgoda_version';
/** Up to 0.1.0: all facts of service-facts.php in one option. */
const OLD_STATUS_OPTION = 'zgoda_status';

/** Upgrades what is stored, once per version and site. */
function upgrade_stored_data(): void {
	if ( VERSION === get_option( VERSION_OPTION ) ) {
		return;
	}
	split_old_status();
	update_option( VERSION_OPTION, VERSION );
}

/** The one option with all facts becomes one option per fact. A fact that this version already stored is newer, and stays. */
function split_old_status(): void {
	$old = get_option( OLD_STATUS_OPTION );
	if ( ! is_array( $old ) ) {
		return;
	}
	$connection = array( 'connection' => connection_fingerprint() );
	$sent       = array(
		'at'    => (int) ( $old['pushedAt'] ?? 0 ),
		'pages' => $old['pages'] ?? array(),
	);
	$facts      = array(
		SENT_OPTION         => 0 < $sent['at'] ? $sent : null,
		REPORT_OPTION       => isset( $old['push'] ) ? $old['push'] + array( 'attempts' => (int) ( $old['attempts'] ?? 0 ) ) : null,
		CHECK_OPTION        => isset( $old['check'] ) ? $connection + $old['check'] : null,
		VIEW_OPTION         => isset( $old['view'] ) ? $connection + $old['view'] : null,
		ERROR_OPTION        => isset( $old['lastError'] ) ? $connection + $old['lastError'] : null,
		POLICY_TEXTS_OPTION => $old['policyTexts'] ?? null,
	);
	foreach ( array_filter( $facts ) as $option => $fact ) {
		add_option( $option, $fact, '', false );
	}
	delete_option( OLD_STATUS_OPTION );
}
