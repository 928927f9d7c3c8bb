<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Admin;

use Zgoda\Core\Json;
use Zgoda\Core\Port;
use Zgoda\Core\Report\Facts;
use Zgoda\Core\Report\ServiceView;
use Zgoda\Core\Words;

/**
 * Words about the consent box. They state only what the service answered, because only the service knows which page the
 * box is bound to.
 */
class ConsentBox
{
    private Port $port;
    private Facts $facts;
    private ServiceView $view;
    private Words $words;

    public function __construct(Port $port, Facts $facts, ServiceView $view, Words $words)
    {
        $this->port = $port;
        $this->facts = $facts;
        $this->view = $view;
        $this->words = $words;
    }

    /**
     * Whether visitors see the box; languages with the same words share a row.
     *
     * @return array<string, string> words by name of the row; none while the service has not answered
     */
    public function rows(): array
    {
        $groups = [];
        foreach (array_keys($this->facts->view()['visitors'] ?? []) as $locale) {
            $groups[$this->ofLanguage((string) $locale)][] = $this->words->locale((string) $locale);
        }
        $rows = [];
        foreach ($groups as $words => $languages) {
            $gaps = ['languages' => implode(', ', $languages)];
            $name = 1 < count($groups) ? $this->words->say('box.name_of', $gaps) : $this->words->say('box.name');
            $rows[$name] = $words;
        }
        return $rows;
    }

    /** How serious an invalid page of a language is: its visitors may see the box with the default page. */
    public function level(string $locale): string
    {
        $bound = $this->view->boundLocale($locale);
        $isGone = '' === $bound || (null === $bound && !$this->view->isPending());
        return $isGone ? Finding::ERROR : Finding::WARNING;
    }

    /** What an invalid page of a language means for its visitors; '' while that is not known. */
    public function consequence(string $locale): string
    {
        $bound = $this->view->boundLocale($locale);
        if (null === $bound || $locale === $bound) {
            return '';
        }
        if ('' === $bound) {
            return ' ' . $this->words->say('box.therefore_hidden');
        }
        return ' ' . $this->words->say('box.other_language', ['language' => $this->words->locale($bound)]);
    }

    private function ofLanguage(string $locale): string
    {
        $bound = $this->view->boundLocale($locale);
        if (null === $bound) {
            return $this->words->say('box.pending');
        }
        $at = (int) ($this->facts->view()['at'] ?? 0);
        $isOld = Status::FRESH_SECONDS < time() - $at;
        $since = $isOld ? ' ' . $this->words->say('box.as_of', ['time' => $this->port->formatTime($at)]) : '';
        if ('' === $bound) {
            $page = $this->view->page($locale);
            $why = null === $page ? '' : ' ' . $this->words->state($page['state'], $page['reason']);
            return $this->words->say('box.hidden') . $why . $since;
        }
        $title = Json::text($this->view->reportedPage($bound), 'title');
        $gaps = ['title' => $title, 'language' => $this->words->locale($bound)];
        return $this->words->say('' === $title ? 'box.shown_language' : 'box.shown_page', $gaps) . $since;
    }
}
