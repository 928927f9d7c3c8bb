<?php
// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Zgoda\OpenCart;

use Zgoda\Core\Adapter;
use Zgoda\Core\Admin\Actions;
use Zgoda\Core\Admin\Outcome;
use Zgoda\Core\Admin\SettingsHtml;

/** The owner's side: settings, and what the administration tells the service. */
class Administration
{
    /** Trigger of each event and the method that it calls; `?` stands for the dot of 4.1 and the slash before it. */
    public const EVENTS = [
        'catalog/view/common/footer/after' => 'footer',
        'catalog/model/account/customer?deleteCustomer/before' => 'customer',
        'admin/model/customer/customer?deleteCustomer/before' => 'customer',
        'admin/model/catalog/information?addInformation/after' => 'changed',
        'admin/model/catalog/information?editInformation/after' => 'changed',
        'admin/model/catalog/information?editStatus/after' => 'changed',
        'admin/model/catalog/information?deleteInformation/after' => 'changed',
        'admin/model/setting/setting?editSetting/after' => 'changed',
        'admin/model/setting/setting?editValue/after' => 'changed',
        'admin/model/localisation/language?addLanguage/after' => 'changed',
        'admin/model/localisation/language?editLanguage/after' => 'changed',
        'admin/model/localisation/language?deleteLanguage/after' => 'changed',
        'admin/view/mail/gdpr_export/after' => 'export',
        'admin/view/common/dashboard/after' => 'dashboard',
        'admin/view/common/footer/after' => 'ended',
    ];

    private Shop $shop;

    public function __construct(Shop $shop)
    {
        $this->shop = $shop;
    }

    public function install(): void
    {
        $this->shop->part('db')->query(ShopPort::creation(ShopPort::table()));
    }

    /** Tells the service, and leaves no row: also not in the permissions that OpenCart adds by itself. */
    public function uninstall(): void
    {
        $this->shop->shops()->leave('disconnect');
        $db = $this->shop->part('db');
        $db->query('DROP TABLE IF EXISTS `' . ShopPort::table() . '`');
        foreach ($db->query('SELECT `user_group_id`, `permission` FROM `' . DB_PREFIX . 'user_group`')->rows as $group) {
            $kept = $this->withoutRoute(json_decode((string) $group['permission'], true));
            $permission = $db->escape((string) json_encode($kept));
            $db->query(
                'UPDATE `' . DB_PREFIX . "user_group` SET `permission` = '$permission'"
                . ' WHERE `user_group_id` = ' . (int) $group['user_group_id']
            );
        }
    }

    /** Content of the settings page; runs the action that was sent to it. */
    public function settings(): string
    {
        $request = $this->shop->part('request');
        $storeId = (int) ($request->get['store_id'] ?? 0);
        $stores = $this->shop->shops()->all();
        $adapter = $stores[$storeId] ?? $stores[0];
        $mayModify = (bool) $this->shop->part('user')->hasPermission('modify', $this->shop->route());
        $outcome = $this->act($adapter, $mayModify);
        if (null !== $outcome && '' !== $outcome->redirect) {
            // OpenCart's own session cookie does not come back from another site, so the front end leads back here.
            $adapter->port()->write('settings_page', $this->address($storeId));
            $this->shop->part('response')->redirect($outcome->redirect);
        }
        if ($adapter->status()->isCheckDue()) {
            $adapter->wait()->start();
            $adapter->reports()->check();
        }
        return $this->choice($stores, $storeId) . $this->html($storeId)->page($adapter->settingsPage()->sections($mayModify), $outcome);
    }

    /** The most serious finding for the dashboard, as HTML. */
    public function notice(): string
    {
        foreach ($this->shop->shops()->all() as $storeId => $adapter) {
            $findings = $adapter->connection()->hasChat() ? $adapter->status()->findings() : [];
            if ([] !== $findings) {
                $text = htmlspecialchars('Zgoda: ' . $findings[0]->text, ENT_QUOTES, 'UTF-8');
                $link = htmlspecialchars($this->address($storeId), ENT_QUOTES, 'UTF-8');
                return "<div class=\"container-fluid\"><div class=\"alert alert-warning\"><a href=\"$link\">$text</a></div></div>";
            }
        }
        return '';
    }

