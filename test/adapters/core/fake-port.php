<?php
declare(strict_types=1);

use Zgoda\Core\About;
use Zgoda\Core\BasePort;
use Zgoda\Core\Report\Page;
use Zgoda\Core\Connection\Request;
use Zgoda\Core\Connection\Response;

/** A shop in memory: settings, pages, and answers of the service that a case sets. */
class FakePort extends BasePort
{
    /** @var array<string, string> */
    public array $settings = [];
    /** @var list<Page> */
    public array $pages = [];
    /** @var list<Request> */
    public array $requests = [];
    /** @var callable(Request): Response */
    public $service;
    /** @var list<callable> what waits for the end of the process */
    public array $atEnd = [];
    public string $platform = 'wordpress';
    public string $home = 'https://shop.example/';
    public string $locale = 'pl_PL';
    public string $door = '';

    public function __construct()
    {
        $this->service = static function (): Response {
            return Response::failed(Response::UNREACHABLE);
        };
    }

    public static function connected(): self
    {
        $port = new self();
        $port->settings['secret'] = 'zgs_3q2-7w_Ck0lmN8sXvYtR5uJdZa1BfGhEoPiQeTy6Wz4';
        $port->settings['connection'] = '{"address":"https://chat.example","key":"zgk_Vq8s0XW3kT9cR1yLmN5pZA"}';
        return $port;
    }

    public function read(string $name): ?string
    {
        return $this->settings[$name] ?? null;
    }

    public function write(string $name, string $value): void
    {
        $this->settings[$name] = $value;
    }

    public function erase(string $name): void
    {
        unset($this->settings[$name]);
    }

    public function eraseUpTo(string $name, string $value): bool
    {
        $isErased = isset($this->settings[$name]) && $this->settings[$name] <= $value;
        if ($isErased) {
            unset($this->settings[$name]);
        }
        return $isErased;
    }

    public function names(string $prefix, int $limit): array
    {
        $names = array_filter(array_keys($this->settings), static function (string $name) use ($prefix): bool {
            return 0 === strpos($name, $prefix);
        });
        return array_slice(array_values($names), 0, $limit);
    }

    public function about(): About
    {
        $about = new About($this->platform, 'Shop', '0.1.0', '1.0', 'Liść', $this->home, $this->locale, $this->home . 'admin');
        $about->door = $this->door;
        return $about;
    }

    public function locale(): string
    {
        return $this->locale;
    }

    public function pages(): array
    {
        return [] === $this->pages ? [new Page('pl', true, Page::NONE)] : $this->pages;
    }

    public function send(Request $request): Response
    {
        $this->requests[] = $request;
        return ($this->service)($request);
    }

    public function afterResponse(callable $act): void
    {
        $this->atEnd[] = $act;
    }

    public function isBackground(): bool
    {
        return false;
    }
}
