<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core;

use Zgoda\Core\Admin\Actions;
use Zgoda\Core\Admin\ConsentBox;
use Zgoda\Core\Admin\SettingsPage;
use Zgoda\Core\Admin\Status;
use Zgoda\Core\Connection\Answer;
use Zgoda\Core\Connection\Connecting;
use Zgoda\Core\Connection\Connection;
use Zgoda\Core\Connection\Release;
use Zgoda\Core\Connection\Service;
use Zgoda\Core\Connection\WaitBudget;
use Zgoda\Core\Customer\Door;
use Zgoda\Core\Customer\DoorSwitches;
use Zgoda\Core\Customer\Identity;
use Zgoda\Core\Customer\OrderDesk;
use Zgoda\Core\Customer\Privacy;
use Zgoda\Core\Customer\TaskTools;
use Zgoda\Core\Customer\Tasks;
use Zgoda\Core\Report\Changes;
use Zgoda\Core\Report\Facts;
use Zgoda\Core\Report\ReportTiming;
use Zgoda\Core\Report\Reports;
use Zgoda\Core\Report\ServiceView;

/**
 * The core for one shop: makes each part once, and holds what a platform calls. A platform with several shops has an
 * Adapter with a Port for each.
 */
class Adapter
{
    /** Jobs of the schedule: the daily report, the retry of a failed one, a look at what the service found, erasures. */
    public const DAILY = 'daily';
    public const REPORT = 'report';
    public const CHECK = 'check';
    public const ERASURES = 'erasures';
    public const JOBS = [self::DAILY, self::REPORT, self::CHECK, self::ERASURES];

    private const HOUR = 3600;
    private const DAY = 86400;

    private Port $port;
    private WaitBudget $wait;
    private Connection $connection;
    private Service $service;
    private Facts $facts;
    private ServiceView $view;
    private Tasks $tasks;
    private Reports $reports;
    private Changes $changes;
    private Privacy $privacy;
    private Identity $identity;
    private DoorSwitches $doorSwitches;
    private Door $door;
    private Words $words;
    private ConsentBox $box;

    public function __construct(Port $port, ?TaskTools $tools = null, ?OrderDesk $orders = null)
    {
        $this->port = $port;
        $this->wait = new WaitBudget();
        $this->connection = new Connection($port);
        $this->service = new Service($port, $this->connection, $this->wait);
        $this->facts = new Facts($port, $this->connection);
        $this->view = new ServiceView($port, $this->facts);
        $this->tasks = new Tasks($port, $this->connection, $this->service, $tools);
        $this->doorSwitches = new DoorSwitches($port, null !== $orders);
        $this->reports = new Reports(
            $port,
            $this->connection,
            $this->service,
            $this->facts,
            $this->view,
            $this->tasks,
            $this->doorSwitches
        );
        $this->changes = new Changes($port, $this->connection, $this->reports, new ReportTiming(), $this->wait);
        $this->door = new Door($port, $this->connection, $this->changes, $this->doorSwitches, $orders);
        $this->privacy = new Privacy($port, $this->connection, $this->service);
        $this->identity = new Identity($port, $this->connection);
        $this->words = new Words($port);
        $this->box = new ConsentBox($port, $this->facts, $this->view, $this->words);
    }

    /** Address or keys were changed: reports over the new connection, or stops reporting. */
    public function connectionChanged(): void
    {
        // Keys are entered on the shop that they are for. An empty key or secret leaves what is known.
        if ('' !== $this->connection->key() && '' !== $this->connection->secret()) {
            $this->connection->rememberPlace();
        }
        $this->keepSchedule();
        $this->changes->note();
    }

    /** Plans the daily report while the shop is connected, at an hour that differs from shop to shop; else cancels all. */
    public function keepSchedule(): void
    {
        if ($this->connection->isConnected()) {
            $this->port->later(self::DAILY, random_int(self::HOUR, self::DAY));
            return;
        }
        if ($this->connection->isCopy()) {
            return;
        }
        foreach (self::JOBS as $job) {
            $this->port->cancel($job);
        }
        $this->port->erase('unsent');
    }

    /** Does a job of the schedule. */
    public function run(string $job): void
    {
        switch ($job) {
            case self::CHECK:
                $this->reports->check();
                $this->view->planRecheck();
                return;
            case self::ERASURES:
                $this->privacy->sendErasures();
                return;
            case self::DAILY:
                $this->port->later(self::DAILY, self::DAY);
                $this->reports->report();
                $this->tasks->sendResults();
                $this->privacy->sendErasures();
                return;
            default:
                $this->reports->report();
        }
    }

    /**
     * Tells the service that the shop leaves or that the adapter is switched off, without waiting for more than one
     * answer.
     *
     * @param string $verb `disconnect` or `pause`
     */
    public function leave(string $verb): Answer
    {
        return $this->service->call('POST', '/v1/adapter/' . $verb);
    }

    public function port(): Port
    {
        return $this->port;
    }

    public function wait(): WaitBudget
    {
        return $this->wait;
    }

    public function connection(): Connection
    {
        return $this->connection;
    }

    public function connecting(): Connecting
    {
        return new Connecting($this->port, $this->connection, $this->service, $this->words);
    }

    public function service(): Service
    {
        return $this->service;
    }

    public function facts(): Facts
    {
        return $this->facts;
    }

    public function view(): ServiceView
    {
        return $this->view;
    }

    public function tasks(): Tasks
    {
        return $this->tasks;
    }

    public function reports(): Reports
    {
        return $this->reports;
    }

    public function changes(): Changes
    {
        return $this->changes;
    }

    public function privacy(): Privacy
    {
        return $this->privacy;
    }

    public function identity(): Identity
    {
        return $this->identity;
    }

    public function door(): Door
    {
        return $this->door;
    }

    /**
     * What the owner can let out, by the name of its switch.
     *
     * @return array<string, bool>
     */
    public function switches(): array
    {
        return $this->identity->shared() + $this->doorSwitches->all();
    }

    public function snippet(): Snippet
    {
        return new Snippet($this->connection);
    }

    public function release(): Release
    {
        return new Release($this->port, $this->connection, $this->service);
    }

    public function words(): Words
    {
        return $this->words;
    }

    public function box(): ConsentBox
    {
        return $this->box;
    }

    public function status(): Status
    {
        return new Status($this->port, $this->connection, $this->facts, $this->view, $this->words, $this->box);
    }

    public function actions(): Actions
    {
        return new Actions($this);
    }

    public function settingsPage(): SettingsPage
    {
        return new SettingsPage($this);
    }
}
