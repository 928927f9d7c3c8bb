<?php
/**
 * The address that the service calls, signed with the shop's secret: for a report now, and for questions about orders. See
 * contract/README.md, section 11.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Customer\Door;

defined( 'ABSPATH' ) || exit;

const DOOR_ACTION = 'zgoda_door';

/** Address of the door: no page cache answers it, and it needs no permalinks. */
function door_address(): string {
	return admin_url( 'admin-ajax.php?action=' . DOOR_ACTION );
}

/** Answers the service. */
function answer_door(): void {
	add_filter( 'nocache_headers', __NAMESPACE__ . '\forbid_caching' );
	nocache_headers();
	$answer = adapter()->door()->answer( Door::headersOf( wp_unslash( $_SERVER ) ), (string) file_get_contents( 'php://input' ) );
	status_header( $answer->status );
	if ( '' !== $answer->body ) {
		header( 'Content-Type: application/json' );
		echo $answer->body; // phpcs:ignore WordPress.Security.EscapeOutput -- JSON for the service, no page.
	}
	exit;
}
