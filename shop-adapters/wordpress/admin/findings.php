<?php
/**
 * What works and what does not, where the people who run the shop see it. Asks nobody: it reads what the last report and
 * the last check left.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Screens on which a missing policy is said aloud; the block editor and foreign screens are left in peace. */
const NOTICE_SCREENS = array( 'dashboard', 'plugins', 'edit-page', 'options-privacy', 'privacy', 'settings_page_zgoda' );

/**
 * Findings, the gravest first.
 *
 * @return list<array{level: string, text: string, link: string, label: string}> `level` is error, warning or good.
 */
function findings(): array {
	$settings = admin_url( 'options-general.php?page=' . SETTINGS_GROUP );
	if ( ! is_connected() ) {
		return array( new_finding( 'warning', __( 'Zgoda is not connected yet. Your visitors see no chat, and nothing is sent anywhere.', 'zgoda' ), $settings, __( 'Connect the shop', 'zgoda' ) ) );
	}
	$found  = array();
	$pages  = reported_pages();
	$viewed = last_view()['pages'] ?? array();
	$report = last_report();
	$check  = last_check();
	if ( ! is_safe_address( connection()['address'] ) ) {
		$found[] = new_finding( 'error', __( 'The address of Zgoda starts with http://, where anybody on the way could read and change what is sent. Nothing is sent there, and the chat is not shown. Enter the address with https://.', 'zgoda' ), $settings, __( 'Look at the connection', 'zgoda' ) );
	}
	foreach ( $pages as $page ) {
		$words = state_words( (string) $page['state'], (string) $page['reason'] );
		if ( 1 < count( $pages ) ) {
			$words = locale_words( (string) $page['locale'] ) . ': ' . $words;
		}
		list( $link, $label ) = page_link( $page );
		if ( 'published' !== $page['state'] ) {
			$found[] = new_finding( consent_box_level( (string) $page['locale'] ), $words . consent_box_consequence( (string) $page['locale'] ), $link, $label );
		} elseif ( 'suggested' === $page['reason'] ) {
			$found[] = new_finding( 'warning', $words, $link, $label );
		}
	}
	foreach ( $pages as $page ) {
		$locale = (string) $page['locale'];
		$view   = $viewed[ $locale ] ?? null;
		if ( 'published' !== $page['state'] || null === $view || in_array( 'published', $view, true ) || NOT_CHECKED === $view['reason'] ) {
			continue;
		}
		$words = __( 'The page is published here, but Zgoda does not count it:', 'zgoda' ) . ' ' . state_words( $view['state'], $view['reason'] );
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
		$found[] = new_finding( 'error', __( 'The state of the privacy policy could not be reported.', 'zgoda' ) . ' ' . answer_words( $report['code'] ), $settings, __( 'Look at the connection', 'zgoda' ) );
	}
	if ( null !== $check && 'ok' !== $check['code'] && $check['at'] > ( $report['at'] ?? 0 ) ) {
		$found[] = new_finding( 'error', __( 'The last check of the connection failed.', 'zgoda' ) . ' ' . answer_words( $check['code'] ), $settings, __( 'Look at the connection', 'zgoda' ) );
	}
	if ( 'ok' === ( $check['code'] ?? '' ) && false === ( $check['data']['collecting'] ?? null ) ) {
		$found[] = new_finding( 'warning', __( 'Zgoda keeps the chat closed for now, because something is still missing in its console. Visitors see your contact e-mail instead.', 'zgoda' ), connection()['address'] . '/console', __( 'Open the console', 'zgoda' ) );
	}
	return $found;
}

/**
 * One finding.
 *
 * @param string $level error or warning.
 * @param string $text  What was found, as a sentence.
 * @param string $link  Where to mend it, or ''.
 * @param string $label Words of the link.
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
 * How grave it is that the page of a language does not count: its visitors may be bound to the default one.
 *
 * @param string $locale The language.
 * @return string `warning` where they find a box all the same, or may find one once the service has looked, else `error`.
 */
function consent_box_level( string $locale ): string {
	$bound = bound_locale( $locale );
	return '' === $bound || ( null === $bound && ! is_page_check_pending() ) ? 'error' : 'warning';
}

/**
 * Where to put a policy page right, and what to call the way there.
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

/** Says on a few screens what keeps the consent box away. */
function print_admin_notices(): void {
	$screen = get_current_screen();
	if ( null === $screen || ! in_array( $screen->id, NOTICE_SCREENS, true ) || ! current_user_can( CAPABILITY ) ) {
		return;
	}
	// The settings page has its own card for all of this.
	if ( 'settings_page_zgoda' === $screen->id || ! is_connected() ) {
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
