<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Model;

use Magento\Backend\Model\UrlInterface;
use Magento\Cms\Model\Template\FilterProvider;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\App\ProductMetadataInterface;
use Magento\Framework\App\ResourceConnection;
use Magento\Framework\DB\Adapter\AdapterInterface;
use Magento\Framework\Locale\ResolverInterface;
use Magento\Store\Api\Data\StoreInterface;
use Magento\Store\Model\ScopeInterface;
use Magento\Store\Model\StoreManagerInterface;
use Zgoda\Core\Report\Page;

/** The parts of Magento that a port needs. */
class Surroundings
{
    public const VERSION = '0.1.0';

    /** @var ResourceConnection */
    private $resources;

    /** @var StoreManagerInterface */
    private $stores;

    /** @var ScopeConfigInterface */
    private $config;

    /** @var ProductMetadataInterface */
    private $product;

    /** @var ResolverInterface */
    private $locale;

    /** @var UrlInterface */
    private $adminUrl;

    /** @var FilterProvider */
    private $filters;

    /**
     * @param ResourceConnection $resources
     * @param StoreManagerInterface $stores
     * @param ScopeConfigInterface $config
     * @param ProductMetadataInterface $product
     * @param ResolverInterface $locale
     * @param UrlInterface $adminUrl
     * @param FilterProvider $filters
     */
    public function __construct(
        ResourceConnection $resources,
        StoreManagerInterface $stores,
        ScopeConfigInterface $config,
        ProductMetadataInterface $product,
        ResolverInterface $locale,
        UrlInterface $adminUrl,
        FilterProvider $filters
    ) {
        $this->resources = $resources;
        $this->stores = $stores;
        $this->config = $config;
        $this->product = $product;
        $this->locale = $locale;
        $this->adminUrl = $adminUrl;
        $this->filters = $filters;
    }

    /**
     * Database of the shop.
     *
     * @return AdapterInterface
     */
    public function database(): AdapterInterface
    {
        return $this->resources->getConnection();
    }

    /**
     * Name of a table with the prefix of the shop.
     *
     * @param string $name
     * @return string
     */
    public function table(string $name): string
    {
        return $this->resources->getTableName($name);
    }

    /**
     * Version of Magento.
     *
     * @return string
     */
    public function version(): string
    {
        return $this->product->getVersion();
    }

    /**
     * Locale of the user.
     *
     * @return string
     */
    public function locale(): string
    {
        return $this->locale->getLocale();
    }

    /**
     * Address of the settings page; it leads there only in the administration.
     *
     * @param int $websiteId
     * @return string
     */
    public function settingsPage(int $websiteId): string
    {
        return $this->adminUrl->getUrl('zgoda/settings/index', ['website' => $websiteId]);
    }

    /**
     * Store view in the default language of a website.
     *
     * @param int $websiteId
     * @return StoreInterface
     */
    public function mainStore(int $websiteId): StoreInterface
    {
        return $this->stores->getWebsite($websiteId)->getDefaultStore();
    }

    /**
     * A setting of a store view.
     *
     * @param string $path
     * @param StoreInterface $store
     * @return string
     */
    public function setting(string $path, StoreInterface $store): string
    {
        return (string) $this->config->getValue($path, ScopeInterface::SCOPE_STORE, $store->getId());
    }

    /**
     * Policy page of each store view.
     *
     * @param string $identifier
     * @param int $websiteId
     * @return Page[]
     */
    public function pages(string $identifier, int $websiteId): array
    {
        $main = (int) $this->mainStore($websiteId)->getId();
        $pages = [];
        foreach ($this->stores->getWebsite($websiteId)->getStores() as $store) {
            if ($store->isActive()) {
                $pages[] = $this->page($identifier, $store, (int) $store->getId() === $main);
            }
        }
        return [] === $pages ? [new Page('en', true, Page::NONE)] : $pages;
    }

    /**
     * Policy page of one store view.
     *
     * @param string $identifier
     * @param StoreInterface $store
     * @param bool $isDefault
     * @return Page
     */
    private function page(string $identifier, StoreInterface $store, bool $isDefault): Page
    {
        $locale = $this->setting('general/locale/code', $store);
        $row = $this->row($identifier, (int) $store->getId());
        if ([] === $row) {
            return new Page($locale, $isDefault, $isDefault ? Page::DELETED : Page::NONE);
        }
        $page = new Page($locale, $isDefault, $row['is_active'] ? Page::PUBLISHED : 'draft');
        $page->id = (string) $row['page_id'];
        $page->title = htmlspecialchars((string) $row['title'], ENT_QUOTES);
        $page->html = (string) $this->filters->getPageFilter()->filter((string) $row['content']);
        $page->modified = strtotime($row['update_time'] . ' UTC') ?: null;
        if (Page::PUBLISHED === $page->status) {
            $page->url = $store->getUrl('', ['_direct' => $identifier, '_nosid' => true]);
        }
        return $page;
    }

    /**
     * The page that visitors of a store view get at an address: its own before the one of all, a published before others.
     *
     * @param string $identifier
     * @param int $storeId
     * @return array
     */
    private function row(string $identifier, int $storeId): array
    {
        $select = $this->database()->select()
            ->from(['p' => $this->table('cms_page')])
            ->join(['s' => $this->table('cms_page_store')], 's.page_id = p.page_id', ['store_id'])
            ->where('p.identifier = ?', $identifier)
            ->where('s.store_id IN (?)', [0, $storeId])
            ->order(['p.is_active DESC', 's.store_id DESC'])
            ->limit(1);
        return $this->database()->fetchRow($select) ?: [];
    }
}
