<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

use Zgoda\Core\Json;

/** What the service answered, or why there is no answer. */
class Answer
{
    /**
     * 'ok', a problem code of the service, or one of ours: not_connected, copied_site, insecure, unreachable, blocked,
     * not_zgoda, slow, clock_wrong.
     */
    public string $code;
    /** @var array<string, mixed> */
    public array $data;

    /** @param array<string, mixed> $data */
    public function __construct(string $code, array $data = [])
    {
        $this->code = $code;
        $this->data = $data;
    }

    public function isOk(): bool
    {
        return 'ok' === $this->code;
    }

    public static function of(Response $response): self
    {
        if ('' !== $response->failure) {
            return new self($response->failure);
        }
        $data = Json::decode($response->body);
        if (204 === $response->status || (200 === $response->status && [] !== $data)) {
            return new self('ok', $data);
        }
        $code = (string) preg_replace('/[^a-z0-9_-]/', '', strtolower(Json::text($data, 'code')));
        if ('signature_invalid' === $code && self::isClockOff($response)) {
            // The signature says nothing about the keys then.
            return new self('clock_wrong');
        }
        if ('' !== $code) {
            return new self($code);
        }
        return new self(500 <= $response->status ? 'unavailable' : 'not_zgoda');
    }

    private static function isClockOff(Response $response): bool
    {
        $there = strtotime($response->date);
        return false !== $there && Service::MAX_CLOCK_SECONDS < abs($there - time());
    }
}
