<?php
/**
 * Plugin Name:       Zgoda
 * Description:       Live chat that can prove every consent. Adds the chat to your pages and keeps it in step with your privacy policy page.
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

require __DIR__ . '/rights.php';
require __DIR__ . '/settings.php';
require __DIR__ . '/settings-page.php';
require __DIR__ . '/state-card.php';
require __DIR__ . '/snippet.php';
require __DIR__ . '/site-languages.php';
require __DIR__ . '/policy-text.php';
require __DIR__ . '/policy.php';
require __DIR__ . '/policy-changes.php';
require __DIR__ . '/class-report-timing.php';
require __DIR__ . '/send-reports.php';
require __DIR__ . '/class-patience.php';
require __DIR__ . '/service-client.php';
require __DIR__ . '/push-queue.php';
require __DIR__ . '/connect.php';
require __DIR__ . '/identity.php';
require __DIR__ . '/woocommerce.php';
require __DIR__ . '/privacy-tools.php';
require __DIR__ . '/tasks.php';
require __DIR__ . '/consent-tools.php';
require __DIR__ . '/display.php';
require __DIR__ . '/display-form.php';
require __DIR__ . '/contact-button.php';
require __DIR__ . '/words.php';
require __DIR__ . '/visitors.php';
require __DIR__ . '/health.php';
require __DIR__ . '/site-health.php';
require __DIR__ . '/hooks.php';
require __DIR__ . '/release.php';
require __DIR__ . '/updates.php';

if ( defined( 'WP_CLI' ) && WP_CLI ) {
	require __DIR__ . '/class-cli-command.php';
	\WP_CLI::add_command( 'zgoda', Cli_Command::class );
}
