<?php
/**
 * The visible text of a policy page, as its visitors read it.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Report\PolicyText;

defined( 'ABSPATH' ) || exit;

/**
 * The visible text of a page's own content, without the theme around it.
 *
 * @param \WP_Post $post   The page.
 * @param string   $locale WordPress's locale of the page, such as pl_PL.
 */
function visible_text( \WP_Post $post, string $locale ): string {
	$render = static function () use ( $post ): string {
		/**
		 * Filters the visible text of a policy page, for page builders that keep it elsewhere.
		 *
		 * @param string   $text The text.
		 * @param \WP_Post $post The page.
		 */
		return (string) apply_filters( 'zgoda_policy_text', PolicyText::ofHtml( own_content( $post ) ), $post );
	};
	return in_locale( $locale, $render );
}

/**
 * Runs a function in the locale of a page, as its visitors see it: in the admin pages and the editor WordPress has that of the
 * user, and the scheduler knows only that of the site.
 *
 * @param string   $locale The locale.
 * @param callable $act    The function.
 * @return string What it returns.
 */
function in_locale( string $locale, callable $act ): string {
	$name     = static function () use ( $locale ): string {
		return $locale;
	};
	$switched = switch_to_locale( $locale );
	// WordPress 6.1 goes on naming the user's locale, and none switches to a language that is not installed.
	add_filter( 'pre_determine_locale', $name, PHP_INT_MAX );
	try {
		return $act();
	} finally {
		remove_filter( 'pre_determine_locale', $name, PHP_INT_MAX );
		if ( $switched ) {
			restore_previous_locale();
			load_translations();
		}
	}
}

/**
 * The page's blocks and shortcodes, rendered. The filter the_content is not used: it would add the output of other plugins,
 * and would differ between front end, admin pages and scheduler.
 *
 * @param \WP_Post $post The page.
 */
function own_content( \WP_Post $post ): string {
	$before = $GLOBALS['post'] ?? null;
	$level  = ob_get_level();
	ob_start();
	// A button that opens the chat is no part of the policy, and is there only in some parts of WordPress.
	add_filter( 'zgoda_show_chat', '__return_false', PHP_INT_MAX );
	add_filter( 'render_block_core/post-date', __NAMESPACE__ . '\without_relative_date', PHP_INT_MAX, 2 );
	try {
		$GLOBALS['post'] = $post; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- restored below.
		$html            = do_shortcode( do_blocks( $post->post_content ) );
	} catch ( \Throwable $error ) {
		$html = $post->post_content;
	} finally {
		remove_filter( 'zgoda_show_chat', '__return_false', PHP_INT_MAX );
		remove_filter( 'render_block_core/post-date', __NAMESPACE__ . '\without_relative_date', PHP_INT_MAX );
		while ( ob_get_level() > $level ) {
			ob_end_clean();
		}
		$GLOBALS['post'] = $before; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited
	}
	// Shortcodes of page builders that are not loaded here.
	return PolicyText::replacePieces( $html, '/\[\/?(?:et_pb|vc|fusion|av|fl|cs|ux|thrive)_/i', ']', fn() => ' ' );
}

/**
 * The date block without "2 days ago", which would make another text of the policy every day.
 *
 * @param mixed $html  The rendered block.
 * @param mixed $block The block.
 * @return mixed
 */
function without_relative_date( $html, $block ) {
	return 'human-diff' === ( $block['attrs']['format'] ?? '' ) ? '' : $html;
}