    /** Adds the chat to the mail of an export, before its last tag and in the text part alike. */
    public function export(string $email, string $mail): string
    {
        $text = '';
        foreach ($this->shop->shops()->export($this->shop->person($email)) as $group) {
            $text .= '<h3>' . htmlspecialchars($group['label'], ENT_QUOTES, 'UTF-8') . '</h3><table>';
            foreach ($group['fields'] as $field) {
                $text .= '<tr><td>' . htmlspecialchars($field['name'], ENT_QUOTES, 'UTF-8') . '</td><td>'
                    . nl2br(htmlspecialchars($field['value'], ENT_QUOTES, 'UTF-8')) . '</td></tr>';
            }
            $text .= '</table>';
        }
        $end = strripos($mail, '</body>');
        return false === $end ? $mail . $text : substr_replace($mail, $text, $end, 0);
    }

    private function act(Adapter $adapter, bool $mayModify): ?Outcome
    {
        $request = $this->shop->part('request');
        $user = (string) $this->shop->part('user')->getId();
        $state = (string) ($request->get['zgoda_state'] ?? '');
        if ('' !== $state && $mayModify) {
            return $adapter->actions()->complete($state, (string) ($request->get['zgoda_code'] ?? ''), $user);
        }
        $action = (string) ($request->post['zgoda_action'] ?? '');
        if ('' === $action) {
            return null;
        }
        if (!$mayModify && in_array($action, array_merge(Actions::FOR_ADMINISTRATORS, [Actions::SHARING]), true)) {
            return new Outcome(Outcome::ERROR, 'forbidden', $adapter->words()->say('connect.forbidden'));
        }
        return $adapter->actions()->run($action, $request->post, $user);
    }

    private function address(int $storeId): string
    {
        $session = $this->shop->part('session')->data['user_token'] ?? '';
        $address = $this->shop->part('url')->link($this->shop->route(), "user_token=$session&store_id=$storeId", true);
        return html_entity_decode((string) $address, ENT_QUOTES, 'UTF-8');
    }

    /** @param array<int, Adapter> $stores */
    private function choice(array $stores, int $chosen): string
    {
        $links = '';
        foreach (1 < count($stores) ? $stores : [] as $id => $adapter) {
            $name = htmlspecialchars($adapter->port()->about()->name, ENT_QUOTES, 'UTF-8');
            $link = htmlspecialchars($this->address($id), ENT_QUOTES, 'UTF-8');
            $active = $id === $chosen ? ' active' : '';
            $links .= "<li class=\"nav-item$active\"><a class=\"nav-link$active\" href=\"$link\">$name</a></li>";
        }
        return '' === $links ? '' : "<ul class=\"nav nav-tabs\">$links</ul>";
    }

    private function html(int $storeId): SettingsHtml
    {
        return new SettingsHtml($this->address($storeId), [
            'section' => 'card panel panel-default mb-3 p-3',
            'field' => 'form-group mb-3',
            'control' => 'form-control',
            'hint' => 'help-block form-text',
            'facts' => 'table',
            'primary' => 'btn btn-primary',
            'secondary' => 'btn btn-default btn-outline-secondary',
            'success' => 'alert alert-success',
            'info' => 'alert alert-info',
            'warning' => 'alert alert-warning',
            'error' => 'alert alert-danger',
        ]);
    }

    /**
     * @param mixed $permission
     * @return array<string, list<string>>
     */
    private function withoutRoute($permission): array
    {
        $kept = [];
        foreach (is_array($permission) ? $permission : [] as $kind => $routes) {
            $kept[$kind] = array_values(array_diff((array) $routes, [$this->shop->route()]));
        }
        return $kept;
    }
}
