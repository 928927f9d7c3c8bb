<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\ViewModel;

use Magento\Catalog\Helper\Data as Catalog;
use Magento\Framework\App\Request\Http;
use Magento\Framework\UrlInterface;
use Magento\Framework\View\Element\Block\ArgumentInterface;
use Zgoda\Chat\Model\Chat;
use Zgoda\Chat\Model\Surroundings;

/** The chat's script tag: the same for every visitor, since whole pages are cached. */
class Tag implements ArgumentInterface
{
    /** @var Chat */
    private $chat;

    /** @var Surroundings */
    private $surroundings;

    /** @var UrlInterface */
    private $url;

    /** @var Http */
    private $request;

    /** @var Catalog */
    private $catalog;

    /**
     * @param Chat $chat
     * @param Surroundings $surroundings
     * @param UrlInterface $url
     * @param Http $request
     * @param Catalog $catalog
     */
    public function __construct(
        Chat $chat,
        Surroundings $surroundings,
        UrlInterface $url,
        Http $request,
        Catalog $catalog
    ) {
        $this->chat = $chat;
        $this->surroundings = $surroundings;
        $this->url = $url;
        $this->request = $request;
        $this->catalog = $catalog;
    }

    /**
     * The tag, or nothing.
     *
     * @return string
     */
    public function html(): string
    {
        $adapter = $this->chat->adapter();
        $identity = $adapter->identity()->isOn() ? $this->url->getUrl('zgoda/identity', ['_nosid' => true]) : '';
        return $adapter->snippet()->tag($this->surroundings->locale(), '', $identity, $this->productName());
    }

    /**
     * Public name of the product that the page is about.
     *
     * @return string
     */
    private function productName(): string
    {
        $isProduct = 'catalog_product_view' === $this->request->getFullActionName();
        $product = $isProduct ? $this->catalog->getProduct() : null;
        return null === $product ? '' : (string) $product->getName();
    }
}
