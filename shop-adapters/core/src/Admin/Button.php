<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Admin;

/** A button of the settings page. */
class Button
{
    /** An action of Actions. */
    public string $action;
    public string $label;
    public string $hint;
    public bool $isPrimary;

    public function __construct(string $action, string $label, string $hint = '', bool $isPrimary = false)
    {
        $this->action = $action;
        $this->label = $label;
        $this->hint = $hint;
        $this->isPrimary = $isPrimary;
    }
}
