<?php

/**
 * @author    Zgoda contributors
 * @copyright Zgoda contributors
 * @license   https://opensource.org/licenses/MIT MIT
 */

declare(strict_types=1);

namespace Zgoda\PrestaShop;

use Zgoda\Core\Customer\Identity;

if (!defined('_PS_VERSION_')) {
    exit;
}

/** Facts about a customer in the form of the contract. */
class CustomerFacts
{
    private const ORDERS = 5;

    /**
     * Id of the account: its number, and the time of its registration, since a restored database gives numbers a second
     * time.
     */
    public static function sub(\Customer $customer): string
    {
        $account = $customer->id . '-' . substr(hash('sha256', (string) $customer->date_add), 0, 10);

        return Identity::sub('prestashop', $account);
    }

    /** The account with an id of the contract; null when there is none any more. */
    public static function find(string $sub): ?\Customer
    {
        if (1 !== preg_match('/^prestashop:(\d{1,10})-/', $sub, $found)) {
            return null;
        }
        $customer = new \Customer((int) $found[1]);

        return \Validate::isLoadedObject($customer) && self::sub($customer) === $sub ? $customer : null;
    }

    /** @return array<string, mixed>|null `{items, total, currency}` */
    public static function cart(\Cart $cart)
    {
        if (!\Validate::isLoadedObject($cart) || 0 === (int) $cart->nbProducts()) {
            return null;
        }

        return [
            'items' => (int) $cart->nbProducts(),
            'total' => Identity::amount($cart->getOrderTotal(true)),
            'currency' => self::currency((int) $cart->id_currency),
        ];
    }

    /** @return list<array<string, mixed>> the newest first */
    public static function orders(int $customerId): array
    {
        $orders = [];
        foreach (array_slice(\Order::getCustomerOrders($customerId), 0, self::ORDERS) as $row) {
            $orders[] = self::order($row);
        }

        return $orders;
    }

    /**
     * @param array<string, mixed> $row
     *
     * @return array<string, mixed>
     */
    public static function order(array $row): array
    {
        return [
            'number' => (string) $row['reference'],
            'state' => (string) ($row['order_state'] ?? ''),
            'total' => Identity::amount($row['total_paid']),
            'currency' => self::currency((int) $row['id_currency']),
            'placedAt' => self::instant((string) $row['date_add']),
            // The folder of the back office is a secret of its own.
            'adminUrl' => null,
        ];
    }

    public static function instant(string $time): string
    {
        return gmdate('Y-m-d\TH:i:s\Z', (int) strtotime($time));
    }

    private static function currency(int $id): string
    {
        return (string) (new \Currency($id))->iso_code;
    }
}
