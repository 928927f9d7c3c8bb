<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Report;

use Zgoda\Core\Connection\Connection;
use Zgoda\Core\Connection\WaitBudget;
use Zgoda\Core\Port;

/**
 * The changes that this process makes: marks each together with the change, and has them reported once, when nobody
 * waits for it.
 */
class Changes
{
    private Port $port;
    private Connection $connection;
    private Reports $reports;
    private ReportTiming $timing;
    private WaitBudget $wait;
    private bool $isAwaited = false;

    public function __construct(
        Port $port,
        Connection $connection,
        Reports $reports,
        ReportTiming $timing,
        WaitBudget $wait
    ) {
        $this->port = $port;
        $this->connection = $connection;
        $this->reports = $reports;
        $this->timing = $timing;
        $this->wait = $wait;
    }

    /**
     * Something changed that a report may show. May be called many times.
     *
     * @param string $edit name of an edit that is still being stored; saved() ends it
     */
    public function note(string $edit = ''): void
    {
        if (!$this->connection->isConnected()) {
            return;
        }
        // Together with the change: if the process dies before its report, the retry sends it.
        $this->reports->mark();
        $this->timing->note($edit);
        if (!$this->isAwaited) {
            $this->isAwaited = true;
            $this->port->afterResponse([$this, 'reportAtEnd']);
        }
    }

    /** An edit is completely stored. */
    public function saved(string $edit): void
    {
        if ($this->timing->end($edit)) {
            // Another process may have reported the half-stored page in between.
            $this->reports->mark();
        }
        $this->reportIfDue();
    }

    /** To be called after something was stored: in background processes reports at once. */
    public function reportIfDue(): void
    {
        if ($this->timing->isDue(!$this->port->isBackground())) {
            $this->report();
        }
    }

    /** The process ends and the browser has its response. */
    public function reportAtEnd(): void
    {
        $this->wait->stop();
        $this->report();
    }

    private function report(): void
    {
        if ($this->timing->take()) {
            $this->timing->noteReport($this->reports->report());
        }
    }
}
