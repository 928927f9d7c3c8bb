<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Report;

use Zgoda\Core\Connection\Address;
use Zgoda\Core\Locales;

/** The rows of a report: the state of the policy page of each language (contract, sections 4 to 6). */
class PolicyReport
{
    public const MAX_PAGES = 20;
    private const MAX_TITLE = 300;

    /**
     * @param list<Page> $pages
     * @return list<array<string, mixed>> the default language first
     */
    public static function rows(array $pages, string $home): array
    {
        $rows = [];
        foreach (self::choose($pages) as $locale => $page) {
            $rows[] = ['locale' => $locale, 'isDefault' => [] === $rows] + self::row($page, $home);
        }
        return array_slice($rows, 0, self::MAX_PAGES);
    }

    /**
     * The page of each language, the default one first. A language without a page of its own is left out, and one that
     * the service does not support; a default page in such a language is reported as English (AD-16).
     *
     * @param list<Page> $pages
     * @return array<string, Page> by language of the service
     */
    public static function choose(array $pages): array
    {
        $default = null;
        $others = [];
        foreach ($pages as $page) {
            $locale = Locales::known($page->locale);
            if ($page->isDefault && null === $default) {
                $default = $page;
            } elseif (null !== $locale && Page::NONE !== $page->status && !isset($others[$locale])) {
                $others[$locale] = $page;
            }
        }
        $default = $default ?? new Page('en', true, Page::NONE);
        $locale = Locales::known($default->locale);
        if (null === $locale) {
            $locale = 'en';
            $default = $others['en'] ?? $default;
        }
        unset($others[$locale]);
        return [$locale => $default] + $others;
    }

    /** @return array<string, mixed> */
    public static function row(Page $page, string $home): array
    {
        if ('' !== $page->url && !Address::isSameHost($page->url, $home)) {
            return self::fields('foreign', 'host', null, $page->url, null);
        }
        if (Page::NONE === $page->status || Page::DELETED === $page->status) {
            return self::fields('absent', $page->status, null, '', null);
        }
        if (Page::PUBLISHED !== $page->status) {
            return self::fields('unpublished', $page->status, $page, '', null);
        }
        if ('' === $page->url) {
            return self::fields('unpublished', 'hidden', $page, '', null);
        }
        if (!$page->isReadable) {
            return self::fields('placeholder', 'link', null, $page->url, null);
        }
        $text = null === $page->text ? PolicyText::ofHtml($page->html) : $page->text;
        $text = PolicyText::cut(PolicyText::normalise($text), PolicyText::MAX_CHARACTERS);
        $filler = PolicyText::placeholder($text);
        if ('' !== $filler) {
            return self::fields('placeholder', $filler, $page, $page->url, $text);
        }
        return self::fields('published', $page->isSuggested ? 'suggested' : 'none', $page, $page->url, $text);
    }

    /**
     * A row without the page's text, as it is kept for the screens.
     *
     * @param array<string, mixed> $row
     * @return array<string, mixed>
     */
    public static function withoutText(array $row): array
    {
        $kept = ['locale', 'isDefault', 'state', 'reason', 'url', 'title', 'pageId', 'contentSha256'];
        return array_intersect_key($row, array_flip($kept));
    }

    /** @return array<string, mixed> */
    private static function fields(string $state, string $reason, ?Page $page, string $url, ?string $text): array
    {
        $title = null === $page ? '' : PolicyText::normalise(PolicyText::ofHtml($page->title));
        $title = PolicyText::cut($title, self::MAX_TITLE);
        $modified = null === $page ? null : $page->modified;
        return [
            'state' => $state,
            'reason' => $reason,
            'url' => '' === $url ? null : $url,
            'title' => '' === $title ? null : $title,
            'pageId' => null === $page || '' === $page->id ? null : $page->id,
            'revision' => null === $page ? null : $page->revision,
            'modifiedAt' => null === $modified ? null : gmdate('Y-m-d\TH:i:s\Z', $modified),
            'contentSha256' => null === $text ? null : hash('sha256', $text),
            'text' => $text,
        ];
    }
}
