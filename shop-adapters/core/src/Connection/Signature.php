<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

use Zgoda\Core\Json;

/** Signatures of the contract. Each covers a text exactly as it is sent. */
class Signature
{
    /** Of a request to the service (section 2). */
    public static function ofRequest(
        string $secret,
        int $time,
        string $nonce,
        string $method,
        string $path,
        string $body
    ): string {
        return self::sign($secret, ['zgoda-adapter.v1', (string) $time, $nonce, $method, $path, hash('sha256', $body)]);
    }

    /**
     * Of a release that the service offers (section 1).
     *
     * @param array<string, int|string> $release as Release::read() gives it
     */
    public static function ofRelease(string $secret, string $nonce, string $platform, array $release): string
    {
        $lines = ['zgoda-release.v1', $nonce, $platform];
        foreach (['version', 'requires', 'requiresPhp', 'tested', 'size', 'sha256', 'changes'] as $field) {
            $lines[] = (string) $release[$field];
        }
        return self::sign($secret, $lines);
    }

    /** Of the service's call to the shop (section 11). */
    public static function ofDoor(string $secret, string $time, string $nonce, string $key, string $body): string
    {
        return self::sign($secret, ['zgoda-door.v1', $time, $nonce, $key, hash('sha256', $body)]);
    }

    /**
     * A token about a customer (section 8).
     *
     * @param array<string, mixed> $claims
     */
    public static function token(string $secret, array $claims): string
    {
        $payload = self::base64url(Json::encode($claims));
        return $payload . '.' . hash_hmac('sha256', 'chat-identity.v1.' . $payload, $secret);
    }

    public static function nonce(): string
    {
        return bin2hex(random_bytes(16));
    }

    /** 32 random bytes as text. */
    public static function randomText(): string
    {
        return self::base64url(random_bytes(32));
    }

    public static function base64url(string $bytes): string
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }

    /** @param list<string> $lines */
    private static function sign(string $secret, array $lines): string
    {
        return 'v1=' . hash_hmac('sha256', implode("\n", $lines), $secret);
    }
}
