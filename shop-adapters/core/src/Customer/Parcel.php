<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

/** A parcel in the form of the contract (section 11). */
class Parcel
{
    /**
     * Cut to the contract's lengths; an address that is not https is left out.
     *
     * @return array{carrier: string, number: string, url: ?string}
     */
    public static function of(string $carrier, string $number, string $url): array
    {
        return [
            'carrier' => mb_substr(trim($carrier), 0, 60, 'UTF-8'),
            'number' => mb_substr(trim($number), 0, 60, 'UTF-8'),
            'url' => 0 === stripos($url, 'https://') && 2000 >= strlen($url) ? $url : null,
        ];
    }
}
