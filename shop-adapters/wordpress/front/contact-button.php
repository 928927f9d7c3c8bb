<?php
/**
 * "Contact us": a block and a shortcode for a button that opens the chat. The button loads nothing before the visitor clicks
 * it.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const BLOCK_HANDLE = 'zgoda-contact-button';

/** Registers the block and the shortcode. */
function register_contact_button(): void {
	add_shortcode( 'zgoda_open', __NAMESPACE__ . '\contact_button' );
	wp_register_script(
		BLOCK_HANDLE,
		plugins_url( 'front/contact-button.js', PLUGIN_FILE ),
		array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components' ),
		VERSION,
		true
	);
	wp_add_inline_script( BLOCK_HANDLE, 'window.zgodaContactButton = ' . wp_json_encode( block_words() ) . ';', 'before' );
	register_block_type(
		'zgoda/contact-button',
		array(
			'api_version'     => 2,
			'editor_script'   => BLOCK_HANDLE,
			'attributes'      => array(
				'label' => array(
					'type'    => 'string',
					'default' => '',
				),
			),
			'render_callback' => __NAMESPACE__ . '\contact_button',
		)
	);
}

/**
 * Texts of the block in the editor.
 *
 * @return array<string, string>
 */
function block_words(): array {
	return array(
		'title'       => __( 'Contact us (Zgoda)', 'zgoda' ),
		'description' => __( 'A button that opens the chat.', 'zgoda' ),
		'label'       => __( 'Words on the button', 'zgoda' ),
		'fallback'    => __( 'Contact us', 'zgoda' ),
	);
}

/**
 * The button; '' where the chat is not shown, because the button would do nothing.
 *
 * @param mixed $attributes `label`: text on the button.
 */
function contact_button( $attributes ): string {
	if ( ! has_chat() || ! is_shop_page() ) {
		return '';
	}
	$label = is_array( $attributes ) && is_string( $attributes['label'] ?? null ) ? trim( $attributes['label'] ) : '';
	return '<button type="button" class="wp-element-button zgoda-open" data-zgoda-open>' . esc_html( '' === $label ? block_words()['fallback'] : $label ) . '</button>';
}
