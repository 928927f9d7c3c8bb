<?php
/**
 * WordPress as the core of the adapters sees it: settings are options, requests go through WordPress's HTTP API, and jobs through
 * its scheduler. Always for the current site of a network.
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

use Zgoda\Core\About;
use Zgoda\Core\Adapter;
use Zgoda\Core\BasePort;
use Zgoda\Core\Connection\Request;
use Zgoda\Core\Connection\Response;
use Zgoda\Core\Report\Page;

defined( 'ABSPATH' ) || exit;

/** What the core needs from WordPress. */
class Port extends BasePort {

	/** Settings that each page needs: they are loaded with WordPress's own. */
	private const AUTOLOADED = array( 'connection', 'site', 'sharing' );
	/** WordPress's events for the jobs of the core. */
	private const HOOKS = array(
		Adapter::DAILY  => DAILY_HOOK,
		Adapter::REPORT => RETRY_HOOK,
		Adapter::CHECK  => RECHECK_HOOK,
	);

	/**
	 * A setting as text; arrays as JSON. Values of wp-config.php come before stored ones.
	 *
	 * @param string $name Name of the setting.
	 */
	public function read( string $name ): ?string {
		if ( 'connection' === $name ) {
			return (string) wp_json_encode( $this->connection() );
		}
		if ( 'secret' === $name && null !== config_value( 'secret' ) ) {
			return config_value( 'secret' );
		}
		if ( 'sent' === $name ) {
			// Another server, whose clock is ahead, may have sent the newest report.
			wp_cache_delete( 'zgoda_sent', 'options' );
		}
		$value = 'connect' === $name ? get_transient( CONNECT_TRANSIENT ) : get_option( 'zgoda_' . $name );
		if ( is_array( $value ) ) {
			return (string) wp_json_encode( $value );
		}
		return false === $value ? null : (string) $value;
	}

	/**
	 * Stores a setting; JSON as an array.
	 *
	 * @param string $name  Name of the setting.
	 * @param string $value Its value.
	 */
	public function write( string $name, string $value ): void {
		$stored = '{' === ( $value[0] ?? '' ) ? json_decode( $value, true ) : $value;
		if ( 'connect' === $name ) {
			set_transient( CONNECT_TRANSIENT, $stored, HOUR_IN_SECONDS );
			return;
		}
		update_option( 'zgoda_' . $name, $stored, in_array( $name, self::AUTOLOADED, true ) );
	}

	/**
	 * Deletes a setting.
	 *
	 * @param string $name Name of the setting.
	 */
	public function erase( string $name ): void {
		if ( 'connect' === $name ) {
			delete_transient( CONNECT_TRANSIENT );
			return;
		}
		delete_option( 'zgoda_' . $name );
	}

	/**
	 * Deletes a setting if its value is not higher than another number of 13 digits.
	 *
	 * @param string $name  Name of the setting.
	 * @param string $value The number.
	 */
	public function eraseUpTo( string $name, string $value ): bool {
		global $wpdb;
		// One statement, so that no other process can write between reading and removing.
		$removed = $wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name = %s AND option_value <= %s", 'zgoda_' . $name, $value ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		wp_cache_delete( 'zgoda_' . $name, 'options' );
		return 0 < (int) $removed;
	}

	/**
	 * Names of the settings that begin with a text.
	 *
	 * @param string $prefix The text.
	 * @param int    $limit  Maximum number of names.
	 * @return list<string>
	 */
	public function names( string $prefix, int $limit ): array {
		global $wpdb;
		$begin = $wpdb->esc_like( 'zgoda_' . $prefix ) . '%';
		$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s LIMIT %d", $begin, $limit ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		return array_map( static fn( string $name ): string => substr( $name, strlen( 'zgoda_' ) ), $names );
	}

	/** WordPress and this site. */
	public function about(): About {
		$name  = wp_specialchars_decode( (string) get_bloginfo( 'name' ), ENT_QUOTES );
		$about = new About( 'wordpress', 'WordPress', VERSION, (string) get_bloginfo( 'version' ), $name, home_url( '/' ), get_locale(), settings_page_address() ); // phpcs:ignore WordPress.WP.CapitalPDangit -- the platform's name in reports, as the contract spells it.

		$about->door       = door_address();
		$about->takesTasks = true; // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- a property of the core.
		$about->controller = $this->controller( $name );
		return $about;
	}

	/** Locale of the user who looks at the admin pages. */
	public function locale(): string {
		return determine_locale();
	}

