<?php
/**
 * The status card on the settings page. The page itself sends no request to the service: when the stored answers are old, a
 * script fetches the card again, so an unreachable service delays no admin page.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Admin\Actions;
use Zgoda\Core\Admin\Finding;
use Zgoda\Core\Admin\Section;

defined( 'ABSPATH' ) || exit;

const CHECK_ACTION       = 'zgoda_check';
const STATUS_CARD_ACTION = 'zgoda_state';

/**
 * The button "Check the connection": reports the pages, then asks the service how it sees them. The suggested policy texts come
 * last, since the daily report fetches them too.
 */
function handle_check(): void {
	require_valid_post( CHECK_ACTION );
	adapter()->actions()->run( Actions::CHECK, array(), (string) get_current_user_id() );
	fetch_policy_texts();
	wp_safe_redirect( settings_page_address() . '#zgoda-state' );
	exit;
}

/** Answers the script of the settings page: asks the service and prints the card again. */
function answer_status_card(): void {
	require_valid_post( STATUS_CARD_ACTION );
	adapter()->reports()->check();
	nocache_headers();
	foreach ( adapter()->settingsPage()->sections( may_connect(), other_versions() ) as $section ) {
		if ( Section::STATUS === $section->id ) {
			print_status_card( $section );
		}
	}
	exit;
}

/**
 * Prints the card: first the findings, then the facts.
 *
 * @param Section $section What to print.
 */
function print_status_card( Section $section ): void {
	$found = findings();
	// The nonce makes the script ask again, also while the service has still to check a page.
	printf( '<section id="zgoda-state" class="zgoda-card" aria-labelledby="zgoda-state-title"%s>', adapter()->status()->isCheckDue() ? ' data-nonce="' . esc_attr( wp_create_nonce( STATUS_CARD_ACTION ) ) . '"' : '' );
	echo '<h2 id="zgoda-state-title">' . esc_html( $section->title ) . '</h2>';
	foreach ( $found as $finding ) {
		list( $link, $label ) = finding_link( $finding );
		print_finding( $finding->level, Finding::ERROR === $finding->level ? 'dismiss' : 'warning', $finding->text, settings_page_address() === $link ? '' : $link, $label );
	}
	if ( is_connected() ) {
		if ( '' !== $section->good && array() === $found ) {
			print_finding( 'good', 'yes-alt', $section->good );
		}
		print_check( $section );
	} elseif ( is_copied_site() ) {
		print_copy_buttons( $section );
	}
	echo '</section>';
}

/**
 * Prints one finding.
 *
 * @param string $level error, warning or good.
 * @param string $icon  Name of a dashicon.
 * @param string $text  The finding as a sentence.
 * @param string $link  Address where it can be fixed, or ''.
 * @param string $label Text of the link.
 */
function print_finding( string $level, string $icon, string $text, string $link = '', string $label = '' ): void {
	printf(
		'<p class="zgoda-finding is-%s"><span class="dashicons dashicons-%s" aria-hidden="true"></span><span>%s%s</span></p>',
		esc_attr( $level ),
		esc_attr( $icon ),
		esc_html( $text ),
		'' === $link ? '' : ' <a href="' . esc_url( $link ) . '">' . esc_html( $label ) . '</a>'
	);
}

/**
 * Prints the facts of a connected shop, and the button that asks the service.
 *
 * @param Section $section What to print.
 */
function print_check( Section $section ): void {
	// Empty at first, so that screen readers announce the text that the script adds.
	echo '<p class="zgoda-asking" role="status" data-asking="' . esc_attr( say( 'status.asking' ) ) . '" data-failed="' . esc_attr( say( 'status.failed' ) ) . '"></p>';
	echo '<dl class="zgoda-facts">';
	foreach ( $section->facts as list( $name, $value ) ) {
		echo '<div><dt>' . esc_html( $name ) . '</dt><dd>' . esc_html( $value ) . '</dd></div>';
	}
	echo '</dl>';
	echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '">';
	echo '<input type="hidden" name="action" value="' . esc_attr( CHECK_ACTION ) . '">';
	wp_nonce_field( CHECK_ACTION );
	submit_button( $section->buttons[0]->label, 'secondary', 'zgoda-check', false );
	echo '<p class="description">' . esc_html( $section->buttons[0]->hint ) . '</p></form>';
}

/**
 * Prints the two ways out of a copy, for those who may use them. Keys in wp-config.php can only be removed there.
 *
 * @param Section $section What to print.
 */
function print_copy_buttons( Section $section ): void {
	foreach ( $section->buttons as $button ) {
		if ( Actions::FORGET === $button->action && ( null !== config_value( 'key' ) || null !== config_value( 'secret' ) ) ) {
			echo '<p class="description">' . esc_html__( 'To disconnect this site only, remove the keys of Zgoda from its wp-config.php.', 'zgoda' ) . '</p>';
		} else {
			print_button( $button );
		}
	}
}
