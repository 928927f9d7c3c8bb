<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Report;

use Zgoda\Core\Adapter;
use Zgoda\Core\Connection\Answer;
use Zgoda\Core\Connection\Connection;
use Zgoda\Core\Connection\Service;
use Zgoda\Core\Customer\DoorSwitches;
use Zgoda\Core\Customer\Tasks;
use Zgoda\Core\Port;

/**
 * Reports the policy pages, and tries again until a report is accepted. A change sets a mark, and an accepted report
 * removes it, so an outage, a crash or a restart loses nothing. Only the newest state counts, so there is one mark and
 * no list.
 */
class Reports
{
    /** First and longest pause before the next try, in seconds. */
    public const FIRST_RETRY_SECONDS = 60;
    public const LAST_RETRY_SECONDS = 3600;

    /**
     * Refusals that a retry cannot cure: the owner has to act. The daily report tries again all the same. not_zgoda is
     * none of them: proxies answer with a page of their own while the service restarts.
     */
    private const FINAL_REFUSALS = [
        'invalid_request',
        'signature_invalid',
        'not_found',
        'forbidden',
        'insecure',
        'blocked',
        'too_large',
        'unsupported_media_type',
        'shop_closed',
    ];

    private Port $port;
    private Connection $connection;
    private Service $service;
    private Facts $facts;
    private ServiceView $view;
    private Tasks $tasks;
    private DoorSwitches $door;

    public function __construct(
        Port $port,
        Connection $connection,
        Service $service,
        Facts $facts,
        ServiceView $view,
        Tasks $tasks,
        DoorSwitches $door
    ) {
        $this->port = $port;
        $this->connection = $connection;
        $this->service = $service;
        $this->facts = $facts;
        $this->view = $view;
        $this->tasks = $tasks;
        $this->door = $door;
    }

    /** Reports all policy pages now. @return bool did the service accept the report? */
    public function report(): bool
    {
        if (!$this->connection->isConnected()) {
            return false;
        }
        $fingerprint = $this->connection->fingerprint();
        $mark = $this->mark();
        $answer = $this->send($mark);
        if ('push_outdated' === $answer->code) {
            // Another process reported in between and read the pages later than this one: read them again.
            $mark = $this->mark();
            $answer = $this->send($mark);
        }
        $attempts = $answer->isOk() ? 0 : (int) ($this->facts->report()['attempts'] ?? 0) + 1;
        $this->facts->keep('report', ['at' => time(), 'code' => $answer->code, 'attempts' => $attempts]);
        $this->view->keep($fingerprint, $answer);
        if ($answer->isOk()) {
            if ($this->port->eraseUpTo('unsent', (string) $mark)) {
                $this->port->cancel(Adapter::REPORT);
            }
            $this->view->planRecheck();
            $this->tasks->takeWaiting($answer);
            return true;
        }
        $this->port->cancel(Adapter::REPORT);
        if (!in_array($answer->code, self::FINAL_REFUSALS, true)) {
            $this->port->later(Adapter::REPORT, self::retryPause($attempts, random_int(0, 1000) / 1000));
        }
        return false;
    }

    /** Asks the service how it sees the shop. */
    public function check(): Answer
    {
        $fingerprint = $this->connection->fingerprint();
        $answer = $this->service->call('GET', '/v1/adapter/health');
        if (!$this->connection->isConnected()) {
            return $answer;
        }
        $check = ['at' => time(), 'code' => $answer->code, 'data' => $answer->data];
        $this->facts->keepAnswer('check', $fingerprint, $check);
        $this->view->keep($fingerprint, $answer);
        $this->tasks->takeWaiting($answer);
        return $answer;
    }

    /**
     * Marks the pages as changed since the last accepted report, and plans a retry in case this process dies first.
     *
     * @return int the mark, in Unix milliseconds: to be taken before the pages are read
     */
    public function mark(): int
    {
        $mark = self::nextMark((int) floor(microtime(true) * 1000), $this->facts->sentAt());
        $this->port->write('unsent', (string) $mark);
        $this->port->later(Adapter::REPORT, self::FIRST_RETRY_SECONDS);
        return $mark;
    }

    /** Is a change marked that the service has not accepted yet? */
    public function isMarked(): bool
    {
        return null !== $this->port->read('unsent');
    }

    /**
     * A mark that is higher than that of every report that the service can have accepted (AD-20).
     *
     * @param int $now  Unix milliseconds
     * @param int $sent mark of the newest report that was sent; 0 for none
     */
    public static function nextMark(int $now, int $sent): int
    {
        // A report from further ahead was never accepted: a clock was wrong when it was sent, and later marks need not
        // follow it.
        return $now + Service::MAX_CLOCK_SECONDS * 1000 < $sent ? $now : max($now, $sent + 1);
    }

    /**
     * Pause before the next try in seconds: doubles each time, and is longer by up to a fifth, so that many shops do not
     * call at once (AD-21).
     *
     * @param int   $attempts tries that failed so far
     * @param float $chance   from 0 to 1
     */
    public static function retryPause(int $attempts, float $chance): int
    {
        $pause = min(self::LAST_RETRY_SECONDS, self::FIRST_RETRY_SECONDS * 2 ** min(10, max(0, $attempts - 1)));
        return $pause + (int) floor($chance * $pause / 5);
    }

    /**
     * The pages as a report has them now.
     *
     * @return list<array<string, mixed>>
     */
    public function rows(): array
    {
        return PolicyReport::rows($this->port->pages(), $this->port->about()->home);
    }

    private function send(int $mark): Answer
    {
        $about = $this->port->about();
        $rows = $this->rows();
        $kept = array_map([PolicyReport::class, 'withoutText'], $rows);
        $this->facts->keep('sent', ['at' => $mark, 'pages' => $kept]);
        $adapter = [
            'platform' => $about->platform,
            'version' => $about->version,
            'platformVersion' => substr($about->platformVersion, 0, 40),
        ];
        if ($about->takesTasks) {
            $adapter['takesTasks'] = true;
        }
        $door = $this->door->named();
        if (null !== $door) {
            $adapter['door'] = $door;
        }
        $body = ['pushedAt' => $mark, 'adapter' => $adapter, 'pages' => $rows];
        return $this->service->call('PUT', '/v1/adapter/policy', $body);
    }
}
