<?php
/**
 * The visible text of a policy page, and whether it is only filler. contract/policy-cases.json defines the rules, so every
 * adapter gives the same result.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** A policy with less visible text is a placeholder, in characters. */
const MIN_POLICY_CHARACTERS = 600;
/** Longest text that is sent, in characters. */
const MAX_TEXT_CHARACTERS = 100000;
/** Longest title that is sent, in characters. */
const MAX_TITLE_CHARACTERS = 300;

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
		return (string) apply_filters( 'zgoda_policy_text', text_of_html( own_content( $post ) ), $post );
	};
	return cut_text( normalise_text( in_locale( $locale, $render ) ), MAX_TEXT_CHARACTERS );
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
	return replace_pieces( $html, '/\[\/?(?:et_pb|vc|fusion|av|fl|cs|ux|thrive)_/i', ']', fn() => ' ' );
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

/** Elements whose content browsers do not show. */
const HIDDEN_ELEMENTS = 'script|style|template|noscript|iframe|object|svg|head';
/** Tags that do not separate words. */
const INLINE_TAGS = array( 'a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'del', 'em', 'font', 'i', 'ins', 'kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr' );

/**
 * HTML to normalised text: inline tags disappear, any other tag becomes a space.
 *
 * @param string $html The HTML.
 */
function text_of_html( string $html ): string {
	$html = replace_pieces( $html, '/<!--/', '-->', fn() => '' );
	$html = without_hidden_elements( $html );
	$html = replace_pieces(
		$html,
		'/<\/?([a-z!?][^\s>]*)/i',
		'>',
		fn( string $name ) => in_array( strtolower( $name ), INLINE_TAGS, true ) ? '' : ' '
	);
	return normalise_text( html_entity_decode( $html, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
}

/**
 * Replaces each piece from a start to the nearest end after it, in linear time. One regular expression for the whole piece
 * would scan the rest of the page again from each start without an end, or exceed PCRE's limits on a long piece.
 *
 * @param string   $text  The text.
 * @param string   $start Expression of the start.
 * @param string   $end   The end.
 * @param callable $with  Returns the replacement; gets the first group of the start.
 */
function replace_pieces( string $text, string $start, string $end, callable $with ): string {
	$kept = '';
	$at   = 0;
	while ( preg_match( $start, $text, $found, PREG_OFFSET_CAPTURE, $at ) ) {
		list( $opening, $from ) = $found[0];
		$to                     = strpos( $text, $end, $from + strlen( $opening ) );
		if ( false === $to ) {
			break;
		}
		$kept .= substr( $text, $at, $from - $at ) . $with( $found[1][0] ?? '' );
		$at    = $to + strlen( $end );
	}
	return $kept . substr( $text, $at );
}

/**
 * Replaces each hidden element by one space; an element that is never closed stays.
 *
 * @param string $html The HTML.
 */
function without_hidden_elements( string $html ): string {
	$kept     = '';
	$at       = 0;
	$from     = 0;
	$unclosed = array();
	while ( preg_match( '/<(' . HIDDEN_ELEMENTS . ')\b/i', $html, $found, PREG_OFFSET_CAPTURE, $from ) ) {
		list( $opening, $start ) = $found[0];
		$name                    = strtolower( $found[1][0] );
		$from                    = $start + strlen( $opening );
		$head                    = isset( $unclosed[ $name ] ) ? false : strpos( $html, '>', $from );
		if ( false === $head || ! preg_match( "/<\/$name\s*>/i", $html, $closing, PREG_OFFSET_CAPTURE, $head + 1 ) ) {
			// No later element of this name is closed either, so the search is not repeated.
			$unclosed[ $name ] = true;
			continue;
		}
		$kept .= substr( $html, $at, $start - $at ) . ' ';
		$at    = $closing[0][1] + strlen( $closing[0][0] );
		$from  = $at;
	}
	return $kept . substr( $html, $at );
}

/**
 * Unicode NFC where PHP can do it; each run of white space and control characters is one space.
 *
 * @param string $text The text.
 */
function normalise_text( string $text ): string {
	$text = wp_check_invalid_utf8( $text, true );
	if ( function_exists( 'normalizer_normalize' ) ) {
		$composed = normalizer_normalize( $text );
		$text     = is_string( $composed ) ? $composed : $text;
	}
	return trim( (string) preg_replace( '/[\p{Cc}\p{Z}\x{FEFF}]+/u', ' ', $text ), ' ' );
}

/**
 * Cuts a text to a number of characters, counted as in JavaScript: in UTF-16 code units.
 *
 * @param string $text The text.
 * @param int    $max  Longest length.
 */
function cut_text( string $text, int $max ): string {
	$text = mb_substr( $text, 0, $max, 'UTF-8' );
	$over = mb_strlen( $text, 'UTF-8' ) + (int) preg_match_all( '/[\x{10000}-\x{10FFFF}]/u', $text ) - $max;
	return $over > 0 ? mb_substr( $text, 0, $max - $over, 'UTF-8' ) : $text;
}

/**
 * Why a text is a placeholder: 'stub' for filler, 'short' for too little; '' when it is a real text.
 *
 * @param string $text Normalised visible text.
 */
function placeholder_reason( string $text ): string {
	$filler = array(
		'/\blorem ipsum\b/iu',
		// The stub that Magento ships, in both spellings.
		'/please replace this text with your? privacy policy/iu',
		'/(?<![\p{L}\p{N}])x{4,}(?![\p{L}\p{N}])/iu',
		'/\[\s*(?:…|\.{3,}|_{2,}|-{3,})\s*\]/u',
	);
	foreach ( $filler as $pattern ) {
		if ( preg_match( $pattern, $text ) ) {
			return 'stub';
		}
	}
	// One marker may be a quotation; two are an unfilled template.
	$markers = '/\{\{[^{}]{1,60}\}\}|\[\[[^\[\]]{1,60}\]\]|%%\w{1,60}%%|<<[^<>]{1,60}>>'
		. '|\[(?:your|company|insert|enter|name of|nazwa|adres|wpisz|uzupełnij|imię|ihr|firmenname|name der|bitte)\b[^\[\]]{0,60}\]/iu';
	if ( preg_match_all( $markers, $text ) >= 2 ) {
		return 'stub';
	}
	return mb_strlen( $text, 'UTF-8' ) < MIN_POLICY_CHARACTERS ? 'short' : '';
}
