<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

use Zgoda\Core\Connection\Connection;
use Zgoda\Core\Connection\Service;
use Zgoda\Core\Connection\Signature;
use Zgoda\Core\Json;
use Zgoda\Core\Port;
use Zgoda\Core\Report\Changes;

/** The address of the shop that the service calls: for a report now, and for questions about orders (section 11). */
class Door
{
    private const MAX_BODY = 4096;
    private const MAX_ORDERS = 10;
    /** How long a nonce is remembered, in seconds. */
    private const SEEN_SECONDS = 600;
    private const FIELDS = ['report' => [], 'customer' => ['sub'], 'order' => ['number', 'email', 'locale']];
    private const UNKNOWN_FACTS = ['adminUrl' => null, 'paid' => null, 'shippedAt' => null, 'parcels' => []];

    private Port $port;
    private Connection $connection;
    private Changes $changes;
    private DoorSwitches $switches;
    private ?OrderDesk $orders;

    public function __construct(
        Port $port,
        Connection $connection,
        Changes $changes,
        DoorSwitches $switches,
        ?OrderDesk $orders
    ) {
        $this->port = $port;
        $this->connection = $connection;
        $this->changes = $changes;
        $this->switches = $switches;
        $this->orders = $orders;
    }

    /**
     * Answers one call.
     *
     * @param array<string, string> $headers the X-Zgoda-… of the call, names in lower case
     * @param string                $body    as it was received
     */
    public function answer(array $headers, string $body): DoorAnswer
    {
        if (!$this->connection->isConnected()) {
            return new DoorAnswer(401);
        }
        [$status, $asked] = self::read($this->connection->key(), $this->connection->secret(), $headers, $body, time());
        if (200 !== $status) {
            return new DoorAnswer($status);
        }
        if ('report' === $asked['do']) {
            $this->changes->note();
            return new DoorAnswer(200, Json::encode(['answer' => 'accepted']));
        }
        if (!$this->isNew($headers['x-zgoda-nonce'])) {
            return new DoorAnswer(401);
        }
        $found = 'customer' === $asked['do'] ? $this->ofCustomer($asked['sub']) : $this->find($asked);
        return new DoorAnswer(200, Json::encode($found));
    }

    /**
     * The headers of a call.
     *
     * @param array<string, mixed> $server as `$_SERVER`
     * @return array<string, string>
     */
    public static function headersOf(array $server): array
    {
        $headers = [];
        foreach (['shop', 'time', 'nonce', 'signature'] as $name) {
            $headers['x-zgoda-' . $name] = (string) ($server['HTTP_X_ZGODA_' . strtoupper($name)] ?? '');
        }
        return $headers;
    }

    /**
     * Verifies a call and reads what it asks.
     *
     * @param array<string, string> $headers names in lower case
     * @return array{int, array<string, mixed>} 200 and what is asked, 401 for a wrong signature, 400 for another body
     */
    public static function read(string $key, string $secret, array $headers, string $body, int $now): array
    {
        $time = $headers['x-zgoda-time'] ?? '';
        $nonce = $headers['x-zgoda-nonce'] ?? '';
        $isFormed = ($headers['x-zgoda-shop'] ?? '') === $key
            && 1 === preg_match('/^\d{10}\z/', $time)
            && 1 === preg_match('/^[A-Za-z0-9_-]{22,64}\z/', $nonce);
        if (!$isFormed || Service::MAX_CLOCK_SECONDS < abs((int) $time - $now)) {
            return [401, []];
        }
        $expected = Signature::ofDoor($secret, $time, $nonce, $key, $body);
        if (!hash_equals($expected, $headers['x-zgoda-signature'] ?? '')) {
            return [401, []];
        }
        $asked = self::MAX_BODY < strlen($body) ? [] : Json::decode($body);
        return self::isQuestion($asked) ? [200, $asked] : [400, []];
    }

    /** @param array<int|string, mixed> $asked */
    private static function isQuestion(array $asked): bool
    {
        $do = Json::text($asked, 'do');
        $names = array_merge(['do'], self::FIELDS[$do] ?? []);
        if (!isset(self::FIELDS[$do]) || count($asked) !== count($names) || [] !== array_diff($names, array_keys($asked))) {
            return false;
        }
        if ('customer' === $do) {
            return 1 === preg_match('/^[a-z0-9-]{1,40}:[A-Za-z0-9._-]{1,100}\z/', Json::text($asked, 'sub'));
        }
        if ('report' === $do) {
            return true;
        }
        return self::isText($asked['number'], 40)
            && (null === $asked['email'] || self::isText($asked['email'], 254))
            && 1 === preg_match('/^[a-z]{2,3}\z/', Json::text($asked, 'locale'));
    }

    /** @param mixed $value */
    private static function isText($value, int $most): bool
    {
        return is_string($value) && '' !== trim($value) && 4 * $most >= strlen($value);
    }

    /** @return array<string, mixed> */
    private function ofCustomer(string $sub): array
    {
        if (null === $this->orders || empty($this->switches->all()['live'])) {
            return ['answer' => 'off'];
        }
        $orders = $this->orders->ofCustomer($sub);
        if (null === $orders) {
            return ['answer' => 'not_found'];
        }
        return ['answer' => 'orders', 'orders' => array_map([self::class, 'whole'], array_slice($orders, 0, self::MAX_ORDERS))];
    }

    /**
     * An unknown number and a wrong address get the same answer.
     *
     * @param array<string, mixed> $asked
     * @return array<string, mixed>
     */
    private function find(array $asked): array
    {
        if (null === $this->orders || empty($this->switches->all()['search'])) {
            return ['answer' => 'off'];
        }
        $number = trim((string) preg_replace('/^\s*#/u', '', $asked['number']));
        foreach ($this->orders->byNumber($number, $asked['locale']) as $found) {
            $own = trim($found['email']);
            $isOf = null === $asked['email'] || self::folded($own) === self::folded($asked['email']);
            if ('' !== $own && $isOf) {
                return ['answer' => 'order', 'email' => $own, 'order' => ['adminUrl' => null] + self::whole($found['order'])];
            }
        }
        return ['answer' => 'not_found'];
    }

    /**
     * An order with every field of the contract.
     *
     * @param array<string, mixed> $order
     * @return array<string, mixed>
     */
    private static function whole(array $order): array
    {
        return $order + self::UNKNOWN_FACTS;
    }

    private static function folded(string $text): string
    {
        return mb_strtolower(trim($text), 'UTF-8');
    }

    /** Is this the first call with this nonce? Whoever repeats a call must not learn what it told. */
    private function isNew(string $nonce): bool
    {
        $now = time();
        $seen = array_filter(Json::decode($this->port->read('door_seen')), static function ($at) use ($now): bool {
            return is_int($at) && self::SEEN_SECONDS > $now - $at;
        });
        if (isset($seen[$nonce])) {
            return false;
        }
        $this->port->write('door_seen', Json::encode($seen + [$nonce => $now]));
        return true;
    }
}
