<?php
// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Zgoda\OpenCart;

use Zgoda\Core\Adapter;
use Zgoda\Core\Customer\Identity;
use Zgoda\Core\Customer\Person;
use Zgoda\Core\Shops;

/** What both generations of OpenCart share; their controllers only forward to it. */
class Shop
{
    public const VERSION = '0.1.0';

    private const ORDERS = 5;

    /** @var object the registry of OpenCart */
    private $registry;
    /** Route of the controllers, and the sign between it and the name of a method. */
    private string $route;
    private string $separator;
    private ?Shops $shops = null;

    /** @param object $registry */
    public function __construct($registry, string $route, string $separator)
    {
        $this->registry = $registry;
        $this->route = $route;
        $this->separator = $separator;
    }

    /** @return mixed a part of OpenCart, such as `db` */
    public function part(string $name)
    {
        return $this->registry->get($name);
    }

    public function route(string $method = ''): string
    {
        return '' === $method ? $this->route : $this->route . $this->separator . $method;
    }

    public function hasLanguageInAddress(): bool
    {
        return version_compare(VERSION, '4.0', '>=');
    }

    public function shops(): Shops
    {
        if (null === $this->shops) {
            $rows = $this->part('db')->query('SELECT `store_id` FROM `' . DB_PREFIX . 'store`')->rows;
            $ids = array_merge([0], array_map('intval', array_column($rows, 'store_id')));
            $make = function (int $id): Adapter {
                return new Adapter(new ShopPort($this, $id));
            };
            $this->shops = new Shops($make, $ids);
        }
        return $this->shops;
    }

    /** The core for the store of this request. */
    public function adapter(): Adapter
    {
        return $this->shops()->of((int) $this->part('config')->get('config_store_id'));
    }

    /** The tag for the page that is shown now. */
    public function tag(): string
    {
        $adapter = $this->adapter();
        $home = $adapter->port()->about()->home;
        $identity = $adapter->identity()->isOn() ? $home . 'index.php?route=' . $this->route('identity') : '';
        return $adapter->snippet()->tag((string) $this->part('config')->get('config_language'), '', $identity, $this->productName());
    }

    /** Answers the visitor's own browser after the click. */
    public function identity(): void
    {
        $server = $this->part('request')->server;
        $identity = $this->adapter()->identity();
        // OpenCart sends no header with an empty body.
        foreach (Identity::HEADERS as $name => $value) {
            header($name . ': ' . $value);
        }
        $method = (string) ($server['REQUEST_METHOD'] ?? '');
        $origin = (string) ($server['HTTP_ORIGIN'] ?? '');
        if (!$identity->isOwnPage($method, $origin, (string) ($server['HTTP_SEC_FETCH_SITE'] ?? ''))) {
            http_response_code(403);
            return;
        }
        $customer = $this->part('customer');
        $id = $customer->isLogged() ? (int) $customer->getId() : 0;
        $token = $identity->token(0 < $id ? $this->sub($id) : null, $this->cart(), $this->orders($id), null);
        if ('' === $token) {
            http_response_code(204);
            return;
        }
        $this->part('response')->addHeader('Content-Type: application/json');
        $this->part('response')->setOutput((string) json_encode(['token' => $token]));
    }

    /**
     * A page of the front end that leads on to the settings page, as HTML: after the console, which is another site, the
     * browser would send no session cookie to the administration.
     */
    public function wayBack(): string
    {
        $get = $this->part('request')->get;
        $page = (string) $this->adapter()->port()->read('settings_page');
        $answer = http_build_query([
            'zgoda_state' => html_entity_decode((string) ($get['zgoda_state'] ?? ''), ENT_QUOTES, 'UTF-8'),
            'zgoda_code' => html_entity_decode((string) ($get['zgoda_code'] ?? ''), ENT_QUOTES, 'UTF-8'),
        ]);
        $link = htmlspecialchars($page . '&' . $answer, ENT_QUOTES, 'UTF-8');
        return '' === $page ? '' : "<!doctype html><meta name=\"referrer\" content=\"no-referrer\"><meta http-equiv=\"refresh\""
            . " content=\"0;url=$link\"><a href=\"$link\">Zgoda</a>";
    }

