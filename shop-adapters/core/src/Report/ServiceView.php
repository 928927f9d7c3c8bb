<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Report;

use Zgoda\Core\Adapter;
use Zgoda\Core\Connection\Answer;
use Zgoda\Core\Json;
use Zgoda\Core\Port;

/**
 * How the service sees the shop, from its answers: which policy page the consent box of each language is bound to. Only
 * the service knows, since it checks each page itself and falls back to the default one.
 */
class ServiceView
{
    public const NOT_CHECKED = 'not_checked';

    /** Pause before the service is asked again, and how long after a report that is repeated, in seconds. */
    private const RECHECK_SECONDS = 60;
    private const RECHECK_ENDS_SECONDS = 3600;

    private Port $port;
    private Facts $facts;

    public function __construct(Port $port, Facts $facts)
    {
        $this->port = $port;
        $this->facts = $facts;
    }

    /** Keeps what every report and every check finds out besides: how the service sees the pages, or what went wrong. */
    public function keep(string $fingerprint, Answer $answer): void
    {
        if ($answer->isOk()) {
            $this->facts->keepAnswer('view', $fingerprint, self::read($answer->data));
            return;
        }
        $this->facts->keepAnswer('error', $fingerprint, ['at' => time(), 'code' => $answer->code]);
    }

    /**
     * @param array<string, mixed> $data body of an answer to a report or a check
     * @return array{at: int, pages: array<string, array{state: string, reason: string}>, visitors: array<string, string>}
     *         `visitors`: for each language the language of the page that its box is bound to, '' for no box
     */
    public static function read(array $data): array
    {
        $view = ['at' => time(), 'pages' => [], 'visitors' => []];
        foreach (Json::rows($data, isset($data['states']) ? 'states' : 'policy') as $row) {
            $view['pages'][Json::text($row, 'locale')] = [
                'state' => Json::text($row, 'state'),
                'reason' => Json::text($row, 'reason'),
            ];
        }
        foreach (Json::rows($data, 'visitors') as $row) {
            $view['visitors'][Json::text($row, 'locale')] = Json::text($row, 'policyLocale');
        }
        unset($view['pages'][''], $view['visitors']['']);
        return $view;
    }

    /** Has the service still to check a page? */
    public function isPending(): bool
    {
        return in_array(self::NOT_CHECKED, array_column($this->pages(), 'reason'), true);
    }

    /** The language of the page that the box of a language is bound to: '' for no box, null while that is not known. */
    public function boundLocale(string $locale): ?string
    {
        $bound = $this->facts->view()['visitors'][$locale] ?? null;
        $own = $this->pages()[$locale]['reason'] ?? '';
        // A language without a valid page of its own depends on the default page.
        return self::NOT_CHECKED === $own || ('' === $bound && $this->isPending()) ? null : $bound;
    }

    /** @return array<string, array{state: string, reason: string}> */
    public function pages(): array
    {
        return $this->facts->view()['pages'] ?? [];
    }

    /**
     * The page of a language as the service sees it; the default page when the language has none of its own.
     *
     * @return ?array{state: string, reason: string}
     */
    public function page(string $locale): ?array
    {
        $pages = $this->pages();
        foreach ($this->facts->reportedPages() as $page) {
            if (!isset($pages[$locale]) && true === ($page['isDefault'] ?? null)) {
                $locale = Json::text($page, 'locale');
            }
        }
        return $pages[$locale] ?? null;
    }

    /**
     * The page of a language as it was last reported; empty when the language has none of its own.
     *
     * @return array<string, mixed>
     */
    public function reportedPage(string $locale): array
    {
        foreach ($this->facts->reportedPages() as $page) {
            if ($locale === Json::text($page, 'locale')) {
                return $page;
            }
        }
        return [];
    }

    /** Plans to ask again while the service has still to check a page, so that what is shown becomes final soon. */
    public function planRecheck(): void
    {
        $reportedAt = (int) ($this->facts->report()['at'] ?? 0);
        if ($this->isPending() && self::RECHECK_ENDS_SECONDS > time() - $reportedAt) {
            $this->port->later(Adapter::CHECK, self::RECHECK_SECONDS);
        }
    }
}
