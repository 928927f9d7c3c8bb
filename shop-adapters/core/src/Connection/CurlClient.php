<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

/** HTTP by PHP's curl, for platforms whose own client cannot keep the limits. */
class CurlClient
{
    public function send(Request $request): Response
    {
        if (!function_exists('curl_init')) {
            return Response::failed(Response::BLOCKED);
        }
        $file = '' === $request->file ? null : fopen($request->file, 'wb');
        if (false === $file) {
            return Response::failed(Response::UNREACHABLE);
        }
        $body = '';
        $date = '';
        $read = 0;
        $curl = curl_init($request->url);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $request->method,
            CURLOPT_HTTPHEADER => $this->lines($request->headers),
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_TIMEOUT_MS => (int) ceil(1000 * $request->timeout),
            CURLOPT_CONNECTTIMEOUT_MS => (int) ceil(1000 * $request->timeout),
            // Without it the shortest timeout of a name look-up is a second, by signals that other code may use.
            CURLOPT_NOSIGNAL => true,
            CURLOPT_HEADERFUNCTION => static function ($curl, string $line) use (&$date): int {
                if (0 === stripos($line, 'date:')) {
                    $date = trim(substr($line, 5));
                }
                return strlen($line);
            },
            CURLOPT_WRITEFUNCTION => static function ($curl, string $part) use (&$body, &$read, $file, $request): int {
                $read += strlen($part);
                if ($read > $request->maxBytes) {
                    return 0;
                }
                if (null === $file) {
                    $body .= $part;
                    return strlen($part);
                }
                return (int) fwrite($file, $part);
            },
        ]);
        if ('' !== $request->body) {
            curl_setopt($curl, CURLOPT_POSTFIELDS, $request->body);
        }
        $isWhole = curl_exec($curl);
        $status = (int) curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
        if (null !== $file) {
            fclose($file);
        }
        return false === $isWhole ? Response::failed(Response::UNREACHABLE) : new Response($status, $body, $date);
    }

    /**
     * @param array<string, string> $headers
     * @return list<string>
     */
    private function lines(array $headers): array
    {
        // curl would ask first whether it may send a long body, and wait a second.
        $lines = ['Expect:'];
        foreach ($headers as $name => $value) {
            $lines[] = $name . ': ' . $value;
        }
        return $lines;
    }
}
