<?php
/**
 * Finds out that the policy page may have changed. One edit fires up to five hooks; the core sends one report for all of them.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Taxonomies in which Polylang stores the language of a post, and which posts are translations of each other. */
const LANGUAGE_TAXONOMIES = array( 'language', 'post_translations' );

/** Something changed that affects the address or state of every page. */
function note_change(): void {
	adapter()->changes()->note();
}

/** Called after something was stored: sends the waiting report if it is due. */
function report_if_due(): void {
	adapter()->changes()->reportIfDue();
}

/**
 * WordPress has completely saved or deleted a post.
 *
 * @param mixed $id Its id.
 */
function note_post_saved( $id ): void {
	adapter()->changes()->saved( 'post ' . (int) $id );
}

/**
 * The status of a post changed.
 *
 * @param mixed $new_status Status now.
 * @param mixed $old_status Status before.
 * @param mixed $post       The post.
 */
function note_status_change( $new_status, $old_status, $post ): void {
	if ( $new_status !== $old_status && $post instanceof \WP_Post ) {
		note_post_change( $post->ID );
	}
}

/**
 * A post was saved. Nothing is reported if no relevant field changed.
 *
 * @param mixed $id     Its id.
 * @param mixed $after  The post now.
 * @param mixed $before The post before.
 */
function note_post_update( $id, $after, $before ): void {
	if ( ! $after instanceof \WP_Post || ! $before instanceof \WP_Post ) {
		return;
	}
	foreach ( array( 'post_status', 'post_password', 'post_name', 'post_title', 'post_content', 'post_parent', 'post_type' ) as $field ) {
		if ( $after->$field !== $before->$field ) {
			note_post_change( $id );
			return;
		}
	}
}

/**
 * A post is saved, deleted or linked to a translation.
 *
 * @param mixed $id Its id.
 */
function note_post_change( $id ): void {
	if ( is_connected() && concerns_policy( (int) $id ) ) {
		adapter()->changes()->note( 'post ' . (int) $id );
	}
}

/**
 * A post got other terms. Polylang stores languages and translations as terms and fires no hook of its own when a script
 * sets them.
 *
 * @param mixed $id      Id of the post.
 * @param mixed ...$more Terms, their term taxonomy ids, and the taxonomy.
 */
function note_language_change( $id, ...$more ): void {
	note_translation_change( array( $id ), $more[2] ?? '' );
}

/**
 * A group of translations was changed.
 *
 * @param mixed $term_id Term id of the group.
 * @param mixed ...$more Its term taxonomy id, and the taxonomy.
 */
function note_translation_group_change( $term_id, ...$more ): void {
	if ( in_array( $more[1] ?? '', LANGUAGE_TAXONOMIES, true ) ) {
		$posts = get_objects_in_term( (int) $term_id, $more[1] );
		note_translation_change( is_array( $posts ) ? $posts : array(), $more[1] );
	}
}

/**
 * A group of translations was removed.
 *
 * @param mixed $term_id Term id of the group.
 * @param mixed ...$more Its term taxonomy id, the taxonomy, the removed group, and the posts in it.
 */
function note_translation_group_removal( $term_id, ...$more ): void {
	note_translation_change( is_array( $more[3] ?? null ) ? $more[3] : array(), $more[1] ?? '' );
}

/**
 * Language or translations of some posts changed. Includes posts that were a policy page until now.
 *
 * @param array<mixed> $posts    Ids.
 * @param mixed        $taxonomy Taxonomy that changed.
 */
function note_translation_change( array $posts, $taxonomy ): void {
	if ( in_array( $taxonomy, LANGUAGE_TAXONOMIES, true ) ) {
		report_translations( $posts );
	}
}

/**
 * WPML changed a link between translations, or the language of a post. It stores them in a table of its own.
 *
 * @param mixed $change What changed: `context`, `type`, `element_type` and, except for some deletions, `element_id`.
 */
function note_wpml_change( $change ): void {
	$change = is_array( $change ) ? $change : array();
	$id     = (int) ( $change['element_id'] ?? 0 );
	if ( 'post' !== ( $change['context'] ?? 'post' ) ) {
		return;
	}
	if ( 0 < $id ) {
		report_translations( array( $id ) );
	} elseif ( 'post_page' === ( $change['element_type'] ?? '' ) ) {
		report_translations( array_column( adapter()->facts()->reportedPages(), 'pageId' ) );
	}
}

/**
 * Reports if one of these posts is or was a policy page.
 *
 * @param array<mixed> $posts Ids.
 */
function report_translations( array $posts ): void {
	if ( ! is_connected() ) {
		return;
	}
	$reported = array_map( 'intval', array_column( adapter()->facts()->reportedPages(), 'pageId' ) );
	foreach ( array_map( 'intval', $posts ) as $id ) {
		if ( in_array( $id, $reported, true ) || concerns_policy( $id ) ) {
			note_change();
			report_if_due();
			return;
		}
	}
}

/**
 * Is this post a policy page, a parent of one (its slug is part of the address), or a block pattern that one may contain?
 * Policy pages are those that are set, those that another plugin names instead, and those reported last: a page in the
 * trash has lost the address by which it was named.
 *
 * @param int $id Id of the post.
 */
function concerns_policy( int $id ): bool {
	if ( 'wp_block' === get_post_type( $id ) ) {
		return true;
	}
	$policies = array_map( 'intval', array_column( adapter()->facts()->reportedPages(), 'pageId' ) );
	foreach ( policy_pages() as $page ) {
		$policies[] = $page['id'];
		$policies[] = named_page_id( $page );
	}
	foreach ( $policies as $policy ) {
		$post = find_page( $policy );
		if ( $id === $policy || ( null !== $post && in_array( $id, get_post_ancestors( $post ), true ) ) ) {
			return true;
		}
	}
	return false;
}
