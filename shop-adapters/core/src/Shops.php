<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core;

use Zgoda\Core\Customer\Person;
use Zgoda\Core\Customer\PrivacyResult;

/** All shops of one installation, for events that do not say which shop they are about. */
class Shops
{
    private const MAX_PAGES = 100;

    /** @var callable(int): Adapter */
    private $make;
    /** @var list<int> */
    private array $ids;
    /** @var array<int, Adapter> */
    private array $made = [];

    /**
     * @param callable(int): Adapter $make
     * @param list<int>              $ids
     */
    public function __construct(callable $make, array $ids)
    {
        $this->make = $make;
        $this->ids = $ids;
    }

    public function of(int $id): Adapter
    {
        return $this->made[$id] = $this->made[$id] ?? ($this->make)($id);
    }

    /** @return array<int, Adapter> by id */
    public function all(): array
    {
        foreach ($this->ids as $id) {
            $this->of($id);
        }
        return array_intersect_key($this->made, array_flip($this->ids));
    }

    /** Something changed that a report of any shop may show. */
    public function note(): void
    {
        foreach ($this->all() as $adapter) {
            $adapter->changes()->note();
        }
    }

    /** Does what is due in any shop, on platforms without a scheduler. */
    public function runDue(): void
    {
        foreach ($this->all() as $adapter) {
            $port = $adapter->port();
            foreach ($port instanceof BasePort ? $port->takeDue() : [] as $job) {
                $adapter->run($job);
            }
        }
    }

    /** @param string $verb `disconnect` or `pause` */
    public function leave(string $verb): void
    {
        foreach ($this->all() as $adapter) {
            $adapter->leave($verb);
        }
    }

    public function keepErasure(Person $person): void
    {
        foreach ($this->all() as $adapter) {
            $adapter->privacy()->keepErasure($person);
        }
    }

    /**
     * The whole export about a person from all shops, also the sentence that something is missing.
     *
     * @return list<array{label: string, fields: list<array{name: string, value: string}>}>
     */
    public function export(Person $person): array
    {
        $groups = [];
        foreach ($this->all() as $adapter) {
            $groups = array_merge($groups, self::exportOf($adapter, $person));
        }
        return $groups;
    }

    /** @return list<array{label: string, fields: list<array{name: string, value: string}>}> */
    private static function exportOf(Adapter $adapter, Person $person): array
    {
        $groups = [];
        for ($page = 1; $page <= self::MAX_PAGES; $page++) {
            $result = $adapter->privacy()->export($person, $page);
            foreach ($result->groups as $group) {
                $groups[] = ['label' => $group['groupLabel'], 'fields' => $group['data']];
            }
            if (PrivacyResult::DISCONNECTED === $result->outcome) {
                return [self::missing($adapter, 'privacy.not_exported_hint')];
            }
            if (PrivacyResult::FAILED === $result->outcome) {
                break;
            }
            if ($result->isDone) {
                return $groups;
            }
        }
        $groups[] = self::missing($adapter, 'privacy.export_failed');
        return $groups;
    }

    /** @return array{label: string, fields: list<array{name: string, value: string}>} */
    private static function missing(Adapter $adapter, string $why): array
    {
        $words = $adapter->words();
        $field = ['name' => $words->say('privacy.not_exported'), 'value' => $words->say($why)];
        return ['label' => $words->say('privacy.name'), 'fields' => [$field]];
    }
}
