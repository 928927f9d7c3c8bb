<?php
/**
 * Reads the site's privacy policy page of each language and describes its state for the report to Zgoda.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Maximum number of languages in one report. */
const MAX_PAGES = 20;

/**
 * The current policy page of every language.
 *
 * @return list<array<string, mixed>> Rows as the service expects them.
 */
function policy_report(): array {
	$rows = array();
	foreach ( policy_pages() as $page ) {
		$rows[] = policy_row( $page );
	}
	return array_slice( $rows, 0, MAX_PAGES );
}

/** The page that is set under Settings → Privacy; 0 for none. */
function policy_page_id(): int {
	return (int) get_option( 'wp_page_for_privacy_policy' );
}

/**
 * The policy page of each language. A language without its own page is left out and uses the default page. Where the chat
 * does not speak the default language of the site, it speaks English, and the English page is the default if there is one.
 *
 * @return list<array{locale: string, isDefault: bool, pageId: int, textLocale: string}> The default language first;
 *         `textLocale`: WordPress's locale of the page.
 */
function policy_pages(): array {
	$page_id   = policy_page_id();
	$languages = site_languages();
	$default   = $languages['default'];
	$others    = array();
	foreach ( $languages['locales'] as $slug => $locale ) {
		$others[ $slug ] = array( known_locale( $locale ), 0 < $page_id ? translated_page( $page_id, $slug ) : 0, $locale );
	}
	list( $locale, $id, $text_locale ) = $others[ $default ] ?? array( known_locale( get_locale() ), $page_id, get_locale() );
	unset( $others[ $default ] );
	// Pages of languages that the chat does not speak are left out, and so are languages without a page.
	$others = array_filter( $others, static fn( array $other ): bool => null !== $other[0] && 0 < $other[1] );
	if ( null === $locale ) {
		list( $locale, $id, $text_locale ) = array_column( array_reverse( $others ), null, 0 )['en'] ?? array( 'en', $id, $text_locale );
	}
	$pages = array(
		array(
			'locale'     => $locale,
			'isDefault'  => true,
			'pageId'     => 0 < $id ? $id : $page_id,
			'textLocale' => $text_locale,
		),
	);
	foreach ( $others as list( $locale, $id, $text_locale ) ) {
		if ( ! in_array( $locale, array_column( $pages, 'locale' ), true ) ) {
			$pages[] = array(
				'locale'     => $locale,
				'isDefault'  => false,
				'pageId'     => $id,
				'textLocale' => $text_locale,
			);
		}
	}
	return $pages;
}

/**
 * One language's row of the report.
 *
 * @param array{locale: string, isDefault: bool, pageId: int, textLocale: string} $page The page to describe.
 * @return array<string, mixed>
 */
function policy_row( array $page ): array {
	$row    = array(
		'locale'    => $page['locale'],
		'isDefault' => $page['isDefault'],
	);
	$post   = find_page( $page['pageId'] );
	$public = null !== $post && 'publish' === $post->post_status;

	list( $own, $address ) = policy_addresses( $page['pageId'] );
	if ( $public && '' === $address ) {
		return $row + state_fields( 'unpublished', 'hidden', $post );
	}
	if ( '' !== $address && $address !== $own ) {
		// Another plugin changed the address through the filter privacy_policy_url.
		if ( ! is_own_host( $address ) ) {
			return $row + state_fields( 'foreign', 'host', null, $address );
		}
		$named = find_page( url_to_postid( $address ) );
		if ( null === $named ) {
			// Not a page of this WordPress: its text cannot be read here, so it does not count as a policy.
			return $row + state_fields( 'placeholder', 'link', null, $address );
		}
		return $row + page_state( $named, $address, $page['textLocale'] );
	}
	if ( null === $post ) {
		return $row + state_fields( 'absent', 0 < $page['pageId'] ? 'deleted' : 'none' );
	}
	return $row + page_state( $post, $own, $page['textLocale'] );
}

/**
 * The address of a policy page, and the one that other plugins give through the filter privacy_policy_url.
 *
 * @param int $page_id Id of the page.
 * @return array{string, string} Each '' when there is none.
 */
