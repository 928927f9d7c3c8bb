<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Admin;

use Zgoda\Core\Connection\Connection;
use Zgoda\Core\Json;
use Zgoda\Core\Port;
use Zgoda\Core\Report\Facts;
use Zgoda\Core\Report\ServiceView;
use Zgoda\Core\Words;

/** The status of the shop for its admin pages: findings and facts. Sends no request. */
class Status
{
    /** An answer of the service counts as fresh for this time. */
    public const FRESH_SECONDS = 60;

    private Port $port;
    private Connection $connection;
    private Facts $facts;
    private ServiceView $view;
    private Words $words;
    private ConsentBox $box;

    public function __construct(
        Port $port,
        Connection $connection,
        Facts $facts,
        ServiceView $view,
        Words $words,
        ConsentBox $box
    ) {
        $this->port = $port;
        $this->connection = $connection;
        $this->facts = $facts;
        $this->view = $view;
        $this->words = $words;
        $this->box = $box;
    }

    /** @return list<Finding> the most serious first */
    public function findings(): array
    {
        if ($this->connection->isCopy()) {
            return [$this->finding(Finding::ERROR, 'copy', $this->words->answer('copied_site'), Finding::COPY)];
        }
        if (!$this->connection->isConnected()) {
            return $this->connection->hasChat()
                ? [$this->finding(Finding::ERROR, 'no_secret', $this->words->say('finding.no_secret'), Finding::SETTINGS)]
                : [$this->finding(Finding::WARNING, 'not_connected', $this->words->say('finding.not_connected'), Finding::CONNECT)];
        }
        $found = [];
        if (!$this->connection->isSafe()) {
            $found[] = $this->finding(Finding::ERROR, 'insecure', $this->words->say('finding.insecure'), Finding::SETTINGS);
        }
        return array_merge($found, $this->hereFindings(), $this->thereFindings(), $this->answerFindings());
    }

    /** Is everything well, as far as the service has looked? */
    public function isGood(): bool
    {
        return $this->connection->isConnected() && [] === $this->findings() && !$this->view->isPending();
    }

    /** Should the service be asked again? After a minute, after a report, and while it has still to check a page. */
    public function isCheckDue(): bool
    {
        $check = $this->facts->check();
        $at = (int) ($check['at'] ?? 0);
        $isPending = $this->view->isPending() && 'ok' === ($check['code'] ?? 'ok');
        $isOld = self::FRESH_SECONDS < abs(time() - $at) || (int) ($this->facts->report()['at'] ?? 0) > $at;
        return $this->connection->isConnected() && ($isOld || $isPending);
    }

    /**
     * @param list<string> $versions of the platform's other parts, such as `WooCommerce 11.0`
     * @return list<array{string, string}> name and value
     */
    public function facts(array $versions = []): array
    {
        $rows = [];
        foreach ($this->facts->reportedPages() as $page) {
            $language = ['language' => $this->words->locale(Json::text($page, 'locale'))];
            $rows[] = [$this->words->say('status.page_here', $language), $this->titled($this->words->reported($page), $page)];
        }
        foreach ($this->box->rows() as $name => $words) {
            $rows[] = [(string) $name, $words];
        }
        $report = $this->facts->report();
        $rows[] = [$this->words->say('status.last_report'), null === $report ? $this->words->say('status.none_yet') : $this->when($report)];
        foreach (['status.last_check' => $this->facts->check(), 'status.last_error' => $this->facts->error()] as $name => $fact) {
            if (null !== $fact) {
                $rows[] = [$this->words->say($name), $this->when($fact)];
            }
        }
        $check = $this->facts->check();
        $data = is_array($check['data'] ?? null) ? $check['data'] : [];
        if (null !== $check && 'ok' === ($check['code'] ?? '')) {
            $rows = array_merge($rows, $this->serviceFacts($data, (int) ($check['at'] ?? 0)));
        }
        $rows[] = [$this->words->say('status.versions'), $this->versions($versions)];
        return array_values(array_filter($rows, static function (array $row): bool {
            return '' !== $row[1];
        }));
    }

    /**
     * Versions of the adapter, its platform, PHP, and of the service if known.
     *
     * @param list<string> $others of the platform's other parts, such as `WooCommerce 11.0`
     */
    public function versions(array $others = []): string
    {
        $about = $this->port->about();
        $versions = [
            'Zgoda for ' . $about->platformName . ' ' . $about->version,
            $about->platformName . ' ' . $about->platformVersion,
            'PHP ' . PHP_VERSION,
        ];
        $data = $this->facts->check()['data'] ?? null;
        $service = Json::text(is_array($data) ? $data : [], 'serviceVersion');
        $said = '' === $service ? [] : [$this->words->say('status.service', ['version' => $service])];
        return implode(', ', array_merge($versions, $others, $said));
    }

