<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core;

/** Languages that the service supports. */
class Locales
{
    public const ALL = ['pl', 'en', 'de'];

    /** The language of a locale such as de_AT; null when the service does not support it. */
    public static function known(string $locale): ?string
    {
        $language = strtolower((string) strtok($locale, '-_'));
        return in_array($language, self::ALL, true) ? $language : null;
    }

    public static function orEnglish(string $locale): string
    {
        return self::known($locale) ?? 'en';
    }
}
