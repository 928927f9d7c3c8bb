<?php
// SPDX-License-Identifier: GPL-3.0-or-later

namespace Opencart\Catalog\Controller\Extension\Zgoda\Module;

require_once DIR_EXTENSION . 'zgoda/system/library/zgoda/autoload.php';

use Zgoda\OpenCart\Shop;

class Zgoda extends \Opencart\System\Engine\Controller
{
    private const ROUTE = 'extension/zgoda/module/zgoda';

    private static ?Shop $shop = null;

    /** @param array<string, mixed> $data */
    public function footer(string &$route, array &$data, string &$output): void
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
    public function customer(string &$route, array &$args): void
    {
        $this->shop()->keepErasure((int) ($args[0] ?? 0));
    }

    private function shop(): Shop
    {
        return self::$shop = self::$shop ?? new Shop($this->registry, self::ROUTE, '.');
    }
}
