<?php
/**
 * The card on the settings page that says how things stand. The page itself asks nobody: a script fetches the card anew
 * when what is known is old, so that a service that is down holds up no page of the administration.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const CHECK_ACTION = 'zgoda_check';
const STATUS_CARD_ACTION = 'zgoda_state';
/** What the service said counts as fresh for so long, in seconds. */
const FRESH_CHECK_SECONDS = 60;

/**
 * The button: sends the state of the page anew, then asks the service what it makes of it. The words for the policy page
 * come last: the daily report fetches them too.
 */
function handle_check(): void {
	require_valid_post( CHECK_ACTION );
	push_policy();
	check_service();
	fetch_policy_texts();
	wp_safe_redirect( settings_page_address() . '#zgoda-state' );
	exit;
}

/** The script of the settings page: asks the service, and answers with the card as it stands now. */
function answer_status_card(): void {
	require_valid_post( STATUS_CARD_ACTION );
	check_service();
	nocache_headers();
	print_status_card();
	exit;
}

/** How things stand: what is wrong first, then what the service answered. */
function print_status_card(): void {
	$found = findings();
	// Also while the service has yet to look at a page: its word from before that is not shown, and the script asks again.
	printf( '<section id="zgoda-state" class="zgoda-card" aria-labelledby="zgoda-state-title"%s>', is_check_due() ? ' data-nonce="' . esc_attr( wp_create_nonce( STATUS_CARD_ACTION ) ) . '"' : '' );
	echo '<h2 id="zgoda-state-title">' . esc_html__( 'How things stand', 'zgoda' ) . '</h2>';
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
		// Empty for now, so that what the script says here is read out.
		echo '<p class="zgoda-asking" role="status" data-asking="' . esc_attr__( 'Asking Zgoda how it sees the shop …', 'zgoda' ) . '" data-failed="' . esc_attr__( 'WordPress did not answer. What stands here is from before; load the page again.', 'zgoda' ) . '"></p>';
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
		$words = state_words( (string) $page['state'], (string) $page['reason'] );
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
 * Is what the service said too old to be shown without asking again? So it is after a minute, after a report, and while
 * the service has yet to look at a page.
 */
function is_check_due(): bool {
	$check      = last_check();
	$at         = (int) ( $check['at'] ?? 0 );
	$is_pending = is_page_check_pending() && 'ok' === ( $check['code'] ?? 'ok' );
	return is_connected() && ( FRESH_CHECK_SECONDS < time() - $at || (int) ( last_report()['at'] ?? 0 ) > $at || $is_pending );
}

/** Versions on this side, and the service's when it said so. */
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
 * What the service said of the shop. Read with care: it came over the network.
 *
 * @param array<string, mixed> $data Body of the health answer.
 * @param int                  $at   When it came, in Unix seconds of this server.
 */
function print_service_facts( array $data, int $at ): void {
	print_fact( __( 'Shop in Zgoda', 'zgoda' ), text_at( $data, 'shop', 'name' ) );
	print_fact( __( 'Visitors find now', 'zgoda' ), mode_words( text_at( $data, 'mode' ) ) );
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
 * One row; nothing when there is nothing to say.
 *
 * @param string $name  What the row is about.
 * @param string $value What is known of it, '' for nothing.
 */
function print_fact( string $name, string $value ): void {
	if ( '' === $value ) {
		return;
	}
	echo '<div><dt>' . esc_html( $name ) . '</dt><dd>' . esc_html( $value ) . '</dd></div>';
}

/**
 * A sentence with the page's title in front of it.
 *
 * @param string               $words The sentence.
 * @param array<string, mixed> $page  A page with or without a title.
 */
function with_title( string $words, array $page ): string {
	$title = text_at( $page, 'title' );
	/* translators: 1: title of a page, 2: a sentence about it */
	return '' === $title ? $words : sprintf( __( '“%1$s”: %2$s', 'zgoda' ), $title, $words );
}
