<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Report;

/** Completes the response to the browser, so that nobody waits for what the process does afterwards. */
class ResponseEnd
{
    public static function finish(): void
    {
        ignore_user_abort(true);
        if (PHP_SESSION_ACTIVE === session_status()) {
            session_write_close();
        }
        $finish = self::finisher();
        if (null !== $finish) {
            $finish();
            return;
        }
        while (0 < ob_get_level() && ob_end_flush()) {
            continue;
        }
        // An empty response, such as a redirect: the browser would wait for more.
        if (!headers_sent() && 0 === ob_get_level() && !ini_get('zlib.output_compression')) {
            header('Content-Length: 0');
        }
        flush();
    }

    /** The function of the server that completes the response while the process goes on; null where there is none. */
    public static function finisher(): ?string
    {
        foreach (['fastcgi_finish_request', 'litespeed_finish_request'] as $name) {
            if (function_exists($name)) {
                return $name;
            }
        }
        return null;
    }
}
