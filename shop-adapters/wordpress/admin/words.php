<?php
/**
 * Texts for states, answers and missing details: what it is, and what to do about it.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

/**
 * One sentence about the state of a policy page.
 *
 * @param string $state  State from the contract.
 * @param string $reason Reason from the contract.
 */
function state_words( string $state, string $reason ): string {
	$by_reason = array(
		'absent none'             => __( 'No privacy policy page is chosen.', 'zgoda' ),
		'absent deleted'          => __( 'The privacy policy page was deleted.', 'zgoda' ),
		'unpublished draft'       => __( 'The privacy policy page is a draft.', 'zgoda' ),
		'unpublished private'     => __( 'The privacy policy page is private.', 'zgoda' ),
		'unpublished pending'     => __( 'The privacy policy page is waiting for review.', 'zgoda' ),
		'unpublished scheduled'   => __( 'The privacy policy page is scheduled for later.', 'zgoda' ),
		'unpublished trashed'     => __( 'The privacy policy page is in the trash.', 'zgoda' ),
		'unpublished password'    => __( 'The privacy policy page is protected by a password.', 'zgoda' ),
		'unpublished closed'      => __( 'The site is closed to visitors (coming soon or maintenance), so nobody can read the privacy policy page.', 'zgoda' ),
		'unpublished other_text'  => __( 'Visitors see another text at the address of the privacy policy page, such as a “coming soon” page.', 'zgoda' ),
		'unpublished login'       => __( 'The privacy policy page is protected by a password.', 'zgoda' ),
		'unpublished http_401'    => __( 'The site asks Zgoda for a login before it shows the privacy policy page.', 'zgoda' ),
		'unpublished http_403'    => __( 'The site refuses to show Zgoda the privacy policy page. A firewall may be the reason.', 'zgoda' ),
		'absent http_404'         => __( 'Zgoda found no page at the address of the privacy policy.', 'zgoda' ),
		'absent http_410'         => __( 'Zgoda found no page at the address of the privacy policy.', 'zgoda' ),
		'absent home_page'        => __( 'The address of the privacy policy leads to the front page.', 'zgoda' ),
		'absent not_checked'      => __( 'Zgoda is checking the page.', 'zgoda' ),
		'foreign private_address' => __( 'The shop is in a private network, where visitors from elsewhere cannot read the privacy policy page.', 'zgoda' ),
		'placeholder short'       => __( 'The privacy policy page has fewer than 600 characters.', 'zgoda' ),
		'placeholder stub'        => __( 'The privacy policy page still has filler text, such as lorem ipsum, XXXX or […].', 'zgoda' ),
		'placeholder link'        => __( 'The address of the privacy policy is not a page of this WordPress, so its text cannot be read here.', 'zgoda' ),
		'published suggested'     => __( 'Published, but with the text that WordPress suggests. Check that each sentence is true of your shop.', 'zgoda' ),
	);
	$by_state  = array(
		'published'   => __( 'Published.', 'zgoda' ),
		'absent'      => __( 'There is no privacy policy page.', 'zgoda' ),
		'unpublished' => __( 'The privacy policy page cannot be read by the public.', 'zgoda' ),
		'placeholder' => __( 'The privacy policy page has no real text yet.', 'zgoda' ),
		'foreign'     => __( 'The privacy policy is on another domain than the shop.', 'zgoda' ),
		'unreachable' => __( 'Zgoda could not open the privacy policy page.', 'zgoda' ),
	);
	return $by_reason[ $state . ' ' . $reason ] ?? $by_state[ $state ] ?? $state;
}

/**
 * Is the page's own content empty? A page builder may keep its text elsewhere, so what Zgoda finds at its address decides.
 *
 * @param array<string, mixed> $page Row of a report.
 */
function is_text_elsewhere( array $page ): bool {
	return 'placeholder' === $page['state'] && 'short' === $page['reason'] && hash( 'sha256', '' ) === ( $page['contentSha256'] ?? '' );
}

/**
 * One sentence about a page as this site reported it.
 *
 * @param array<string, mixed> $page Row of a report.
 */
function page_words( array $page ): string {
	if ( is_text_elsewhere( $page ) ) {
		return __( 'The page has no text of its own in WordPress, as with some page builders, so Zgoda reads what visitors read.', 'zgoda' );
	}
	return state_words( (string) $page['state'], (string) $page['reason'] );
}

/**
 * One sentence about an answer of the service, or about its absence.
 *
 * @param string $code Code of a call_service() answer.
 */
