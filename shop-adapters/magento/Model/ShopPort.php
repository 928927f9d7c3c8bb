<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Model;

use Magento\Framework\DB\Adapter\AdapterInterface;
use Zgoda\Core\About;
use Zgoda\Core\SqlPort;

/** One website of a Magento: its store views are the languages of one shop. */
class ShopPort extends SqlPort
{
    /** Magento's own page for a privacy policy. */
    private const OWN_PAGE = 'privacy-policy-cookie-restriction-mode';

    /** @var Surroundings */
    private $surroundings;

    /** @var int */
    private $websiteId;

    /**
     * @param Surroundings $surroundings
     * @param int $websiteId
     */
    public function __construct(Surroundings $surroundings, int $websiteId)
    {
        parent::__construct($surroundings->table('zgoda'), $websiteId);
        $this->surroundings = $surroundings;
        $this->websiteId = $websiteId;
    }

    /** @inheritDoc */
    public function about(): About
    {
        $store = $this->surroundings->mainStore($this->websiteId);
        $about = new About(
            'magento',
            'Magento',
            Surroundings::VERSION,
            $this->surroundings->version(),
            $this->surroundings->setting('general/store_information/name', $store) ?: (string) $store->getFrontendName(),
            $store->getBaseUrl(),
            $this->surroundings->setting('general/locale/code', $store),
            $this->surroundings->settingsPage($this->websiteId)
        );
        $lines = ['street_line1', 'street_line2', 'postcode', 'city'];
        $address = [];
        foreach ($lines as $line) {
            $address[] = $this->surroundings->setting('general/store_information/' . $line, $store);
        }
        $about->controller = [
            'name' => $about->name,
            'address' => implode(', ', array_filter($address)),
            'email' => $this->surroundings->setting('trans_email/ident_general/email', $store),
            'phone' => $this->surroundings->setting('general/store_information/phone', $store),
        ];
        return $about;
    }

    /** @inheritDoc */
    public function locale(): string
    {
        return $this->surroundings->locale();
    }

    /** @inheritDoc */
    public function pages(): array
    {
        return $this->surroundings->pages($this->policyPage(), $this->websiteId);
    }

    /** @inheritDoc */
    public function policyChoices(): array
    {
        $table = $this->surroundings->table('cms_page');
        $choices = [];
        foreach ($this->rows("SELECT `identifier`, MIN(`title`) AS `title` FROM `$table` GROUP BY `identifier`") as $row) {
            $choices[(string) $row['identifier']] = (string) $row['title'];
        }
        return $choices;
    }

    /** @inheritDoc */
    public function policyPage(): string
    {
        $chosen = parent::policyPage();
        return '' === $chosen ? self::OWN_PAGE : $chosen;
    }

    /** @inheritDoc */
    protected function rows(string $sql): array
    {
        return $this->database()->fetchAll($sql);
    }

    /** @inheritDoc */
    protected function change(string $sql): int
    {
        return $this->database()->query($sql)->rowCount();
    }

    /** @inheritDoc */
    protected function escape(string $text): string
    {
        return substr($this->database()->quote($text), 1, -1);
    }

    /**
     * Database of the shop.
     *
     * @return AdapterInterface
     */
    private function database(): AdapterInterface
    {
        return $this->surroundings->database();
    }
}
