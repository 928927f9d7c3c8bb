<?php
/**
 * Settings → Zgoda: a card that says how things stand, the form, and a button that asks the service.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const CHECK_ACTION = 'zgoda_check';

/** Puts the page under Settings. */
function add_page(): void {
	add_options_page( 'Zgoda', 'Zgoda', CAPABILITY, SETTINGS_GROUP, __NAMESPACE__ . '\print_page' );
}

/**
 * The page's own small stylesheet.
 *
 * @param mixed $screen Hook suffix of the screen.
 */
function enqueue_page_style( $screen ): void {
	if ( 'settings_page_' . SETTINGS_GROUP === $screen ) {
		wp_enqueue_style( 'zgoda-settings', plugins_url( 'settings-page.css', PLUGIN_FILE ), array(), VERSION );
	}
}

/**
 * The way to the settings from the list of plugins.
 *
 * @param mixed $links Links so far.
 * @return mixed
 */
function add_settings_link( $links ) {
	if ( is_array( $links ) && current_user_can( CAPABILITY ) ) {
		array_unshift( $links, '<a href="' . esc_url( page_address() ) . '">' . esc_html__( 'Settings', 'zgoda' ) . '</a>' );
	}
	return $links;
}

/** Address of the settings page. */
function page_address(): string {
	return admin_url( 'options-general.php?page=' . SETTINGS_GROUP );
}

