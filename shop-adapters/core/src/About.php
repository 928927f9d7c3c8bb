<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core;

/** What an adapter tells about its platform and its shop. */
class About
{
    /** The platform's short name in reports and customer ids, such as `prestashop`. */
    public string $platform;
    /** The platform's name on screens. */
    public string $platformName;
    /** Version of the adapter. */
    public string $version;
    public string $platformVersion;
    /** Name of the shop. */
    public string $name;
    /** Address of the shop's front page in its default language. */
    public string $home;
    /** Locale of the shop, such as pl_PL. */
    public string $locale;
    /** Address of the adapter's settings page, to which the browser returns from the console. */
    public string $settingsPage;
    /** Whether a TaskTools takes rights requests from the console. */
    public bool $takesTasks = false;
    /** Where the service may call the shop, as an address; '' for nowhere. */
    public string $door = '';
    /**
     * What the platform knows about the shop's company.
     *
     * @var array{name: string, address: string, email: string, phone: string}
     */
    public array $controller = ['name' => '', 'address' => '', 'email' => '', 'phone' => ''];

    public function __construct(
        string $platform,
        string $platformName,
        string $version,
        string $platformVersion,
        string $name,
        string $home,
        string $locale,
        string $settingsPage
    ) {
        $this->platform = $platform;
        $this->platformName = $platformName;
        $this->version = $version;
        $this->platformVersion = $platformVersion;
        $this->name = $name;
        $this->home = $home;
        $this->locale = $locale;
        $this->settingsPage = $settingsPage;
    }
}
