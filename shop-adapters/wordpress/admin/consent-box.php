<?php
/**
 * The consent box as visitors find it, in words for the people who run the shop: always what the service answered, never a guess.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/**
 * What visitors find, in words; languages that find the same stand together.
 *
 * @return array<string, string> Words by name of the fact; none while the service has said nothing.
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
 * What visitors of one language find.
 *
 * @param string $locale The language.
 */
function consent_box_words( string $locale ): string {
	$bound = bound_locale( $locale );
	if ( null === $bound ) {
		return __( 'Being checked: Zgoda looks at the page itself before it shows the box. This takes a moment.', 'zgoda' );
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
 * What it means for visitors that the page of a language does not count: '' while that is not known.
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
	return ' ' . sprintf( __( 'Visitors find the consent box all the same, with the page in another language: %s.', 'zgoda' ), locale_words( $bound ) );
}
