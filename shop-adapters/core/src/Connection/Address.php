<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

/** Addresses and keys as typed, and what is accepted (AD-4, AD-45). */
class Address
{
    /**
     * The origin of an address as typed, or ''.
     *
     * @param mixed $typed
     */
    public static function clean($typed): string
    {
        $parts = is_string($typed) ? parse_url(trim($typed)) : false;
        if (!is_array($parts) || empty($parts['host']) || isset($parts['user']) || isset($parts['pass'])) {
            return '';
        }
        $scheme = strtolower($parts['scheme'] ?? '');
        $host = strtolower($parts['host']);
        $isHost = 1 === preg_match('/^([a-z0-9.-]+|\[[0-9a-f:.]+\])\z/', $host);
        if (!in_array($scheme, ['http', 'https'], true) || !$isHost) {
            return '';
        }
        return $scheme . '://' . $host . (isset($parts['port']) ? ':' . $parts['port'] : '');
    }

    /**
     * Is an origin safe for scripts, keys and personal data? It is with https, or on this machine.
     *
     * @param bool $allowsHttp whether a file of the server allows http, for a test network
     */
    public static function isSafe(string $origin, bool $allowsHttp): bool
    {
        $parts = parse_url($origin);
        $host = is_array($parts) ? ($parts['host'] ?? '') : '';
        if ('' === $host || 'https' === ($parts['scheme'] ?? '')) {
            return '' !== $host;
        }
        return $allowsHttp || 1 === preg_match('/^(localhost|127(\.\d{1,3}){3}|\[::1\])\z/', $host);
    }

    /** Why an address is refused: `address` or `http`; '' when it is accepted. */
    public static function refusal(string $typed, bool $allowsHttp): string
    {
        $origin = self::clean($typed);
        if ('' === $origin) {
            return 'address';
        }
        return self::isSafe($origin, $allowsHttp) ? '' : 'http';
    }

    /**
     * A well-formed shop key, or ''.
     *
     * @param mixed $typed
     */
    public static function cleanKey($typed): string
    {
        $key = is_string($typed) ? trim($typed) : '';
        return 1 === preg_match('/^zgk_[A-Za-z0-9_-]{16,64}\z/', $key) ? $key : '';
    }

    /**
     * A well-formed secret key, or ''.
     *
     * @param mixed $typed
     */
    public static function cleanSecret($typed): string
    {
        $secret = is_string($typed) ? trim($typed) : '';
        return 1 === preg_match('/^zgs_[A-Za-z0-9_-]{16,128}\z/', $secret) ? $secret : '';
    }

    /** Scheme, host and port of an address. */
    public static function origin(string $address): string
    {
        $parts = parse_url($address);
        $parts = is_array($parts) ? $parts : [];
        return ($parts['scheme'] ?? '') . '://' . ($parts['host'] ?? '') . (isset($parts['port']) ? ':' . $parts['port'] : '');
    }

    /** Are two addresses on the same host, with or without www? */
    public static function isSameHost(string $one, string $other): bool
    {
        return '' !== self::host($one) && self::host($one) === self::host($other);
    }

    /**
     * Hash of where a shop is. Without the scheme and without www, which change on the same site; with the path, since
     * copies are often in a folder of the shop.
     */
    public static function place(string $home): string
    {
        $place = strtolower((string) preg_replace('#^https?://(www\.)?#i', '', rtrim($home, '/\\')));
        return hash('sha256', 'zgoda-site.v1 ' . $place);
    }

    private static function host(string $address): string
    {
        return (string) preg_replace('/^www\./', '', strtolower((string) parse_url($address, PHP_URL_HOST)));
    }
}