function policy_addresses( int $page_id ): array {
	$post = find_page( $page_id );
	$own  = null !== $post && 'publish' === $post->post_status ? (string) get_permalink( $post ) : '';
	// Like get_privacy_policy_url(), but for this language's page.
	return array( $own, (string) apply_filters( 'privacy_policy_url', $own, $page_id ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress's own hook.
}

/**
 * The page that another plugin names instead of a policy page; 0 for none.
 *
 * @param array{locale: string, isDefault: bool, pageId: int, textLocale: string} $page The policy page.
 */
function named_page_id( array $page ): int {
	list( $own, $address ) = policy_addresses( $page['pageId'] );
	return '' !== $address && $address !== $own && is_own_host( $address ) ? url_to_postid( $address ) : 0;
}

/**
 * State of a page that exists.
 *
 * @param \WP_Post $post    The page.
 * @param string   $address Its public address, '' while it has none.
 * @param string   $locale  WordPress's locale of the page.
 * @return array<string, mixed>
 */
function page_state( \WP_Post $post, string $address, string $locale ): array {
	$hidden = hidden_reason( $post );
	if ( '' !== $hidden ) {
		return state_fields( 'unpublished', $hidden, $post );
	}
	$text   = visible_text( $post, $locale );
	$filler = placeholder_reason( $text );
	if ( '' !== $filler ) {
		return state_fields( 'placeholder', $filler, $post, $address, $text );
	}
	// WordPress marks the paragraphs of its own suggested text. The page is accepted, with a warning.
	$is_suggested = false !== strpos( $post->post_content, 'privacy-policy-tutorial' );
	return state_fields( 'published', $is_suggested ? 'suggested' : 'none', $post, $address, $text );
}

/**
 * Why the public cannot read a page; '' when it can. A page with a password has the status `publish`, so both are checked.
 *
 * @param \WP_Post $post The page.
 */
function hidden_reason( \WP_Post $post ): string {
	$reasons = array(
		'draft'      => 'draft',
		'auto-draft' => 'draft',
		'private'    => 'private',
		'pending'    => 'pending',
		'future'     => 'scheduled',
		'trash'      => 'trashed',
	);
	if ( 'publish' !== $post->post_status ) {
		return $reasons[ $post->post_status ] ?? 'other';
	}
	if ( '' !== $post->post_password ) {
		return 'password';
	}
	return is_site_closed() ? 'closed' : '';
}

/** Is the whole site hidden from visitors? WooCommerce's "coming soon" hides only the shop pages, or every page. */
function is_site_closed(): bool {
	$is_closed = class_exists( '\WooCommerce' ) && 'yes' === get_option( 'woocommerce_coming_soon' ) && 'yes' !== get_option( 'woocommerce_store_pages_only' );
	/**
	 * Filters whether the whole site is hidden, for maintenance and password plugins: visitors cannot read the privacy policy
	 * then. Report a change with `do_action( 'zgoda_site_changed' )`.
	 *
	 * @param bool $is_closed Whether visitors see another page in front of the site.
	 */
	return (bool) apply_filters( 'zgoda_is_site_closed', $is_closed );
}

/**
 * The fields of a report's row for a state. Of a hidden page only the title is sent.
 *
 * @param string        $state   One of the six states.
 * @param string        $reason  Short code.
 * @param \WP_Post|null $post    The page, when there is one.
 * @param string        $address Public address, or ''.
 * @param string|null   $text    Visible text, only of a public page.
 * @return array<string, mixed>
 */
function state_fields( string $state, string $reason, ?\WP_Post $post = null, string $address = '', ?string $text = null ): array {
	$title = null === $post ? '' : cut_text( text_of_html( $post->post_title ), MAX_TITLE_CHARACTERS );
	return array(
		'state'         => $state,
		'reason'        => $reason,
		'url'           => '' !== $address ? $address : null,
		'title'         => '' !== $title ? $title : null,
		'pageId'        => null === $post ? null : (string) $post->ID,
		'revision'      => null === $post ? null : latest_revision( $post ),
		'modifiedAt'    => null === $post ? null : modified_at( $post ),
		'contentSha256' => null === $text ? null : hash( 'sha256', $text ),
		'text'          => $text,
	);
}

/**
 * Number of the newest saved revision, or null where revisions are off.
 *
 * @param \WP_Post $post The page.
 */
function latest_revision( \WP_Post $post ): ?string {
	foreach ( wp_get_post_revisions( $post->ID, array( 'posts_per_page' => 5 ) ) as $revision ) {
		if ( ! wp_is_post_autosave( $revision ) ) {
			return (string) $revision->ID;
		}
	}
	return null;
}

/**
 * When the page was last changed, as an ISO instant, or null.
 *
 * @param \WP_Post $post The page.
 */
function modified_at( \WP_Post $post ): ?string {
	$seconds = '0000-00-00 00:00:00' === $post->post_modified_gmt ? false : strtotime( $post->post_modified_gmt . ' UTC' );
	return false === $seconds ? null : gmdate( 'Y-m-d\TH:i:s\Z', $seconds );
}

/**
 * The post with an id, or null. Checks the type, because plugins may change what get_post() returns.
 *
 * @param int $id Id of the post.
 */
function find_page( int $id ): ?\WP_Post {
	$post = 0 < $id ? get_post( $id ) : null;
	return $post instanceof \WP_Post ? $post : null;
}

/**
 * Is an address on the shop's own host (www. or not)?
 *
 * @param string $address The address.
 */
function is_own_host( string $address ): bool {
	$host = static function ( string $url ): string {
		return (string) preg_replace( '/^www\./', '', strtolower( (string) wp_parse_url( $url, PHP_URL_HOST ) ) );
	};
	return '' !== $host( $address ) && $host( $address ) === $host( home_url() );
}
