<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Customer;

/** What the door answers; its body is '' for a refusal. To be sent with `Cache-Control: no-store`. */
class DoorAnswer
{
    public int $status;
    /** JSON, or ''. */
    public string $body;

    public function __construct(int $status, string $body = '')
    {
        $this->status = $status;
        $this->body = $body;
    }
}
