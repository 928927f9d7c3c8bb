<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

/** What came back for a request. */
class Response
{
    /** No answer came in time. */
    public const UNREACHABLE = 'unreachable';
    /** The platform is set to send nothing there. */
    public const BLOCKED = 'blocked';

    /** HTTP status; 0 for none. */
    public int $status;
    public string $body;
    /** The header Date; '' for none. */
    public string $date;
    /** UNREACHABLE, BLOCKED, or '' when there is a status. */
    public string $failure = '';

    public function __construct(int $status, string $body = '', string $date = '')
    {
        $this->status = $status;
        $this->body = $body;
        $this->date = $date;
    }

    public static function failed(string $failure): self
    {
        $response = new self(0);
        $response->failure = $failure;
        return $response;
    }
}
