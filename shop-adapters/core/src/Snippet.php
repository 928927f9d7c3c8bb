<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core;

use Zgoda\Core\Connection\Connection;

/** The chat's script tag: nothing personal in it, and the same for every visitor, because page caches store it. */
class Snippet
{
    private const MAX_PRODUCT_NAME = 200;

    private Connection $connection;

    public function __construct(Connection $connection)
    {
        $this->connection = $connection;
    }

    /** Address of this shop's loader. */
    public function address(): string
    {
        return $this->connection->address() . '/w/v1/' . $this->connection->key() . '.js';
    }

    /**
     * The tag; '' where the chat must not be. It is async: a deferred script of a service that never answers would hold
     * up the page's own scripts. Cloudflare's attribute must come before src; the others stop optimisers from merging or
     * delaying the script.
     *
     * @param string $locale   of the page, such as pl-PL; left out when it is no language
     * @param string $nonce    of the site's Content-Security-Policy, or ''
     * @param string $identity address of the identity token, or ''
     * @param string $product  public name of the product that the page is about, or ''
     */
    public function tag(string $locale, string $nonce = '', string $identity = '', string $product = ''): string
    {
        if (!$this->connection->hasChat()) {
            return '';
        }
        $language = strtolower((string) strtok($locale, '-_'));
        $product = mb_substr($product, 0, self::MAX_PRODUCT_NAME, 'UTF-8');
        return '<script data-cfasync="false"' . self::attribute('src', $this->address())
            . ' async crossorigin="anonymous" referrerpolicy="no-referrer" data-zgoda'
            . self::attribute('data-lang', 1 === preg_match('/^[a-z]{2,3}\z/', $language) ? $language : '')
            . self::attribute('data-identity', $identity)
            . self::attribute('data-product', $product)
            . ' data-no-optimize="1" data-no-defer="1" nowprocket'
            . self::attribute('nonce', $nonce)
            . '></script>';
    }

    private static function attribute(string $name, string $value): string
    {
        $escaped = htmlspecialchars($value, ENT_QUOTES | ENT_HTML401 | ENT_SUBSTITUTE, 'UTF-8');
        return '' === $value ? '' : ' ' . $name . '="' . $escaped . '"';
    }
}
