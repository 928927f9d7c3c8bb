<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

/** The platform's own tools for rights requests, where it has any (contract, section 10). */
interface TaskTools
{
    /**
     * Turns a task into requests in the platform's tools, once, however often it comes. Exports and erases nothing.
     *
     * @param string               $kind `export` or `erase`
     * @param array<string, mixed> $task the row of the service
     * @return string '' when the requests exist; else why not: no_email or failed
     */
    public function take(string $id, string $kind, array $task): string;

    /** The task was withdrawn in the console: removes the requests that were made for it now and for nothing else. */
    public function withdraw(string $id): void;
}
