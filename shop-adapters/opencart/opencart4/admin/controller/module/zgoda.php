<?php
// SPDX-License-Identifier: GPL-3.0-or-later

namespace Opencart\Admin\Controller\Extension\Zgoda\Module;

require_once DIR_EXTENSION . 'zgoda/system/library/zgoda/autoload.php';

use Zgoda\OpenCart\Administration;
use Zgoda\OpenCart\Shop;

class Zgoda extends \Opencart\System\Engine\Controller
{
    private const ROUTE = 'extension/zgoda/module/zgoda';

    private static ?Shop $shop = null;

    public function index(): void
    {
        $this->document->setTitle('Zgoda');
        $content = $this->administration()->settings();
        $this->response->setOutput(
            $this->load->controller('common/header') . $this->load->controller('common/column_left')
            . '<div id="content"><div class="page-header"><div class="container-fluid"><h1>Zgoda</h1></div></div>'
            . '<div class="container-fluid">' . $content . '</div></div>' . $this->load->controller('common/footer')
        );
    }

    public function install(): void
    {
        $this->administration()->install();
        $this->load->model('setting/event');
        foreach (Administration::EVENTS as $trigger => $method) {
            $this->model_setting_event->addEvent([
                'code' => 'zgoda',
                'description' => 'Zgoda',
                'trigger' => $trigger,
                'action' => self::ROUTE . '.' . $method,
                'status' => true,
                'sort_order' => 1,
            ]);
        }
    }

    public function uninstall(): void
    {
        $this->administration()->uninstall();
        $this->load->model('setting/event');
        $this->model_setting_event->deleteEventByCode('zgoda');
    }

    public function changed(): void
    {
        $this->shop()->shops()->note();
    }

    /** @param array<int, mixed> $args */
    public function customer(string &$route, array &$args): void
    {
        $this->shop()->keepErasure((int) ($args[0] ?? 0));
    }

    /** @param array<string, mixed> $data */
    public function dashboard(string &$route, array &$data, string &$output): void
    {
        $output = str_replace('<div id="content">', '<div id="content">' . $this->administration()->notice(), $output);
    }

    /** @param array<string, mixed> $data */
    public function export(string &$route, array &$data, string &$output): void
    {
        $output = $this->administration()->export((string) ($data['email'] ?? ''), $output);
    }

    public function ended(): void
    {
        register_shutdown_function([$this->shop()->shops(), 'runDue']);
    }

    private function administration(): Administration
    {
        return new Administration($this->shop());
    }

    private function shop(): Shop
    {
        return self::$shop = self::$shop ?? new Shop($this->registry, self::ROUTE, '.');
    }
}
