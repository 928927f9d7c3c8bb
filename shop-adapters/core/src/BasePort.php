<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core;

use Zgoda\Core\Connection\CurlClient;
use Zgoda\Core\Connection\Request;
use Zgoda\Core\Connection\Response;
use Zgoda\Core\Report\ResponseEnd;

/**
 * The parts of a port that do not depend on the platform. What is left: read, write, erase, eraseUpTo, names, about,
 * locale and pages.
 */
abstract class BasePort implements Port
{
    /** Begin of the settings that hold when a job is due, in Unix seconds. */
    private const DUE = 'due_';

    public function ownWords(string $code): ?string
    {
        return null;
    }

    public function formatTime(int $time): string
    {
        return date('Y-m-d H:i', $time);
    }

    public function places(): array
    {
        return [$this->about()->home];
    }

    public function isCopy(?bool $found): bool
    {
        return true === $found;
    }

    public function allowsHttp(): bool
    {
        return false;
    }

    public function policyChoices(): array
    {
        return [];
    }

    public function policyPage(): string
    {
        return (string) $this->read('policy_page');
    }

    public function send(Request $request): Response
    {
        return (new CurlClient())->send($request);
    }

    public function later(string $job, int $seconds): void
    {
        $due = time() + $seconds;
        $planned = $this->read(self::DUE . $job);
        if (null === $planned || $due < (int) $planned) {
            $this->write(self::DUE . $job, (string) $due);
        }
    }

    public function cancel(string $job): void
    {
        $this->erase(self::DUE . $job);
    }

    /**
     * Takes the jobs that are due, for platforms without a scheduler of their own.
     *
     * @return list<string>
     */
    public function takeDue(): array
    {
        $due = [];
        foreach (Adapter::JOBS as $job) {
            $at = $this->read(self::DUE . $job);
            if (null !== $at && time() >= (int) $at) {
                $this->cancel($job);
                $due[] = $job;
            }
        }
        return $due;
    }

    public function afterResponse(callable $act): void
    {
        register_shutdown_function(static function () use ($act): void {
            ResponseEnd::finish();
            $act();
        });
    }

    public function isBackground(): bool
    {
        return 'cli' === PHP_SAPI;
    }
}
