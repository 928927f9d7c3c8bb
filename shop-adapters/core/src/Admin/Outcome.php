<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Admin;

/** What an action brought, for the page that the browser opens next. */
class Outcome
{
    public const SUCCESS = 'success';
    public const INFO = 'info';
    public const WARNING = 'warning';
    public const ERROR = 'error';

    public string $level;
    /** Which outcome it is. */
    public string $code;
    /** As plain text: a shop's name may contain markup. */
    public string $text;
    /** Address that the browser must open; '' for the settings page. */
    public string $redirect = '';

    public function __construct(string $level, string $code, string $text)
    {
        $this->level = $level;
        $this->code = $code;
        $this->text = $text;
    }
}
