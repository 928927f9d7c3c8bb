<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

/** What an export or an erasure brought. */
class PrivacyResult
{
    /** The service answered completely. */
    public const ANSWERED = 'answered';
    /** The service stores nothing about anybody of this shop: nothing is missing. */
    public const NOTHING = 'nothing';
    /** Nothing was sent, and the service may hold data: the person must be told what is missing or kept. */
    public const DISCONNECTED = 'disconnected';
    /** To be told to the platform as a failure, never as done. */
    public const FAILED = 'failed';

    public string $outcome;
    /** Code of the answer. */
    public string $code;
    /** Is nothing left for a next page? */
    public bool $isDone = true;
    /** @var list<array{groupId: string, groupLabel: string, itemId: string, data: list<array{name: string, value: string}>}> */
    public array $groups = [];
    public int $removed = 0;
    public int $retained = 0;
    /** @var list<string> plain text, to be shown unchanged */
    public array $messages = [];

    public function __construct(string $outcome, string $code)
    {
        $this->outcome = $outcome;
        $this->code = $code;
    }
}