    /**
     * What the service said of itself.
     *
     * @param array<string, mixed> $data body of its answer to a check
     * @return list<array{string, string}>
     */
    private function serviceFacts(array $data, int $at): array
    {
        $rows = [
            [$this->words->say('status.shop'), Json::text($data, 'shop', 'name')],
            [$this->words->say('status.visitors_see'), $this->words->mode(Json::text($data, 'mode'))],
        ];
        foreach ($this->view->pages() as $locale => $page) {
            $name = $this->words->say('status.page_there', ['language' => $this->words->locale((string) $locale)]);
            $state = $this->words->state($page['state'], $page['reason']);
            $rows[] = [$name, $this->titled($state, $this->view->reportedPage((string) $locale))];
        }
        $agreement = Json::text($data, 'agreement');
        $isKnown = $this->words->has('agreement.' . $agreement);
        $rows[] = [$this->words->say('status.agreement'), $isKnown ? $this->words->say('agreement.' . $agreement) : $agreement];
        $missing = array_filter(is_array($data['missing'] ?? null) ? $data['missing'] : [], 'is_string');
        if ([] !== $missing) {
            $rows[] = [$this->words->say('status.missing'), implode(', ', array_map([$this->words, 'missing'], $missing)) . '.'];
        }
        $there = strtotime(Json::text($data, 'serverTime'));
        $rows[] = [$this->words->say('status.clock'), false === $there ? '' : $this->words->clock($at - $there)];
        return $rows;
    }

    /** @return list<Finding> what is wrong with the pages of this shop */
    private function hereFindings(): array
    {
        $found = [];
        foreach ($this->facts->reportedPages() as $page) {
            $locale = Json::text($page, 'locale');
            $words = $this->inLanguage($page, $this->words->reported($page));
            if ('published' !== Json::text($page, 'state') && !Words::isTextElsewhere($page)) {
                $text = $words . $this->box->consequence($locale);
                $found[] = $this->finding($this->box->level($locale), 'page', $text, Finding::PAGE, $page);
            } elseif ('suggested' === Json::text($page, 'reason')) {
                $found[] = $this->finding(Finding::WARNING, 'suggested', $words, Finding::PAGE, $page);
            }
        }
        return $found;
    }

    /** @return list<Finding> what the service does not accept */
    private function thereFindings(): array
    {
        $found = [];
        foreach ($this->facts->reportedPages() as $page) {
            $locale = Json::text($page, 'locale');
            $view = $this->view->pages()[$locale] ?? null;
            $isGoodHere = 'published' === Json::text($page, 'state') || Words::isTextElsewhere($page);
            if (!$isGoodHere || null === $view || in_array($view['state'], ['published'], true) || ServiceView::NOT_CHECKED === $view['reason']) {
                continue;
            }
            $words = $this->words->say('finding.not_accepted') . ' ' . $this->words->state($view['state'], $view['reason']);
            $words = $this->inLanguage($page, $words);
            $isForeign = 'foreign' === $view['state'];
            $words .= ($isForeign ? ' ' . $this->words->say('finding.shop_address') : '') . $this->box->consequence($locale);
            $place = $isForeign ? Finding::CONSOLE : Finding::PAGE;
            $found[] = $this->finding($this->box->level($locale), 'not_accepted', $words, $place, $page);
        }
        return $found;
    }

    /** @return list<Finding> what went wrong between the shop and the service */
    private function answerFindings(): array
    {
        $found = [];
        $report = $this->facts->report();
        $check = $this->facts->check();
        if (null !== $report && 'ok' !== $report['code']) {
            $text = $this->words->say('finding.report_failed') . ' ' . $this->words->answer($report['code']);
            $found[] = $this->finding(Finding::ERROR, 'report_failed', $text, Finding::SETTINGS);
        }
        if (null !== $check && 'ok' !== $check['code'] && $check['at'] >= ($report['at'] ?? 0)) {
            $text = $this->words->say('finding.check_failed') . ' ' . $this->words->answer($check['code']);
            $found[] = $this->finding(Finding::ERROR, 'check_failed', $text, Finding::SETTINGS);
        }
        if ('ok' === ($check['code'] ?? '') && false === ($check['data']['collecting'] ?? null)) {
            $text = $this->words->say('finding.not_collecting');
            $found[] = $this->finding(Finding::WARNING, 'not_collecting', $text, Finding::CONSOLE);
        }
        return $found;
    }

    /** @param array<string, mixed> $page */
    private function finding(string $level, string $code, string $text, string $place, array $page = []): Finding
    {
        return new Finding($level, $code, $text, $place, $page);
    }

    /** @param array<string, mixed> $page */
    private function inLanguage(array $page, string $words): string
    {
        $isAlone = 1 >= count($this->facts->reportedPages());
        return $isAlone ? $words : $this->words->locale(Json::text($page, 'locale')) . ': ' . $words;
    }

    /** @param array<string, mixed> $page */
    private function titled(string $words, array $page): string
    {
        $title = Json::text($page, 'title');
        return '' === $title ? $words : $this->words->say('status.page', ['title' => $title, 'state' => $words]);
    }

    /** @param array<string, mixed> $fact */
    private function when(array $fact): string
    {
        $time = $this->port->formatTime((int) ($fact['at'] ?? 0));
        return $time . '. ' . $this->words->answer((string) ($fact['code'] ?? ''));
    }
}
