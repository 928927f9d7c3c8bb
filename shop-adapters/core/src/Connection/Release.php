<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Connection;

use Zgoda\Core\Json;
use Zgoda\Core\Port;

/**
 * The connected service's release of the adapter: accepted only if it is signed with the shop's secret and the file has
 * the announced size and hash (AD-44).
 */
class Release
{
    public const MAX_BYTES = 5000000;

    private const FILE_SECONDS = 60;
    private const VERSION = '/^\d{1,4}(\.\d{1,4}){1,3}\z/';

    private Port $port;
    private Connection $connection;
    private Service $service;

    public function __construct(Port $port, Connection $connection, Service $service)
    {
        $this->port = $port;
        $this->connection = $connection;
        $this->service = $service;
    }

    public function path(): string
    {
        return '/v1/adapter/releases/' . $this->port->about()->platform;
    }

    /**
     * Asks the service for its release. The request contains nothing but its signature.
     *
     * @return array{code: string, release: ?array<string, int|string>} `code` is that of Answer, update_forged or
     *                                                                  update_older
     */
    public function fetch(): array
    {
        $about = $this->port->about();
        $nonce = Signature::nonce();
        $answer = $this->service->call('GET', $this->path(), [], Service::TIMEOUT_SECONDS, Service::MAX_ANSWER_BYTES, $nonce);
        if (!$answer->isOk()) {
            return ['code' => $answer->code, 'release' => null];
        }
        $release = self::read($answer->data);
        if (null === $release) {
            return ['code' => 'update_forged', 'release' => null];
        }
        $expected = Signature::ofRelease($this->connection->secret(), $nonce, $about->platform, $release);
        if (!hash_equals($expected, Json::text($answer->data, 'signature'))) {
            return ['code' => 'update_forged', 'release' => null];
        }
        if (version_compare((string) $release['version'], $about->version, '<')) {
            return ['code' => 'update_older', 'release' => null];
        }
        return ['code' => 'ok', 'release' => $release];
    }

    /**
     * Downloads a newer release to a file and verifies it.
     *
     * @return string 'ok', or why the file must not be installed
     */
    public function download(string $file): string
    {
        $found = $this->fetch();
        $release = $found['release'];
        if (null === $release) {
            return $found['code'];
        }
        if (version_compare((string) $release['version'], $this->port->about()->version, '<=')) {
            return 'update_older';
        }
        $size = (int) $release['size'];
        $code = $this->service->fetchFile($this->path() . '/file', $file, $size + 1, self::FILE_SECONDS);
        if ('ok' !== $code) {
            return $code;
        }
        clearstatcache(true, $file);
        $isAnnounced = filesize($file) === $size && hash_file('sha256', $file) === $release['sha256'];
        return $isAnnounced ? 'ok' : 'update_changed';
    }

    /**
     * The fields of an answer; null when one is missing or malformed.
     *
     * @param array<string, mixed> $data
     * @return ?array<string, int|string>
     */
    public static function read(array $data): ?array
    {
        $release = ['size' => $data['size'] ?? null];
        foreach (['version', 'requires', 'requiresPhp', 'tested'] as $field) {
            $release[$field] = Json::text($data, $field);
            if (1 !== preg_match(self::VERSION, $release[$field])) {
                return null;
            }
        }
        $release['sha256'] = Json::text($data, 'sha256');
        $release['changes'] = Json::text($data, 'changes');
        $isWhole = is_int($release['size']) && 0 < $release['size'] && self::MAX_BYTES >= $release['size']
            && 1 === preg_match('/^[0-9a-f]{64}\z/', $release['sha256'])
            && 1 === preg_match('/^[^\r\n]{1,4000}\z/', $release['changes']);
        return $isWhole ? $release : null;
    }
}
