<?php

/**
 * @author    Zgoda contributors
 * @copyright Zgoda contributors
 * @license   https://opensource.org/licenses/MIT MIT
 */

declare(strict_types=1);

namespace Zgoda\PrestaShop;

use Zgoda\Core\Customer\OrderDesk;
use Zgoda\Core\Customer\Parcel;

if (!defined('_PS_VERSION_')) {
    exit;
}

/** Orders of one shop of a PrestaShop. */
class Orders implements OrderDesk
{
    private const MOST = 10;

    /** @var int */
    private $shopId;

    public function __construct(int $shopId)
    {
        $this->shopId = $shopId;
    }

    public function ofCustomer(string $sub): ?array
    {
        $customer = CustomerFacts::find($sub);
        if (null === $customer) {
            return null;
        }
        $orders = [];
        foreach ($this->find('`id_customer` = ' . (int) $customer->id) as $order) {
            $orders[] = $this->facts($order, (int) \Configuration::get('PS_LANG_DEFAULT', null, null, $this->shopId));
        }

        return $orders;
    }

    public function byNumber(string $number, string $locale): array
    {
        $language = (int) (\Language::getIdByIso($locale) ?: \Configuration::get('PS_LANG_DEFAULT', null, null, $this->shopId));
        $found = [];
        foreach ($this->find('`reference` = \'' . pSQL($number) . '\'') as $order) {
            $customer = new \Customer((int) $order->id_customer);
            $found[] = ['email' => (string) $customer->email, 'order' => $this->facts($order, $language)];
        }

        return $found;
    }

    /** @return list<\Order> the newest first */
    private function find(string $condition): array
    {
        $rows = $this->rows(
            'SELECT `id_order` FROM `' . _DB_PREFIX_ . 'orders` WHERE `id_shop` = ' . $this->shopId . ' AND ' . $condition
            . ' ORDER BY `id_order` DESC LIMIT ' . self::MOST
        );

        return array_map(static function (array $row): \Order {
            return new \Order((int) $row['id_order']);
        }, $rows);
    }

    /** @return array<string, mixed> in the fields of the contract */
    private function facts(\Order $order, int $language): array
    {
        $state = new \OrderState((int) $order->current_state, $language);

        return CustomerFacts::order([
            'reference' => $order->reference,
            'order_state' => $state->name,
            'total_paid' => $order->total_paid,
            'id_currency' => $order->id_currency,
            'date_add' => $order->date_add,
        ]) + [
            'paid' => (bool) $order->hasBeenPaid(),
            'shippedAt' => $this->shippedAt((int) $order->id),
            'parcels' => $this->parcels((int) $order->id),
        ];
    }

    private function shippedAt(int $orderId): ?string
    {
        $rows = $this->rows(
            'SELECT MIN(h.`date_add`) AS `at` FROM `' . _DB_PREFIX_ . 'order_history` h'
            . ' JOIN `' . _DB_PREFIX_ . 'order_state` s ON s.`id_order_state` = h.`id_order_state`'
            . ' WHERE s.`shipped` = 1 AND h.`id_order` = ' . $orderId
        );
        $at = (string) ($rows[0]['at'] ?? '');

        return '' === $at ? null : CustomerFacts::instant($at);
    }

    /** @return list<array{carrier: string, number: string, url: ?string}> */
    private function parcels(int $orderId): array
    {
        $rows = $this->rows(
            'SELECT o.`tracking_number`, c.`name`, c.`url` FROM `' . _DB_PREFIX_ . 'order_carrier` o'
            . ' LEFT JOIN `' . _DB_PREFIX_ . 'carrier` c ON c.`id_carrier` = o.`id_carrier`'
            . ' WHERE o.`tracking_number` <> \'\' AND o.`id_order` = ' . $orderId . ' LIMIT ' . self::MOST
        );
        $parcels = [];
        foreach ($rows as $row) {
            $number = (string) $row['tracking_number'];
            $url = str_replace('@', rawurlencode($number), (string) $row['url']);
            // The name 0 stands for the name of the shop.
            $name = '0' === (string) $row['name'] ? '' : (string) $row['name'];
            $parcels[] = Parcel::of($name, $number, $url);
        }

        return $parcels;
    }

    /** @return list<array<string, mixed>> */
    private function rows(string $sql): array
    {
        $rows = \Db::getInstance()->executeS($sql, true, false);

        return is_array($rows) ? $rows : [];
    }
}
