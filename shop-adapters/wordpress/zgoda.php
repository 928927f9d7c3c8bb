<?php
/**
 * Plugin Name:       Zgoda
 * Description:       Live chat that keeps a signed record of every consent. Adds the chat to your pages and keeps it in step with your privacy policy page.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Zgoda contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       zgoda
 * Domain Path:       /languages
 * Update URI:        https://zgoda.invalid/wordpress
 * WC requires at least: 7.9
 * WC tested up to:   11.0
 *
 * @package Zgoda
 */

declare( strict_types = 1 );

namespace Zgoda;

defined( 'ABSPATH' ) || exit;

const VERSION     = '0.1.0';
const PLUGIN_FILE = __FILE__;

// In the plugin's own folder when it is packed, beside it in the source.
require ( is_dir( __DIR__ . '/core' ) ? __DIR__ : dirname( __DIR__ ) ) . '/core/autoload.php';
require __DIR__ . '/connection/rights.php';
require __DIR__ . '/connection/settings.php';
require __DIR__ . '/report/schedule.php';
require __DIR__ . '/connection/connect.php';
require __DIR__ . '/report/class-after-response.php';
require __DIR__ . '/connection/class-port.php';
require __DIR__ . '/connection/adapter.php';
require __DIR__ . '/connection/page-caches.php';
require __DIR__ . '/policy/site-languages.php';
require __DIR__ . '/policy/page-content.php';
require __DIR__ . '/policy/policy.php';
require __DIR__ . '/policy/policy-changes.php';
require __DIR__ . '/front/snippet.php';
require __DIR__ . '/front/display.php';
require __DIR__ . '/front/contact-button.php';
require __DIR__ . '/front/identity.php';
require __DIR__ . '/front/woocommerce.php';
require __DIR__ . '/front/class-order-desk.php';
require __DIR__ . '/front/door.php';
require __DIR__ . '/front/consent-tools.php';
require __DIR__ . '/privacy/account-ids.php';
require __DIR__ . '/privacy/privacy-tools.php';
require __DIR__ . '/privacy/policy-suggestion.php';
require __DIR__ . '/privacy/tasks.php';
require __DIR__ . '/privacy/class-request-tools.php';
require __DIR__ . '/admin/findings.php';
require __DIR__ . '/admin/status-card.php';
require __DIR__ . '/admin/display-form.php';
require __DIR__ . '/admin/settings-page.php';
require __DIR__ . '/admin/site-health.php';
require __DIR__ . '/hooks.php';
require __DIR__ . '/updates/release.php';
require __DIR__ . '/updates/updates.php';

if ( defined( 'WP_CLI' ) && WP_CLI ) {
	require __DIR__ . '/admin/class-cli-command.php';
	\WP_CLI::add_command( 'zgoda', Cli_Command::class );
}
