<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Cron;

use Zgoda\Chat\Model\Chat;

/** Sends what is due: the daily report, and what was not accepted yet. */
class RunDue
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

    /**
     * Runs each minute.
     *
     * @return void
     */
    public function execute(): void
    {
        $this->chat->shops()->runDue();
    }
}