    /** A customer is being deleted; after it the address is gone. */
    public function keepErasure(int $customerId): void
    {
        $row = $this->customer($customerId);
        if (null !== $row) {
            $this->shops()->keepErasure(new Person((string) $row['email'], [(string) $this->sub($customerId)]));
        }
    }

    public function person(string $email): Person
    {
        $db = $this->part('db');
        $email = mb_strtolower($email, 'UTF-8');
        $sql = 'SELECT `customer_id` FROM `' . DB_PREFIX . "customer` WHERE LOWER(`email`) = '" . $db->escape($email) . "'";
        $subs = [];
        foreach ($db->query($sql)->rows as $row) {
            $subs[] = (string) $this->sub((int) $row['customer_id']);
        }
        return new Person($email, $subs);
    }

    /** Id of an account: its number, and the time of its registration, since a restored database gives numbers anew. */
    private function sub(int $id): ?string
    {
        $row = $this->customer($id);
        $account = null === $row ? '' : $id . '-' . substr(hash('sha256', (string) $row['date_added']), 0, 10);
        return '' === $account ? null : Identity::sub('opencart', $account);
    }

    /** @return ?array<string, mixed> */
    private function customer(int $id): ?array
    {
        $sql = 'SELECT `email`, `date_added` FROM `' . DB_PREFIX . 'customer` WHERE `customer_id` = ' . $id;
        return $this->part('db')->query($sql)->rows[0] ?? null;
    }

    /** @return ?array<string, mixed> */
    private function cart(): ?array
    {
        $cart = $this->part('cart');
        $items = (int) $cart->countProducts();
        return 0 === $items ? null : [
            'items' => $items,
            'total' => Identity::amount($cart->getTotal()),
            'currency' => (string) $this->part('config')->get('config_currency'),
        ];
    }

    /** @return list<array<string, mixed>> */
    private function orders(int $customerId): array
    {
        if (0 === $customerId) {
            return [];
        }
        $prefix = '`' . DB_PREFIX;
        $language = (int) $this->part('config')->get('config_language_id');
        $orders = [];
        $rows = $this->part('db')->query(
            'SELECT o.`order_id`, o.`total`, o.`currency_code`, o.`currency_value`, o.`date_added`, s.`name` AS `state`'
            . " FROM {$prefix}order` o LEFT JOIN {$prefix}order_status` s"
            . " ON s.`order_status_id` = o.`order_status_id` AND s.`language_id` = $language"
            . " WHERE o.`customer_id` = $customerId AND o.`order_status_id` > 0"
            . ' ORDER BY o.`order_id` DESC LIMIT ' . self::ORDERS
        )->rows;
        foreach ($rows as $row) {
            $orders[] = [
                'number' => (string) $row['order_id'],
                'state' => (string) $row['state'],
                'total' => Identity::amount((float) $row['total'] * (float) $row['currency_value']),
                'currency' => (string) $row['currency_code'],
                'placedAt' => gmdate('Y-m-d\TH:i:s\Z', (int) strtotime((string) $row['date_added'])),
                // The folder of the administration is a secret of its own.
                'adminUrl' => null,
            ];
        }
        return $orders;
    }

    private function productName(): string
    {
        $get = $this->part('request')->get;
        if ('product/product' !== ($get['route'] ?? '') || empty($get['product_id'])) {
            return '';
        }
        $sql = 'SELECT `name` FROM `' . DB_PREFIX . 'product_description` WHERE `product_id` = ' . (int) $get['product_id']
            . ' AND `language_id` = ' . (int) $this->part('config')->get('config_language_id');
        return html_entity_decode((string) ($this->part('db')->query($sql)->rows[0]['name'] ?? ''), ENT_QUOTES, 'UTF-8');
    }
}
