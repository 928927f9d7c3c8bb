<?php
/**
 * Turns the console's tasks into requests of WordPress's privacy tools.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Customer\TaskTools;

defined( 'ABSPATH' ) || exit;

/** WordPress's requests for the export or erasure of personal data. */
class Request_Tools implements TaskTools {

	/**
	 * Requests that this process made, by id of the task.
	 *
	 * @var array<string, list<int>>
	 */
	private array $made = array();

	/**
	 * Creates a confirmed request for each address of a task, once. Exports and erases nothing by itself.
	 *
	 * @param string               $id   Id of the task.
	 * @param string               $kind export or erase.
	 * @param array<string, mixed> $task Row of the answer.
	 * @return string '' when the requests exist, else why not.
	 */
	public function take( string $id, string $kind, array $task ): string {
		$emails = task_emails( $task );
		if ( array() === $emails ) {
			return 'no_email';
		}
		$this->made[ $id ] = array();
		// A task is fetched again when its result was lost; an address that was completed meanwhile is not asked for again.
		$known = array_map( static fn( int $request ): string => strtolower( (string) get_post_field( 'post_title', $request, 'raw' ) ), task_requests( $id, ALL_STATUSES ) );
		foreach ( $emails as $email ) {
			if ( ! in_array( strtolower( $email ), $known, true ) && ! $this->create( $id, TASK_ACTIONS[ $kind ], $email ) ) {
				$this->withdraw( $id );
				return 'failed';
			}
		}
		return '';
	}

	/**
	 * Withdrawn in the console meanwhile: no request stands for the task any more.
	 *
	 * @param string $id Id of the task.
	 */
	public function withdraw( string $id ): void {
		forget_task( $id, $this->made[ $id ] ?? array() );
	}

	/**
	 * Creates the request of one address, or finds the open one that is there.
	 *
	 * @param string $id     Id of the task.
	 * @param string $action Kind of the request, a value of TASK_ACTIONS.
	 * @param string $email  The address.
	 * @return bool Is there one now?
	 */
	private function create( string $id, string $action, string $email ): bool {
		$new     = wp_create_user_request( $email, $action, array(), 'confirmed' );
		$request = is_int( $new ) ? $new : find_open_request( $email, $action );
		if ( is_int( $new ) ) {
			$this->made[ $id ][] = $new;
		}
		if ( 0 < $request ) {
			add_post_meta( $request, TASK_META, $id );
		}
		return 0 < $request;
	}
}
