<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Observer;

use Magento\Framework\Event\Observer;
use Magento\Framework\Event\ObserverInterface;
use Zgoda\Chat\Model\Chat;

/** Something was stored that a report of a policy page may show. */
class NoteChange implements ObserverInterface
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
        $this->chat->shops()->note();
    }
}
