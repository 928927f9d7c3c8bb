<?php
/**
 * Notices that the policy page may have changed. One edit fires up to five hooks, so a change is only noted here;
 * send-reports.php sends it, once.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/** Something that every page's address or state hangs on has changed. */
function note_change(): void {
	if ( is_connected() ) {
		report_soon();
	}
}

/**
 * A post went from one status to another.
 *
 * @param mixed $new_status Status now.
 * @param mixed $old_status Status before.
 * @param mixed $post       The post.
 */
function note_status( $new_status, $old_status, $post ): void {
	if ( $new_status !== $old_status && $post instanceof \WP_Post ) {
		note_post( $post->ID );
	}
}

/**
 * A post was saved. Saving without a change reports nothing.
 *
 * @param mixed $id     Its id.
 * @param mixed $after  The post now.
 * @param mixed $before The post before.
 */
function note_update( $id, $after, $before ): void {
	if ( ! $after instanceof \WP_Post || ! $before instanceof \WP_Post ) {
		return;
	}
	foreach ( array( 'post_status', 'post_password', 'post_name', 'post_title', 'post_content', 'post_parent', 'post_type' ) as $field ) {
		if ( $after->$field !== $before->$field ) {
			note_post( $id );
			return;
		}
	}
}

/**
 * A post is being saved, deleted or linked to a translation.
 *
 * @param mixed $id Its id.
 */
function note_post( $id ): void {
	if ( is_connected() && concerns_policy( (int) $id ) ) {
		report_soon( (int) $id );
	}
}

/** Is this post a policy page, a page above one (its slug is part of the address), or a pattern that one may hold? */
function concerns_policy( int $id ): bool {
	if ( 'wp_block' === get_post_type( $id ) ) {
		return true;
	}
	foreach ( policy_pages() as $page ) {
		$post = find_page( $page['pageId'] );
		if ( $id === $page['pageId'] || ( null !== $post && in_array( $id, get_post_ancestors( $post ), true ) ) ) {
			return true;
		}
	}
	return false;
}
