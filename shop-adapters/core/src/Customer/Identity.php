<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

use Zgoda\Core\Connection\Address;
use Zgoda\Core\Connection\Connection;
use Zgoda\Core\Connection\Signature;
use Zgoda\Core\Json;
use Zgoda\Core\Port;

/**
 * Tells consultants, and only them, which customer is signed in: a token that the visitor's browser fetches after the
 * click from an address that is never cached (contract, section 8).
 */
class Identity
{
    /** Headers of every answer. */
    public const HEADERS = ['Cache-Control' => 'no-cache, no-store, must-revalidate, max-age=0, private'];

    private const SECONDS = 300;
    private const ORDER_FIELDS = ['number', 'state', 'total', 'currency', 'placedAt', 'adminUrl'];

    private Port $port;
    private Connection $connection;

    public function __construct(Port $port, Connection $connection)
    {
        $this->port = $port;
        $this->connection = $connection;
    }

    /**
     * What the owner allows consultants to see; nothing until it is switched on.
     *
     * @return array{customer: bool, cart: bool, orders: bool}
     */
    public function shared(): array
    {
        $stored = Json::decode($this->port->read('sharing'));
        return [
            'customer' => !empty($stored['customer']),
            'cart' => !empty($stored['cart']),
            'orders' => !empty($stored['customer']) && !empty($stored['orders']),
        ];
    }

    /** Does the owner share anything? Only then the tag names the address of the token. */
    public function isOn(): bool
    {
        return in_array(true, $this->shared(), true);
    }

    /**
     * Is this a POST from a page of the shop? There is no other token: cached pages outlive it, and the request changes
     * nothing.
     *
     * @param string $method    of the request
     * @param string $origin    its header Origin, or ''
     * @param string $fetchSite its header Sec-Fetch-Site, or ''
     */
    public function isOwnPage(string $method, string $origin, string $fetchSite): bool
    {
        if ('POST' !== $method || ('' !== $fetchSite && 'same-origin' !== $fetchSite)) {
            return false;
        }
        return Address::origin($this->port->about()->home) === $origin || ('' === $origin && 'same-origin' === $fetchSite);
    }

    /**
     * The token; '' when there is nothing to share, to be answered with 204.
     *
     * @param ?string                     $sub      `<platform>:<id>` of the signed-in customer; null for a guest
     * @param ?array<string, mixed>       $cart     `{items, total, currency}`, or null for an empty cart
     * @param list<array<string, mixed>>  $orders   the newest first; parcels and other facts of the door are left out
     * @param ?string                     $adminUrl the customer's admin page
     */
    public function token(?string $sub, ?array $cart, array $orders, ?string $adminUrl): string
    {
        $shared = $this->shared();
        $sub = $shared['customer'] ? $sub : null;
        $cart = $shared['cart'] ? $cart : null;
        if ((null === $sub && null === $cart) || !$this->connection->isConnected()) {
            return '';
        }
        $fields = array_flip(self::ORDER_FIELDS);
        $orders = array_map(static function (array $order) use ($fields): array {
            return array_intersect_key($order, $fields);
        }, array_slice($orders, 0, 10));
        $now = time();
        return Signature::token($this->connection->secret(), [
            'v' => 1,
            'shop' => $this->connection->key(),
            'sub' => $sub,
            'iat' => $now,
            'exp' => $now + self::SECONDS,
            'nonce' => Signature::randomText(),
            'facts' => [
                'cart' => $cart,
                'orders' => $shared['orders'] && null !== $sub ? $orders : [],
                'adminUrl' => null === $sub ? null : $adminUrl,
            ],
        ]);
    }

    /**
     * An amount as the contract writes it.
     *
     * @param float|int|string|null $amount
     */
    public static function amount($amount): string
    {
        return number_format((float) $amount, 2, '.', '');
    }

    /** A customer id in the letters of the contract. */
    public static function sub(string $platform, string $id): string
    {
        $isPlain = 1 === preg_match('/^[A-Za-z0-9._-]{1,100}\z/', $id);
        return $platform . ':' . ($isPlain ? $id : hash('sha256', $id));
    }
}
