<?php
/**
 * Texts about the consent box for the admin screens. They state only what the service answered, because only the service knows
 * which page the box is bound to.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/**
 * Whether visitors see the consent box, for the status card; languages with the same text share a row.
 *
 * @return array<string, string> Texts by name of the row; none while the service has not answered.
 */
function consent_box_facts(): array {
	$view   = last_view();
	$groups = array();
	foreach ( array_keys( $view['visitors'] ?? array() ) as $locale ) {
		$groups[ consent_box_words( $locale ) ][] = locale_words( $locale );
	}
	$facts = array();
	foreach ( $groups as $words => $languages ) {
		/* translators: %s: one or more languages, such as Polish, English */
		$name           = 1 < count( $groups ) ? sprintf( __( 'Consent box (%s)', 'zgoda' ), implode( ', ', $languages ) ) : __( 'Consent box', 'zgoda' );
		$facts[ $name ] = $words;
	}
	return $facts;
}

/**
 * Whether visitors of one language see the consent box.
 *
 * @param string $locale The language.
 */
function consent_box_words( string $locale ): string {
	$bound = bound_locale( $locale );
	if ( null === $bound ) {
		return __( 'Being checked: Zgoda opens the page itself before it shows the box. This takes a moment.', 'zgoda' );
	}
	$at  = (int) ( last_view()['at'] ?? 0 );
	$old = FRESH_CHECK_SECONDS < time() - $at;
	/* translators: %s: date and time */
	$since = $old ? ' ' . sprintf( __( '(As of %s.)', 'zgoda' ), time_words( $at ) ) : '';
	if ( '' === $bound ) {
		$page = viewed_page( $locale );
		return trim( __( 'Not shown.', 'zgoda' ) . ' ' . ( null === $page ? '' : state_words( $page['state'], $page['reason'] ) ) ) . $since;
	}
	$title = text_at( reported_page( $bound ), 'title' );
	if ( '' === $title ) {
		/* translators: %s: a language, such as Polish */
		return sprintf( __( 'Shown, with the privacy policy page in this language: %s.', 'zgoda' ), locale_words( $bound ) ) . $since;
	}
	/* translators: 1: title of a page, 2: its language, such as Polish */
	return sprintf( __( 'Shown, with the page “%1$s” (%2$s).', 'zgoda' ), $title, locale_words( $bound ) ) . $since;
}

/**
 * What an invalid page of a language means for its visitors; '' while that is not known.
 *
 * @param string $locale The language.
 */
function consent_box_consequence( string $locale ): string {
	$bound = bound_locale( $locale );
	if ( null === $bound || $locale === $bound ) {
		return '';
	}
	if ( '' === $bound ) {
		return ' ' . __( 'The chat’s contact form therefore shows no consent box.', 'zgoda' );
	}
	/* translators: %s: a language, such as Polish */
	return ' ' . sprintf( __( 'Visitors still see the consent box, with the page in another language: %s.', 'zgoda' ), locale_words( $bound ) );
}
