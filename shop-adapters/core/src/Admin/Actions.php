<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Admin;

use Zgoda\Core\Adapter;
use Zgoda\Core\Connection\Address;
use Zgoda\Core\Json;

/** What the buttons and forms of the settings page do. The platform has checked the right and the form before. */
class Actions
{
    public const CONNECT = 'connect';
    public const TEST = 'test';
    public const RENEW = 'renew';
    public const DISCONNECT = 'disconnect';
    public const MOVED = 'moved';
    public const FORGET = 'forget';
    public const CHECK = 'check';
    public const KEYS = 'keys';
    public const POLICY = 'policy';
    public const SHARING = 'sharing';

    /** Only an administrator may do these: they decide whose script runs in each page and where personal data goes. */
    public const FOR_ADMINISTRATORS = [
        self::CONNECT,
        self::RENEW,
        self::DISCONNECT,
        self::MOVED,
        self::FORGET,
        self::KEYS,
    ];

    private Adapter $adapter;

    public function __construct(Adapter $adapter)
    {
        $this->adapter = $adapter;
    }

    /**
     * @param array<string, mixed> $input fields of the form
     * @param string               $user  id of who pressed the button
     */
    public function run(string $action, array $input, string $user): Outcome
    {
        $this->adapter->wait()->start();
        switch ($action) {
            case self::CONNECT:
                return $this->adapter->connecting()->begin(Json::text($input, 'address'), $user);
            case self::TEST:
                return $this->test();
            case self::RENEW:
                return $this->renew();
            case self::DISCONNECT:
                return $this->disconnect();
            case self::MOVED:
                return $this->moved();
            case self::FORGET:
                return $this->forget();
            case self::KEYS:
                return $this->keepKeys($input);
            case self::POLICY:
                return $this->choosePolicy($input);
            case self::SHARING:
                return $this->share($input);
            default:
                return $this->check();
        }
    }

    /** The browser returned from the console with zgoda_state and perhaps zgoda_code. */
    public function complete(string $state, string $code, string $user): Outcome
    {
        $this->adapter->wait()->start();
        $outcome = $this->adapter->connecting()->complete($state, $code, $user);
        if ('connected' === $outcome->code) {
            $this->adapter->connectionChanged();
        }
        return $outcome;
    }

    private function check(): Outcome
    {
        $this->adapter->reports()->report();
        $answer = $this->adapter->reports()->check();
        $level = $answer->isOk() ? Outcome::SUCCESS : Outcome::ERROR;
        return new Outcome($level, 'check', $this->adapter->words()->answer($answer->code));
    }

    private function test(): Outcome
    {
        $words = $this->adapter->words();
        $answer = $this->adapter->service()->call('POST', '/v1/adapter/test');
        if (!$answer->isOk()) {
            return new Outcome(Outcome::ERROR, 'test', $words->say('test.failed') . ' ' . $words->answer($answer->code));
        }
        $mode = $words->say('test.mode', ['mode' => $words->mode(Json::text($answer->data, 'mode'))]);
        return new Outcome(Outcome::SUCCESS, 'test', $words->say('test.done') . ' ' . $mode);
    }

    private function renew(): Outcome
    {
        $words = $this->adapter->words();
        $answer = $this->adapter->service()->call('POST', '/v1/adapter/secret');
        $secret = Address::cleanSecret(Json::text($answer->data, 'secret'));
        if ('' === $secret) {
            $text = $words->say('renew.failed') . ' ' . $words->answer($answer->code);
            $fingerprint = $this->adapter->connection()->fingerprint();
            $this->adapter->facts()->keepAnswer('error', $fingerprint, ['at' => time(), 'code' => $answer->code]);
            return new Outcome(Outcome::ERROR, 'renew_' . $answer->code, $text);
        }
        $this->adapter->connection()->keepSecret($secret);
        return new Outcome(Outcome::SUCCESS, 'renew', $words->say('renew.done'));
    }

