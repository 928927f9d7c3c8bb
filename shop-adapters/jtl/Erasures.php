<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Plugin\zgoda;

use JTL\Session\Frontend;
use Zgoda\Core\Adapter;
use Zgoda\Core\Customer\Person;

/** Customers who leave: by their own account page, or because JTL-Wawi deletes them. */
class Erasures
{
    /** What JTL-Shop writes in place of the address of an erased customer is no address. */
    private const ADDRESS = '/^[^@\s]+@[^@\s]+$/';

    private Adapter $adapter;
    private Customers $customers;
    /** @var array<int, Person> by number */
    private array $watched = [];

    public function __construct(Adapter $adapter, Customers $customers)
    {
        $this->adapter = $adapter;
        $this->customers = $customers;
    }

    /** The account is erased already; the session still has its address. */
    public function keepOwn(): void
    {
        $customer = Frontend::getCustomer();
        $person = $this->customers->person((int) $customer->getID(), (string) $customer->cMail);
        if (null !== $person) {
            $this->adapter->privacy()->keepErasure($person);
        }
    }

    /** JTL-Shop has no hook there: reads whom the upload of JTL-Wawi names, and looks afterwards who was erased. */
    public function watchSync(): void
    {
        $file = 'Kunden_xml' === ($_REQUEST['id'] ?? '') ? (string) ($_FILES['data']['tmp_name'] ?? '') : '';
        $archive = new \ZipArchive();
        if ('' === $file || true !== $archive->open($file)) {
            return;
        }
        \preg_match_all('/<kKunde>(\d{1,10})<\/kKunde>/', (string) $archive->getFromName('del_kunden.xml'), $found);
        $archive->close();
        foreach ($found[1] as $id) {
            $person = $this->customers->person((int) $id);
            if (null !== $person && self::hasAddress($person)) {
                $this->watched[(int) $id] = $person;
            }
        }
        \register_shutdown_function([$this, 'keepErased']);
    }

    public function keepErased(): void
    {
        foreach ($this->watched as $id => $person) {
            $now = $this->customers->person($id);
            if (null === $now || !self::hasAddress($now)) {
                $this->adapter->privacy()->keepErasure($person);
            }
        }
    }

    private static function hasAddress(Person $person): bool
    {
        return 1 === \preg_match(self::ADDRESS, $person->email);
    }
}
