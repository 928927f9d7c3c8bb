<?php
declare(strict_types=1);

use Zgoda\Core\Adapter;
use Zgoda\Core\Connection\Address;
use Zgoda\Core\Connection\Connection;
use Zgoda\Core\Customer\Door;
use Zgoda\Core\Customer\OrderDesk;
use Zgoda\Core\Report\Page;
use Zgoda\Core\Customer\Person;
use Zgoda\Core\Report\PolicyReport;
use Zgoda\Core\Report\PolicyText;
use Zgoda\Core\Customer\PrivacyResult;
use Zgoda\Core\Report\Reports;
use Zgoda\Core\Connection\Response;
use Zgoda\Core\Connection\Signature;
use Zgoda\Core\Snippet;

/** Runs every case of the contract through the core, and returns what the core made of each. */
class Cases
{
    /** @var array<string, array<string, mixed>> files of the contract by name */
    private array $contract;

    /** @param array<string, array<string, mixed>> $contract */
    public function __construct(array $contract)
    {
        $this->contract = $contract;
    }

    /** @return array<string, list<mixed>> */
    public function run(): array
    {
        return [
            'addresses' => $this->each('address-cases', 'cases', [$this, 'address']),
            'signatures' => $this->each('signature-vectors', 'cases', [$this, 'signature']),
            'tokens' => $this->each('identity-vectors', 'cases', [$this, 'token']),
            'tags' => $this->each('snippet-cases', 'cases', [$this, 'tag']),
            'pages' => $this->each('policy-cases', 'pages', [$this, 'page']),
            'placeholders' => $this->each('policy-cases', 'placeholders', [$this, 'placeholder']),
            'texts' => $this->each('policy-cases', 'texts', [$this, 'text']),
            'requests' => $this->each('privacy-cases', 'requests', [$this, 'request']),
            'exports' => $this->each('privacy-cases', 'export', [$this, 'export']),
            'erasures' => $this->each('privacy-cases', 'erase', [$this, 'erasure']),
            'disconnected' => $this->each('privacy-cases', 'disconnected', [$this, 'disconnected']),
            'marks' => $this->each('report-cases', 'marks', [$this, 'mark']),
            'pauses' => $this->each('report-cases', 'pauses', [$this, 'pause']),
            'places' => $this->each('report-cases', 'places', [$this, 'place']),
            'releases' => $this->each('report-cases', 'releases', [$this, 'release']),
            'doors' => $this->each('door-vectors', 'cases', [$this, 'door']),
            'refusedCalls' => $this->each('door-vectors', 'refused', [$this, 'door']),
            'orders' => $this->orders(),
            'faults' => [
                $this->lostAnswer(),
                $this->death(),
                $this->changeDuringReport(),
                $this->outdatedReport(),
                $this->erasureWhileAway(),
                $this->waitOfUser(),
                $this->dailyReport(),
            ],
        ];
    }

    /** @return list<mixed> */
    private function each(string $file, string $list, callable $act): array
    {
        return array_map($act, $this->contract[$file][$list]);
    }

    private function address(array $case): ?string
    {
        return '' === Address::refusal($case['typed'], false) ? Address::clean($case['typed']) : null;
    }

    private function signature(array $case): string
    {
        return Signature::ofRequest($case['secret'], $case['time'], $case['nonce'], $case['method'], $case['path'], $case['body']);
    }

    private function token(array $case): string
    {
        return Signature::token($this->contract['identity-vectors']['secret'], $case['claims']);
    }

    private function tag(array $case): ?string
    {
        $port = new FakePort();
        $port->settings['connection'] = json_encode($case['settings']);
        $page = $case['page'];
        $snippet = new Snippet(new Connection($port));
        $tag = $snippet->tag($page['language'], $page['nonce'], $page['identity'] ?? '', $page['product'] ?? '');
        return '' === $tag ? null : $tag;
    }

    private function page(array $case): array
    {
        $given = $case['page'];
        $status = null === $given ? ('none' === $case['chosen'] ? Page::NONE : Page::DELETED) : $this->status($given);
        $page = new Page('pl', true, $status);
        if (null !== $given) {
            $page->id = '3';
            $page->title = 'Polityka';
            $page->html = htmlspecialchars($this->contract['policy-cases']['samples'][$given['text'] ?? ''] ?? '');
            $page->isSuggested = $given['suggested'] ?? false;
            $address = $case['address'] ?? '/polityka';
            $isOwn = '/' === $address[0];
            $page->url = Page::PUBLISHED === $status ? ($isOwn ? 'https://shop.example' : '') . $address : '';
            $page->isReadable = !isset($case['address']);
        }
        $row = PolicyReport::row($page, 'https://shop.example/');
        return [
            'state' => $row['state'],
            'reason' => $row['reason'],
            'public' => null !== $row['text'] && null !== $row['url'] && null !== $row['contentSha256'],
        ];
    }

