<?php
/**
 * Tools → Site Health: two tests and the debug information. Only the test of the service sends a request, and WordPress runs it
 * in the background.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** The test that runs in the background; WordPress derives the Ajax action from this name. */
const SERVICE_TEST = 'zgoda-service';

/**
 * Adds the tests.
 *
 * @param mixed $tests WordPress's tests.
 * @return mixed
 */
function add_site_health_tests( $tests ) {
	if ( ! is_array( $tests ) || ! current_user_can( CAPABILITY ) ) {
		return $tests;
	}
	$tests['direct']['zgoda'] = array(
		'label' => 'Zgoda',
		'test'  => __NAMESPACE__ . '\shop_test_result',
	);
	if ( is_connected() ) {
		$tests['async'][ SERVICE_TEST ] = array(
			'label'             => __( 'Zgoda can be reached', 'zgoda' ),
			'test'              => SERVICE_TEST,
			// Called by WordPress's weekly run.
			'async_direct_test' => __NAMESPACE__ . '\service_test_result',
		);
	}
	return $tests;
}

/**
 * Result of the test of the shop, from what is stored here.
 *
 * @return array<string, mixed>
 */
function shop_test_result(): array {
	$found = findings();
	$text  = '';
	$links = '';
	foreach ( $found as $finding ) {
		$text  .= '<p>' . esc_html( $finding['text'] ) . '</p>';
		$links .= '<p><a href="' . esc_url( $finding['link'] ) . '">' . esc_html( $finding['label'] ) . '</a></p>';
	}
	if ( is_connected() ) {
		$text .= consent_box_html();
	}
	if ( array() === $found ) {
		return site_health_result( 'zgoda', 'good', __( 'Zgoda is connected and knows your privacy policy', 'zgoda' ), '<p>' . esc_html__( 'The last report of the privacy policy page was accepted.', 'zgoda' ) . '</p>' . $text );
	}
	$is_grave = in_array( 'error', array_column( $found, 'level' ), true );
	return site_health_result( 'zgoda', $is_grave ? 'critical' : 'recommended', __( 'Zgoda needs your attention', 'zgoda' ), $text, $links );
}

/** Whether visitors see the consent box, as paragraphs; '' while the service has not answered. */
function consent_box_html(): string {
	$html = '';
	foreach ( consent_box_facts() as $name => $words ) {
		$html .= '<p>' . esc_html( $name . ': ' . $words ) . '</p>';
	}
	return $html;
}

/**
 * Result of the test of the service: does it answer, accept the keys, and have the same time?
 *
 * @return array<string, mixed>
 */
function service_test_result(): array {
	$answer = check_service();
	$link   = '<p><a href="' . esc_url( settings_page_address() ) . '">' . esc_html__( 'Open the connection settings', 'zgoda' ) . '</a></p>';
	if ( ! $answer['ok'] ) {
		return site_health_result( SERVICE_TEST, 'critical', __( 'Zgoda cannot be reached', 'zgoda' ), '<p>' . esc_html( answer_words( $answer['code'] ) ) . '</p>', $link );
	}
	$there = strtotime( text_at( $answer['data'], 'serverTime' ) );
	$ahead = false === $there ? 0 : time() - $there;
	$text  = '<p>' . esc_html( answer_words( 'ok' ) . ' ' . clock_words( $ahead ) ) . '</p>' . consent_box_html();
	$is_on = MAX_CLOCK_SECONDS / 2 > abs( $ahead );
	return site_health_result( SERVICE_TEST, $is_on ? 'good' : 'recommended', $is_on ? __( 'Zgoda can be reached', 'zgoda' ) : __( 'The clocks of this server and of Zgoda differ', 'zgoda' ), $text, $is_on ? '' : $link );
}

/** Answers WordPress's Site Health screen, which runs the test in the background. */
function answer_service_test(): void {
	check_ajax_referer( 'health-check-site-status' );
	if ( ! current_user_can( CAPABILITY ) || ! current_user_can( 'view_site_health_checks' ) ) {
		wp_send_json_error( null, 403 );
	}
	Wait_Budget::start();
	wp_send_json_success( service_test_result() );
}

/**
 * A result in WordPress's format.
 *
 * @param string $test    Name of the test.
 * @param string $status  One of good, recommended and critical.
 * @param string $label   One line.
 * @param string $text    What it means, as HTML.
 * @param string $actions What to do, as HTML.
 * @return array<string, mixed>
 */
function site_health_result( string $test, string $status, string $label, string $text, string $actions = '' ): array {
	return array(
		'label'       => $label,
		'status'      => $status,
		'badge'       => array(
			'label' => __( 'Privacy', 'zgoda' ),
			'color' => 'blue',
		),
		'description' => $text,
		'actions'     => $actions,
		'test'        => $test,
	);
}

/**
 * Adds debug information under Tools → Site Health → Info; never the secret key.
 *
 * @param mixed $info WordPress's sections.
 * @return mixed
 */
function add_debug_information( $info ) {
	if ( ! is_array( $info ) ) {
		return $info;
	}
	$moment = static function ( ?array $event ): string {
		return null === $event ? '–' : gmdate( 'Y-m-d H:i:s', (int) $event['at'] ) . ' UTC, ' . $event['code'];
	};
	$rows   = array(
		'address'  => array( __( 'Address of Zgoda', 'zgoda' ), connection()['address'] ),
		'key'      => array( __( 'Shop key', 'zgoda' ), connection()['key'] ),
		'copy'     => array( __( 'Copy of the connected shop', 'zgoda' ), is_copied_site() ? __( 'yes', 'zgoda' ) : __( 'no', 'zgoda' ) ),
		'versions' => array( __( 'Versions', 'zgoda' ), version_words() ),
		'push'     => array( __( 'Last report', 'zgoda' ), $moment( last_report() ) ),
		'check'    => array( __( 'Last check', 'zgoda' ), $moment( last_check() ) ),
		'error'    => array( __( 'Last error', 'zgoda' ), $moment( last_error() ) ),
		'waiting'  => array( __( 'A report is waiting to be sent', 'zgoda' ), false === get_option( UNSENT_OPTION ) ? __( 'no', 'zgoda' ) : __( 'yes', 'zgoda' ) ),
	);
	foreach ( array_keys( last_view()['visitors'] ?? array() ) as $locale ) {
		$bound = bound_locale( (string) $locale ) ?? NOT_CHECKED;
		/* translators: %s: one or more languages, such as Polish, English */
		$rows[ 'box-' . $locale ] = array( sprintf( __( 'Consent box (%s)', 'zgoda' ), locale_words( (string) $locale ) ), '' === $bound ? '–' : $bound );
	}
	foreach ( reported_pages() as $page ) {
		/* translators: %s: a language, such as Polish */
		$rows[ 'policy-' . $page['locale'] ] = array( sprintf( __( 'Privacy policy here (%s)', 'zgoda' ), locale_words( (string) $page['locale'] ) ), $page['state'] . ', ' . $page['reason'] );
	}
	$info['zgoda'] = array(
		'label'  => 'Zgoda',
		'fields' => array_map(
			static function ( array $row ): array {
				return array(
					'label' => $row[0],
					'value' => $row[1],
				);
			},
			$rows
		),
	);
	return $info;
}