/** The button: sends the state of the page anew, then asks the service what it makes of it. */
function handle_check(): void {
	if ( ! current_user_can( CAPABILITY ) ) {
		wp_die( esc_html__( 'You are not allowed to change these settings.', 'zgoda' ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( CHECK_ACTION );
	push_policy();
	fetch_policy_texts();
	$answer          = call_service( 'GET', '/v1/adapter/health' );
	$status          = status();
	$status['check'] = array(
		'at'   => time(),
		'code' => $answer['code'],
		'data' => $answer['data'],
	);
	if ( is_connected() ) {
		save_status( $status );
	}
	wp_safe_redirect( page_address() . '#zgoda-state' );
	exit;
}

/** Prints the page. */
function print_page(): void {
	if ( ! current_user_can( CAPABILITY ) ) {
		return;
	}
	echo '<div class="wrap zgoda"><h1>Zgoda</h1>';
	echo '<p class="zgoda-lead">' . esc_html__( 'Live chat that can prove every consent.', 'zgoda' ) . '</p>';
	if ( is_connected() ) {
		print_state();
		print_display();
		print_sharing();
		print_care();
	} else {
		print_connect();
		print_state();
	}
	print_form();
	echo '</div>';
}

/** How things stand: what is wrong first, then what the service answered. */
function print_state(): void {
	$status = status();
	$found  = findings();
	echo '<section id="zgoda-state" class="zgoda-card" aria-labelledby="zgoda-state-title">';
	echo '<h2 id="zgoda-state-title">' . esc_html__( 'How things stand', 'zgoda' ) . '</h2>';
	foreach ( $found as $finding ) {
		$link = page_address() === $finding['link'] ? '' : ' <a href="' . esc_url( $finding['link'] ) . '">' . esc_html( $finding['label'] ) . '</a>';
		printf(
			'<p class="zgoda-finding is-%s"><span class="dashicons dashicons-%s" aria-hidden="true"></span><span>%s%s</span></p>',
			esc_attr( $finding['level'] ),
			'error' === $finding['level'] ? 'dismiss' : 'warning',
			esc_html( $finding['text'] ),
			$link // phpcs:ignore WordPress.Security.EscapeOutput -- escaped above.
		);
	}
	if ( is_connected() ) {
		if ( array() === $found ) {
			echo '<p class="zgoda-finding is-good"><span class="dashicons dashicons-yes-alt" aria-hidden="true"></span><span>' . esc_html__( 'The shop is connected, and its privacy policy is published.', 'zgoda' ) . '</span></p>';
		}
		echo '<dl class="zgoda-facts">';
		print_facts( $status );
		echo '</dl>';
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '">';
		echo '<input type="hidden" name="action" value="' . esc_attr( CHECK_ACTION ) . '">';
		wp_nonce_field( CHECK_ACTION );
		submit_button( __( 'Check the connection', 'zgoda' ), 'secondary', 'zgoda-check', false );
		echo '<p class="description">' . esc_html__( 'Reports the privacy policy page now, and shows what Zgoda answers.', 'zgoda' ) . '</p></form>';
	}
	echo '</section>';
}

/**
 * Rows of the card.
 *
 * @param array<string, mixed> $status As status() gives it.
 */
function print_facts( array $status ): void {
	foreach ( $status['pages'] as $page ) {
		$words = state_words( (string) $page['state'], (string) $page['reason'] );
		/* translators: %s: a language, such as Polish */
		print_fact( sprintf( __( 'Privacy policy here (%s)', 'zgoda' ), locale_words( (string) $page['locale'] ) ), titled( $words, $page ) );
	}
	if ( null !== $status['push'] ) {
		print_fact( __( 'Last report', 'zgoda' ), time_words( (int) $status['push']['at'] ) . '. ' . answer_words( (string) $status['push']['code'] ) );
	} else {
		print_fact( __( 'Last report', 'zgoda' ), __( 'None yet.', 'zgoda' ) );
	}
	$check = $status['check'];
	if ( null === $check ) {
		return;
	}
	print_fact( __( 'Last check', 'zgoda' ), time_words( (int) $check['at'] ) . '. ' . answer_words( (string) $check['code'] ) );
	if ( 'ok' === $check['code'] ) {
		print_service_facts( is_array( $check['data'] ) ? $check['data'] : array() );
	}
}

/**
 * What the service said of the shop. Read with care: it came over the network.
 *
 * @param array<string, mixed> $data Body of the health answer.
 */
function print_service_facts( array $data ): void {
	print_fact( __( 'Shop in Zgoda', 'zgoda' ), text_at( $data, 'shop', 'name' ) );
	foreach ( is_array( $data['policy'] ?? null ) ? $data['policy'] : array() as $page ) {
		if ( is_array( $page ) ) {
			$words = state_words( text_at( $page, 'state' ), text_at( $page, 'reason' ) );
			/* translators: %s: a language, such as Polish */
			print_fact( sprintf( __( 'Privacy policy as Zgoda sees it (%s)', 'zgoda' ), locale_words( text_at( $page, 'locale' ) ) ), titled( $words, $page ) );
		}
	}
	$agreements = array(
		'not_needed' => __( 'Not needed: the shop runs Zgoda itself.', 'zgoda' ),
		'active'     => __( 'In force.', 'zgoda' ),
		'missing'    => __( 'Missing. Until it is accepted in the console, no personal data is collected.', 'zgoda' ),
	);
	$agreement  = text_at( $data, 'agreement' );
	print_fact( __( 'Data-processing agreement', 'zgoda' ), $agreements[ $agreement ] ?? $agreement );
	$is_collecting = true === ( $data['collecting'] ?? null );
	print_fact( __( 'Chat and contact form', 'zgoda' ), $is_collecting ? __( 'Open to visitors.', 'zgoda' ) : __( 'Closed: visitors see your contact e-mail instead.', 'zgoda' ) );
	$missing = array_filter( is_array( $data['missing'] ?? null ) ? $data['missing'] : array(), 'is_string' );
	if ( array() !== $missing ) {
		print_fact( __( 'Still missing in the console', 'zgoda' ), implode( ', ', array_map( __NAMESPACE__ . '\missing_words', $missing ) ) . '.' );
	}
}

/** One row. */
function print_fact( string $name, string $value ): void {
	echo '<div><dt>' . esc_html( $name ) . '</dt><dd>' . esc_html( $value ) . '</dd></div>';
}

/**
 * A sentence with the page's title in front of it.
 *
 * @param string               $words The sentence.
 * @param array<string, mixed> $page  A page with or without a title.
 */
function titled( string $words, array $page ): string {
	$title = text_at( $page, 'title' );
	/* translators: 1: title of a page, 2: a sentence about it */
	return '' === $title ? $words : sprintf( __( '“%1$s”: %2$s', 'zgoda' ), $title, $words );
}

/**
 * A text inside nested arrays, or ''.
 *
 * @param array<string, mixed> $data The arrays.
 * @param string               ...$path Keys from the outside in.
 */
function text_at( array $data, string ...$path ): string {
	$value = $data;
	foreach ( $path as $key ) {
		$value = is_array( $value ) ? ( $value[ $key ] ?? '' ) : '';
	}
	return is_string( $value ) ? $value : '';
}

/** The first thing to do: one button. */
function print_connect(): void {
	echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" class="zgoda-card">';
	echo '<h2>' . esc_html__( 'Connect the shop', 'zgoda' ) . '</h2>';
	echo '<p>' . esc_html__( 'The console of Zgoda opens. Sign in or register there, say yes, and you come back here connected. There is no key to copy.', 'zgoda' ) . '</p>';
	echo '<input type="hidden" name="action" value="' . esc_attr( CONNECT_ACTION ) . '">';
	wp_nonce_field( CONNECT_ACTION );
	print_field( 'address', 'address', __( 'Address of Zgoda', 'zgoda' ), connection()['address'], 'https://chat.example.com', 'url', __( 'Where your Zgoda runs. Before you press Connect, this plugin sends nothing to anybody.', 'zgoda' ), 'connect-' );
	submit_button( __( 'Connect', 'zgoda' ), 'primary', 'zgoda-connect', false );
	echo '</form>';
}

/** What consultants may see of a customer: three boxes, all empty at first. */
function print_sharing(): void {
	$shared = sharing();
	$boxes  = array(
		'customer' => array( __( 'that somebody is signed in, and the way to the account in this administration', 'zgoda' ), true ),
		'orders'   => array( __( 'the last five orders of who is signed in: number, state, total', 'zgoda' ), function_exists( 'wc_get_orders' ) ),
		'cart'     => array( __( 'how many things are in the cart, and what they cost together', 'zgoda' ), function_exists( 'wc_get_orders' ) ),
	);
	echo '<form method="post" action="options.php" class="zgoda-card"><fieldset>';
	echo '<h2>' . esc_html__( 'What consultants see of your customers', 'zgoda' ) . '</h2>';
	settings_fields( SHARING_GROUP );
	echo '<p>' . esc_html__( 'Only in a conversation that the customer began, only for your own staff, and gone with the conversation. Names and addresses are never passed on. Mention what you switch on in your privacy policy.', 'zgoda' ) . '</p>';
	foreach ( $boxes as $name => list( $label, $is_possible ) ) {
		if ( ! $is_possible ) {
			continue;
		}
		print_box( SHARING_OPTION . '[' . $name . ']', '1', $shared[ $name ], $label );
	}
	submit_button( __( 'Save what is shared', 'zgoda' ), 'secondary', 'zgoda-save-sharing', false );
	echo '</fieldset></form>';
}

/** What can be done with a connection that is there. */
function print_care(): void {
	$actions = array(
		TEST_ACTION       => array( __( 'Send a test message', 'zgoda' ), __( 'Shows in every open console of this shop that the store reaches Zgoda.', 'zgoda' ) ),
		RENEW_ACTION      => array( __( 'New secret key', 'zgoda' ), __( 'Changes the key that signs reports, without a gap.', 'zgoda' ) ),
		DISCONNECT_ACTION => array( __( 'Disconnect', 'zgoda' ), __( 'Takes the chat out of the shop. What Zgoda keeps stays there.', 'zgoda' ) ),
	);
	if ( null !== from_config( 'secret' ) ) {
		unset( $actions[ RENEW_ACTION ], $actions[ DISCONNECT_ACTION ] );
	}
	echo '<section class="zgoda-card" aria-labelledby="zgoda-care-title"><h2 id="zgoda-care-title">' . esc_html__( 'Care', 'zgoda' ) . '</h2>';
	foreach ( $actions as $action => list( $label, $hint ) ) {
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" class="zgoda-care">';
		echo '<input type="hidden" name="action" value="' . esc_attr( $action ) . '">';
		wp_nonce_field( $action );
		submit_button( $label, 'secondary', $action, false, array( 'aria-describedby' => $action . '-hint' ) );
		echo '<span class="description" id="' . esc_attr( $action ) . '-hint">' . esc_html( $hint ) . '</span></form>';
	}
	echo '</section>';
}

/** The form for those who have the keys at hand. The secret is never printed: an empty field keeps it. */
function print_form(): void {
	$connection = connection();
	echo '<details class="zgoda-card"' . ( has_messages() ? ' open' : '' ) . '><summary>' . esc_html__( 'Connect with keys instead', 'zgoda' ) . '</summary>';
	echo '<form method="post" action="options.php" autocomplete="off">';
	echo '<p>' . esc_html__( 'All three are in the console of Zgoda, in the settings of your shop, under Install. Before they are saved here, this plugin sends nothing to anybody.', 'zgoda' ) . '</p>';
	settings_fields( SETTINGS_GROUP );
	print_field( 'address', CONNECTION_OPTION . '[address]', __( 'Address of Zgoda', 'zgoda' ), $connection['address'], 'https://chat.example.com', 'url', '' );
	print_field( 'key', CONNECTION_OPTION . '[key]', __( 'Shop key', 'zgoda' ), $connection['key'], 'zgk_…', 'text', __( 'Names your shop. It is not secret.', 'zgoda' ) );
	$has_secret = '' !== secret();
	print_field(
		'secret',
		SECRET_OPTION . '[value]',
		__( 'Secret key', 'zgoda' ),
		'',
		$has_secret ? '••••••••••••' : 'zgs_…',
		'password',
		$has_secret ? __( 'Saved. It is never shown; leave the field empty to keep it.', 'zgoda' ) : __( 'Signs what this shop reports. Treat it like a password.', 'zgoda' )
	);
	if ( $has_secret && null === from_config( 'secret' ) ) {
		echo '<p class="zgoda-forget"><label><input type="checkbox" name="' . esc_attr( SECRET_OPTION ) . '[forget]" value="1"> ' . esc_html__( 'Forget the secret key, and so disconnect the shop', 'zgoda' ) . '</label></p>';
	}
	submit_button( __( 'Save the connection', 'zgoda' ) );
	echo '</form></details>';
}

/** One labelled field; fixed where wp-config.php sets it. */
function print_field( string $field, string $name, string $label, string $value, string $placeholder, string $type, string $hint, string $prefix = '' ): void {
	$is_fixed = null !== from_config( $field );
	/* translators: %s: name of a constant */
	$hint = $is_fixed ? sprintf( __( 'Set by %s in wp-config.php.', 'zgoda' ), CONFIG_CONSTANTS[ $field ] ) : $hint;
	printf(
		'<p class="zgoda-field"><label for="zgoda-%1$s">%2$s</label><input id="zgoda-%1$s" name="%3$s" type="%4$s" value="%5$s" placeholder="%6$s" spellcheck="false" autocapitalize="off" autocomplete="%7$s"%8$s%9$s>%10$s</p>',
		esc_attr( $prefix . $field ),
		esc_html( $label ),
		esc_attr( $name ),
		esc_attr( $type ),
		esc_attr( $value ),
		esc_attr( $placeholder ),
		'password' === $type ? 'new-password' : 'off',
		$is_fixed ? ' disabled' : '',
		'' !== $hint ? ' aria-describedby="zgoda-' . esc_attr( $prefix . $field ) . '-hint"' : '',
		'' !== $hint ? '<span class="description" id="zgoda-' . esc_attr( $prefix . $field ) . '-hint">' . esc_html( $hint ) . '</span>' : ''
	);
}

/** Was a value of the form refused just now? */
function has_messages(): bool {
	foreach ( get_settings_errors( SETTINGS_GROUP ) as $message ) {
		if ( in_array( $message['code'], array( 'zgoda_address', 'zgoda_key', 'zgoda_secret' ), true ) ) {
			return true;
		}
	}
	return false;
}
