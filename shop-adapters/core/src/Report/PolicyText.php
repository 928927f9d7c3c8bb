<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Report;

/** The visible text of a policy page, and whether it is only filler (contract, sections 4 and 5). */
class PolicyText
{
    /** Longest text that is sent, in UTF-16 units. */
    public const MAX_CHARACTERS = 100000;
    /** A policy with less visible text is a placeholder. */
    public const MIN_CHARACTERS = 600;

    /** Elements whose content browsers do not show. */
    private const HIDDEN_ELEMENTS = 'script|style|template|noscript|iframe|object|svg|head';
    /** Tags that do not separate words. */
    private const INLINE_TAGS = [
        'a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'del', 'em', 'font', 'i', 'ins', 'kbd', 'label', 'mark', 'q',
        's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr',
    ];

    /** HTML to normalised text: inline tags disappear, any other tag becomes a space. */
    public static function ofHtml(string $html): string
    {
        $html = self::replacePieces($html, '/<!--/', '-->', static function (): string {
            return '';
        });
        $html = self::withoutHiddenElements($html);
        $html = self::replacePieces($html, '/<\/?([a-z!?][^\s>]*)/i', '>', static function (string $name): string {
            return in_array(strtolower($name), self::INLINE_TAGS, true) ? '' : ' ';
        });
        return self::normalise(html_entity_decode($html, ENT_QUOTES | ENT_HTML5, 'UTF-8'));
    }

    /** Unicode NFC where PHP can do it; each run of white space and control characters is one space. */
    public static function normalise(string $text): string
    {
        if (1 !== preg_match('//u', $text)) {
            $text = mb_convert_encoding($text, 'UTF-8', 'UTF-8');
        }
        if (function_exists('normalizer_normalize')) {
            $composed = normalizer_normalize($text);
            $text = is_string($composed) ? $composed : $text;
        }
        return trim((string) preg_replace('/[\p{Cc}\p{Z}\x{FEFF}]+/u', ' ', $text), ' ');
    }

    /** Cuts a text to a number of characters, counted as in JavaScript: in UTF-16 code units. */
    public static function cut(string $text, int $max): string
    {
        $text = mb_substr($text, 0, $max, 'UTF-8');
        $wide = (int) preg_match_all('/[\x{10000}-\x{10FFFF}]/u', $text);
        $over = mb_strlen($text, 'UTF-8') + $wide - $max;
        return 0 < $over ? mb_substr($text, 0, $max - $over, 'UTF-8') : $text;
    }

    /**
     * Why a text is a placeholder: 'stub' for filler, 'short' for too little; '' when it is a real text.
     *
     * @param string $text normalised visible text
     */
    public static function placeholder(string $text): string
    {
        $filler = [
            '/\blorem ipsum\b/iu',
            // The stub that Magento ships, in both spellings.
            '/please replace this text with your? privacy policy/iu',
            '/(?<![\p{L}\p{N}])x{4,}(?![\p{L}\p{N}])/iu',
            '/\[\s*(?:…|\.{3,}|_{2,}|-{3,})\s*\]/u',
        ];
        foreach ($filler as $pattern) {
            if (1 === preg_match($pattern, $text)) {
                return 'stub';
            }
        }
        // One marker may be a quotation; two are an unfilled template.
        $markers = '/\{\{[^{}]{1,60}\}\}|\[\[[^\[\]]{1,60}\]\]|%%\w{1,60}%%|<<[^<>]{1,60}>>'
            . '|\[(?:your|company|insert|enter|name of|nazwa|adres|wpisz|uzupełnij|imię|ihr|firmenname|name der|bitte)'
            . '\b[^\[\]]{0,60}\]/iu';
        if (2 <= (int) preg_match_all($markers, $text)) {
            return 'stub';
        }
        return self::MIN_CHARACTERS > mb_strlen($text, 'UTF-8') ? 'short' : '';
    }

    /**
     * Replaces each piece from a start to the nearest end after it, in linear time. One regular expression for the whole
     * piece would scan the rest of the page again from each start without an end, or exceed PCRE's limits.
     *
     * @param callable(string): string $with gets the first group of the start
     */
    public static function replacePieces(string $text, string $start, string $end, callable $with): string
    {
        $kept = '';
        $at = 0;
        while (preg_match($start, $text, $found, PREG_OFFSET_CAPTURE, $at)) {
            [$opening, $from] = $found[0];
            $to = strpos($text, $end, $from + strlen($opening));
            if (false === $to) {
                break;
            }
            $kept .= substr($text, $at, $from - $at) . $with($found[1][0] ?? '');
            $at = $to + strlen($end);
        }
        return $kept . substr($text, $at);
    }

    /** Replaces each hidden element by one space; an element that is never closed stays. */
    private static function withoutHiddenElements(string $html): string
    {
        $kept = '';
        $at = 0;
        $from = 0;
        $unclosed = [];
        while (preg_match('/<(' . self::HIDDEN_ELEMENTS . ')\b/i', $html, $found, PREG_OFFSET_CAPTURE, $from)) {
            [$opening, $start] = $found[0];
            $name = strtolower($found[1][0]);
            $from = $start + strlen($opening);
            $head = isset($unclosed[$name]) ? false : strpos($html, '>', $from);
            $isClosed = false !== $head
                && 1 === preg_match("/<\/$name\s*>/i", $html, $closing, PREG_OFFSET_CAPTURE, $head + 1);
            if (!$isClosed) {
                // No later element of this name is closed either, so the search is not repeated.
                $unclosed[$name] = true;
                continue;
            }
            $kept .= substr($html, $at, $start - $at) . ' ';
            $at = $closing[0][1] + strlen($closing[0][0]);
            $from = $at;
        }
        return $kept . substr($html, $at);
    }
}
