<?php
// SPDX-License-Identifier: GPL-3.0-or-later

require_once DIR_SYSTEM . 'library/zgoda/autoload.php';

use Zgoda\OpenCart\Shop;

class ControllerExtensionModuleZgoda extends Controller
{
    private const ROUTE = 'extension/module/zgoda';

    private static ?Shop $shop = null;

    /** @param array<string, mixed> $data */
    public function footer(&$route, &$data, &$output): void
    {
        $output = str_replace('</body>', $this->shop()->tag() . '</body>', $output);
    }

    public function identity(): void
    {
        $this->shop()->identity();
    }

    public function connected(): void
    {
        $this->response->setOutput($this->shop()->wayBack());
    }

    /** @param array<int, mixed> $args */
    public function customer(&$route, &$args): void
    {
        $this->shop()->keepErasure((int) ($args[0] ?? 0));
    }

    private function shop(): Shop
    {
        return self::$shop = self::$shop ?? new Shop($this->registry, self::ROUTE, '/');
    }
}
