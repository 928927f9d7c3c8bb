<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Plugin\zgoda;

use JTL\DB\DbInterface;
use JTL\Language\LanguageHelper;
use JTL\Plugin\PluginInterface;
use JTL\Shop;
use Zgoda\Core\About;
use Zgoda\Core\SqlPort;

/** A JTL-Shop, which is always one shop. */
class ShopPort extends SqlPort
{
    public const TABLE = 'xplugin_zgoda';

    private DbInterface $db;
    private PluginInterface $plugin;

    public function __construct(DbInterface $db, PluginInterface $plugin)
    {
        parent::__construct(self::TABLE, 0);
        $this->db = $db;
        $this->plugin = $plugin;
    }

    public function about(): About
    {
        $firm = $this->rows('SELECT * FROM `tfirma` LIMIT 1')[0] ?? [];
        $name = (string) Shop::getSettingValue(\CONF_GLOBAL, 'global_shopname');
        $company = (string) ($firm['cName'] ?? '');
        $home = \URL_SHOP . '/';
        $about = new About(
            'jtl',
            'JTL-Shop',
            (string) $this->plugin->getMeta()->getVersion(),
            \APPLICATION_VERSION,
            '' === $name ? $company : $name,
            $home,
            LanguageHelper::getDefaultLanguage()->getIso639(),
            Shop::getAdminURL() . '/plugin/' . $this->plugin->getID()
        );
        $about->door = $home . Front::DOOR;
        $street = \trim(($firm['cStrasse'] ?? '') . ' ' . ($firm['cHausnummer'] ?? ''));
        $town = \trim(($firm['cPLZ'] ?? '') . ' ' . ($firm['cOrt'] ?? ''));
        $about->controller = [
            'name' => $company,
            'address' => \implode(', ', \array_filter([$street, $town])),
            'email' => (string) ($firm['cEMail'] ?? ''),
            'phone' => (string) ($firm['cTel'] ?? ''),
        ];
        return $about;
    }

    public function locale(): string
    {
        return (string) ($_SESSION['AdminAccount']->language ?? LanguageHelper::getDefaultLanguage()->getIso639());
    }

    public function pages(): array
    {
        return (new PolicyPages($this->db))->pages();
    }

    protected function rows(string $sql): array
    {
        return $this->db->getArrays($sql);
    }

    protected function change(string $sql): int
    {
        return $this->db->getAffectedRows($sql);
    }

    protected function escape(string $text): string
    {
        return \substr($this->db->getPDO()->quote($text), 1, -1);
    }
}
