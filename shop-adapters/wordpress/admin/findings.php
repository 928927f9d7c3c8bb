<?php
/**
 * Findings: what does not work, for the people who run the shop. Sends no request; reads the results of the last report and
 * check.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Screens that show the findings as admin notices; not the block editor and screens of other plugins. */
const NOTICE_SCREENS = array( 'dashboard', 'plugins', 'edit-page', 'options-privacy', 'privacy', 'settings_page_zgoda' );

/**
 * All findings, the most serious first.
 *
 * @return list<array{level: string, text: string, link: string, label: string}> `level` is error, warning or good.
 */
function findings(): array {
	$settings = admin_url( 'options-general.php?page=' . SETTINGS_GROUP );
	if ( is_copied_site() ) {
		return array( new_finding( 'error', copied_site_words(), $settings, __( 'Say what this site is', 'zgoda' ) ) );
	}
	if ( ! is_connected() && has_chat() ) {
		return array( new_finding( 'error', __( 'Visitors see the chat, but nothing is reported to Zgoda, because the secret key is missing. Enter it, or disconnect the shop.', 'zgoda' ), $settings, __( 'Open the connection settings', 'zgoda' ) ) );
	}
	if ( ! is_connected() ) {
		return array( new_finding( 'warning', __( 'Zgoda is not connected yet. Your visitors see no chat, and nothing is sent.', 'zgoda' ), $settings, __( 'Connect the shop', 'zgoda' ) ) );
	}
	$found  = array();
	$pages  = reported_pages();
	$viewed = last_view()['pages'] ?? array();
	$report = last_report();
	$check  = last_check();
	if ( ! is_safe_address( connection()['address'] ) ) {
		$found[] = new_finding( 'error', __( 'The address of Zgoda starts with http://, which is not encrypted: others could read and change what is sent. Nothing is sent, and the chat is not shown. Enter the address with https://.', 'zgoda' ), $settings, __( 'Open the connection settings', 'zgoda' ) );
	}
	$found = array_merge( $found, domain_findings() );
	foreach ( $pages as $page ) {
		$words = page_words( $page );
		if ( 1 < count( $pages ) ) {
			$words = locale_words( (string) $page['locale'] ) . ': ' . $words;
		}
		list( $link, $label ) = page_link( $page );
		if ( 'published' !== $page['state'] && ! is_text_elsewhere( $page ) ) {
			$found[] = new_finding( consent_box_level( (string) $page['locale'] ), $words . consent_box_consequence( (string) $page['locale'] ), $link, $label );
		} elseif ( 'suggested' === $page['reason'] ) {
			$found[] = new_finding( 'warning', $words, $link, $label );
		}
	}
	foreach ( $pages as $page ) {
		$locale = (string) $page['locale'];
		$view   = $viewed[ $locale ] ?? null;
		$here   = 'published' === $page['state'] || is_text_elsewhere( $page );
		if ( ! $here || null === $view || in_array( 'published', $view, true ) || NOT_CHECKED === $view['reason'] ) {
			continue;
		}
		$words = __( 'The page is published here, but Zgoda does not accept it:', 'zgoda' ) . ' ' . state_words( $view['state'], $view['reason'] );
		if ( 1 < count( $pages ) ) {
			$words = locale_words( $locale ) . ': ' . $words;
		}
		if ( 'foreign' === $view['state'] ) {
			$found[] = new_finding( consent_box_level( $locale ), $words . ' ' . __( 'Check the address of the shop in the console.', 'zgoda' ) . consent_box_consequence( $locale ), connection()['address'] . '/console', __( 'Open the console', 'zgoda' ) );
		} else {
			list( $link, $label ) = page_link( $page );
			$found[]              = new_finding( consent_box_level( $locale ), $words . consent_box_consequence( $locale ), $link, $label );
		}
	}
	if ( null !== $report && 'ok' !== $report['code'] ) {
		$found[] = new_finding( 'error', __( 'The state of the privacy policy could not be reported.', 'zgoda' ) . ' ' . answer_words( $report['code'] ), $settings, __( 'Open the connection settings', 'zgoda' ) );
	}
	if ( null !== $check && 'ok' !== $check['code'] && $check['at'] >= ( $report['at'] ?? 0 ) ) {
		$found[] = new_finding( 'error', __( 'The last check of the connection failed.', 'zgoda' ) . ' ' . answer_words( $check['code'] ), $settings, __( 'Open the connection settings', 'zgoda' ) );
	}
	if ( 'ok' === ( $check['code'] ?? '' ) && false === ( $check['data']['collecting'] ?? null ) ) {
		$found[] = new_finding( 'warning', __( 'The chat stays closed for now, because some details are still missing in the Zgoda console. Visitors see your contact e-mail instead.', 'zgoda' ), connection()['address'] . '/console', __( 'Open the console', 'zgoda' ) );
	}
	return $found;
}

