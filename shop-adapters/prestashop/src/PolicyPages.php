<?php

/**
 * @author    Zgoda contributors
 * @copyright Zgoda contributors
 * @license   https://opensource.org/licenses/MIT MIT
 */

declare(strict_types=1);

namespace Zgoda\PrestaShop;

use Zgoda\Core\Report\Page;

if (!defined('_PS_VERSION_')) {
    exit;
}

/** The CMS page that is the shop's privacy policy, in each language, as visitors can read it. */
class PolicyPages
{
    /** @var int */
    private $shopId;

    public function __construct(int $shopId)
    {
        $this->shopId = $shopId;
    }

    /** The page to which PrestaShop's module for legal texts gave this role; 0 for none. */
    public static function byRole(): int
    {
        $rows = \Db::getInstance()->executeS(
            'SELECT `id_cms` FROM `' . _DB_PREFIX_ . "cms_role` WHERE `name` = 'LEGAL_PRIVACY'",
            true,
            false
        );

        return (int) ($rows[0]['id_cms'] ?? 0);
    }

    /** @return array<string, string> titles of the shop's CMS pages by id */
    public function choices(int $languageId): array
    {
        $titles = [];
        foreach (\CMS::getCMSPages($languageId, null, false, $this->shopId) as $row) {
            $titles[(string) $row['id_cms']] = (string) $row['meta_title'];
        }

        return $titles;
    }

    /**
     * @param int $id the chosen page; 0 for none
     *
     * @return non-empty-list<Page>
     */
    public function pages(int $id): array
    {
        $default = (int) \Configuration::get('PS_LANG_DEFAULT', null, null, $this->shopId);
        $pages = [];
        foreach (\Language::getLanguages(true, $this->shopId) as $language) {
            $isDefault = (int) $language['id_lang'] === $default;
            $pages[] = $this->page($id, (int) $language['id_lang'], (string) $language['locale'], $isDefault);
        }

        return [] === $pages ? [new Page('en', true, Page::NONE)] : $pages;
    }

    private function page(int $id, int $languageId, string $locale, bool $isDefault): Page
    {
        if (0 === $id) {
            return new Page($locale, $isDefault, Page::NONE);
        }
        $row = $this->row($id, $languageId);
        if (null === $row) {
            return new Page($locale, $isDefault, $isDefault ? Page::DELETED : Page::NONE);
        }
        $page = new Page($locale, $isDefault, $this->status($row));
        $page->id = (string) $id;
        $page->title = htmlspecialchars((string) $row['meta_title'], ENT_QUOTES, 'UTF-8');
        $page->html = (string) $row['content'];
        if (Page::PUBLISHED === $page->status) {
            $link = new \Link();
            $page->url = $link->getCMSLink($id, $row['link_rewrite'], null, $languageId, $this->shopId);
        }

        return $page;
    }

    /** @param array<string, mixed> $row */
    private function status(array $row): string
    {
        if (!\Configuration::get('PS_SHOP_ENABLE', null, null, $this->shopId)) {
            return 'closed';
        }

        return empty($row['active']) ? 'draft' : Page::PUBLISHED;
    }

    /**
     * A page of one language in this shop; null when there is none. By SQL: PrestaShop caches its objects by id, and
     * a page that this process has just saved must be read as it was stored.
     *
     * @return array<string, mixed>|null
     */
    private function row(int $id, int $languageId)
    {
        $rows = \Db::getInstance()->executeS(
            'SELECT c.`active`, l.`meta_title`, l.`content`, l.`link_rewrite`
            FROM `' . _DB_PREFIX_ . 'cms` c
            JOIN `' . _DB_PREFIX_ . 'cms_shop` s ON s.`id_cms` = c.`id_cms` AND s.`id_shop` = ' . $this->shopId . '
            JOIN `' . _DB_PREFIX_ . 'cms_lang` l ON l.`id_cms` = c.`id_cms` AND l.`id_shop` = s.`id_shop`
            WHERE c.`id_cms` = ' . $id . ' AND l.`id_lang` = ' . $languageId,
            true,
            false
        );

        return is_array($rows) && isset($rows[0]) ? $rows[0] : null;
    }
}