    /** The service deletes the secret, and so does this shop, even if the service does not answer. */
    private function disconnect(): Outcome
    {
        $words = $this->adapter->words();
        $facts = $this->adapter->facts();
        $connection = $this->adapter->connection();
        $answer = $this->adapter->service()->call('POST', '/v1/adapter/disconnect');
        if ($connection->wasConnected() && 0 === $facts->sentAt() && 'shop_closed' !== $answer->code) {
            // A chat that ran by its key alone has reported nothing, and the privacy tools must still know that it ran.
            $facts->keep('sent', ['at' => (int) floor(microtime(true) * 1000), 'pages' => []]);
        }
        $connection->forgetKeys();
        $this->adapter->connectionChanged();
        $cache = ' ' . $words->say('page_cache');
        if ('shop_closed' === $answer->code) {
            return new Outcome(Outcome::SUCCESS, 'disconnect', $words->answer('shop_closed') . $cache);
        }
        return $answer->isOk()
            ? new Outcome(Outcome::SUCCESS, 'disconnect', $words->say('disconnect.done') . $cache)
            : new Outcome(Outcome::WARNING, 'disconnect', $words->say('disconnect.silent') . $cache);
    }

    /** This shop is the connected one from now on, and reports. */
    private function moved(): Outcome
    {
        $words = $this->adapter->words();
        $this->adapter->connection()->rememberPlace();
        $this->adapter->keepSchedule();
        if ($this->adapter->reports()->report()) {
            return new Outcome(Outcome::SUCCESS, 'moved', $words->say('copy.moved_done') . ' ' . $words->say('page_cache'));
        }
        $code = (string) ($this->adapter->facts()->report()['code'] ?? 'not_connected');
        return new Outcome(Outcome::WARNING, 'moved', $words->say('copy.moved_failed') . ' ' . $words->answer($code));
    }

    /** Removes the keys from a copy and what was reported with them, and calls nobody. */
    private function forget(): Outcome
    {
        $connection = $this->adapter->connection();
        // The page may be older than a connection that was made meanwhile; that one is ended with "Disconnect".
        if (!$connection->isCopy()) {
            return new Outcome(Outcome::INFO, 'forget', '');
        }
        $connection->forgetKeys();
        $this->adapter->facts()->forget();
        return new Outcome(Outcome::SUCCESS, 'forget', $this->adapter->words()->say('copy.forget_done'));
    }

    /**
     * Keys from the console: a field that is left out or malformed keeps what is stored, and so does an empty secret,
     * which no page ever shows.
     *
     * @param array<string, mixed> $input
     */
    private function keepKeys(array $input): Outcome
    {
        $words = $this->adapter->words();
        $connection = $this->adapter->connection();
        $typed = [];
        foreach (['address', 'key', 'secret'] as $field) {
            $typed[$field] = trim(Json::text($input, $field));
        }
        $allowsHttp = $this->adapter->port()->allowsHttp();
        $refusal = '' === $typed['address'] ? '' : Address::refusal($typed['address'], $allowsHttp);
        $refusal = '' === $refusal && '' !== $typed['key'] && '' === Address::cleanKey($typed['key']) ? 'key' : $refusal;
        $refusal = '' === $refusal && '' !== $typed['secret'] && '' === Address::cleanSecret($typed['secret']) ? 'secret' : $refusal;
        if ('' !== $refusal) {
            return new Outcome(Outcome::ERROR, $refusal, $words->say('refused.' . $refusal));
        }
        $secret = '' === $typed['secret'] ? $connection->secret() : $typed['secret'];
        $connection->keep(Address::clean($typed['address']), $typed['key'], $secret);
        $this->adapter->connectionChanged();
        return $connection->isConnected()
            ? new Outcome(Outcome::SUCCESS, 'keys', $words->say('keys.saved'))
            : new Outcome(Outcome::INFO, 'keys', $words->say('keys.incomplete'));
    }

    /** @param array<string, mixed> $input */
    private function choosePolicy(array $input): Outcome
    {
        $id = Json::text($input, 'policy_page');
        if (!isset($this->adapter->port()->policyChoices()[$id])) {
            return new Outcome(Outcome::ERROR, 'policy', $this->adapter->words()->say('policy.unknown'));
        }
        $this->adapter->port()->write('policy_page', $id);
        $this->adapter->changes()->note();
        return new Outcome(Outcome::SUCCESS, 'policy', $this->adapter->words()->say('policy.saved'));
    }

    /** @param array<string, mixed> $input */
    private function share(array $input): Outcome
    {
        $shared = [];
        foreach (array_keys($this->adapter->switches()) as $name) {
            $shared[$name] = !empty($input[$name]);
        }
        $this->adapter->port()->write('sharing', Json::encode($shared));
        if ('' !== $this->adapter->port()->about()->door) {
            // The service learns from the report what it may ask.
            $this->adapter->changes()->note();
        }
        return new Outcome(Outcome::SUCCESS, 'sharing', $this->adapter->words()->say('sharing.saved'));
    }
}
