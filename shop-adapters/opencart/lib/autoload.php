<?php
// SPDX-License-Identifier: GPL-3.0-or-later

require_once __DIR__ . '/core/autoload.php';

spl_autoload_register(static function (string $class): void {
    $prefix = 'Zgoda\\OpenCart\\';
    $file = __DIR__ . '/' . substr($class, strlen($prefix)) . '.php';
    if (0 === strpos($class, $prefix) && is_file($file)) {
        require_once $file;
    }
});
