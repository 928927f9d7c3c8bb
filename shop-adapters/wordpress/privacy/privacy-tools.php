<?php
/**
 * The chat in WordPress's own privacy tools: Tools → Export and Erase Personal Data cover leads, conversations, answers
 * and proofs that the service keeps. A service that does not answer is an error, never "done".
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** WordPress gives each call about ten seconds of patience. */
const PRIVACY_TIMEOUT_SECONDS = 10;
/** An export page may be long. */
const MAX_EXPORT_BYTES = 5242880;

/**
 * Adds the chat to the exporters.
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
 * Adds the chat to the erasers, in front: WooCommerce's takes the phone from the account, by which we would still find the person.
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
 * One page of what the service keeps about the person.
 *
 * @param mixed $email Address of the person.
 * @param mixed $page  From 1.
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
	$items  = is_bool( $answer['data']['done'] ?? null ) ? exported_items( $answer['data']['groups'] ?? null ) : null;
	if ( ! $answer['ok'] || null === $items ) {
		return privacy_error( __( 'What Zgoda keeps about the person is missing from this export.', 'zgoda' ), $answer );
	}
	return array(
		'data' => $items,
		'done' => $answer['data']['done'],
	);
}

/**
 * The items of an answer as WordPress prints them; null unless the answer is whole, since a gap would look like nothing.
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
 * Erases the person in the service; says what was kept, and why.
 *
 * @param mixed $email Address of the person.
 * @param mixed $page  From 1; a long erasure is asked for again.
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
			$result['messages']       = array( esc_html__( 'This shop is not connected to Zgoda, so what Zgoda keeps about the person was retained. Erase it in the console of Zgoda.', 'zgoda' ) . console_link() );
		}
		return $result;
	}
	$answer = call_service( 'POST', '/v1/adapter/privacy/erase', person_identifiers( (string) $email, (int) $page ), PRIVACY_TIMEOUT_SECONDS );
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

/** Has this shop ever reported? Then the service may hold people's data, whatever became of the connection. */
function was_connected(): bool {
	return 0 < last_sent_at();
}

/**
 * Says in the export what is not in it.
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
				'value' => esc_html__( 'This shop is not connected to Zgoda, so what Zgoda keeps about the person is missing here. Export it in the console of Zgoda.', 'zgoda' ) . console_link(),
			),
		),
	);
}

/** The way to the console as HTML, with a space before it; '' when the address of the service is no longer known. */
function console_link(): string {
	$address = connection()['address'];
	return '' === $address ? '' : ' <a href="' . esc_url( $address . '/console' ) . '">' . esc_html( $address . '/console' ) . '</a>';
}

/**
 * Does the answer say how much is gone, how much stays, and why? Half an answer must not pass for "done".
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
 * The person as the store knows him or her: the address, the accounts under it, and the phone of the account.
 *
 * @param string $email Address.
 * @param int    $page  From 1.
 * @return array<string, mixed>
 */
function person_identifiers( string $email, int $page ): array {
	$user   = get_user_by( 'email', $email );
	$person = array(
		'email'  => $email,
		'subs'   => false === $user ? array() : array( 'wordpress:' . $user->ID ),
		'locale' => known_locale( get_user_locale() ) ?? 'en',
		'page'   => max( 1, $page ),
	);
	$phone  = false === $user ? '' : trim( (string) get_user_meta( $user->ID, 'billing_phone', true ) );
	$digits = strlen( (string) preg_replace( '/\D/', '', $phone ) );
	// What is no number, such as a row of dashes, would have the whole request refused.
	if ( 6 <= $digits && 20 >= $digits && preg_match( '/^\+?[\d\s()\/.-]{6,30}$/', $phone ) ) {
		$person['phone'] = $phone;
	}
	return $person;
}

/**
 * What went wrong, and what to do.
 *
 * @param string                                                    $what   What it means for the person's data.
 * @param array{ok: bool, code: string, data: array<string, mixed>} $answer The answer that will not do.
 */
function privacy_error( string $what, array $answer ): \WP_Error {
	$code = $answer['ok'] ? 'not_zgoda' : $answer['code'];
	return new \WP_Error( 'zgoda_' . $code, 'Zgoda: ' . $what . ' ' . answer_words( $code ) );
}
