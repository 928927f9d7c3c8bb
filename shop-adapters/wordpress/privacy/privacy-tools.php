<?php
/**
 * Exporter and eraser for WordPress's privacy tools: Tools → Export and Erase Personal Data include leads, conversations,
 * answers and proofs that the service keeps. If the service does not answer, the result is an error, never "done".
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Timeout in seconds. WordPress waits about ten seconds for each call. */
const PRIVACY_TIMEOUT_SECONDS = 10;
/** Longest export page that is read, in bytes. */
const MAX_EXPORT_BYTES = 5242880;

/**
 * Adds the exporter.
 *
 * @param mixed $exporters Exporters so far.
 * @return mixed
 */
function add_exporter( $exporters ) {
	if ( is_array( $exporters ) ) {
		$exporters['zgoda'] = array(
			'exporter_friendly_name' => __( 'Zgoda: chat and contact form', 'zgoda' ),
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
			'eraser_friendly_name' => __( 'Zgoda: chat and contact form', 'zgoda' ),
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
	if ( ! is_connected() ) {
		return array(
			'data' => was_connected() ? array( not_exported_item() ) : array(),
			'done' => true,
		);
	}
	$answer = call_service( 'POST', '/v1/adapter/privacy/export', person_identifiers( (string) $email, (int) $page ), PRIVACY_TIMEOUT_SECONDS, MAX_EXPORT_BYTES );
	if ( holds_nothing( $answer ) ) {
		return array(
			'data' => array(),
			'done' => true,
		);
	}
	$items = is_bool( $answer['data']['done'] ?? null ) ? exported_items( $answer['data']['groups'] ?? null ) : null;
	if ( ! $answer['ok'] || null === $items ) {
		return privacy_error( __( 'What Zgoda keeps about the person is missing from this export.', 'zgoda' ), $answer );
	}
	return array(
		'data' => $items,
		'done' => $answer['data']['done'],
	);
}

/**
 * The items of an answer as WordPress prints them; null when the answer is incomplete, because missing data must not look like
 * no data.
 *
 * @param mixed $groups `groups` of the answer.
 * @return ?list<array<string, mixed>>
 */
function exported_items( $groups ): ?array {
	if ( ! is_array( $groups ) ) {
		return null;
	}
	$items = array();
	foreach ( $groups as $group ) {
		if ( ! is_array( $group ) || ! is_array( $group['data'] ?? null ) ) {
			return null;
		}
		$fields = array();
		foreach ( $group['data'] as $field ) {
			if ( ! is_string( $field['name'] ?? null ) || ! is_string( $field['value'] ?? null ) ) {
				return null;
			}
			$fields[] = array(
				'name'  => esc_html( $field['name'] ),
				'value' => nl2br( esc_html( $field['value'] ) ),
			);
		}
		$items[] = array(
			'group_id'    => sanitize_key( text_at( $group, 'groupId' ) ),
			'group_label' => esc_html( text_at( $group, 'groupLabel' ) ),
			'item_id'     => sanitize_key( text_at( $group, 'itemId' ) ),
			'data'        => $fields,
		);
	}
	return $items;
}

/**
 * Erases a person in the service and shows what was kept and why.
 *
 * @param mixed $email Address of the person.
 * @param mixed $page  Page number, from 1; WordPress calls again until the erasure is done.
 * @return array<string, mixed>|\WP_Error
 */
function erase_person( $email, $page = 1 ) {
	$result = array(
		'items_removed'  => false,
		'items_retained' => false,
		'messages'       => array(),
		'done'           => true,
	);
	if ( ! is_connected() ) {
		if ( was_connected() ) {
			$result['items_retained'] = true;
			$result['messages']       = array( esc_html__( 'This shop is not connected to Zgoda, so what Zgoda keeps about the person was retained. Erase it in the Zgoda console.', 'zgoda' ) . console_link() );
		}
		return $result;
	}
	$answer = call_service( 'POST', '/v1/adapter/privacy/erase', person_identifiers( (string) $email, (int) $page ), PRIVACY_TIMEOUT_SECONDS );
	if ( holds_nothing( $answer ) ) {
		return $result;
	}
	if ( ! $answer['ok'] || ! is_whole_erasure( $answer['data'] ) ) {
		return privacy_error( __( 'What Zgoda keeps about the person was retained. Try again.', 'zgoda' ), $answer );
	}
	return array(
		'items_removed'  => 0 < $answer['data']['removed'],
		'items_retained' => 0 < $answer['data']['retained'],
		'messages'       => array_map( 'esc_html', array_values( $answer['data']['messages'] ) ),
		'done'           => $answer['data']['done'],
	);
}

/**
 * Does the service refuse because it keeps nothing about anybody? The shop never had a data-processing agreement, or it has
 * left and all its data are deleted.
 *
 * @param array<string, mixed> $answer Answer of the service.
 */
function holds_nothing( array $answer ): bool {
	return in_array( $answer['code'], array( 'dpa_required', 'shop_closed' ), true );
}

/** Does this site have a shop key, or has it ever reported? Then the service may hold personal data. */
function was_connected(): bool {
	return '' !== connection()['key'] || 0 < last_sent_at();
}

/**
 * An item that says what is missing in the export.
 *
 * @return array<string, mixed>
 */
function not_exported_item(): array {
	return array(
		'group_id'    => 'zgoda',
		'group_label' => 'Zgoda',
		'item_id'     => 'zgoda-missing',
		'data'        => array(
			array(
				'name'  => esc_html__( 'Not in this export', 'zgoda' ),
				'value' => esc_html__( 'This shop is not connected to Zgoda, so what Zgoda keeps about the person is missing here. Export it in the Zgoda console.', 'zgoda' ) . console_link(),
			),
		),
	);
}

/** A link to the console as HTML, with a leading space; '' when the address of the service is no longer known. */
function console_link(): string {
	$address = connection()['address'];
	return '' === $address ? '' : ' <a href="' . esc_url( $address . '/console' ) . '">' . esc_html( $address . '/console' ) . '</a>';
}

/**
 * Is the answer to an erasure complete? An incomplete one must not count as "done".
 *
 * @param array<string, mixed> $data Body of the answer.
 */
function is_whole_erasure( array $data ): bool {
	$messages = $data['messages'] ?? null;
	return is_bool( $data['done'] ?? null )
		&& is_int( $data['removed'] ?? null )
		&& is_int( $data['retained'] ?? null )
		&& is_array( $messages )
		&& array_filter( $messages, 'is_string' ) === $messages;
}

/**
 * What identifies the person in the service: e-mail address, account, and the account's phone number.
 *
 * @param string $email Address.
 * @param int    $page  Page number, from 1.
 * @return array<string, mixed>
 */
function person_identifiers( string $email, int $page ): array {
	$user   = get_user_by( 'email', $email );
	$person = array(
		'email'  => $email,
		'subs'   => false === $user ? array() : account_ids( $user ),
		'locale' => known_locale( get_user_locale() ) ?? 'en',
		'page'   => max( 1, $page ),
	);
	$phone  = false === $user ? '' : trim( (string) get_user_meta( $user->ID, 'billing_phone', true ) );
	$digits = strlen( (string) preg_replace( '/\D/', '', $phone ) );
	// The service refuses the whole request if the phone number is malformed.
	if ( 6 <= $digits && 20 >= $digits && preg_match( '/^\+?[\d\s()\/.-]{6,30}$/', $phone ) ) {
		$person['phone'] = $phone;
	}
	return $person;
}

/**
 * The error that WordPress shows: what went wrong, and what to do.
 *
 * @param string                                                    $what   What it means for the person's data.
 * @param array{ok: bool, code: string, data: array<string, mixed>} $answer The failed or incomplete answer.
 */
function privacy_error( string $what, array $answer ): \WP_Error {
	$code = $answer['ok'] ? 'not_zgoda' : $answer['code'];
	// Nothing tries again by itself here. In a large shop the next call gets what the service collected meanwhile.
	$words = 'unavailable' === $code ? __( 'Zgoda is restarting, or still collecting everything. Try again in a minute.', 'zgoda' ) : answer_words( $code );
	return new \WP_Error( 'zgoda_' . $code, 'Zgoda: ' . $what . ' ' . $words );
}
