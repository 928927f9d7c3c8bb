<?php
/**
 * The site's privacy policy page of each language, as WordPress has it.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\Connection\Address;
use Zgoda\Core\Report\Page;

defined( 'ABSPATH' ) || exit;

/** The page that is set under Settings → Privacy; 0 for none. */
function policy_page_id(): int {
	return (int) get_option( 'wp_page_for_privacy_policy' );
}

/**
 * The policy page of each language. A language without its own page is left out and uses the default page.
 *
 * @return non-empty-list<array{id: int, locale: string, is_default: bool}> The default language first; `locale`: WordPress's.
 */
function policy_pages(): array {
	$id        = policy_page_id();
	$languages = site_languages();
	$locale    = $languages['locales'][ $languages['default'] ] ?? get_locale();
	$own       = isset( $languages['locales'][ $languages['default'] ] ) && 0 < $id ? translated_page( $id, $languages['default'] ) : 0;
	$pages     = array(
		array(
			'id'         => 0 < $own ? $own : $id,
			'locale'     => $locale,
			'is_default' => true,
		),
	);
	foreach ( $languages['locales'] as $slug => $locale ) {
		$translation = (string) $slug !== $languages['default'] && 0 < $id ? translated_page( $id, (string) $slug ) : 0;
		if ( 0 < $translation ) {
			$pages[] = array(
				'id'         => $translation,
				'locale'     => $locale,
				'is_default' => false,
			);
		}
	}
	return $pages;
}

/**
 * One language's page as the core reports it.
 *
 * @param array{id: int, locale: string, is_default: bool} $page The page.
 */
function policy_page( array $page ): Page {
	$post                  = find_page( $page['id'] );
	list( $own, $address ) = policy_addresses( $page['id'] );
	$is_other              = '' !== $address && $address !== $own;
	if ( $is_other ) {
		// Another plugin changed the address through the filter privacy_policy_url.
		$post = is_own_host( $address ) ? find_page( url_to_postid( $address ) ) : null;
	}
	if ( null === $post && ! $is_other ) {
		return new Page( $page['locale'], $page['is_default'], 0 < $page['id'] ? Page::DELETED : Page::NONE );
	}
	$hidden = null === $post ? '' : hidden_reason( $post );
	$result = new Page( $page['locale'], $page['is_default'], '' === $hidden ? Page::PUBLISHED : $hidden );
	// phpcs:disable WordPress.NamingConventions.ValidVariableName -- properties of the core.
	$result->url        = $address;
	$result->isReadable = null !== $post;
	if ( null !== $post ) {
		$seconds             = '0000-00-00 00:00:00' === $post->post_modified_gmt ? false : strtotime( $post->post_modified_gmt . ' UTC' );
		$result->id          = (string) $post->ID;
		$result->title       = $post->post_title;
		$result->revision    = latest_revision( $post );
		$result->modified    = false === $seconds ? null : $seconds;
		$result->text        = '' === $hidden ? visible_text( $post, $page['locale'] ) : null;
		$result->isSuggested = false !== strpos( $post->post_content, 'privacy-policy-tutorial' );
	}
	// phpcs:enable
	return $result;
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
 * @param array{id: int, locale: string, is_default: bool} $page The policy page.
 */
function named_page_id( array $page ): int {
	list( $own, $address ) = policy_addresses( $page['id'] );
	return '' !== $address && $address !== $own && is_own_host( $address ) ? url_to_postid( $address ) : 0;
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
	return Address::isSameHost( $address, home_url() );
}
