<?php
/**
 * Tools → Site Health: two tests and the debug information. Only the test of the service sends a request, and WordPress runs it
 * in the background.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Connection\Service;
use Zgoda\Core\Json;
use Zgoda\Core\Report\ServiceView;

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
		$text                .= '<p>' . esc_html( $finding->text ) . '</p>';
		list( $link, $label ) = finding_link( $finding );
		$links               .= '<p><a href="' . esc_url( $link ) . '">' . esc_html( $label ) . '</a></p>';
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
	foreach ( adapter()->box()->rows() as $name => $words ) {
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
	$answer = adapter()->reports()->check();
	$link   = '<p><a href="' . esc_url( settings_page_address() ) . '">' . esc_html( say( 'link.settings' ) ) . '</a></p>';
	if ( ! $answer->isOk() ) {
		return site_health_result( SERVICE_TEST, 'critical', __( 'Zgoda cannot be reached', 'zgoda' ), '<p>' . esc_html( adapter()->words()->answer( $answer->code ) ) . '</p>', $link );
	}
	$there = strtotime( Json::text( $answer->data, 'serverTime' ) );
	$ahead = false === $there ? 0 : time() - $there;
	$text  = '<p>' . esc_html( adapter()->words()->answer( 'ok' ) . ' ' . adapter()->words()->clock( $ahead ) ) . '</p>' . consent_box_html();
	$is_on = Service::MAX_CLOCK_SECONDS / 2 > abs( $ahead );
	return site_health_result( SERVICE_TEST, $is_on ? 'good' : 'recommended', $is_on ? __( 'Zgoda can be reached', 'zgoda' ) : __( 'The clocks of this server and of Zgoda differ', 'zgoda' ), $text, $is_on ? '' : $link );
}

/** Answers WordPress's Site Health screen, which runs the test in the background. */
function answer_service_test(): void {
	check_ajax_referer( 'health-check-site-status' );
	if ( ! current_user_can( CAPABILITY ) || ! current_user_can( 'view_site_health_checks' ) ) {
		wp_send_json_error( null, 403 );
	}
	adapter()->wait()->start();
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
	$facts  = adapter()->facts();
	$yes    = __( 'yes', 'zgoda' );
	$no     = __( 'no', 'zgoda' );
	$rows   = array(
		'address'  => array( say( 'field.address' ), adapter()->connection()->address() ),
		'key'      => array( say( 'field.key' ), adapter()->connection()->key() ),
		'copy'     => array( __( 'Copy of the connected shop', 'zgoda' ), is_copied_site() ? $yes : $no ),
		'versions' => array( say( 'status.versions' ), adapter()->status()->versions( other_versions() ) ),
		'push'     => array( say( 'status.last_report' ), $moment( $facts->report() ) ),
		'check'    => array( say( 'status.last_check' ), $moment( $facts->check() ) ),
		'error'    => array( say( 'status.last_error' ), $moment( $facts->error() ) ),
		'waiting'  => array( __( 'A report is waiting to be sent', 'zgoda' ), adapter()->reports()->isMarked() ? $yes : $no ),
	);
	foreach ( array_map( 'strval', array_keys( $facts->view()['visitors'] ?? array() ) ) as $locale ) {
		$bound = adapter()->view()->boundLocale( $locale ) ?? ServiceView::NOT_CHECKED;

		$rows[ 'box-' . $locale ] = array( say( 'box.name_of', array( 'languages' => adapter()->words()->locale( $locale ) ) ), '' === $bound ? '–' : $bound );
	}
	foreach ( $facts->reportedPages() as $page ) {
		$rows[ 'policy-' . $page['locale'] ] = array( say( 'status.page_here', array( 'language' => adapter()->words()->locale( (string) $page['locale'] ) ) ), $page['state'] . ', ' . $page['reason'] );
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
