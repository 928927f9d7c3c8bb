<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

use Zgoda\Core\Admin\Outcome;
use Zgoda\Core\Json;
use Zgoda\Core\Locales;
use Zgoda\Core\Port;
use Zgoda\Core\Words;

/** Connects the shop with one click: no key is part of an address or passes through the browser (AD-26, AD-27). */
class Connecting
{
    private const MAX_SECONDS = 3600;

    private Port $port;
    private Connection $connection;
    private Service $service;
    private Words $words;

    public function __construct(Port $port, Connection $connection, Service $service, Words $words)
    {
        $this->port = $port;
        $this->connection = $connection;
        $this->service = $service;
        $this->words = $words;
    }

    /** Begins: the browser opens the console; this server sends nothing yet. */
    public function begin(string $typed, string $user): Outcome
    {
        $refusal = Address::refusal($typed, $this->port->allowsHttp());
        if ('' !== $refusal) {
            return new Outcome(Outcome::ERROR, $refusal, $this->words->say('refused.' . $refusal));
        }
        $pending = [
            'state' => Signature::randomText(),
            'verifier' => Signature::randomText(),
            'address' => Address::clean($typed),
            'user' => $user,
            'until' => time() + self::MAX_SECONDS,
        ];
        $this->port->write('connect', Json::encode($pending));
        $outcome = new Outcome(Outcome::INFO, 'connect', '');
        $outcome->redirect = $pending['address'] . '/console#/connect/' . $this->request($pending);
        return $outcome;
    }

    /** The browser returns from the console: fetches the keys with the one-time code. */
    public function complete(string $state, string $code, string $user): Outcome
    {
        $pending = Json::decode($this->port->read('connect'));
        $isOurs = '' !== $state
            && hash_equals(Json::text($pending, 'state'), $state)
            && Json::text($pending, 'user') === $user
            && time() < (int) ($pending['until'] ?? 0);
        if (!$isOurs) {
            return new Outcome(Outcome::ERROR, 'connect', $this->words->say('connect.stale'));
        }
        $this->port->erase('connect');
        if ('' === $code) {
            return new Outcome(Outcome::INFO, 'connect', $this->words->say('connect.declined'));
        }
        $address = Json::text($pending, 'address');
        $answer = $this->service->fetchKeys($address, $code, Json::text($pending, 'verifier'));
        $key = Address::cleanKey(Json::text($answer->data, 'shop', 'key'));
        $secret = Address::cleanSecret(Json::text($answer->data, 'secret'));
        if (!$answer->isOk() || '' === $key || '' === $secret) {
            $why = $this->words->answer($answer->isOk() ? 'not_zgoda' : $answer->code);
            return new Outcome(Outcome::ERROR, 'connect', $this->words->say('connect.failed') . ' ' . $why);
        }
        $this->connection->keep($address, $key, $secret);
        $done = $this->words->say('connect.done', ['shop' => Json::text($answer->data, 'shop', 'name')]);
        return new Outcome(Outcome::SUCCESS, 'connected', $done . ' ' . $this->words->say('page_cache'));
    }

    /**
     * What the console gets to know, encoded for the part of its address after #.
     *
     * @param array<string, mixed> $pending
     */
    private function request(array $pending): string
    {
        $about = $this->port->about();
        return Signature::base64url(Json::encode([
            'v' => 1,
            'platform' => $about->platform,
            'name' => $about->name,
            'url' => $about->home,
            'locale' => Locales::orEnglish($about->locale),
            'returnUrl' => $about->settingsPage,
            'state' => $pending['state'],
            'challenge' => hash('sha256', $pending['verifier']),
            'controller' => $about->controller,
        ]));
    }
}
