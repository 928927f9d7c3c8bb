<?php
/**
 * What visitors find: the consent box, and the policy page that it is bound to. The service alone knows, since it falls
 * back to the default page and looks at each page itself; here stands what it said last.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Asks the service again, after an answer that was given before it had looked at the pages. */
const LOOK_HOOK = 'zgoda_look';
/** Pause before that, and how long after a report it is done, in seconds. */
const LOOK_AGAIN_SECONDS   = 60;
const LONGEST_LOOK_SECONDS = 3600;
/** Reason of a page that the service has yet to look at. */
const NOT_CHECKED = 'not_checked';

/**
 * How the service sees the pages and their visitors, from its answer to a report or to a check. Read with care: it came
 * over the network.
 *
 * @param array<string, mixed> $data Body of the answer.
 * @return array{at: int, pages: array<string, array{state: string, reason: string}>, visitors: array<string, string>}
 *         `visitors`: for each language of the chat the language of the page that its box is bound to, '' for no box.
 */
function view_of( array $data ): array {
	$view = array(
		'at'       => time(),
		'pages'    => array(),
		'visitors' => array(),
	);
	$rows = $data['states'] ?? $data['policy'] ?? null;
	foreach ( array_filter( is_array( $rows ) ? $rows : array(), 'is_array' ) as $row ) {
		$view['pages'][ text_at( $row, 'locale' ) ] = array(
			'state'  => text_at( $row, 'state' ),
			'reason' => text_at( $row, 'reason' ),
		);
	}
	$rows = $data['visitors'] ?? null;
	foreach ( array_filter( is_array( $rows ) ? $rows : array(), 'is_array' ) as $row ) {
		$view['visitors'][ text_at( $row, 'locale' ) ] = text_at( $row, 'policyLocale' );
	}
	unset( $view['pages'][''], $view['visitors'][''] );
	return $view;
}

/** Has the service yet to look at a page? Then what it said before that look is not to be shown. */
function is_look_awaited(): bool {
	return in_array( NOT_CHECKED, array_column( status()['view']['pages'] ?? array(), 'reason' ), true );
}

/**
 * The language of the page that the box of one language is bound to: '' for no box, null while that is not known.
 *
 * @param string $locale Language of the visitors.
 */
function bound_locale( string $locale ): ?string {
	$view  = status()['view'];
	$bound = $view['visitors'][ $locale ] ?? null;
	$own   = $view['pages'][ $locale ]['reason'] ?? '';
	// Without a page of its own, or while that one does not count, a language hangs on the default page.
	return NOT_CHECKED === $own || ( '' === $bound && is_look_awaited() ) ? null : $bound;
}

/**
 * The page of a language as this side reported it last; empty when it has none of its own.
 *
 * @param string $locale A language.
 * @return array<string, mixed>
 */
function reported_page( string $locale ): array {
	foreach ( status()['pages'] as $page ) {
		if ( $locale === $page['locale'] ) {
			return $page;
		}
	}
	return array();
}

/**
 * The page of a language as the service sees it, else the default one.
 *
 * @param string $locale A language.
 * @return ?array{state: string, reason: string}
 */
function viewed_page( string $locale ): ?array {
	$pages = status()['view']['pages'] ?? array();
	foreach ( status()['pages'] as $page ) {
		if ( ! isset( $pages[ $locale ] ) && true === $page['isDefault'] ) {
			$locale = (string) $page['locale'];
		}
	}
	return $pages[ $locale ] ?? null;
}

/**
 * What visitors find, in words; languages that find the same stand together.
 *
 * @return array<string, string> Words by name of the fact; none while the service has said nothing.
 */
function box_facts(): array {
	$view   = status()['view'];
	$groups = array();
	foreach ( array_keys( $view['visitors'] ?? array() ) as $locale ) {
		$groups[ box_words( $locale ) ][] = locale_words( $locale );
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
function box_words( string $locale ): string {
	$bound = bound_locale( $locale );
	if ( null === $bound ) {
		return __( 'Being checked: Zgoda looks at the page itself before it shows the box. This takes a moment.', 'zgoda' );
	}
	$at  = (int) status()['view']['at'];
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
function box_consequence( string $locale ): string {
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

/** Asks again in a minute when the service had yet to look, so that notices do not rest on a first answer. */
function plan_look(): void {
	$reported_at = (int) ( status()['push']['at'] ?? 0 );
	if ( is_look_awaited() && LONGEST_LOOK_SECONDS > time() - $reported_at && false === wp_next_scheduled( LOOK_HOOK ) ) {
		wp_schedule_single_event( time() + LOOK_AGAIN_SECONDS, LOOK_HOOK );
	}
}

/** The scheduler: what has the service found? */
function look_again(): void {
	check_service();
	plan_look();
}