function answer_words( string $code ): string {
	$words = array(
		'ok'                 => __( 'Zgoda answered.', 'zgoda' ),
		'not_connected'      => __( 'Nothing was sent: the address, the shop key or the secret key is still missing.', 'zgoda' ),
		'copied_site'        => copied_site_words(),
		'insecure'           => __( 'Nothing was sent: the address of Zgoda starts with http://. Enter it with https://.', 'zgoda' ),
		'unreachable'        => __( 'Zgoda did not answer at this address. Check the address, and that the service is running. The plugin tries again automatically.', 'zgoda' ),
		'slow'               => __( 'Zgoda is answering slowly, so not everything could be checked within three seconds. Try again in a moment.', 'zgoda' ),
		'unavailable'        => __( 'Zgoda is busy or restarting. The plugin tries again automatically.', 'zgoda' ),
		'internal'           => __( 'Zgoda is busy or restarting. The plugin tries again automatically.', 'zgoda' ),
		'rate_limited'       => __( 'Zgoda receives too many requests right now. The plugin tries again automatically.', 'zgoda' ),
		'blocked'            => __( 'WordPress is set to block outgoing requests. Add the host of Zgoda to WP_ACCESSIBLE_HOSTS in wp-config.php.', 'zgoda' ),
		'not_zgoda'          => __( 'Something answers at this address, but it is not Zgoda. Check the address.', 'zgoda' ),
		'signature_invalid'  => __( 'Zgoda did not accept the keys. Copy the shop key and the secret key again from the Install tab of the console, or press Connect again.', 'zgoda' ),
		'clock_wrong'        => __( 'The clock of this server is wrong by more than five minutes, so Zgoda refuses its requests. Ask your hosting provider to set the clock.', 'zgoda' ),
		'shop_closed'        => __( 'This shop has left Zgoda, and all its data there are deleted. Delete the plugin, or connect it to another shop.', 'zgoda' ),
		'invitation_invalid' => __( 'This attempt to connect was already used or took too long. Press Connect again.', 'zgoda' ),
		'not_found'          => __( 'Zgoda does not know this shop. Copy the shop key again from the Install tab of the console.', 'zgoda' ),
		'push_outdated'      => __( 'Zgoda already has a newer report. The plugin tries again automatically.', 'zgoda' ),
		'conflict'           => __( 'A newer secret key was created for this shop. Press Connect to get a new one.', 'zgoda' ),
		'invalid_request'    => __( 'Zgoda did not understand the report. Update the plugin or the service so that their versions match.', 'zgoda' ),
	);
	if ( in_array( $code, array( 'signature_invalid', 'conflict' ), true ) && ( null !== config_value( 'key' ) || null !== config_value( 'secret' ) ) ) {
		return __( 'Zgoda did not accept the keys in wp-config.php. Copy the shop key and the secret key there again from the Install tab of the console.', 'zgoda' );
	}
	/* translators: %s: short code of an answer, such as forbidden */
	return $words[ $code ] ?? sprintf( __( 'Zgoda refused with the code “%s”. Look it up in the console, or ask whoever runs Zgoda for you.', 'zgoda' ), $code );
}

/**
 * What a visitor would see now; '' when the service did not say.
 *
 * @param string $mode live, form or closed.
 */
function mode_words( string $mode ): string {
	$words = array(
		'live'   => __( 'Live chat: somebody is available to answer.', 'zgoda' ),
		'form'   => __( 'The contact form, because nobody is available right now.', 'zgoda' ),
		'closed' => __( 'A closed chat, with your contact e-mail instead.', 'zgoda' ),
	);
	return $words[ $mode ] ?? '';
}

/**
 * Whether the clocks of this server and of the service agree.
 *
 * @param int $ahead Seconds that this server's clock is ahead of the service's; negative when behind.
 */
function clock_words( int $ahead ): string {
	$minutes = (int) round( abs( $ahead ) / 60 );
	if ( 1 > $minutes ) {
		return __( 'Both clocks agree.', 'zgoda' );
	}
	return sprintf(
		0 < $ahead
			/* translators: %s: a number of minutes */
			? __( 'The clock of this server is %s min ahead of Zgoda.', 'zgoda' )
			/* translators: %s: a number of minutes */
			: __( 'The clock of this server is %s min behind Zgoda.', 'zgoda' ),
		number_format_i18n( $minutes )
	) . ' ' . __( 'Beyond five minutes reports are refused: ask your hosting provider to set the clock.', 'zgoda' );
}

/**
 * A detail that the owner has still to enter in the console; an unknown path is returned unchanged.
 *
 * @param string $path Path of a field in the console.
 */
function missing_words( string $path ): string {
	$words = array(
		'controller.name'    => __( 'name of the company that is the data controller', 'zgoda' ),
		'controller.address' => __( 'postal address of the company', 'zgoda' ),
		'controller.email'   => __( 'contact e-mail of the company', 'zgoda' ),
		'confirm'            => __( 'your confirmation of controller, retention and purposes', 'zgoda' ),
	);
	return $words[ $path ] ?? $path;
}

/**
 * Name of a language.
 *
 * @param string $locale Language, such as pl.
 */
function locale_words( string $locale ): string {
	$names = array(
		'pl' => __( 'Polish', 'zgoda' ),
		'en' => __( 'English', 'zgoda' ),
		'de' => __( 'German', 'zgoda' ),
	);
	return $names[ $locale ] ?? $locale;
}

/**
 * Date and time in the site's format.
 *
 * @param int $unix_seconds The moment.
 */
function time_words( int $unix_seconds ): string {
	return (string) wp_date( get_option( 'date_format' ) . ', ' . get_option( 'time_format' ), $unix_seconds );
}
