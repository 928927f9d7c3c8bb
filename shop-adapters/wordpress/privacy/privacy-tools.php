<?php
/**
 * Exporter and eraser for WordPress's privacy tools: Tools → Export and Erase Personal Data include leads, conversations,
 * answers and proofs that the service keeps. If the service does not answer, the result is an error, never "done".
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Customer\Person;
use Zgoda\Core\Customer\PrivacyResult;

defined( 'ABSPATH' ) || exit;

/**
 * Adds the exporter.
 *
 * @param mixed $exporters Exporters so far.
 * @return mixed
 */
function add_exporter( $exporters ) {
	if ( is_array( $exporters ) ) {
		$exporters['zgoda'] = array(
			'exporter_friendly_name' => say( 'privacy.name' ),
			'callback'               => __NAMESPACE__ . '\export_person',
		);
	}
	return $exporters;
}

/**
 * Adds the eraser in front of all others: WooCommerce's deletes the account's phone number, which identifies the person in
 * the service.
 *
 * @param mixed $erasers Erasers so far.
 * @return mixed
 */
function add_eraser( $erasers ) {
	if ( is_array( $erasers ) ) {
		$own     = array(
			'eraser_friendly_name' => say( 'privacy.name' ),
			'callback'             => __NAMESPACE__ . '\erase_person',
		);
		$erasers = array( 'zgoda' => $own ) + $erasers;
	}
	return $erasers;
}

/**
 * Exports one page of what the service keeps about a person.
 *
 * @param mixed $email Address of the person.
 * @param mixed $page  Page number, from 1.
 * @return array<string, mixed>|\WP_Error
 */
function export_person( $email, $page = 1 ) {
	$result = adapter()->privacy()->export( person_of( (string) $email ), (int) $page );
	if ( PrivacyResult::FAILED === $result->outcome ) {
		return privacy_error( 'privacy.export_failed', $result );
	}
	$items = array_map( __NAMESPACE__ . '\exported_item', $result->groups );
	if ( PrivacyResult::DISCONNECTED === $result->outcome ) {
		$missing = array(
			'name'  => esc_html( say( 'privacy.not_exported' ) ),
			'value' => esc_html( say( 'privacy.not_exported_hint' ) ) . console_link(),
		);
		$items[] = array(
			'group_id'    => 'zgoda',
			'group_label' => 'Zgoda',
			'item_id'     => 'zgoda-missing',
			'data'        => array( $missing ),
		);
	}
	return array(
		'data' => $items,
		'done' => $result->isDone, // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- a property of the core.
	);
}

/**
 * A group of the service's answer as WordPress prints it.
 *
 * @param array<string, mixed> $group The group.
 * @return array<string, mixed>
 */
function exported_item( array $group ): array {
	$fields = array();
	foreach ( $group['data'] as $field ) {
		$fields[] = array(
			'name'  => esc_html( $field['name'] ),
			'value' => nl2br( esc_html( $field['value'] ) ),
		);
	}
	return array(
		'group_id'    => sanitize_key( $group['groupId'] ),
		'group_label' => esc_html( $group['groupLabel'] ),
		'item_id'     => sanitize_key( $group['itemId'] ),
		'data'        => $fields,
	);
}

/**
 * Erases a person in the service and shows what was kept and why.
 *
 * @param mixed $email Address of the person.
 * @param mixed $page  Page number, from 1; WordPress calls again until the erasure is done.
 * @return array<string, mixed>|\WP_Error
 */
function erase_person( $email, $page = 1 ) {
	$result = adapter()->privacy()->erase( person_of( (string) $email ), (int) $page );
	if ( PrivacyResult::FAILED === $result->outcome ) {
		return privacy_error( 'privacy.erase_failed', $result );
	}
	$is_disconnected = PrivacyResult::DISCONNECTED === $result->outcome;
	return array(
		'items_removed'  => 0 < $result->removed,
		'items_retained' => 0 < $result->retained || $is_disconnected,
		'messages'       => $is_disconnected ? array( esc_html( say( 'privacy.not_erased' ) ) . console_link() ) : array_map( 'esc_html', $result->messages ),
		'done'           => $result->isDone, // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- a property of the core.
	);
}

/** A link to the console as HTML, with a leading space; '' when the address of the service is no longer known. */
function console_link(): string {
	$console = adapter()->connection()->console();
	return '' === $console ? '' : ' <a href="' . esc_url( $console ) . '">' . esc_html( $console ) . '</a>';
}

/**
 * What identifies the person in the service: e-mail address, account, and the account's phone number.
 *
 * @param string $email Address.
 */
function person_of( string $email ): Person {
	$user = get_user_by( 'email', $email );
	return false === $user ? new Person( $email ) : new Person( $email, account_ids( $user ), (string) get_user_meta( $user->ID, 'billing_phone', true ) );
}

/**
 * The error that WordPress shows: what went wrong, and what to do.
 *
 * @param string        $what   Code of the sentence on what it means for the person's data.
 * @param PrivacyResult $result What the core says.
 */
function privacy_error( string $what, PrivacyResult $result ): \WP_Error {
	// Nothing tries again by itself here. In a large shop the next call gets what the service collected meanwhile.
	$words = 'unavailable' === $result->code ? say( 'privacy.collecting' ) : adapter()->words()->answer( $result->code );
	return new \WP_Error( 'zgoda_' . $result->code, 'Zgoda: ' . say( $what ) . ' ' . $words );
}
