<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core;

/** The sentences of the screens, in the language of whoever looks at them. */
class Words
{
    private Port $port;
    /** @var array<string, array<string, string>> by language */
    private array $loaded = [];

    public function __construct(Port $port)
    {
        $this->port = $port;
    }

    public function has(string $code): bool
    {
        return null !== $this->port->ownWords($code) || isset($this->all()[$code]);
    }

    /**
     * A sentence, as plain text.
     *
     * @param array<string, string> $gaps what stands for each {name} in it
     */
    public function say(string $code, array $gaps = []): string
    {
        $text = $this->port->ownWords($code) ?? $this->all()[$code] ?? $code;
        $from = [];
        foreach ($gaps as $name => $value) {
            $from['{' . $name . '}'] = $value;
        }
        return strtr($text, $from);
    }

    /** Name of a language. */
    public function locale(string $locale): string
    {
        return $this->has('locale.' . $locale) ? $this->say('locale.' . $locale) : $locale;
    }

    /** One sentence about the state of a policy page. */
    public function state(string $state, string $reason): string
    {
        foreach (["state.$state.$reason", "state.$state"] as $code) {
            if ($this->has($code)) {
                return $this->say($code);
            }
        }
        return $state;
    }

    /**
     * One sentence about a page as this shop reported it.
     *
     * @param array<string, mixed> $row
     */
    public function reported(array $row): string
    {
        if (self::isTextElsewhere($row)) {
            return $this->say('state.elsewhere');
        }
        return $this->state(Json::text($row, 'state'), Json::text($row, 'reason'));
    }

    /** One sentence about an answer of the service, or about its absence. */
    public function answer(string $code): string
    {
        return $this->has('answer.' . $code) ? $this->say('answer.' . $code) : $this->say('answer.other', ['code' => $code]);
    }

    /** What a visitor would see now; '' when the service did not say. */
    public function mode(string $mode): string
    {
        return $this->has('mode.' . $mode) ? $this->say('mode.' . $mode) : '';
    }

    /** @param int $ahead seconds that this server's clock is ahead of the service's; negative when behind */
    public function clock(int $ahead): string
    {
        $minutes = (int) round(abs($ahead) / 60);
        if (1 > $minutes) {
            return $this->say('clock.agree');
        }
        $code = 0 < $ahead ? 'clock.ahead' : 'clock.behind';
        return $this->say($code, ['minutes' => (string) $minutes]) . ' ' . $this->say('clock.limit');
    }

    /** A detail that the owner has still to enter in the console; an unknown path is returned unchanged. */
    public function missing(string $path): string
    {
        return $this->has('missing.' . $path) ? $this->say('missing.' . $path) : $path;
    }

    /**
     * Is the page's own content empty? A page builder may keep its text elsewhere, so what the service finds decides.
     *
     * @param array<string, mixed> $row
     */
    public static function isTextElsewhere(array $row): bool
    {
        return 'placeholder' === Json::text($row, 'state')
            && 'short' === Json::text($row, 'reason')
            && hash('sha256', '') === Json::text($row, 'contentSha256');
    }

    /** @return array<string, string> */
    private function all(): array
    {
        $locale = Locales::orEnglish($this->port->locale());
        if (!isset($this->loaded[$locale])) {
            $this->loaded[$locale] = Json::decode((string) file_get_contents(dirname(__DIR__) . "/words/$locale.json"));
        }
        return $this->loaded[$locale];
    }
}
