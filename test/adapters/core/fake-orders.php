<?php
declare(strict_types=1);

use Zgoda\Core\Customer\OrderDesk;

/** Two orders of one customer; one has no address. */
class FakeOrders implements OrderDesk
{
    private const ORDER = [
        'number' => 'AB7',
        'state' => 'Nowe',
        'total' => '64.50',
        'currency' => 'PLN',
        'placedAt' => '2026-11-20T08:30:00Z',
        'adminUrl' => 'https://shop.example/admin/7',
    ];

    public function ofCustomer(string $sub): ?array
    {
        return 'wordpress:7' === $sub ? [self::ORDER] : null;
    }

    public function byNumber(string $number, string $locale): array
    {
        if ('9' === $number) {
            return [['email' => '', 'order' => self::ORDER]];
        }
        return 'AB7' === strtoupper($number) ? [['email' => 'Anna@example.com', 'order' => self::ORDER]] : [];
    }
}
