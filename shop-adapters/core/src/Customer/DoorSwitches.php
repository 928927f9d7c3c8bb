<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

use Zgoda\Core\Connection\Address;
use Zgoda\Core\Json;
use Zgoda\Core\Port;

/** What the owner lets the door answer; nothing until it is switched on (AD-50). */
class DoorSwitches
{
    private Port $port;
    private bool $hasOrders;

    public function __construct(Port $port, bool $hasOrders)
    {
        $this->port = $port;
        $this->hasOrders = $hasOrders;
    }

    /** @return array<string, bool> none where the platform has no orders to tell */
    public function all(): array
    {
        if (!$this->hasOrders || '' === $this->port->about()->door) {
            return [];
        }
        $stored = Json::decode($this->port->read('sharing'));
        return ['live' => !empty($stored['live']), 'search' => !empty($stored['search'])];
    }

    /**
     * The door as a report names it; null for none.
     *
     * @return ?array{url: string, answers: list<string>}
     */
    public function named(): ?array
    {
        $url = $this->port->about()->door;
        $isOwn = '' !== $url && Address::origin($url) === Address::origin($this->port->about()->home);
        if (!$isOwn || !Address::isSafe(Address::clean($url), $this->port->allowsHttp())) {
            return null;
        }
        $switches = $this->all();
        $answers = array_merge(empty($switches['live']) ? [] : ['customer'], empty($switches['search']) ? [] : ['order']);
        return ['url' => $url, 'answers' => $answers];
    }
}
