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
			'data' => array(),
			'done' => true,
		);
	}
	$answer = call_service( 'POST', '/v1/adapter/privacy/export', person( (string) $email, (int) $page ), PRIVACY_TIMEOUT_SECONDS, MAX_EXPORT_BYTES );
	if ( ! $answer['ok'] || ! is_bool( $answer['data']['done'] ?? null ) ) {
		return privacy_error( __( 'What Zgoda keeps about the person is missing from this export.', 'zgoda' ), $answer['code'] );
	}
	$items = array();
	foreach ( is_array( $answer['data']['groups'] ?? null ) ? $answer['data']['groups'] : array() as $group ) {
		$fields = array();
		foreach ( is_array( $group['data'] ?? null ) ? $group['data'] : array() as $field ) {
			$fields[] = array(
				'name'  => esc_html( text_at( $field, 'name' ) ),
				'value' => nl2br( esc_html( text_at( $field, 'value' ) ) ),
			);
		}
		$items[] = array(
			'group_id'    => sanitize_key( text_at( $group, 'groupId' ) ),
			'group_label' => esc_html( text_at( $group, 'groupLabel' ) ),
			'item_id'     => sanitize_key( text_at( $group, 'itemId' ) ),
			'data'        => $fields,
		);
	}
	return array(
		'data' => $items,
		'done' => $answer['data']['done'],
	);
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
		return $result;
	}
	$answer = call_service( 'POST', '/v1/adapter/privacy/erase', person( (string) $email, (int) $page ), PRIVACY_TIMEOUT_SECONDS );
	if ( ! $answer['ok'] || ! is_bool( $answer['data']['done'] ?? null ) ) {
		return privacy_error( __( 'What Zgoda keeps about the person was retained. Try again.', 'zgoda' ), $answer['code'] );
	}
	$messages = array_filter( is_array( $answer['data']['messages'] ?? null ) ? $answer['data']['messages'] : array(), 'is_string' );
	return array(
		'items_removed'  => 0 < (int) ( $answer['data']['removed'] ?? 0 ),
		'items_retained' => 0 < (int) ( $answer['data']['retained'] ?? 0 ),
		'messages'       => array_map( 'esc_html', array_values( $messages ) ),
		'done'           => $answer['data']['done'],
	);
}

/**
 * The person as the store knows him or her: the address, the accounts under it, and the phone of the account.
 *
 * @param string $email Address.
 * @param int    $page  From 1.
 * @return array<string, mixed>
 */
function person( string $email, int $page ): array {
	$user   = get_user_by( 'email', $email );
	$person = array(
		'email'  => $email,
		'subs'   => false === $user ? array() : array( 'wordpress:' . $user->ID ),
		'locale' => known_locale( get_user_locale() ) ?? 'en',
		'page'   => max( 1, $page ),
	);
	$phone  = false === $user ? '' : trim( (string) get_user_meta( $user->ID, 'billing_phone', true ) );
	if ( preg_match( '/^\+?[\d\s()\/.-]{6,30}$/', $phone ) ) {
		$person['phone'] = $phone;
	}
	return $person;
}

/** What went wrong, and what to do. */
function privacy_error( string $what, string $code ): \WP_Error {
	return new \WP_Error( 'zgoda_' . $code, 'Zgoda: ' . $what . ' ' . answer_words( $code ) );
}

/** Offers text for the store's policy page, made by the service from the shop's live settings and kept with the last check. */
function suggest_policy_text(): void {
	if ( ! function_exists( 'wp_add_privacy_policy_content' ) ) {
		return;
	}
	$texts = status()['policyTexts'];
	$text  = $texts[ known_locale( get_locale() ) ?? 'en' ] ?? array();
	if ( array() === $text ) {
		return;
	}
	$html = '';
	foreach ( $text as $part ) {
		$html .= '<h3>' . esc_html( text_at( $part, 'heading' ) ) . '</h3>';
		foreach ( is_array( $part['paragraphs'] ?? null ) ? $part['paragraphs'] : array() as $paragraph ) {
			$html .= '<p>' . esc_html( is_string( $paragraph ) ? $paragraph : '' ) . '</p>';
		}
	}
	wp_add_privacy_policy_content( 'Zgoda', wp_kses_post( $html ) );
}

/** Fetches that text anew; in the background, with the daily report and with a check. */
function fetch_policy_texts(): void {
	$answer = call_service( 'GET', '/v1/adapter/policy-text' );
	if ( ! $answer['ok'] || ! is_array( $answer['data']['texts'] ?? null ) ) {
		return;
	}
	$status                = status();
	$status['policyTexts'] = $answer['data']['texts'];
	save_status( $status );
}
