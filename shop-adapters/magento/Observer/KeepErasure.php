<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Observer;

use Magento\Framework\Event\Observer;
use Magento\Framework\Event\ObserverInterface;
use Zgoda\Chat\Model\Chat;
use Zgoda\Chat\Model\CustomerFacts;
use Zgoda\Core\Customer\Person;

/** A customer was deleted: what the service stores about the person is erased too. */
class KeepErasure implements ObserverInterface
{
    /** @var Chat */
    private $chat;

    /**
     * @param Chat $chat
     */
    public function __construct(Chat $chat)
    {
        $this->chat = $chat;
    }

    /** @inheritDoc */
    public function execute(Observer $observer)
    {
        $customer = $observer->getEvent()->getData('customer');
        $sub = CustomerFacts::sub((int) $customer->getId(), (string) $customer->getCreatedAt());
        $this->chat->shops()->keepErasure(new Person((string) $customer->getEmail(), [$sub]));
    }
}
