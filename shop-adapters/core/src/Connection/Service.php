<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

use Zgoda\Core\Json;
use Zgoda\Core\Port;

/** Client of the service, and the only class that sends requests. Each is signed, except the one that fetches the keys. */
class Service
{
    /** Timeout of a request; while a user waits, of all requests of one click together. */
    public const TIMEOUT_SECONDS = 3;
    /** The service refuses a signature whose time differs by more. */
    public const MAX_CLOCK_SECONDS = 300;
    public const MAX_ANSWER_BYTES = 65536;

    private Port $port;
    private Connection $connection;
    private WaitBudget $wait;

    public function __construct(Port $port, Connection $connection, WaitBudget $wait)
    {
        $this->port = $port;
        $this->connection = $connection;
        $this->wait = $wait;
    }

    /**
     * Sends one signed request.
     *
     * @param array<string, mixed> $body
     * @param string               $nonce that the answer will be signed with; '' for a random one
     */
    public function call(
        string $method,
        string $path,
        array $body = [],
        float $timeout = self::TIMEOUT_SECONDS,
        int $maxBytes = self::MAX_ANSWER_BYTES,
        string $nonce = ''
    ): Answer {
        if (!$this->connection->isConnected()) {
            return new Answer($this->connection->isCopy() ? 'copied_site' : 'not_connected');
        }
        $raw = 'GET' === $method ? '' : Json::encode((object) $body);
        $headers = $this->signed($method, $path, $raw, $nonce);
        $answer = $this->send($this->connection->address(), $method, $path, $headers, $raw, $timeout, $maxBytes);
        if ('shop_closed' === $answer->code) {
            // All its data are deleted, so the privacy tools have nothing to name, also after disconnecting.
            $this->port->erase('sent');
        }
        return $answer;
    }

    /** Exchanges the one-time code of a new connection for its keys. */
    public function fetchKeys(string $address, string $code, string $verifier): Answer
    {
        $raw = Json::encode(['code' => $code, 'verifier' => $verifier]);
        return $this->send($address, 'POST', '/v1/adapter/connect', [], $raw, self::TIMEOUT_SECONDS, self::MAX_ANSWER_BYTES);
    }

    /** Downloads a file with one signed request. @return string 'ok', or a code of Answer */
    public function fetchFile(string $path, string $file, int $maxBytes, float $timeout): string
    {
        if (!$this->connection->isConnected() || !$this->connection->isSafe()) {
            return $this->connection->isConnected() ? 'insecure' : 'not_connected';
        }
        $headers = $this->signed('GET', $path, '', '') + ['Accept-Encoding' => 'identity'];
        $request = $this->request($this->connection->address(), 'GET', $path, $headers, '', $timeout, $maxBytes);
        $request->file = $file;
        $response = $this->port->send($request);
        return 200 === $response->status && '' === $response->failure ? 'ok' : Answer::of($response)->code;
    }

    /**
     * @param array<string, string> $headers
     */
    private function send(
        string $address,
        string $method,
        string $path,
        array $headers,
        string $raw,
        float $timeout,
        int $maxBytes
    ): Answer {
        if (!Address::isSafe($address, $this->port->allowsHttp())) {
            return new Answer('insecure');
        }
        $wait = $this->wait->remaining($timeout);
        if (0.0 === $wait) {
            return new Answer($this->wait->refusal());
        }
        $answer = Answer::of($this->port->send($this->request($address, $method, $path, $headers, $raw, $wait, $maxBytes)));
        $this->wait->recordCode($answer->code);
        return $answer;
    }

    /**
     * @param array<string, string> $headers
     */
    private function request(
        string $address,
        string $method,
        string $path,
        array $headers,
        string $raw,
        float $timeout,
        int $maxBytes
    ): Request {
        $about = $this->port->about();
        $headers += ['Accept' => 'application/json', 'User-Agent' => 'Zgoda-' . $about->platformName . '/' . $about->version];
        if ('' !== $raw) {
            $headers['Content-Type'] = 'application/json; charset=utf-8';
        }
        return new Request($method, $address . $path, $headers, $raw, $timeout, $maxBytes);
    }

    /** @return array<string, string> */
    private function signed(string $method, string $path, string $raw, string $nonce): array
    {
        $time = time();
        $nonce = '' === $nonce ? Signature::nonce() : $nonce;
        return [
            'X-Zgoda-Shop' => $this->connection->key(),
            'X-Zgoda-Time' => (string) $time,
            'X-Zgoda-Nonce' => $nonce,
            'X-Zgoda-Signature' => Signature::ofRequest($this->connection->secret(), $time, $nonce, $method, $path, $raw),
        ];
    }
}