	/**
	 * What WordPress says in its own words.
	 *
	 * @param string $code Code of the core's sentence.
	 */
	public function ownWords( string $code ): ?string {
		switch ( $code ) {
			case 'answer.blocked':
				return __( 'WordPress is set to block outgoing requests. Add the host of Zgoda to WP_ACCESSIBLE_HOSTS in wp-config.php.', 'zgoda' );
			case 'answer.signature_invalid':
			case 'answer.conflict':
				return null === config_value( 'key' ) && null === config_value( 'secret' ) ? null : __( 'Zgoda did not accept the keys in wp-config.php. Copy the shop key and the secret key there again from the Install tab of the console.', 'zgoda' );
			case 'state.placeholder.link':
				return __( 'The address of the privacy policy is not a page of this WordPress, so its text cannot be read here.', 'zgoda' );
			case 'state.published.suggested':
				return __( 'Published, but with the text that WordPress suggests. Check that each sentence is true of your shop.', 'zgoda' );
			case 'state.elsewhere':
				return __( 'The page has no text of its own in WordPress, as with some page builders, so Zgoda reads what visitors read.', 'zgoda' );
			case 'status.failed':
				return __( 'WordPress did not answer, so this may be out of date. Reload the page.', 'zgoda' );
			case 'sharing.customer':
				return __( 'that the visitor is signed in, with a link to the customer’s account in WordPress', 'zgoda' );
			default:
				return null;
		}
	}

	/**
	 * Date and time in the site's format.
	 *
	 * @param int $time The moment in Unix seconds.
	 */
	public function formatTime( int $time ): string {
		return (string) wp_date( get_option( 'date_format' ) . ', ' . get_option( 'time_format' ), $time );
	}

	/**
	 * Where this site is: one address, or two on the command line where WP_HOME has the host of the request. It is then made of the
	 * request, or the address of the shop by chance, since `--url` gives the command line that host too.
	 *
	 * @return non-empty-list<string>
	 */
	public function places(): array {
		// Not home_url(): plugins for several languages filter it by the language of the page.
		$home   = defined( 'WP_HOME' ) ? (string) constant( 'WP_HOME' ) : '';
		$host   = (string) wp_parse_url( $home, PHP_URL_HOST );
		$stored = (string) ( wp_load_alloptions()['home'] ?? '' );
		if ( '' === $host ) {
			return array( $stored );
		}
		if ( 'cli' !== PHP_SAPI || wp_unslash( $_SERVER['HTTP_HOST'] ?? '' ) !== $host ) { // phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- only compared.
			return array( $home );
		}
		// A command line without a request makes up localhost or a number, which a copy may have as well.
		$is_name = false !== strpos( $host, '.' ) && false === filter_var( $host, FILTER_VALIDATE_IP );
		return $is_name ? array( $stored, $home ) : array( $stored );
	}

	/**
	 * Is this site a copy of the connected shop? Where no place was ever remembered, a site that calls itself a staging or
	 * development site is: it may have been copied before. Keys in wp-config.php were set on purpose.
	 *
	 * @param ?bool $found What the core found; null for a key whose place nobody remembered.
	 */
	public function isCopy( ?bool $found ): bool {
		$is_copy = $found ?? ( null === config_value( 'key' ) && 'production' !== wp_get_environment_type() );
		/**
		 * Filters whether this site is a copy of the connected shop, for a site that has several addresses.
		 *
		 * @param bool $is_copy Whether the plugin sends nothing and shows no chat.
		 */
		return (bool) apply_filters( 'zgoda_is_copied_site', $is_copy );
	}

	/** May the service be called over http? Only where wp-config.php says so, for a test network. */
	public function allowsHttp(): bool {
		return defined( 'ZGODA_ALLOW_HTTP' ) && ZGODA_ALLOW_HTTP;
	}

	/**
	 * The policy pages, read from the database: another process may have changed them since this one read them.
	 *
	 * @return non-empty-list<Page>
	 */
	public function pages(): array {
		foreach ( array( 'alloptions', 'notoptions', 'wp_page_for_privacy_policy' ) as $cached ) {
			wp_cache_delete( $cached, 'options' );
		}
		$pages = array();
		foreach ( policy_pages() as $page ) {
			wp_cache_delete( $page['id'], 'posts' );
			$pages[] = policy_page( $page );
		}
		return $pages;
	}

