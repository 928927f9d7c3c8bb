<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

/** A request to the service, with its limits. */
class Request
{
    public string $method;
    public string $url;
    /** @var array<string, string> */
    public array $headers;
    /** '' for none. */
    public string $body;
    /** In seconds. */
    public float $timeout;
    /** Longest answer that is read, in bytes. */
    public int $maxBytes;
    /** Path of a file that takes the answer's body; '' for none. */
    public string $file = '';

    /** @param array<string, string> $headers */
    public function __construct(string $method, string $url, array $headers, string $body, float $timeout, int $maxBytes)
    {
        $this->method = $method;
        $this->url = $url;
        $this->headers = $headers;
        $this->body = $body;
        $this->timeout = $timeout;
        $this->maxBytes = $maxBytes;
    }
}
