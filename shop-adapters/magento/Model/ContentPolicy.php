<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Model;

use Magento\Csp\Api\PolicyCollectorInterface;
use Magento\Csp\Model\Policy\FetchPolicy;

/** Adds the address of the service, which is a setting, to the policy of the shop's pages. */
class ContentPolicy implements PolicyCollectorInterface
{
    private const DIRECTIVES = ['script-src', 'frame-src', 'connect-src', 'img-src', 'style-src'];

    /** @var Chat */
    private $chat;

    /**
     * @param Chat $chat
     */
    public function __construct(Chat $chat)
    {
        $this->chat = $chat;
    }

    /** @inheritDoc */
    public function collect(array $defaultPolicies = []): array
    {
        $address = $this->chat->adapter()->connection()->address();
        if ('' === $address) {
            return $defaultPolicies;
        }
        $socket = preg_replace('/^http/', 'ws', $address);
        foreach (self::DIRECTIVES as $directive) {
            $hosts = 'connect-src' === $directive ? [$address, $socket] : [$address];
            $defaultPolicies[] = new FetchPolicy($directive, false, $hosts);
        }
        return $defaultPolicies;
    }
}