    private function status(array $page): string
    {
        if (!empty($page['password'])) {
            return 'password';
        }
        return $page['status'];
    }

    private function placeholder(array $case): string
    {
        $text = isset($case['repeat']) ? str_repeat($case['repeat'], $case['times']) : $case['text'];
        $before = isset($case['after']) ? $this->contract['policy-cases']['samples'][$case['after']] . ' ' : '';
        return PolicyText::placeholder(PolicyText::normalise($before . $text));
    }

    private function text(array $case): string
    {
        return PolicyText::cut(PolicyText::normalise(PolicyText::ofHtml($case['html'])), PolicyText::MAX_CHARACTERS);
    }

    private function request(array $case): array
    {
        $knows = array_merge($case['knows'], $case['kept'][$case['knows']['ids'][0] ?? ''] ?? []);
        $subs = array_map(static function (string $id) use ($case): string {
            return $case['platform'] . ':' . $id;
        }, $knows['ids']);
        $person = new Person((string) $knows['email'], $subs, (string) $knows['phone']);
        return $person->request($knows['locale'], $case['page']);
    }

    private function export(array $case): array
    {
        return $this->result($this->answering($case)->privacy()->export(new Person('anna@example.com')));
    }

    private function erasure(array $case): array
    {
        return $this->result($this->answering($case)->privacy()->erase(new Person('anna@example.com')));
    }

    private function answering(array $case): Adapter
    {
        $port = FakePort::connected();
        $port->service = static function () use ($case): Response {
            if (!is_int($case['status'])) {
                return Response::failed(Response::UNREACHABLE);
            }
            $body = $case['body'] ?? '';
            return new Response($case['status'], is_string($body) ? $body : json_encode($body));
        };
        return new Adapter($port);
    }

    private function result(PrivacyResult $result): array
    {
        return [
            'outcome' => $result->outcome,
            'done' => $result->isDone,
            'groups' => $result->groups,
            'removed' => $result->removed,
            'retained' => $result->retained,
            'messages' => $result->messages,
        ];
    }

    private function disconnected(array $case): array
    {
        $port = new FakePort();
        if ($case['hasKey']) {
            $port->settings['connection'] = '{"address":"https://chat.example","key":"zgk_Vq8s0XW3kT9cR1yLmN5pZA"}';
        }
        if ($case['hasReported']) {
            $port->settings['sent'] = '{"at":1764000000000,"pages":[]}';
        }
        $privacy = (new Adapter($port))->privacy();
        $person = new Person('anna@example.com');
        return ['export' => $privacy->export($person)->outcome, 'erase' => $privacy->erase($person)->outcome];
    }

    private function mark(array $case): int
    {
        return Reports::nextMark($case['now'], $case['sent']);
    }

    private function pause(array $case): int
    {
        return Reports::retryPause($case['attempts'], (float) $case['chance']);
    }

    private function place(array $case): string
    {
        return Address::place($case['address']);
    }

    private function release(array $case): string
    {
        return Signature::ofRelease($case['secret'], $case['nonce'], $case['platform'], $case['release']);
    }

    /** @return array<string, mixed>|int what is asked, or the status of the refusal */
    private function door(array $case)
    {
        $vectors = $this->contract['door-vectors'];
        $headers = [];
        foreach (['shop', 'time', 'nonce', 'signature'] as $name) {
            $headers['x-zgoda-' . $name] = $case[$name];
        }
        [$status, $asked] = Door::read($vectors['shop'], $vectors['secret'], $headers, $case['body'], $vectors['now']);
        return 200 === $status ? $asked : $status;
    }

    /** Answers of the door, from the switch that is off to the order that is found. */
    private function orders(): array
    {
        $port = FakePort::connected();
        $port->door = 'https://shop.example/zgoda/door';
        $adapter = new Adapter($port, null, new FakeOrders());
        $right = '{"do":"order","number":" #ab7 ","email":"ANNA@example.com","locale":"pl"}';
        $answers = ['off' => $this->called($adapter, $right)];
        $port->settings['sharing'] = '{"customer":false,"live":true,"search":true}';
        $answers['right'] = $this->called($adapter, $right);
        $answers['wrong address'] = $this->called($adapter, str_replace('ANNA', 'jan', $right));
        $answers['unknown number'] = $this->called($adapter, str_replace('ab7', '8', $right));
        $answers['no address'] = $this->called($adapter, '{"do":"order","number":"9","email":null,"locale":"pl"}');
        $answers['number alone'] = $this->called($adapter, '{"do":"order","number":"AB7","email":null,"locale":"pl"}');
        $answers['customer'] = $this->called($adapter, '{"do":"customer","sub":"wordpress:7"}');
        $answers['stranger'] = $this->called($adapter, '{"do":"customer","sub":"wordpress:8"}');
        $answers['repeated'] = $this->called($adapter, $right, str_repeat('n', 22)) . ' ' . $this->called($adapter, $right, str_repeat('n', 22));
        $answers['report'] = $this->called($adapter, '{"do":"report"}');
        $answers['marked'] = $adapter->reports()->isMarked();
        $adapter->reports()->report();
        $answers['named'] = json_decode(end($port->requests)->body, true)['adapter']['door'];
        $adapter->connection()->rememberPlace();
        $port->home = 'https://copy.example/';
        $answers['copy'] = $this->called($adapter, $right);
        return $answers;
    }

