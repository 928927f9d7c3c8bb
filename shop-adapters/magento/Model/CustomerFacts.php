<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Model;

use Magento\Checkout\Model\Session as CheckoutSession;
use Magento\Sales\Model\ResourceModel\Order\CollectionFactory;
use Zgoda\Core\Customer\Identity;

/** Facts about a customer in the form of the contract. */
class CustomerFacts
{
    private const ORDERS = 5;

    /** @var CollectionFactory */
    private $orders;

    /** @var CheckoutSession */
    private $checkout;

    /**
     * @param CollectionFactory $orders
     * @param CheckoutSession $checkout
     */
    public function __construct(CollectionFactory $orders, CheckoutSession $checkout)
    {
        $this->orders = $orders;
        $this->checkout = $checkout;
    }

    /**
     * Id of an account: its number and the time of its registration, since a restored database gives numbers again.
     *
     * @param int $id
     * @param string $createdAt
     * @return string
     */
    public static function sub(int $id, string $createdAt): string
    {
        return Identity::sub('magento', $id . '-' . substr(hash('sha256', $createdAt), 0, 10));
    }

    /**
     * Cart of the visitor; null while it is empty.
     *
     * @return array|null
     */
    public function cart(): ?array
    {
        $quote = $this->checkout->getQuote();
        $items = (int) $quote->getItemsQty();
        return 0 === $items ? null : [
            'items' => $items,
            'total' => Identity::amount($quote->getGrandTotal()),
            'currency' => (string) $quote->getQuoteCurrencyCode(),
        ];
    }

    /**
     * Newest orders of a customer.
     *
     * @param int $customerId
     * @return array
     */
    public function orders(int $customerId): array
    {
        $found = $this->orders->create()
            ->addFieldToFilter('customer_id', $customerId)
            ->setOrder('created_at', 'DESC')
            ->setPageSize(self::ORDERS);
        $orders = [];
        foreach ($found as $order) {
            $orders[] = [
                'number' => (string) $order->getIncrementId(),
                'state' => (string) $order->getStatusLabel(),
                'total' => Identity::amount($order->getGrandTotal()),
                'currency' => (string) $order->getOrderCurrencyCode(),
                'placedAt' => gmdate('Y-m-d\TH:i:s\Z', (int) strtotime($order->getCreatedAt() . ' UTC')),
                // The path of the administration is a secret of its own.
                'adminUrl' => null,
            ];
        }
        return $orders;
    }
}
