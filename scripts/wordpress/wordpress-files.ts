export function wpConfig(options: { folder: string; url: string; database: string; extra: string }): string {
  const { folder, url, database, extra } = options;
  return `<?php
${extra}
${database}
define('DB_CHARSET','utf8mb4'); define('DB_COLLATE','');
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT','NONCE_SALT'] as $k) define($k, hash('sha256','test-'.$k));
if (!defined('WP_HOME')) define('WP_HOME','${url}');
if (!defined('WP_SITEURL')) define('WP_SITEURL','${url}');
define('DISABLE_WP_CRON',true); define('AUTOMATIC_UPDATER_DISABLED',true);
define('WP_HTTP_BLOCK_EXTERNAL',true); define('WP_ACCESSIBLE_HOSTS','127.0.0.1,localhost');
if (!defined('WP_DEBUG')) define('WP_DEBUG',true);
define('WP_DEBUG_DISPLAY',false); define('WP_DEBUG_LOG','${folder}/wp-debug.log');
$table_prefix='wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__.'/');
require_once ABSPATH.'wp-settings.php';
`;
}

export const ROUTER_PHP = `<?php
$root=$_SERVER['DOCUMENT_ROOT']; $p=urldecode(parse_url($_SERVER['REQUEST_URI'],PHP_URL_PATH));
if ($p!=='/' && is_dir($root.$p) && is_file(rtrim($root.$p,'/').'/index.php')) $p=rtrim($p,'/').'/index.php';
if ($p==='/' || !is_file($root.$p)) $p='/index.php'; elseif (substr($p,-4)!=='.php') return false;
$_SERVER['SCRIPT_NAME']=$_SERVER['PHP_SELF']=$p; $_SERVER['SCRIPT_FILENAME']=$root.$p; chdir(dirname($root.$p)); require $root.$p;
`;

/** With pretty permalinks and a complete theme. */
export const INSTALL_PHP = `<?php
define('WP_INSTALLING', true); $_SERVER+=['HTTP_HOST'=>'127.0.0.1','SERVER_PROTOCOL'=>'HTTP/1.1','REQUEST_METHOD'=>'GET','REQUEST_URI'=>'/'];
require $argv[1].'/wp-load.php'; require_once ABSPATH.'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail','__return_true');
wp_install('Test shop','admin','admin@example.test',true,'','admin-pass');
wp_set_current_user(1); update_option('permalink_structure','/%postname%/');
$theme=getenv('WP_THEME') ?: trim((string)@file_get_contents($argv[1].'/.default_theme')) ?: 'twentytwentyfour';
if (wp_get_theme($theme)->exists()) switch_theme($theme);
$GLOBALS['wp_rewrite']->init(); flush_rewrite_rules(true);
`;

/** A second fork appends the exit code to the output. */
export const RUN_PHP = `<?php
$listener=stream_socket_server('unix://'.$argv[3]); pcntl_signal(SIGCHLD, SIG_IGN); echo "ready\\n";
for (;;) {
  $client=@stream_socket_accept($listener, 3600); if (!$client) continue;
  if (pcntl_fork()!==0) { fclose($client); continue; }
  fclose($listener); pcntl_signal(SIGCHLD, SIG_DFL); $worker=pcntl_fork();
  if ($worker===0) break;
  pcntl_waitpid($worker, $status); if (pcntl_wifexited($status)) fwrite($client, "\\0".pcntl_wexitstatus($status));
  posix_kill(getmypid(), SIGKILL);
}
$code=stream_get_contents($client); ob_start(function ($part) use ($client) { fwrite($client, $part); return ''; }, 1);
unset($listener, $client, $worker);
$_SERVER=['REQUEST_TIME'=>time(),'REQUEST_TIME_FLOAT'=>microtime(true),'HTTP_HOST'=>'127.0.0.1:'.$argv[2],'SERVER_NAME'=>'127.0.0.1','SERVER_PROTOCOL'=>'HTTP/1.1','REQUEST_METHOD'=>'GET','REQUEST_URI'=>'/']+$_SERVER;
require $argv[1].'/wp-load.php'; require_once ABSPATH.'wp-admin/includes/admin.php';
wp_set_current_user(1); eval($code);
`;

export const OPEN_PHP = `<?php
define('WP_INSTALLING', true); $_SERVER+=['HTTP_HOST'=>'127.0.0.1','SERVER_PROTOCOL'=>'HTTP/1.1','REQUEST_METHOD'=>'GET','REQUEST_URI'=>'/'];
require $argv[1].'/wp-load.php'; require_once ABSPATH.'wp-admin/includes/upgrade.php'; require_once ABSPATH.'wp-admin/includes/plugin.php';
add_filter('pre_wp_mail','__return_true');
global $wpdb; $was=$argv[3]; $is=$argv[4];
foreach (['home','siteurl'] as $name) $wpdb->update($wpdb->options, ['option_value'=>$is], ['option_name'=>$name]);
foreach (['guid','post_content'] as $column) $wpdb->query($wpdb->prepare("UPDATE $wpdb->posts SET $column = REPLACE($column, %s, %s)", $was, $is));
wp_set_current_user(1); $GLOBALS['wp_rewrite']->init();
if (!getenv('KEEP_PRIVACY_DRAFT')) wp_publish_post((int)get_option('wp_page_for_privacy_policy'));
if ($argv[2] !== '') { $r=activate_plugin($argv[2]); if (is_wp_error($r)) { fwrite(STDERR,$r->get_error_message()); exit(1); } }
`;
