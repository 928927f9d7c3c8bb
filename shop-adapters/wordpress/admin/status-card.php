<?php
/**
 * The status card on the settings page. The page itself sends no request to the service: when the stored answers are old, a
 * script fetches the card again, so an unreachable service delays no admin page.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const CHECK_ACTION       = 'zgoda_check';
const STATUS_CARD_ACTION = 'zgoda_state';
/** An answer of the service counts as fresh for this time, in seconds. */
const FRESH_CHECK_SECONDS = 60;

/**
 * The button "Check the connection": reports the pages, then asks the service how it sees them. The suggested policy texts come
 * last, since the daily report fetches them too.
 */
function handle_check(): void {
	require_valid_post( CHECK_ACTION );
	push_policy();
	check_service();
	fetch_policy_texts();
	wp_safe_redirect( settings_page_address() . '#zgoda-state' );
	exit;
}

/** Answers the script of the settings page: asks the service and prints the card again. */
function answer_status_card(): void {
	require_valid_post( STATUS_CARD_ACTION );
	check_service();
	nocache_headers();
	print_status_card();
	exit;
}

/** Prints the card: first the findings, then the facts. */
function print_status_card(): void {
	$found = findings();
	// The nonce makes the script ask again, also while the service has still to check a page.
	printf( '<section id="zgoda-state" class="zgoda-card" aria-labelledby="zgoda-state-title"%s>', is_check_due() ? ' data-nonce="' . esc_attr( wp_create_nonce( STATUS_CARD_ACTION ) ) . '"' : '' );
	echo '<h2 id="zgoda-state-title">' . esc_html__( 'Status', 'zgoda' ) . '</h2>';
	foreach ( $found as $finding ) {
		$link = settings_page_address() === $finding['link'] ? '' : ' <a href="' . esc_url( $finding['link'] ) . '">' . esc_html( $finding['label'] ) . '</a>';
		printf(
			'<p class="zgoda-finding is-%s"><span class="dashicons dashicons-%s" aria-hidden="true"></span><span>%s%s</span></p>',
			esc_attr( $finding['level'] ),
			'error' === $finding['level'] ? 'dismiss' : 'warning',
			esc_html( $finding['text'] ),
			$link // phpcs:ignore WordPress.Security.EscapeOutput -- escaped above.
		);
	}
	if ( is_connected() ) {
		if ( array() === $found && ! is_page_check_pending() ) {
			echo '<p class="zgoda-finding is-good"><span class="dashicons dashicons-yes-alt" aria-hidden="true"></span><span>' . esc_html__( 'The shop is connected, and its privacy policy is published.', 'zgoda' ) . '</span></p>';
		}
		// Empty at first, so that screen readers announce the text that the script adds.
		echo '<p class="zgoda-asking" role="status" data-asking="' . esc_attr__( 'Asking Zgoda for the current status …', 'zgoda' ) . '" data-failed="' . esc_attr__( 'WordPress did not answer, so this may be out of date. Reload the page.', 'zgoda' ) . '"></p>';
		echo '<dl class="zgoda-facts">';
		print_facts();
		echo '</dl>';
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '">';
		echo '<input type="hidden" name="action" value="' . esc_attr( CHECK_ACTION ) . '">';
		wp_nonce_field( CHECK_ACTION );
		submit_button( __( 'Check the connection', 'zgoda' ), 'secondary', 'zgoda-check', false );
		echo '<p class="description">' . esc_html__( 'Reports the privacy policy page now, and shows what Zgoda answers.', 'zgoda' ) . '</p></form>';
	}
	echo '</section>';
}

/** Rows of the card. */
function print_facts(): void {
	foreach ( reported_pages() as $page ) {
		$words = page_words( $page );
		/* translators: %s: a language, such as Polish */
		print_fact( sprintf( __( 'Privacy policy here (%s)', 'zgoda' ), locale_words( (string) $page['locale'] ) ), with_title( $words, $page ) );
	}
	foreach ( consent_box_facts() as $name => $words ) {
		print_fact( $name, $words );
	}
	$report = last_report();
	if ( null !== $report ) {
		print_fact( __( 'Last report', 'zgoda' ), time_words( (int) $report['at'] ) . '. ' . answer_words( (string) $report['code'] ) );
	} else {
		print_fact( __( 'Last report', 'zgoda' ), __( 'None yet.', 'zgoda' ) );
	}
	$check = last_check();
	if ( null !== $check ) {
		print_fact( __( 'Last check', 'zgoda' ), time_words( (int) $check['at'] ) . '. ' . answer_words( (string) $check['code'] ) );
	}
	$error = last_error();
	if ( null !== $error ) {
		print_fact( __( 'Last error', 'zgoda' ), time_words( (int) $error['at'] ) . '. ' . answer_words( (string) $error['code'] ) );
	}
	if ( 'ok' === ( $check['code'] ?? '' ) ) {
		print_service_facts( is_array( $check['data'] ) ? $check['data'] : array(), (int) $check['at'] );
	}
	print_fact( __( 'Versions', 'zgoda' ), version_words() );
}

