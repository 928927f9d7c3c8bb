<?php
// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Zgoda\OpenCart;

use Zgoda\Core\About;
use Zgoda\Core\Report\Page;
use Zgoda\Core\SqlPort;

/** One store of an OpenCart. */
class ShopPort extends SqlPort
{
    private Shop $shop;
    private int $storeId;

    public function __construct(Shop $shop, int $storeId)
    {
        parent::__construct(self::table(), $storeId);
        $this->shop = $shop;
        $this->storeId = $storeId;
    }

    public static function table(): string
    {
        return DB_PREFIX . 'zgoda';
    }

    public function about(): About
    {
        $home = $this->home();
        $about = new About(
            'opencart',
            'OpenCart',
            Shop::VERSION,
            VERSION,
            $this->setting('config_name'),
            $home,
            $this->language(),
            $home . 'index.php?route=' . $this->shop->route('connected')
        );
        $about->controller = [
            'name' => $this->setting('config_owner'),
            'address' => trim((string) preg_replace('/\s+/', ' ', $this->setting('config_address'))),
            'email' => $this->setting('config_email'),
            'phone' => $this->setting('config_telephone'),
        ];
        return $about;
    }

    public function locale(): string
    {
        $config = $this->shop->part('config');
        foreach (['config_language_admin', 'config_admin_language', 'config_language'] as $name) {
            if ('' !== (string) $config->get($name)) {
                return (string) $config->get($name);
            }
        }
        return 'en-gb';
    }

    public function pages(): array
    {
        $id = (int) $this->setting('config_gdpr_id');
        $id = 0 < $id ? $id : (int) $this->setting('config_account_id');
        $pages = [];
        foreach ($this->rows('SELECT `language_id`, `code` FROM `' . DB_PREFIX . 'language` WHERE `status` = 1') as $language) {
            $isDefault = $language['code'] === $this->language();
            // Before version 4 no address leads to a language: visitors read them all at the same one.
            if ($isDefault || $this->shop->hasLanguageInAddress()) {
                $pages[] = $this->page($id, (int) $language['language_id'], (string) $language['code'], $isDefault);
            }
        }
        return [] === $pages ? [new Page('en', true, Page::NONE)] : $pages;
    }

    /** A value of the store, or of the main store where it has none of its own. */
    public function setting(string $name): string
    {
        $table = '`' . DB_PREFIX . 'setting`';
        $stores = '(0, ' . $this->storeId . ')';
        $sql = "SELECT `value` FROM $table WHERE `key` = '$name' AND `store_id` IN $stores ORDER BY `store_id` DESC LIMIT 1";
        return html_entity_decode((string) ($this->rows($sql)[0]['value'] ?? ''), ENT_QUOTES, 'UTF-8');
    }

    protected function rows(string $sql): array
    {
        return $this->shop->part('db')->query($sql)->rows;
    }

    protected function change(string $sql): int
    {
        $db = $this->shop->part('db');
        $db->query($sql);
        return (int) $db->countAffected();
    }

    protected function escape(string $text): string
    {
        return (string) $this->shop->part('db')->escape($text);
    }

    private function language(): string
    {
        $catalog = $this->setting('config_language_catalog');
        return '' === $catalog ? $this->setting('config_language') : $catalog;
    }

    private function home(): string
    {
        if (0 < $this->storeId) {
            $row = $this->rows('SELECT * FROM `' . DB_PREFIX . 'store` WHERE `store_id` = ' . $this->storeId)[0] ?? [];
            return (string) (empty($row['ssl']) ? $row['url'] ?? '' : $row['ssl']);
        }
        foreach (['HTTPS_CATALOG', 'HTTP_CATALOG', 'HTTPS_SERVER', 'HTTP_SERVER'] as $name) {
            if (defined($name)) {
                return (string) constant($name);
            }
        }
        return '';
    }

    private function page(int $id, int $languageId, string $code, bool $isDefault): Page
    {
        if (0 === $id) {
            return new Page($code, $isDefault, Page::NONE);
        }
        $prefix = '`' . DB_PREFIX;
        $row = $this->rows(
            "SELECT i.`status`, d.`title`, d.`description`, s.`store_id` AS `here` FROM {$prefix}information` i"
            . " JOIN {$prefix}information_description` d ON d.`information_id` = i.`information_id`"
            . " LEFT JOIN {$prefix}information_to_store` s"
            . " ON s.`information_id` = i.`information_id` AND s.`store_id` = {$this->storeId}"
            . " WHERE i.`information_id` = $id AND d.`language_id` = $languageId"
        )[0] ?? null;
        if (null === $row) {
            return new Page($code, $isDefault, $isDefault ? Page::DELETED : Page::NONE);
        }
        $page = new Page($code, $isDefault, $this->status($row));
        $page->id = (string) $id;
        $page->title = (string) $row['title'];
        $page->html = html_entity_decode((string) $row['description'], ENT_QUOTES, 'UTF-8');
        if (Page::PUBLISHED === $page->status) {
            $language = $this->shop->hasLanguageInAddress() ? '&language=' . $code : '';
            $page->url = $this->home() . 'index.php?route=information/information' . $language . '&information_id=' . $id;
        }
        return $page;
    }

    /** @param array<string, mixed> $row */
    private function status(array $row): string
    {
        if ('1' === $this->setting('config_maintenance')) {
            return 'closed';
        }
        if (empty($row['status'])) {
            return 'draft';
        }
        return null === $row['here'] ? 'hidden' : Page::PUBLISHED;
    }
}
