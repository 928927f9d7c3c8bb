<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Admin;

/** Something that does not work, for the people who run the shop. */
class Finding
{
    public const ERROR = 'error';
    public const WARNING = 'warning';

    /** Where it can be mended. */
    public const SETTINGS = 'settings';
    public const CONNECT = 'connect';
    public const COPY = 'copy';
    public const CONSOLE = 'console';
    public const PAGE = 'page';

    public string $level;
    /** Which finding it is. */
    public string $code;
    /** As plain text. */
    public string $text;
    /** One of the places above. */
    public string $place;
    /** @var array<string, mixed> the reported page that it is about; empty for none */
    public array $page;

    /** @param array<string, mixed> $page */
    public function __construct(string $level, string $code, string $text, string $place, array $page = [])
    {
        $this->level = $level;
        $this->code = $code;
        $this->text = $text;
        $this->place = $place;
        $this->page = $page;
    }
}
