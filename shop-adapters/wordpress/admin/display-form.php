<?php
/**
 * The form on the settings page that chooses where the chat is shown.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Locales;

defined( 'ABSPATH' ) || exit;

/** The form's own settings group, so that saving it changes no other setting. */
const DISPLAY_GROUP = 'zgoda_display';

/** Prints the form. */
function print_display_form(): void {
	$display = display_settings();
	echo '<form method="post" action="options.php" class="zgoda-card">';
	echo '<h2>' . esc_html__( 'Where the chat is not shown', 'zgoda' ) . '</h2>';
	settings_fields( DISPLAY_GROUP );
	echo '<p>' . esc_html__( 'The chat is on every page that visitors can open. Tick where it should not appear.', 'zgoda' ) . '</p>';
	print_checkboxes( 'hidden', __( 'Not on', 'zgoda' ), page_kind_labels(), $display['hidden'] );
	print_checkboxes( 'languages', __( 'Not on pages in', 'zgoda' ), language_labels(), $display['languages'] );
	print_checkboxes( 'roles', __( 'Not for', 'zgoda' ), role_labels(), $display['roles'] );
	print_page_list( 'never', __( 'Never on these pages', 'zgoda' ), $display['never'] );
	print_page_list( 'always', __( 'Always on these pages, even if ticked above under “Not on”', 'zgoda' ), $display['always'] );
	submit_button( __( 'Save where the chat is shown', 'zgoda' ), 'secondary', 'zgoda-save-display', false );
	echo '</form>';
}

/**
 * Kinds of pages with their labels; those of WooCommerce only where it is active.
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
 * Languages of the site by language code; none on a site with one language.
 *
 * @return array<string, string>
 */
function language_labels(): array {
	$names = array();
	foreach ( site_languages()['locales'] as $code => $locale ) {
		$names[ (string) $code ] = null === Locales::known( $locale ) && class_exists( '\Locale' )
			? (string) \Locale::getDisplayLanguage( $locale, get_user_locale() )
			: adapter()->words()->locale( strtolower( substr( $locale, 0, 2 ) ) );
	}
	return 1 < count( $names ) ? $names : array();
}

/**
 * Guests and the roles of this site, in the user's language.
 *
 * @return array<string, string>
 */
function role_labels(): array {
	return array( GUEST => __( 'visitors who are not signed in', 'zgoda' ) ) + array_map( 'translate_user_role', wp_roles()->get_names() );
}

/**
 * Prints the checkboxes of one list; nothing when there is nothing to choose.
 *
 * @param string                $name   Name of the list in the setting.
 * @param string                $legend Legend of the checkboxes.
 * @param array<string, string> $labels Labels by value.
 * @param string[]              $ticked Values that are ticked.
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
 * Prints one checkbox with its label.
 *
 * @param string $name  Name of the field.
 * @param string $value Value of the field when the box is ticked.
 * @param bool   $is_on Whether it is ticked.
 * @param string $label Label of the checkbox.
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
 * Prints a field for addresses of single pages, one per line.
 *
 * @param string $name    Name of the list in the setting.
 * @param string $label   Label of the field.
 * @param int[]  $numbers Ids of the pages.
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