    /** Calls the door as the service does. @return string the body, or the status of a refusal */
    private function called(Adapter $adapter, string $body, string $nonce = ''): string
    {
        $nonce = '' === $nonce ? Signature::nonce() : $nonce;
        $connection = $adapter->connection();
        $time = (string) time();
        $answer = $adapter->door()->answer([
            'x-zgoda-shop' => $connection->key(),
            'x-zgoda-time' => $time,
            'x-zgoda-nonce' => $nonce,
            'x-zgoda-signature' => Signature::ofDoor($connection->secret(), $time, $nonce, $connection->key(), $body),
        ], $body);
        return 200 === $answer->status ? $answer->body : (string) $answer->status;
    }

    /** The answer to a report is lost, and later the retry is accepted. */
    private function lostAnswer(): array
    {
        $port = FakePort::connected();
        $adapter = new Adapter($port);
        $isFirst = $adapter->reports()->report();
        $isMarked = $adapter->reports()->isMarked();
        $isPlanned = isset($port->settings['due_' . Adapter::REPORT]);
        $port->service = static function (): Response {
            return new Response(200, '{"states":[],"visitors":[],"noticeChanged":false,"tasks":0}');
        };
        $adapter->run(Adapter::REPORT);
        return [$isFirst, $isMarked, $isPlanned, $adapter->reports()->isMarked(), isset($port->settings['due_' . Adapter::REPORT])];
    }

    /** The process dies between the change and its report: mark and retry are stored, and nothing was sent. */
    private function death(): array
    {
        $port = FakePort::connected();
        (new Adapter($port))->changes()->note();
        return [count($port->requests), isset($port->settings['unsent']), isset($port->settings['due_' . Adapter::REPORT])];
    }

    /** Another process marks a change while a report is under way: that mark stays. */
    private function changeDuringReport(): array
    {
        $port = FakePort::connected();
        $port->service = static function () use ($port): Response {
            $port->settings['unsent'] = (string) (1 + (int) $port->settings['unsent']);
            return new Response(200, '{"states":[],"visitors":[],"noticeChanged":false,"tasks":0}');
        };
        $isAccepted = (new Adapter($port))->reports()->report();
        return [$isAccepted, isset($port->settings['unsent'])];
    }

    /** A report that another process has overtaken is sent once more, with a higher mark. */
    private function outdatedReport(): array
    {
        $port = FakePort::connected();
        $port->service = static function () use ($port): Response {
            return 1 === count($port->requests)
                ? new Response(409, '{"code":"push_outdated"}')
                : new Response(200, '{"states":[],"visitors":[],"noticeChanged":false,"tasks":0}');
        };
        $isAccepted = (new Adapter($port))->reports()->report();
        $marks = array_map(static function ($request): int {
            return json_decode($request->body, true)['pushedAt'];
        }, $port->requests);
        return [$isAccepted, count($marks), $marks[0] < $marks[1]];
    }

    /** A customer is deleted while the service is away: who it was is kept until the erasure is answered. */
    private function erasureWhileAway(): array
    {
        $port = FakePort::connected();
        $privacy = (new Adapter($port))->privacy();
        $privacy->keepErasure(new Person('anna@example.com', ['wordpress:7']));
        $privacy->sendErasures();
        $isKept = [] !== $port->names('erasure_', 1);
        $port->service = static function (): Response {
            return new Response(200, '{"removed":1,"retained":0,"messages":[],"done":true}');
        };
        $privacy->sendErasures();
        $last = json_decode(end($port->requests)->body, true);
        return [$isKept, $last['email'], $last['subs'], $port->names('erasure_', 1)];
    }

    /** No request of a click may take longer than the three seconds that a user waits. */
    private function waitOfUser(): array
    {
        $port = FakePort::connected();
        $adapter = new Adapter($port);
        $adapter->actions()->run('check', [], '1');
        $timeouts = array_map(static function ($request): bool {
            return 3.0 >= $request->timeout;
        }, $port->requests);
        return array_values(array_unique($timeouts));
    }

    /** The daily job reports, and plans itself for the next day; a new connection reports too. */
    private function dailyReport(): array
    {
        $port = FakePort::connected();
        $adapter = new Adapter($port);
        $adapter->run(Adapter::DAILY);
        $isPlanned = (int) $port->settings['due_' . Adapter::DAILY] > time() + 80000;
        $reports = count($port->requests);
        $adapter->connectionChanged();
        return [$reports, $isPlanned, count($port->atEnd)];
    }
}
