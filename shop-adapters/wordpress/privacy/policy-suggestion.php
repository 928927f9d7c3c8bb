<?php
/**
 * Text that the shop may take into its privacy policy. The service writes it from the shop's live settings; WordPress
 * shows it in its policy guide.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Json;
use Zgoda\Core\Locales;

defined( 'ABSPATH' ) || exit;

/** Offers the text, as it was last fetched, in WordPress's policy guide. */
function suggest_policy_text(): void {
	if ( ! function_exists( 'wp_add_privacy_policy_content' ) ) {
		return;
	}
	$text = adapter()->facts()->read( 'policy_texts' )[ Locales::orEnglish( get_locale() ) ] ?? array();
	// Every type is checked: it came over the network, and this runs on every admin page.
	$parts = array_filter( is_array( $text ) ? $text : array(), 'is_array' );
	if ( array() === $parts ) {
		return;
	}
	$html = '';
	foreach ( $parts as $part ) {
		$html .= '<h3>' . esc_html( Json::text( $part, 'heading' ) ) . '</h3>';
		foreach ( is_array( $part['paragraphs'] ?? null ) ? $part['paragraphs'] : array() as $paragraph ) {
			$html .= '<p>' . esc_html( is_string( $paragraph ) ? $paragraph : '' ) . '</p>';
		}
	}
	wp_add_privacy_policy_content( 'Zgoda', wp_kses_post( $html ) );
}

/** Fetches the text, and whether the shop has a visitor list: in the background with the daily report, and with a check. */
function fetch_policy_texts(): void {
	$answer = adapter()->service()->call( 'GET', '/v1/adapter/policy-text' );
	if ( $answer->isOk() && is_array( $answer->data['texts'] ?? null ) ) {
		$has_list = true === ( $answer->data['visitorList'] ?? null );
		adapter()->facts()->keep( 'policy_texts', array( 'visitorList' => $has_list ) + $answer->data['texts'] );
	}
}
