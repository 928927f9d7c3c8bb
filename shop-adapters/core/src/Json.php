<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core;

/** JSON that came over the network or from the database: read defensively. */
class Json
{
    /** @param mixed $value */
    public static function encode($value): string
    {
        $flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE;
        return (string) json_encode($value, $flags);
    }

    /**
     * An object or a list; empty for anything else.
     *
     * @return array<int|string, mixed>
     */
    public static function decode(?string $text): array
    {
        $value = null === $text ? null : json_decode($text, true);
        return is_array($value) ? $value : [];
    }

    /**
     * A text inside nested arrays, or ''.
     *
     * @param array<int|string, mixed> $data
     */
    public static function text(array $data, string ...$path): string
    {
        $value = self::at($data, $path);
        return is_string($value) ? $value : '';
    }

    /**
     * The rows of a list that are objects.
     *
     * @param array<int|string, mixed> $data
     * @return list<array<string, mixed>>
     */
    public static function rows(array $data, string ...$path): array
    {
        $value = self::at($data, $path);
        return array_values(array_filter(is_array($value) ? $value : [], 'is_array'));
    }

    /**
     * @param array<int|string, mixed> $data
     * @param array<string>            $path
     * @return mixed
     */
    private static function at(array $data, array $path)
    {
        $value = $data;
        foreach ($path as $key) {
            $value = is_array($value) ? ($value[$key] ?? null) : null;
        }
        return $value;
    }
}