/**
 * Should the service be asked again? Yes after a minute, after a report, and while the service has still to check a page.
 */
function is_check_due(): bool {
	$check      = last_check();
	$at         = (int) ( $check['at'] ?? 0 );
	$is_pending = is_page_check_pending() && 'ok' === ( $check['code'] ?? 'ok' );
	return is_connected() && ( FRESH_CHECK_SECONDS < abs( time() - $at ) || (int) ( last_report()['at'] ?? 0 ) > $at || $is_pending );
}

/** Versions of the plugin, WordPress, PHP and WooCommerce, and of the service if known. */
function version_words(): string {
	$check = last_check();
	$words = array( 'Zgoda for WordPress ' . VERSION, 'WordPress ' . get_bloginfo( 'version' ), 'PHP ' . PHP_VERSION );
	if ( defined( 'WC_VERSION' ) ) {
		$words[] = 'WooCommerce ' . WC_VERSION;
	}
	$service = text_at( is_array( $check['data'] ?? null ) ? $check['data'] : array(), 'serviceVersion' );
	if ( '' !== $service ) {
		/* translators: %s: a version number */
		$words[] = sprintf( __( 'Zgoda service %s', 'zgoda' ), $service );
	}
	return implode( ', ', $words );
}

/**
 * Prints the rows from the service's answer. Checks every field, since it came over the network.
 *
 * @param array<string, mixed> $data Body of the health answer.
 * @param int                  $at   When it arrived, in Unix seconds of this server.
 */
function print_service_facts( array $data, int $at ): void {
	print_fact( __( 'Shop in Zgoda', 'zgoda' ), text_at( $data, 'shop', 'name' ) );
	print_fact( __( 'Visitors see now', 'zgoda' ), mode_words( text_at( $data, 'mode' ) ) );
	foreach ( last_view()['pages'] ?? array() as $locale => $page ) {
		/* translators: %s: a language, such as Polish */
		print_fact( sprintf( __( 'Privacy policy as Zgoda sees it (%s)', 'zgoda' ), locale_words( (string) $locale ) ), with_title( state_words( $page['state'], $page['reason'] ), reported_page( (string) $locale ) ) );
	}
	$agreements = array(
		'not_needed' => __( 'Not needed: the shop runs Zgoda itself.', 'zgoda' ),
		'active'     => __( 'In force.', 'zgoda' ),
		'missing'    => __( 'Missing. Until it is accepted in the console, no personal data is collected.', 'zgoda' ),
	);
	$agreement  = text_at( $data, 'agreement' );
	print_fact( __( 'Data-processing agreement', 'zgoda' ), $agreements[ $agreement ] ?? $agreement );
	$missing = array_filter( is_array( $data['missing'] ?? null ) ? $data['missing'] : array(), 'is_string' );
	if ( array() !== $missing ) {
		print_fact( __( 'Still missing in the console', 'zgoda' ), implode( ', ', array_map( __NAMESPACE__ . '\missing_words', $missing ) ) . '.' );
	}
	$there = strtotime( text_at( $data, 'serverTime' ) );
	if ( false !== $there ) {
		print_fact( __( 'Clock', 'zgoda' ), clock_words( $at - $there ) );
	}
}

/**
 * Prints one row; nothing for an empty value.
 *
 * @param string $name  Name of the row.
 * @param string $value Its value.
 */
function print_fact( string $name, string $value ): void {
	if ( '' === $value ) {
		return;
	}
	echo '<div><dt>' . esc_html( $name ) . '</dt><dd>' . esc_html( $value ) . '</dd></div>';
}

/**
 * A sentence with the page's title before it.
 *
 * @param string               $words The sentence.
 * @param array<string, mixed> $page  A page with or without a title.
 */
function with_title( string $words, array $page ): string {
	$title = text_at( $page, 'title' );
	/* translators: 1: title of a page, 2: a sentence about it */
	return '' === $title ? $words : sprintf( __( '“%1$s”: %2$s', 'zgoda' ), $title, $words );
}
