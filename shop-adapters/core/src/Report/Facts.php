<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Report;

use Zgoda\Core\Connection\Connection;
use Zgoda\Core\Json;
use Zgoda\Core\Port;

/**
 * What the shop knows of its reports and of the answers of the service. Each fact is a setting of its own and is written
 * whole, from what its writer has in hand: nothing reads a fact, changes it and writes it back, so two requests at the
 * same time cannot undo each other's writes.
 */
class Facts
{
    private Port $port;
    private Connection $connection;

    public function __construct(Port $port, Connection $connection)
    {
        $this->port = $port;
        $this->connection = $connection;
    }

    /**
     * @param array<string, mixed> $fact
     */
    public function keep(string $name, array $fact): void
    {
        $this->port->write($name, Json::encode($fact));
    }

    /**
     * Keeps what the service answered, together with the connection that it was asked over.
     *
     * @param string               $fingerprint of the connection, from before the request
     * @param array<string, mixed> $fact
     */
    public function keepAnswer(string $name, string $fingerprint, array $fact): void
    {
        $this->keep($name, ['connection' => $fingerprint] + $fact);
    }

    /** Forgets everything of this connection. */
    public function forget(): void
    {
        foreach (['unsent', 'sent', 'report', 'check', 'view', 'error'] as $name) {
            $this->port->erase($name);
        }
    }

    /** @return array<int|string, mixed> */
    public function read(string $name): array
    {
        return Json::decode($this->port->read($name));
    }

    /** Time of the newest report that was sent, in Unix milliseconds; 0 while there was none. */
    public function sentAt(): int
    {
        return (int) ($this->read('sent')['at'] ?? 0);
    }

    /**
     * The policy pages as they were last reported, without their texts.
     *
     * @return list<array<string, mixed>>
     */
    public function reportedPages(): array
    {
        return Json::rows($this->read('sent'), 'pages');
    }

    /**
     * How the newest report ended; `attempts` counts those that failed since the last accepted one.
     *
     * @return ?array{at: int, code: string, attempts: int}
     */
    public function report(): ?array
    {
        $report = $this->read('report');
        return [] === $report ? null : $report;
    }

    /**
     * What the newest check of the connection in force found.
     *
     * @return ?array{at: int, code: string, data: array<string, mixed>}
     */
    public function check(): ?array
    {
        return $this->readAnswer('check');
    }

    /**
     * How the service sees the policy pages.
     *
     * @return ?array{at: int, pages: array<string, array{state: string, reason: string}>, visitors: array<string, string>}
     */
    public function view(): ?array
    {
        return $this->readAnswer('view');
    }

    /**
     * The newest failure of the connection in force.
     *
     * @return ?array{at: int, code: string}
     */
    public function error(): ?array
    {
        return $this->readAnswer('error');
    }

    /** @return ?array<int|string, mixed> null when the answer came over another connection */
    private function readAnswer(string $name): ?array
    {
        $fact = $this->read($name);
        return isset($fact['connection']) && $this->connection->fingerprint() === $fact['connection'] ? $fact : null;
    }
}
