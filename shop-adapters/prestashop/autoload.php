<?php

/**
 * @author    Zgoda contributors
 * @copyright Zgoda contributors
 * @license   https://opensource.org/licenses/MIT MIT
 */
if (!defined('_PS_VERSION_')) {
    exit;
}

require_once __DIR__ . '/core/autoload.php';

spl_autoload_register(static function (string $class): void {
    $prefix = 'Zgoda\\PrestaShop\\';
    $file = __DIR__ . '/src/' . substr($class, strlen($prefix)) . '.php';
    if (0 === strpos($class, $prefix) && is_file($file)) {
        require_once $file;
    }
});
