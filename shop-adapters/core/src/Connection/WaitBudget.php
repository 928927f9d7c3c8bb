<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

/** How long a user waits for the service: one limit for all requests of one click together. Times are in seconds. */
class WaitBudget
{
    /** With less time left, a request is not sent. */
    private const SHORTEST_WAIT = 1;

    /** When the wait ends; null while no user waits. */
    private ?float $until = null;
    private string $lastCode = 'ok';

    /** A user waits from now on, for at most the timeout of one request. */
    public function start(): void
    {
        $this->until = microtime(true) + Service::TIMEOUT_SECONDS;
        $this->lastCode = 'ok';
    }

    /** The user has the response. */
    public function stop(): void
    {
        $this->until = null;
    }

    /** Timeout of the next request; 0 when it must not be sent. */
    public function remaining(float $wanted): float
    {
        if (null === $this->until) {
            return $wanted;
        }
        $left = min($wanted, $this->until - microtime(true));
        return self::SHORTEST_WAIT > $left ? 0.0 : $left;
    }

    public function recordCode(string $code): void
    {
        $this->lastCode = $code;
    }

    /** Code for a request that was not sent because no time was left: `unreachable` like the one before, else `slow`. */
    public function refusal(): string
    {
        return 'unreachable' === $this->lastCode ? 'unreachable' : 'slow';
    }
}