/**
 * Languages whose visitors see no chat, because they have a domain of their own; none for a language where the owner switched it
 * off.
 *
 * @return list<array{level: string, text: string, link: string, label: string}>
 */
function domain_findings(): array {
	$hosts = array();
	foreach ( array_map( 'strval', array_keys( site_languages()['locales'] ) ) as $slug ) {
		if ( is_on_other_domain( $slug ) && ! in_array( $slug, display_settings()['languages'], true ) ) {
			$hosts[] = (string) wp_parse_url( language_home( $slug ), PHP_URL_HOST );
		}
	}
	if ( array() === $hosts ) {
		return array();
	}
	$shop = (string) wp_parse_url( language_home( default_language() ), PHP_URL_HOST );
	/* translators: 1: one or more hosts, such as shop.de, 2: host of the shop */
	$text = sprintf( __( 'Visitors see no chat on %1$s, because it works only on %2$s: set your language plugin to one domain for all languages.', 'zgoda' ), implode( ', ', array_unique( $hosts ) ), $shop );
	return array( new_finding( 'warning', $text, settings_page_address(), __( 'Open the connection settings', 'zgoda' ) ) );
}

/**
 * One finding.
 *
 * @param string $level error or warning.
 * @param string $text  The finding as a sentence.
 * @param string $link  Address where it can be fixed, or ''.
 * @param string $label Text of the link.
 * @return array{level: string, text: string, link: string, label: string}
 */
function new_finding( string $level, string $text, string $link, string $label ): array {
	return array(
		'level' => $level,
		'text'  => $text,
		'link'  => $link,
		'label' => $label,
	);
}

/**
 * How serious an invalid page of a language is: its visitors may see the box with the default page.
 *
 * @param string $locale The language.
 * @return string `warning` if they see a box, or may see one after the service's check; else `error`.
 */
function consent_box_level( string $locale ): string {
	$bound = bound_locale( $locale );
	return '' === $bound || ( null === $bound && ! is_page_check_pending() ) ? 'error' : 'warning';
}

/**
 * Address where a policy page can be fixed, and the text of the link.
 *
 * @param array<string, mixed> $page Row of a report.
 * @return array{string, string}
 */
function page_link( array $page ): array {
	$id = (int) ( $page['pageId'] ?? 0 );
	if ( 0 < $id && 'trashed' === $page['reason'] ) {
		return array( admin_url( 'edit.php?post_status=trash&post_type=page' ), __( 'Open the trash', 'zgoda' ) );
	}
	if ( 0 < $id && current_user_can( 'edit_post', $id ) ) {
		return array( (string) get_edit_post_link( $id, 'raw' ), __( 'Edit the page', 'zgoda' ) );
	}
	if ( current_user_can( 'manage_privacy_options' ) ) {
		return array( admin_url( 'options-privacy.php' ), __( 'Choose a page', 'zgoda' ) );
	}
	return array( settings_page_address(), __( 'Settings', 'zgoda' ) );
}

/** Admin notices: why the consent box is not shown. */
function print_admin_notices(): void {
	$screen = get_current_screen();
	if ( null === $screen || ! in_array( $screen->id, NOTICE_SCREENS, true ) || ! current_user_can( CAPABILITY ) ) {
		return;
	}
	// The settings page shows the findings in its status card.
	if ( 'settings_page_zgoda' === $screen->id || ! ( is_connected() || has_chat() || is_copied_site() ) ) {
		return;
	}
	foreach ( findings() as $finding ) {
		printf(
			'<div class="notice notice-%s"><p><strong>Zgoda:</strong> %s <a href="%s">%s</a></p></div>',
			esc_attr( $finding['level'] ),
			esc_html( $finding['text'] ),
			esc_url( $finding['link'] ),
			esc_html( $finding['label'] )
		);
	}
}
