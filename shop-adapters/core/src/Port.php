<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core;

use Zgoda\Core\Connection\Request;
use Zgoda\Core\Connection\Response;
use Zgoda\Core\Report\Page;

/**
 * All that the core needs from a platform, for one shop. BasePort has the parts that most platforms share.
 */
interface Port
{
    /** A stored setting; null while there is none. */
    public function read(string $name): ?string;

    public function write(string $name, string $value): void;

    public function erase(string $name): void;

    /**
     * Erases a setting if its value is not greater than another number, in one statement: no other process can write
     * between the comparison and the removal. Both are numbers of 13 digits.
     *
     * @return bool whether it was erased
     */
    public function eraseUpTo(string $name, string $value): bool;

    /**
     * Names of stored settings that begin with a text.
     *
     * @return list<string>
     */
    public function names(string $prefix, int $limit): array;

    public function about(): About;

    /** Locale of whoever looks at the admin pages, such as de_AT. */
    public function locale(): string;

    /** What the platform says in its own words, in the language of locale(); null for the core's words. */
    public function ownWords(string $code): ?string;

    /** A moment in Unix seconds, as the platform writes it. */
    public function formatTime(int $time): string;

    /**
     * Where the shop is: its address, or several where the platform cannot tell which one it is.
     *
     * @return non-empty-list<string>
     */
    public function places(): array;

    /**
     * Whether this is a copy of the connected shop.
     *
     * @param ?bool $found what the core found; null when it does not know, because no place was ever remembered
     */
    public function isCopy(?bool $found): bool;

    /** Does a file of the server allow http, for a test network? */
    public function allowsHttp(): bool;

    /**
     * The policy page of each language of the shop that has one, read from the database and not from a cache.
     *
     * @return non-empty-list<Page> the one of the default language is marked; without a page its status is NONE
     */
    public function pages(): array;

    /**
     * Titles of the pages from which the owner chooses the policy, by id; empty where the platform itself knows its page.
     *
     * @return array<string, string>
     */
    public function policyChoices(): array;

    /** Id of the chosen page, '' for none: the setting `policy_page`, or what the platform has without it. */
    public function policyPage(): string;

    /** Sends one request. Never throws, never follows a redirect, and stops at the limits of the request. */
    public function send(Request $request): Response;

    /** Plans that Adapter::run() gets this job after a number of seconds. An earlier plan of the same job stays. */
    public function later(string $job, int $seconds): void;

    public function cancel(string $job): void;

    /** Calls a function at the end of this process, when the browser has its response. */
    public function afterResponse(callable $act): void;

    /** Does nobody wait for the response of this process, such as in a scheduler or on the command line? */
    public function isBackground(): bool;
}
