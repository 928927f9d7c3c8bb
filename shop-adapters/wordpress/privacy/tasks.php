<?php
/**
 * Tasks: requests about personal data that staff handed over in the console. They become requests under Tools → Export and
 * Erase Personal Data and wait there for an administrator. The result is sent back to the service.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Customer\Tasks;
use Zgoda\Core\Json;

defined( 'ABSPATH' ) || exit;

/** Post meta of a WordPress request: ids of the tasks that it stands for. */
const TASK_META = '_zgoda_task';
/** WordPress's names of the two kinds of task. */
const TASK_ACTIONS = array(
	'export' => 'export_personal_data',
	'erase'  => 'remove_personal_data',
);
/** Statuses of requests that wait, and with those that ended. */
const OPEN_STATUSES = array( 'request-pending', 'request-confirmed' );
const ALL_STATUSES  = array( 'request-pending', 'request-confirmed', 'request-failed', 'request-completed' );

/**
 * Ends a task here: no request stands for it any more.
 *
 * @param string $id   Id of the task.
 * @param int[]  $made Requests to remove, which were created for it alone.
 */
function forget_task( string $id, array $made = array() ): void {
	foreach ( task_requests( $id, ALL_STATUSES ) as $request ) {
		delete_post_meta( $request, TASK_META, $id );
	}
	foreach ( $made as $request ) {
		wp_delete_post( $request, true );
	}
}

/**
 * The requests that stand for a task.
 *
 * @param string   $id       Id of the task.
 * @param string[] $statuses Statuses of requests.
 * @return int[]
 */
function task_requests( string $id, array $statuses ): array {
	return get_posts(
		array(
			'post_type'   => 'user_request',
			'meta_key'    => TASK_META, // phpcs:ignore WordPress.DB.SlowDBQuery -- a few requests, and no visitor waits.
			'meta_value'  => $id, // phpcs:ignore WordPress.DB.SlowDBQuery
			'post_status' => $statuses,
			'numberposts' => -1,
			'fields'      => 'ids',
		)
	);
}

/**
 * The person's e-mail addresses in WordPress: the one that the task names, and those of the person's accounts.
 * WordPress's tools go by address, so an account with another one is a request of its own. An address that WordPress
 * cannot hold counts as none.
 *
 * @param array<string, mixed> $task Row of the answer.
 * @return list<string>
 */
function task_emails( array $task ): array {
	$email = Json::text( $task, 'email' );
	// WordPress removes what it does not know, such as ł: what is left would be the address of somebody else.
	$emails = array( sanitize_email( $email ) === $email ? $email : '' );
	foreach ( is_array( $task['subs'] ?? null ) ? $task['subs'] : array() as $sub ) {
		$user     = account_of_id( $sub );
		$emails[] = null === $user ? '' : $user->user_email;
	}
	$emails = array_filter( $emails, 'is_email' );
	return array_values( array_intersect_key( $emails, array_unique( array_map( 'strtolower', $emails ) ) ) );
}

/**
 * Id of an open request of this kind for an address, or 0.
 *
 * @param string $email  Address of the person.
 * @param string $action Kind of the request, a value of TASK_ACTIONS.
 */
function find_open_request( string $email, string $action ): int {
	$found = get_posts(
		array(
			'post_type'     => 'user_request',
			'post_name__in' => array( $action ),
			'title'         => $email,
			'post_status'   => OPEN_STATUSES,
			'numberposts'   => 1,
			'fields'        => 'ids',
		)
	);
	return (int) ( $found[0] ?? 0 );
}

/**
 * A request was completed by an administrator, or expired before the person confirmed it.
 *
 * @param mixed $new_status Status now.
 * @param mixed $old_status Status before.
 * @param mixed $post       The request, or any other post.
 */
function note_request_end( $new_status, $old_status, $post ): void {
	if ( ! $post instanceof \WP_Post || 'user_request' !== $post->post_type || $new_status === $old_status ) {
		return;
	}
	if ( 'request-completed' === $new_status ) {
		keep_task_results( $post->ID, 'done' );
	} elseif ( 'request-failed' === $new_status ) {
		keep_task_results( $post->ID, 'refused', 'expired' );
	}
}

/**
 * A request is removed from the list; refused as dismissed unless it was completed before.
 *
 * @param mixed $id Id of any post.
 */
function note_request_removal( $id ): void {
	if ( 'user_request' === get_post_type( (int) $id ) && 'request-completed' !== get_post_status( (int) $id ) ) {
		keep_task_results( (int) $id, 'refused', 'dismissed' );
	}
}

/**
 * Stores the result for every task of a request, and sends it at the end of this process. A task is done when all its requests
 * are, and refused with the first that is.
 *
 * @param int    $request Id of WordPress's request.
 * @param string $state   Result: done or refused.
 * @param string $reason  Why it was refused, or ''.
 */
function keep_task_results( int $request, string $state, string $reason = '' ): void {
	foreach ( get_post_meta( $request, TASK_META ) as $id ) {
		$id = Tasks::cleanId( $id );
		if ( '' === $id || ( 'done' === $state && array() !== array_diff( task_requests( $id, OPEN_STATUSES ), array( $request ) ) ) ) {
			continue;
		}
		if ( 'refused' === $state ) {
			forget_task( $id );
		}
		adapter()->tasks()->keep( $id, $state, $reason );
		add_action( 'shutdown', __NAMESPACE__ . '\send_kept_task_results', PHP_INT_MAX, 0 );
	}
}

/** Sends the kept results. */
function send_kept_task_results(): void {
	adapter()->tasks()->sendResults();
}

/**
 * Adds the column "Source" to WordPress's two lists of requests.
 *
 * @param mixed $columns Columns so far.
 * @return mixed
 */
function add_origin_column( $columns ) {
	if ( is_array( $columns ) && is_connected() ) {
		$columns['zgoda'] = __( 'Source', 'zgoda' );
	}
	return $columns;
}

/**
 * Prints a link to the console for a request that was handed over there.
 *
 * @param mixed $column Name of the column.
 * @param mixed $item   The request.
 */
function print_origin( $column, $item ): void {
	if ( 'zgoda' !== $column || ! $item instanceof \WP_User_Request ) {
		return;
	}
	$id = Tasks::cleanId( get_post_meta( $item->ID, TASK_META, true ) );
	if ( '' !== $id ) {
		printf( '<a href="%s">%s</a>', esc_url( adapter()->connection()->address() . '/console/#/requests/' . $id ), esc_html__( 'Zgoda console', 'zgoda' ) );
	}
}
