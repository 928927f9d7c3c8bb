<?php
/**
 * By which ids the service knows an account. WordPress may give the number of an account a second time, such as after a
 * backup was restored, so a number alone would join two people. See contract/README.md, section 8.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/**
 * Unix seconds since when accounts that register here are told apart. Earlier ones keep the number alone, under which the
 * service may know them. Autoloaded, so that looking costs no query.
 */
const ACCOUNT_IDS_OPTION = 'zgoda_account_ids';

/**
 * Called with each request, because the database of an earlier version may come back at any time: an account that registers
 * after that may get a number for the second time.
 */
function note_account_ids(): void {
	if ( false === get_option( ACCOUNT_IDS_OPTION ) ) {
		add_option( ACCOUNT_IDS_OPTION, time() );
	}
}

/**
 * All ids under which the service may know an account, as `<platform>:<id>`. Tokens take the first.
 *
 * @param \WP_User $user The account.
 * @return non-empty-list<string>
 */
function account_ids( \WP_User $user ): array {
	$number     = 'wordpress:' . $user->ID;
	$own        = $number . '-' . substr( hash( 'sha256', $user->user_registered ), 0, 10 );
	$registered = (int) strtotime( $user->user_registered . ' UTC' );
	// After the plugin was deleted and installed again, an earlier account may be known by its own id too.
	return $registered < (int) get_option( ACCOUNT_IDS_OPTION ) ? array( $number, $own ) : array( $own );
}

/**
 * The account of an id; null when there is none, or another one has its number now.
 *
 * @param mixed $id As the service sends it.
 */
function account_of_id( $id ): ?\WP_User {
	if ( ! is_string( $id ) || ! preg_match( '/^wordpress:(\d{1,18})(?:-[0-9a-f]{10})?$/', $id, $found ) ) { // phpcs:ignore WordPress.WP.CapitalPDangit -- the platform's name in ids, as the contract spells it.
		return null;
	}
	$user = get_userdata( (int) $found[1] );
	return false !== $user && in_array( $id, account_ids( $user ), true ) ? $user : null;
}
