<?php
/**
 * Tasks: requests about personal data that staff handed over in the console. They become requests under Tools → Export and
 * Erase Personal Data and wait there for an administrator. The result is sent back to the service.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Post meta of a WordPress request: ids of the tasks that it stands for. */
const TASK_META = '_zgoda_task';
/** Prefix of the options that hold a result that Zgoda has not accepted yet; none is autoloaded. */
const TASK_RESULT_PREFIX = 'zgoda_task_';
/** Maximum number of results sent at once; the rest follows with the next report. */
const MAX_RESULTS = 50;
/** WordPress's names of the two kinds of task. */
const TASK_ACTIONS = array(
	'export' => 'export_personal_data',
	'erase'  => 'remove_personal_data',
);
/** Statuses of requests that wait, and with those that ended. */
const OPEN_STATUSES = array( 'request-pending', 'request-confirmed' );
const ALL_STATUSES  = array( 'request-pending', 'request-confirmed', 'request-failed', 'request-completed' );

/**
 * Fetches the tasks that wait, as the answer to a report or a check counts them.
 *
 * @param array{ok: bool, code: string, data: array<string, mixed>} $answer The answer.
 */
function take_waiting_tasks( array $answer ): void {
	$waiting = $answer['data']['tasks'] ?? null;
	if ( ! $answer['ok'] || ! is_int( $waiting ) ) {
		return;
	}
	send_kept_task_results();
	if ( 0 < $waiting ) {
		fetch_tasks();
	}
}

/** Fetches the waiting tasks. A task that is not taken now is fetched again next time. */
function fetch_tasks(): void {
	$answer = call_service( 'GET', '/v1/adapter/tasks' );
	foreach ( is_array( $answer['data']['tasks'] ?? null ) ? $answer['data']['tasks'] : array() as $task ) {
		if ( is_array( $task ) && 'unreachable' === take_task( $task ) ) {
			return;
		}
	}
}

/**
 * Creates a confirmed WordPress request for each address of a task, once, and sends `taken`. Exports and erases nothing by itself.
 *
 * @param array<string, mixed> $task Row of the answer.
 * @return string Code of the answer to the result.
 */
function take_task( array $task ): string {
	$id     = clean_task_id( $task['id'] ?? '' );
	$action = TASK_ACTIONS[ text_at( $task, 'kind' ) ] ?? '';
	if ( '' === $id || '' === $action || false !== get_option( TASK_RESULT_PREFIX . $id ) ) {
		return 'ok';
	}
	$emails = task_emails( $task );
	if ( array() === $emails ) {
		return keep_and_send_task_result( $id, 'refused', 'no_email' );
	}
	$made = create_requests( $id, $action, $emails );
	if ( null === $made ) {
		return keep_and_send_task_result( $id, 'refused', 'failed' );
	}
	$code = send_task_result( $id, 'taken' );
	if ( 'not_found' === $code ) {
		// Withdrawn in the console meanwhile.
		forget_task( $id, $made );
	}
	return $code;
}

/**
 * Creates the requests of a task that are not there yet; null when WordPress refuses one.
 *
 * @param string   $id     Id of the task.
 * @param string   $action Kind of the request, a value of TASK_ACTIONS.
 * @param string[] $emails Addresses of the person.
 * @return ?list<int> Requests that were created now.
 */
function create_requests( string $id, string $action, array $emails ): ?array {
	$made = array();
	// A task is fetched again when its result was lost; an address that was completed meanwhile is not asked for again.
	$known = array_map( static fn( int $request ): string => strtolower( (string) get_post_field( 'post_title', $request, 'raw' ) ), task_requests( $id, ALL_STATUSES ) );
	foreach ( $emails as $email ) {
		if ( in_array( strtolower( $email ), $known, true ) ) {
			continue;
		}
		$new     = wp_create_user_request( $email, $action, array(), 'confirmed' );
		$request = is_int( $new ) ? $new : find_open_request( $email, $action );
		if ( is_int( $new ) ) {
			$made[] = $new;
		}
		if ( 0 === $request ) {
			forget_task( $id, $made );
			return null;
		}
		add_post_meta( $request, TASK_META, $id );
	}
	return $made;
}

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
	$email = text_at( $task, 'email' );
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
 * The id of a task, or ''.
 *
 * @param mixed $id As received.
 */
function clean_task_id( $id ): string {
	return is_string( $id ) && preg_match( '/^req_[A-Za-z0-9_-]{1,40}$/', $id ) ? $id : '';
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
		$id = clean_task_id( $id );
		if ( '' === $id || ( 'done' === $state && array() !== array_diff( task_requests( $id, OPEN_STATUSES ), array( $request ) ) ) ) {
			continue;
		}
		if ( 'refused' === $state ) {
			forget_task( $id );
		}
		update_option( TASK_RESULT_PREFIX . $id, trim( $state . ' ' . $reason ), false );
		add_action( 'shutdown', __NAMESPACE__ . '\send_kept_task_results', PHP_INT_MAX, 0 );
	}
}

/**
 * Stores a result before sending it, so that an outage does not lose it.
 *
 * @param string $id     Id of the task.
 * @param string $state  Result: taken, done or refused.
 * @param string $reason Why it was refused, or ''.
 */
function keep_and_send_task_result( string $id, string $state, string $reason = '' ): string {
	update_option( TASK_RESULT_PREFIX . $id, trim( $state . ' ' . $reason ), false );
	return send_task_result( $id, $state, $reason );
}

/**
 * Sends the result of a task. Deletes the stored result once it is accepted, or when the task no longer exists.
 *
 * @param string $id     Id of the task.
 * @param string $state  Result: taken, done or refused.
 * @param string $reason Why it was refused, or ''.
 * @return string Code of the answer.
 */
function send_task_result( string $id, string $state, string $reason = '' ): string {
	$word = array(
		'id'     => $id,
		'state'  => $state,
		'reason' => $reason,
	);
	$code = call_service( 'POST', '/v1/adapter/tasks', array_filter( $word ) )['code'];
	// "taken" is never stored, so a stored result was written by another process meanwhile and must stay.
	if ( 'taken' !== $state && in_array( $code, array( 'ok', 'not_found' ), true ) ) {
		delete_option( TASK_RESULT_PREFIX . $id );
	}
	return $code;
}

/** Sends the stored results. */
function send_kept_task_results(): void {
	global $wpdb;
	if ( ! is_connected() ) {
		return;
	}
	// LIKE treats the underscore as any character; other options that match are skipped below.
	$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s LIMIT %d", TASK_RESULT_PREFIX . '%', MAX_RESULTS ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	foreach ( $names as $name ) {
		$id                     = clean_task_id( substr( $name, strlen( TASK_RESULT_PREFIX ) ) );
		list( $state, $reason ) = explode( ' ', get_option( $name ) . ' ' );
		if ( '' !== $id && '' !== $state && 'unreachable' === send_task_result( $id, $state, $reason ) ) {
			return;
		}
	}
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
	$id = clean_task_id( get_post_meta( $item->ID, TASK_META, true ) );
	if ( '' !== $id ) {
		printf( '<a href="%s">%s</a>', esc_url( connection()['address'] . '/console/#/requests/' . $id ), esc_html__( 'Zgoda console', 'zgoda' ) );
	}
}
