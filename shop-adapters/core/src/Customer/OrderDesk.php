<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

/** Orders of the platform, for the door (contract, section 11). */
interface OrderDesk
{
    /**
     * The newest orders of a customer, at most 10, with `adminUrl`.
     *
     * @return ?list<array<string, mixed>> in the fields of the contract; null when nobody has this id
     */
    public function ofCustomer(string $sub): ?array;

    /**
     * Every order whose number is this one, without regard to letter case.
     *
     * @param string $number without spaces and # around it
     * @param string $locale in which to write the state, where the shop has it
     * @return list<array{email: string, order: array<string, mixed>}> the order's own address, and its fields
     */
    public function byNumber(string $number, string $locale): array;
}