	/**
	 * Sends a request to the service.
	 *
	 * @param Request $request The request.
	 */
	public function send( Request $request ): Response {
		$asked = array(
			'method'              => $request->method,
			'headers'             => array_diff_key( $request->headers, array( 'User-Agent' => '' ) ),
			'user-agent'          => $request->headers['User-Agent'],
			'body'                => '' === $request->body ? null : $request->body,
			'timeout'             => $request->timeout,
			'redirection'         => 0,
			'limit_response_size' => $request->maxBytes, // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- a property of the core.
			// A single site may run the service in its own network. In a network of sites only wp-config.php may allow that.
			'reject_unsafe_urls'  => is_multisite() && null === config_value( 'address' ),
		);
		if ( '' !== $request->file ) {
			$asked += array(
				'stream'   => true,
				'filename' => $request->file,
			);
		}
		return self::read_response( wp_remote_request( $request->url, $asked ) );
	}

	/**
	 * Plans a job. An earlier plan of the same job stays.
	 *
	 * @param string $job     A job of the core.
	 * @param int    $seconds When, from now.
	 */
	public function later( string $job, int $seconds ): void {
		$hook = self::HOOKS[ $job ] ?? null;
		$next = null === $hook ? false : wp_next_scheduled( $hook );
		if ( null === $hook || ( false !== $next && ( DAILY_HOOK === $hook || time() + $seconds >= $next ) ) ) {
			return;
		}
		wp_clear_scheduled_hook( $hook );
		if ( DAILY_HOOK === $hook ) {
			wp_schedule_event( time() + $seconds, 'daily', $hook );
		} else {
			wp_schedule_single_event( time() + $seconds, $hook );
		}
	}

	/**
	 * Cancels a job.
	 *
	 * @param string $job A job of the core.
	 */
	public function cancel( string $job ): void {
		if ( isset( self::HOOKS[ $job ] ) ) {
			wp_clear_scheduled_hook( self::HOOKS[ $job ] );
		}
	}

	/**
	 * Calls a function when the browser has its response.
	 *
	 * @param callable $act The function.
	 */
	public function afterResponse( callable $act ): void {
		After_Response::add( get_current_blog_id(), $act );
	}

	/** Does no user wait for this process? Also true for Action Scheduler's own requests to the site. */
	public function isBackground(): bool {
		return wp_doing_cron() || 'cli' === PHP_SAPI || 0 < did_action( 'action_scheduler_before_process_queue' );
	}

	/**
	 * Address and shop key in force.
	 *
	 * @return array{address: string, key: string}
	 */
	private function connection(): array {
		$is_fixed = null !== config_value( 'address' ) && null !== config_value( 'key' );
		// A missing option would cost a query on every visitor's page.
		$stored = $is_fixed ? array() : get_option( CONNECTION_OPTION );
		$stored = is_array( $stored ) ? $stored : array();
		return array(
			'address' => config_value( 'address' ) ?? $stored['address'] ?? '',
			'key'     => config_value( 'key' ) ?? $stored['key'] ?? '',
		);
	}

	/**
	 * What WordPress knows about the shop's company; the owner confirms or corrects it in the console.
	 *
	 * @param string $name Name of the site.
	 * @return array{name: string, address: string, email: string, phone: string}
	 */
	private function controller( string $name ): array {
		$lines = array();
		foreach ( array( 'woocommerce_store_address', 'woocommerce_store_address_2' ) as $option ) {
			$lines[] = trim( (string) get_option( $option, '' ) );
		}
		$lines[] = trim( get_option( 'woocommerce_store_postcode', '' ) . ' ' . get_option( 'woocommerce_store_city', '' ) );
		$sender  = (string) get_option( 'woocommerce_email_from_address', '' );
		return array(
			'name'    => $name,
			'address' => implode( ', ', array_filter( $lines ) ),
			'email'   => is_email( $sender ) ? $sender : (string) get_option( 'admin_email' ),
			'phone'   => '',
		);
	}

	/**
	 * A response of WordPress's HTTP API, as the core reads it.
	 *
	 * @param array<string, mixed>|\WP_Error $response From wp_remote_request().
	 */
	public static function read_response( $response ): Response {
		if ( is_wp_error( $response ) ) {
			return Response::failed( 'http_request_not_executed' === $response->get_error_code() ? Response::BLOCKED : Response::UNREACHABLE );
		}
		$date = wp_remote_retrieve_header( $response, 'date' );
		return new Response( (int) wp_remote_retrieve_response_code( $response ), wp_remote_retrieve_body( $response ), is_string( $date ) ? $date : '' );
	}
}
