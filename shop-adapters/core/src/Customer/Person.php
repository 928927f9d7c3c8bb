<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

use Zgoda\Core\Locales;

/** Who a request for export or erasure is about. */
class Person
{
    public string $email;
    public string $phone;
    /** @var list<string> every id under which the service may know the person, as `<platform>:<id>` */
    public array $subs;

    /** @param list<string> $subs */
    public function __construct(string $email, array $subs = [], string $phone = '')
    {
        $this->email = $email;
        $this->subs = $subs;
        $this->phone = $phone;
    }

    /**
     * The request about the person (contract, section 9). The service refuses all of it if the phone number is malformed,
     * so that is left out.
     *
     * @param string $locale of the answer
     * @return array<string, mixed>
     */
    public function request(string $locale, int $page): array
    {
        $request = '' === $this->email ? [] : ['email' => $this->email];
        $request += [
            'subs' => array_slice($this->subs, 0, 50),
            'locale' => Locales::orEnglish($locale),
            'page' => max(1, $page),
        ];
        $phone = trim($this->phone);
        $digits = strlen((string) preg_replace('/\D/', '', $phone));
        if (6 <= $digits && 20 >= $digits && 1 === preg_match('/^\+?[\d\s()\/.-]{6,30}\z/', $phone)) {
            $request['phone'] = $phone;
        }
        return $request;
    }
}
