<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Plugin\zgoda;

use JTL\DB\DbInterface;
use Zgoda\Core\Customer\Identity;
use Zgoda\Core\Customer\Person;

/** Accounts of the shop, by the ids of the contract. */
class Customers
{
    private DbInterface $db;

    public function __construct(DbInterface $db)
    {
        $this->db = $db;
    }

    /** Number and day of registration, since a restored database gives numbers a second time; null for nobody. */
    public function sub(int $id): ?string
    {
        $row = $this->row($id);
        return null === $row
            ? null
            : Identity::sub('jtl', $id . '-' . \substr(\hash('sha256', (string) $row['dErstellt']), 0, 10));
    }

    /** Number of the account with an id of the contract; 0 when there is none. */
    public function find(string $sub): int
    {
        $id = 1 === \preg_match('/^jtl:(\d{1,10})-/', $sub, $found) ? (int) $found[1] : 0;
        return 0 < $id && $this->sub($id) === $sub ? $id : 0;
    }

    /** @param ?string $email when the account has lost it already */
    public function person(int $id, ?string $email = null): ?Person
    {
        $row = $this->row($id);
        return null === $row
            ? null
            : new Person($email ?? (string) $row['cMail'], [(string) $this->sub($id)], (string) $row['cTel']);
    }

    /** @return ?array<string, mixed> */
    private function row(int $id): ?array
    {
        $sql = 'SELECT `dErstellt`, `cMail`, `cTel` FROM `tkunde` WHERE `kKunde` = :id';
        return $this->db->getSingleArray($sql, ['id' => $id]);
    }
}
