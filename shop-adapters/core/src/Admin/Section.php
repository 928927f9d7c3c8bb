<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Admin;

/** A part of the settings page: each of its buttons is a form of its own, unless it has fields. */
class Section
{
    public const STATUS = 'status';
    public const CONNECT = 'connect';
    public const POLICY = 'policy';
    public const SHARING = 'sharing';
    public const ACTIONS = 'actions';
    public const KEYS = 'keys';

    public string $id;
    public string $title;
    public string $lead = '';
    /** Is it closed at first, to be opened by who needs it? */
    public bool $isFolded = false;
    /** @var list<Finding> */
    public array $findings = [];
    /** A sentence that all is well; '' for none. */
    public string $good = '';
    /** @var list<array{string, string}> name and value */
    public array $facts = [];
    /** @var list<Field> fields of one form, which its first button sends */
    public array $fields = [];
    /** @var list<Button> */
    public array $buttons = [];

    public function __construct(string $id, string $title)
    {
        $this->id = $id;
        $this->title = $title;
    }
}
