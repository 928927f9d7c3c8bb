<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Model;

use Magento\Store\Model\StoreManagerInterface;
use Zgoda\Core\Adapter;
use Zgoda\Core\Shops;

/** The core for each website of this Magento. */
class Chat
{
    /** @var Surroundings */
    private $surroundings;

    /** @var StoreManagerInterface */
    private $stores;

    /** @var Shops|null */
    private $shops;

    /**
     * @param Surroundings $surroundings
     * @param StoreManagerInterface $stores
     */
    public function __construct(Surroundings $surroundings, StoreManagerInterface $stores)
    {
        $this->surroundings = $surroundings;
        $this->stores = $stores;
    }

    /**
     * All websites.
     *
     * @return Shops
     */
    public function shops(): Shops
    {
        if (null === $this->shops) {
            $make = function (int $id): Adapter {
                return new Adapter(new ShopPort($this->surroundings, $id));
            };
            $this->shops = new Shops($make, array_map('intval', array_keys($this->stores->getWebsites())));
        }
        return $this->shops;
    }

    /**
     * The website of this request.
     *
     * @return Adapter
     */
    public function adapter(): Adapter
    {
        return $this->shops()->of((int) $this->stores->getStore()->getWebsiteId());
    }
}
