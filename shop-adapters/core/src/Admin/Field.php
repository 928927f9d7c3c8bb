<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Admin;

/** A field of a form on the settings page. */
class Field
{
    public const TEXT = 'text';
    public const ADDRESS = 'url';
    public const PASSWORD = 'password';
    public const CHECKBOX = 'checkbox';
    public const CHOICE = 'choice';

    public string $type;
    public string $name;
    public string $label;
    /** Text of the field; never a secret. */
    public string $value;
    public string $placeholder = '';
    public string $hint = '';
    public bool $isChecked = false;
    /** @var array<string, string> labels of a choice, by value */
    public array $choices = [];

    public function __construct(string $type, string $name, string $label, string $value = '')
    {
        $this->type = $type;
        $this->name = $name;
        $this->label = $label;
        $this->value = $value;
    }
}
