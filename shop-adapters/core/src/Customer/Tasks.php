<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

use Zgoda\Core\Connection\Answer;
use Zgoda\Core\Connection\Connection;
use Zgoda\Core\Connection\Service;
use Zgoda\Core\Json;
use Zgoda\Core\Port;

/** Requests about personal data that staff handed over in the console (contract, section 10). */
class Tasks
{
    /** Begin of the settings that hold a result which the service has not accepted yet. */
    public const RESULT = 'task_';

    /** Results that are sent at once; the rest follows with the next report. */
    private const MAX_RESULTS = 50;

    private Port $port;
    private Connection $connection;
    private Service $service;
    private ?TaskTools $tools;

    public function __construct(Port $port, Connection $connection, Service $service, ?TaskTools $tools)
    {
        $this->port = $port;
        $this->connection = $connection;
        $this->service = $service;
        $this->tools = $tools;
    }

    /** Takes the tasks that wait, as the answer to a report or a check counts them. */
    public function takeWaiting(Answer $answer): void
    {
        $waiting = $answer->data['tasks'] ?? null;
        if (null === $this->tools || !$answer->isOk() || !is_int($waiting)) {
            return;
        }
        $this->sendResults();
        if (0 < $waiting) {
            $this->fetch();
        }
    }

    /** A task that is not taken now is fetched again next time. */
    public function fetch(): void
    {
        $answer = $this->service->call('GET', '/v1/adapter/tasks');
        foreach (Json::rows($answer->data, 'tasks') as $task) {
            if ('unreachable' === $this->take($task)) {
                return;
            }
        }
    }

    /**
     * Takes one task.
     *
     * @param array<string, mixed> $task
     * @return string code of the answer to the result
     */
    public function take(array $task): string
    {
        $id = self::cleanId($task['id'] ?? '');
        $kind = Json::text($task, 'kind');
        $isOurs = null !== $this->tools && '' !== $id && in_array($kind, ['export', 'erase'], true);
        if (!$isOurs || null !== $this->port->read(self::RESULT . $id)) {
            return 'ok';
        }
        $refusal = $this->tools->take($id, $kind, $task);
        if ('' !== $refusal) {
            $this->keep($id, 'refused', $refusal);
            return $this->send($id, 'refused', $refusal);
        }
        $code = $this->send($id, 'taken', '');
        if ('not_found' === $code) {
            $this->tools->withdraw($id);
        }
        return $code;
    }

    /** Keeps a result before it is sent, so that an outage does not lose it. */
    public function keep(string $id, string $state, string $reason): void
    {
        $this->port->write(self::RESULT . $id, trim($state . ' ' . $reason));
    }

    /** Sends the kept results. */
    public function sendResults(): void
    {
        if (!$this->connection->isConnected()) {
            return;
        }
        foreach ($this->port->names(self::RESULT, self::MAX_RESULTS) as $name) {
            $id = self::cleanId(substr($name, strlen(self::RESULT)));
            [$state, $reason] = explode(' ', $this->port->read($name) . ' ');
            if ('' !== $id && '' !== $state && 'unreachable' === $this->send($id, $state, $reason)) {
                return;
            }
        }
    }

    /**
     * The id of a task, or ''.
     *
     * @param mixed $id
     */
    public static function cleanId($id): string
    {
        return is_string($id) && 1 === preg_match('/^req_[A-Za-z0-9_-]{1,40}\z/', $id) ? $id : '';
    }

    /** Sends a result, and forgets it once it is accepted or the task is gone. @return string code of the answer */
    private function send(string $id, string $state, string $reason): string
    {
        $body = array_filter(['id' => $id, 'state' => $state, 'reason' => $reason]);
        $code = $this->service->call('POST', '/v1/adapter/tasks', $body)->code;
        // "taken" is never kept, so a kept result was written by another process meanwhile and must stay.
        if ('taken' !== $state && in_array($code, ['ok', 'not_found'], true)) {
            $this->port->erase(self::RESULT . $id);
        }
        return $code;
    }
}
