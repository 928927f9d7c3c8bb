<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Model;

/** Leaves the service, and nothing in the database. */
class Removal
{
    /** @var Chat */
    private $chat;

    /** @var Surroundings */
    private $surroundings;

    /**
     * @param Chat $chat
     * @param Surroundings $surroundings
     */
    public function __construct(Chat $chat, Surroundings $surroundings)
    {
        $this->chat = $chat;
        $this->surroundings = $surroundings;
    }

    /**
     * Removes everything.
     *
     * @return void
     */
    public function remove(): void
    {
        $database = $this->surroundings->database();
        $table = $this->surroundings->table('zgoda');
        if ($database->isTableExists($table)) {
            $this->chat->shops()->leave('disconnect');
            $database->dropTable($table);
        }
        $database->delete($this->surroundings->table('setup_module'), ['module = ?' => 'Zgoda_Chat']);
        $database->delete($this->surroundings->table('cron_schedule'), ['job_code = ?' => 'zgoda_due']);
        $database->delete($this->surroundings->table('authorization_rule'), ['resource_id LIKE ?' => 'Zgoda_Chat::%']);
    }
}
