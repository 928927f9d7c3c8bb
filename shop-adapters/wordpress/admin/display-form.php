<?php
/**
 * The form of where the chat is shown, on the settings page.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** The form's own group, so that saving it touches no other setting. */
const DISPLAY_GROUP = 'zgoda_display';

/** Prints the form. */
function print_display_form(): void {
	$display = display_settings();
	echo '<form method="post" action="options.php" class="zgoda-card">';
	echo '<h2>' . esc_html__( 'Where the chat is not shown', 'zgoda' ) . '</h2>';
	settings_fields( DISPLAY_GROUP );
	echo '<p>' . esc_html__( 'It is on every page that visitors read. Tick where it should not be.', 'zgoda' ) . '</p>';
	print_checkboxes( 'hidden', __( 'Not on', 'zgoda' ), page_kind_labels(), $display['hidden'] );
	print_checkboxes( 'languages', __( 'Not on pages in', 'zgoda' ), language_labels(), $display['languages'] );
	print_checkboxes( 'roles', __( 'Not for', 'zgoda' ), role_labels(), $display['roles'] );
	print_page_list( 'never', __( 'Never on these pages', 'zgoda' ), $display['never'] );
	print_page_list( 'always', __( 'Always on these pages, whatever is ticked above under “Not on”', 'zgoda' ), $display['always'] );
	submit_button( __( 'Save where it is shown', 'zgoda' ), 'secondary', 'zgoda-save-display', false );
	echo '</form>';
}

/**
 * Kinds of pages, with their words; those of a shop only where there is one.
 *
 * @return array<string, string>
 */
function page_kind_labels(): array {
	$kinds = array(
		'front'   => __( 'the front page', 'zgoda' ),
		'posts'   => __( 'posts and the blog', 'zgoda' ),
		'pages'   => __( 'other pages', 'zgoda' ),
		'archive' => __( 'lists, categories and search results', 'zgoda' ),
	);
	if ( function_exists( 'is_product' ) ) {
		$kinds += array(
			'product'  => __( 'products', 'zgoda' ),
			'shop'     => __( 'the shop and its categories', 'zgoda' ),
			'cart'     => __( 'the cart', 'zgoda' ),
			'checkout' => __( 'the checkout', 'zgoda' ),
			'account'  => __( 'the customer’s account', 'zgoda' ),
		);
	}
	return $kinds;
}

/**
 * Languages of the site by their own code; none on a site of one language.
 *
 * @return array<string, string>
 */
function language_labels(): array {
	$names = array();
	foreach ( site_languages()['locales'] as $code => $locale ) {
		$names[ (string) $code ] = null === known_locale( $locale ) && class_exists( '\Locale' )
			? (string) \Locale::getDisplayLanguage( $locale, get_user_locale() )
			: locale_words( strtolower( substr( $locale, 0, 2 ) ) );
	}
	return 1 < count( $names ) ? $names : array();
}

/**
 * Who may look at a page: guests, and the roles of this site in the reader's language.
 *
 * @return array<string, string>
 */
function role_labels(): array {
	return array( GUEST => __( 'visitors who are not signed in', 'zgoda' ) ) + array_map( 'translate_user_role', wp_roles()->get_names() );
}

/**
 * Boxes of one list; nothing when there is nothing to choose.
 *
 * @param string                $name   Name of the list in the setting.
 * @param string                $legend What the boxes are about.
 * @param array<string, string> $labels Words by value.
 * @param string[]              $ticked Values that are on.
 */
function print_checkboxes( string $name, string $legend, array $labels, array $ticked ): void {
	if ( array() === $labels ) {
		return;
	}
	echo '<fieldset class="zgoda-boxes"><legend>' . esc_html( $legend ) . '</legend>';
	foreach ( $labels as $value => $label ) {
		print_checkbox( DISPLAY_OPTION . '[' . $name . '][]', (string) $value, in_array( (string) $value, $ticked, true ), $label );
	}
	echo '</fieldset>';
}

/**
 * One labelled box.
 *
 * @param string $name  Name of the field.
 * @param string $value Value of the field when the box is ticked.
 * @param bool   $is_on Whether it is ticked.
 * @param string $label Words beside the box.
 */
function print_checkbox( string $name, string $value, bool $is_on, string $label ): void {
	printf(
		'<p class="zgoda-box"><label><input type="checkbox" name="%s" value="%s"%s> <span>%s</span></label></p>',
		esc_attr( $name ),
		esc_attr( $value ),
		checked( $is_on, true, false ),
		esc_html( $label )
	);
}

/**
 * Addresses of single pages, one a line.
 *
 * @param string $name    Name of the list in the setting.
 * @param string $label   Words of the field.
 * @param int[]  $numbers Numbers of the pages.
 */
function print_page_list( string $name, string $label, array $numbers ): void {
	$lines = array();
	foreach ( $numbers as $number ) {
		$lines[] = 'publish' === get_post_status( $number ) ? (string) get_permalink( $number ) : (string) $number;
	}
	printf(
		'<p class="zgoda-field"><label for="zgoda-%1$s">%2$s</label><textarea id="zgoda-%1$s" name="%3$s[%1$s]" rows="3" spellcheck="false" aria-describedby="zgoda-%1$s-hint">%4$s</textarea><span class="description" id="zgoda-%1$s-hint">%5$s</span></p>',
		esc_attr( $name ),
		esc_html( $label ),
		esc_attr( DISPLAY_OPTION ),
		esc_textarea( implode( "\n", $lines ) ),
		esc_html__( 'Addresses of pages, posts or products, one on each line.', 'zgoda' )
	);
}
