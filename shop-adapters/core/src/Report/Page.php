<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Report;

/** A policy page of one language, as the platform has it. */
class Page
{
    public const PUBLISHED = 'published';
    /** No page is chosen. */
    public const NONE = 'none';
    /** The chosen page is not there any more. */
    public const DELETED = 'deleted';

    /** The platform's locale of the page, such as pl_PL. */
    public string $locale;
    public bool $isDefault;
    /** PUBLISHED, NONE, DELETED, or why the public cannot read it: a reason of `unpublished` in the contract. */
    public string $status;
    public string $id = '';
    /** Public address; '' while it has none. */
    public string $url = '';
    /** Is the address that of a page whose content the platform knows? */
    public bool $isReadable = true;
    /** As HTML. */
    public string $title = '';
    /** The page's own content, without the theme. */
    public string $html = '';
    /** Visible text in place of the HTML, where a platform has its own; null for none. */
    public ?string $text = null;
    public ?string $revision = null;
    /** Unix seconds of the last change; null where that is not known. */
    public ?int $modified = null;
    /** Has it the text that the platform suggests? */
    public bool $isSuggested = false;

    public function __construct(string $locale, bool $isDefault, string $status)
    {
        $this->locale = $locale;
        $this->isDefault = $isDefault;
        $this->status = $status;
    }
}
