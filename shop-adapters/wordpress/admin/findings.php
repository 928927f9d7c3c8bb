<?php
/**
 * Findings: what does not work, for the people who run the shop. Sends no request; reads the results of the last report and
 * check.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Admin\Finding;

defined( 'ABSPATH' ) || exit;

/** Screens that show the findings as admin notices; not the block editor and screens of other plugins. */
const NOTICE_SCREENS = array( 'dashboard', 'plugins', 'edit-page', 'options-privacy', 'privacy', 'settings_page_zgoda' );

/**
 * All findings, the most serious first.
 *
 * @return list<Finding>
 */
function findings(): array {
	return array_merge( is_connected() ? domain_findings() : array(), adapter()->status()->findings() );
}

/**
 * Languages whose visitors see no chat, because they have a domain of their own; none for a language where the owner switched it
 * off.
 *
 * @return list<Finding>
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
	return array( new Finding( Finding::WARNING, 'domain', $text, Finding::SETTINGS ) );
}

/**
 * Address where a finding can be fixed, and the text of the link.
 *
 * @param Finding $finding The finding.
 * @return array{string, string}
 */
function finding_link( Finding $finding ): array {
	switch ( $finding->place ) {
		case Finding::PAGE:
			return page_link( $finding->page );
		case Finding::CONSOLE:
			return array( adapter()->connection()->console(), say( 'link.console' ) );
		default:
			return array( settings_page_address(), say( 'link.' . $finding->place ) );
	}
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
		return array( admin_url( 'edit.php?post_status=trash&post_type=page' ), say( 'link.trash' ) );
	}
	if ( 0 < $id && current_user_can( 'edit_post', $id ) ) {
		return array( (string) get_edit_post_link( $id, 'raw' ), say( 'link.page' ) );
	}
	if ( current_user_can( 'manage_privacy_options' ) ) {
		return array( admin_url( 'options-privacy.php' ), say( 'link.choose' ) );
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
		list( $link, $label ) = finding_link( $finding );
		printf(
			'<div class="notice notice-%s"><p><strong>Zgoda:</strong> %s <a href="%s">%s</a></p></div>',
			esc_attr( $finding->level ),
			esc_html( $finding->text ),
			esc_url( $link ),
			esc_html( $label )
		);
	}
}
