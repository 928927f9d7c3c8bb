<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Report;

/**
 * Decides when the changes of one process are reported. One edit fires several events, and an import makes many edits,
 * so each change is only noted here. Times are in seconds.
 */
class ReportTiming
{
    /** A user already waits longer than this for the response: then the report does not wait for the end of the process. */
    private const LONG_REQUEST = 5;
    /** Longest time that a report waits until an edit is completely stored. */
    private const LONG_SAVE = 1;
    /** First and longest pause between two reports of one process. The pause doubles, so an import causes few reports. */
    private const FIRST_PAUSE = 1;
    private const LONGEST_PAUSE = 30;

    private bool $hasChange = false;
    /** @var array<string, true> edits that are being stored, by name: a half-stored page is not reported */
    private array $edits = [];
    /** When the oldest unreported change was noted. */
    private float $notedAt = 0.0;
    private float $pausedUntil = 0.0;
    private float $pause = self::FIRST_PAUSE;

    /** @param string $edit name of the edit that is being stored, such as `page 7`; '' for a change that is complete */
    public function note(string $edit = ''): void
    {
        if (!$this->hasChange) {
            $this->notedAt = microtime(true);
        }
        $this->hasChange = true;
        if ('' !== $edit) {
            $this->edits[$edit] = true;
        }
    }

    /** An edit is completely stored. @return bool was it noted as being stored? */
    public function end(string $edit): bool
    {
        $wasNoted = isset($this->edits[$edit]);
        unset($this->edits[$edit]);
        return $wasNoted;
    }

    /** Is it time to report, before the end of the process? */
    public function isDue(bool $hasWaitingUser): bool
    {
        if (!$this->hasChange) {
            return false;
        }
        $now = microtime(true);
        $waited = $now - $this->notedAt;
        if ($hasWaitingUser ? self::LONG_REQUEST > $waited : $this->pausedUntil > $now) {
            return false;
        }
        return [] === $this->edits || self::LONG_SAVE < $waited;
    }

    /** Takes the noted change, which is reported now. @return bool was there one? */
    public function take(): bool
    {
        $had = $this->hasChange;
        $this->hasChange = false;
        $this->edits = [];
        return $had;
    }

    /**
     * A report was sent: starts the pause. After a failed one the next waits for the end of the process, so that an
     * import does not wait for an unreachable service at each change.
     */
    public function noteReport(bool $isAccepted): void
    {
        $this->pausedUntil = $isAccepted ? microtime(true) + $this->pause : INF;
        $this->pause = min(self::LONGEST_PAUSE, 2 * $this->pause);
    }
}
