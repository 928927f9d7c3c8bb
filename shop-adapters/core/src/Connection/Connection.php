<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

use Zgoda\Core\Json;
use Zgoda\Core\Port;

/** Address and keys of the service, and whether this shop may use them. Reads the settings anew each time. */
class Connection
{
    private Port $port;

    public function __construct(Port $port)
    {
        $this->port = $port;
    }

    /** Origin of the service, or ''. */
    public function address(): string
    {
        return Address::clean($this->stored()['address'] ?? '');
    }

    /** The shop key, which is public, or ''. */
    public function key(): string
    {
        return Address::cleanKey($this->stored()['key'] ?? '');
    }

    public function secret(): string
    {
        return Address::cleanSecret($this->port->read('secret'));
    }

    public function console(): string
    {
        $address = $this->address();
        return '' === $address ? '' : $address . '/console';
    }

    /** Are there an address and both keys, and is this the connected shop and no copy? Only then may anything be sent. */
    public function isConnected(): bool
    {
        $stored = $this->stored();
        $isWhole = '' !== Address::clean($stored['address'] ?? '') && '' !== Address::cleanKey($stored['key'] ?? '');
        return $isWhole && '' !== $this->secret() && !$this->isCopy();
    }

    /** Can pages load the chat? */
    public function hasChat(): bool
    {
        return '' !== $this->key() && $this->isSafe() && !$this->isCopy();
    }

    public function isSafe(): bool
    {
        return Address::isSafe($this->address(), $this->port->allowsHttp());
    }

    /** Is this a copy of the connected shop? Its keys are those of another one then (AD-45). */
    public function isCopy(): bool
    {
        $key = $this->key();
        if ('' === $key) {
            return false;
        }
        $known = Json::decode($this->port->read('site'));
        $isKnown = ($known['key'] ?? '') === $key;
        return $this->port->isCopy($isKnown ? [] === array_intersect($this->hashes(), (array) ($known['site'] ?? '')) : null);
    }

    /** This shop is the connected one: it has just been connected, or its owner said so. */
    public function rememberPlace(): void
    {
        $this->port->write('site', Json::encode(['site' => $this->hashes(), 'key' => $this->key()]));
    }

    /** Remembers the place of keys that nobody entered here, such as those in a file of the server. */
    public function rememberFirstPlace(): void
    {
        $known = Json::decode($this->port->read('site'));
        if ($this->isConnected() && $this->key() !== ($known['key'] ?? '')) {
            $this->rememberPlace();
        }
    }

    public function keep(string $address, string $key, string $secret): void
    {
        $this->port->write('secret', $secret);
        $this->port->write('connection', Json::encode(['address' => $address, 'key' => $key]));
    }

    public function keepSecret(string $secret): void
    {
        $this->port->write('secret', $secret);
    }

    /** Deletes both keys; the address stays, for the next connection. */
    public function forgetKeys(): void
    {
        $this->keep($this->address(), '', '');
    }

    /** Tells one connection from another, without storing its keys once more. */
    public function fingerprint(): string
    {
        return substr(hash('sha256', $this->address() . ' ' . $this->key() . ' ' . $this->secret()), 0, 16);
    }

    /** Does the shop have a key, or has it ever reported? Then the service may hold personal data. */
    public function wasConnected(): bool
    {
        return '' !== $this->key() || 0 < (int) (Json::decode($this->port->read('sent'))['at'] ?? 0);
    }

    /** @return array<int|string, mixed> */
    private function stored(): array
    {
        return Json::decode($this->port->read('connection'));
    }

    /** @return list<string> */
    private function hashes(): array
    {
        return array_map([Address::class, 'place'], $this->port->places());
    }
}
