<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

use Zgoda\Core\Adapter;
use Zgoda\Core\Connection\Answer;
use Zgoda\Core\Connection\Connection;
use Zgoda\Core\Connection\Service;
use Zgoda\Core\Json;
use Zgoda\Core\Port;
use Zgoda\Core\Report\Reports;

/** Export and erasure by the platform's own tools (contract, section 9). */
class Privacy
{
    /** Begin of the settings that hold erasures which were not answered yet. */
    public const KEPT = 'erasure_';

    private const TIMEOUT_SECONDS = 10;
    private const MAX_EXPORT_BYTES = 5242880;
    /** Erasures that are sent at once; the rest follows later. */
    private const MAX_KEPT = 20;
    private const MAX_PAGES = 50;

    private Port $port;
    private Connection $connection;
    private Service $service;

    public function __construct(Port $port, Connection $connection, Service $service)
    {
        $this->port = $port;
        $this->connection = $connection;
        $this->service = $service;
    }

    public function export(Person $person, int $page = 1): PrivacyResult
    {
        $answer = $this->ask('export', $person, $page);
        $result = $this->result($answer);
        if (PrivacyResult::ANSWERED !== $result->outcome) {
            return $result;
        }
        $groups = self::groups($answer->data['groups'] ?? null);
        if (null === $groups || !is_bool($answer->data['done'] ?? null)) {
            return new PrivacyResult(PrivacyResult::FAILED, 'not_zgoda');
        }
        $result->groups = $groups;
        $result->isDone = $answer->data['done'];
        return $result;
    }

    public function erase(Person $person, int $page = 1): PrivacyResult
    {
        $answer = $this->ask('erase', $person, $page);
        $result = $this->result($answer);
        if (PrivacyResult::ANSWERED !== $result->outcome) {
            return $result;
        }
        if (!self::isWholeErasure($answer->data)) {
            return new PrivacyResult(PrivacyResult::FAILED, 'not_zgoda');
        }
        $result->isDone = $answer->data['done'];
        $result->removed = $answer->data['removed'];
        $result->retained = $answer->data['retained'];
        $result->messages = array_values($answer->data['messages']);
        return $result;
    }

    /**
     * The platform erases a customer now: keeps who it was, so that the service can be told after the response and again
     * until it answers (AD-34). Nothing is kept of a shop that never had a connection.
     */
    public function keepErasure(Person $person): void
    {
        if (!$this->connection->wasConnected() || $this->connection->isCopy()) {
            return;
        }
        $kept = Json::encode(['email' => $person->email, 'phone' => $person->phone, 'subs' => $person->subs]);
        $this->port->write(self::KEPT . substr(hash('sha256', $kept), 0, 32), $kept);
        $this->port->later(Adapter::ERASURES, Reports::FIRST_RETRY_SECONDS);
        $this->port->afterResponse([$this, 'sendErasures']);
    }

    /** Sends the kept erasures; those that the service did not finish stay, and are sent again later. */
    public function sendErasures(): void
    {
        if (!$this->connection->isConnected()) {
            return;
        }
        foreach ($this->port->names(self::KEPT, self::MAX_KEPT) as $name) {
            $code = $this->sendErasure($name);
            if ('ok' !== $code) {
                $this->port->later(Adapter::ERASURES, Reports::LAST_RETRY_SECONDS);
            }
            if ('unreachable' === $code) {
                return;
            }
        }
        if ([] === $this->port->names(self::KEPT, 1)) {
            $this->port->cancel(Adapter::ERASURES);
        }
    }

    /** @return string 'ok' when the erasure has ended, else the code of the answer */
    private function sendErasure(string $name): string
    {
        $kept = Json::decode($this->port->read($name));
        $subs = array_values(array_filter((array) ($kept['subs'] ?? []), 'is_string'));
        $person = new Person(Json::text($kept, 'email'), $subs, Json::text($kept, 'phone'));
        for ($page = 1; $page <= self::MAX_PAGES; $page++) {
            $result = $this->erase($person, $page);
            if (PrivacyResult::NOTHING !== $result->outcome && PrivacyResult::ANSWERED !== $result->outcome) {
                return $result->code;
            }
            if ($result->isDone) {
                $this->port->erase($name);
                return 'ok';
            }
        }
        return 'unavailable';
    }

    private function ask(string $verb, Person $person, int $page): Answer
    {
        $request = $person->request($this->port->locale(), $page);
        if (!isset($request['email']) && !isset($request['phone']) && [] === $request['subs']) {
            return new Answer('invalid_request');
        }
        $max = 'export' === $verb ? self::MAX_EXPORT_BYTES : Service::MAX_ANSWER_BYTES;
        return $this->service->call('POST', '/v1/adapter/privacy/' . $verb, $request, self::TIMEOUT_SECONDS, $max);
    }

    private function result(Answer $answer): PrivacyResult
    {
        if (in_array($answer->code, ['not_connected', 'copied_site'], true)) {
            $mayHold = $this->connection->wasConnected();
            return new PrivacyResult($mayHold ? PrivacyResult::DISCONNECTED : PrivacyResult::NOTHING, $answer->code);
        }
        // The shop never had a data-processing agreement, or it has left and all its data are deleted.
        if (in_array($answer->code, ['dpa_required', 'shop_closed'], true)) {
            return new PrivacyResult(PrivacyResult::NOTHING, $answer->code);
        }
        return new PrivacyResult($answer->isOk() ? PrivacyResult::ANSWERED : PrivacyResult::FAILED, $answer->code);
    }

    /**
     * The groups of an answer; null when it is incomplete, because missing data must not look like no data.
     *
     * @param mixed $groups
     * @return ?list<array<string, mixed>>
     */
    private static function groups($groups): ?array
    {
        if (!is_array($groups)) {
            return null;
        }
        $read = [];
        foreach ($groups as $group) {
            if (!is_array($group) || !is_array($group['data'] ?? null)) {
                return null;
            }
            $fields = [];
            foreach ($group['data'] as $field) {
                if (!is_array($field) || !is_string($field['name'] ?? null) || !is_string($field['value'] ?? null)) {
                    return null;
                }
                $fields[] = ['name' => $field['name'], 'value' => $field['value']];
            }
            $read[] = [
                'groupId' => Json::text($group, 'groupId'),
                'groupLabel' => Json::text($group, 'groupLabel'),
                'itemId' => Json::text($group, 'itemId'),
                'data' => $fields,
            ];
        }
        return $read;
    }

    /** @param array<string, mixed> $data */
    private static function isWholeErasure(array $data): bool
    {
        $messages = $data['messages'] ?? null;
        return is_bool($data['done'] ?? null)
            && is_int($data['removed'] ?? null)
            && is_int($data['retained'] ?? null)
            && is_array($messages)
            && array_filter($messages, 'is_string') === $messages;
    }
}
