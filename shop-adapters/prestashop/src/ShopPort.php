<?php

/**
 * @author    Zgoda contributors
 * @copyright Zgoda contributors
 * @license   https://opensource.org/licenses/MIT MIT
 */

declare(strict_types=1);

namespace Zgoda\PrestaShop;

use Zgoda\Core\About;
use Zgoda\Core\SqlPort;

if (!defined('_PS_VERSION_')) {
    exit;
}

/** One shop of a PrestaShop. */
class ShopPort extends SqlPort
{
    /** @var int */
    private $shopId;
    /** @var \Module */
    private $module;

    public function __construct(int $shopId, \Module $module)
    {
        parent::__construct(self::table(), $shopId);
        $this->shopId = $shopId;
        $this->module = $module;
    }

    public static function table(): string
    {
        return _DB_PREFIX_ . 'zgoda';
    }

    public function about(): About
    {
        $shop = new \Shop($this->shopId);
        $link = new \Link();
        $language = new \Language((int) $this->setting('PS_LANG_DEFAULT'));
        $about = new About(
            'prestashop',
            'PrestaShop',
            $this->module->version,
            _PS_VERSION_,
            $this->setting('PS_SHOP_NAME'),
            (string) $shop->getBaseURL(true),
            str_replace('-', '_', (string) $language->locale),
            ''
        );
        $about->door = (string) $link->getModuleLink($this->module->name, 'door', [], true, (int) $language->id, $this->shopId);
        if (defined('_PS_ADMIN_DIR_')) {
            $about->settingsPage = $link->getAdminLink('AdminModules', true, [], ['configure' => $this->module->name]);
        }
        $address = [$this->setting('PS_SHOP_ADDR1'), $this->setting('PS_SHOP_ADDR2')];
        $address[] = trim($this->setting('PS_SHOP_CODE') . ' ' . $this->setting('PS_SHOP_CITY'));
        $about->controller = [
            'name' => $this->setting('PS_SHOP_NAME'),
            'address' => implode(', ', array_filter($address)),
            'email' => $this->setting('PS_SHOP_EMAIL'),
            'phone' => $this->setting('PS_SHOP_PHONE'),
        ];

        return $about;
    }

    public function locale(): string
    {
        return (string) \Context::getContext()->language->locale;
    }

    public function formatTime(int $time): string
    {
        return (string) \Tools::displayDate(date('Y-m-d H:i:s', $time), true);
    }

    public function pages(): array
    {
        return (new PolicyPages($this->shopId))->pages((int) $this->policyPage());
    }

    public function policyChoices(): array
    {
        return (new PolicyPages($this->shopId))->choices((int) \Context::getContext()->language->id);
    }

    public function policyPage(): string
    {
        $chosen = parent::policyPage();

        return '' === $chosen ? (string) PolicyPages::byRole() : $chosen;
    }

    protected function rows(string $sql): array
    {
        $rows = \Db::getInstance()->executeS($sql, true, false);

        return is_array($rows) ? $rows : [];
    }

    protected function change(string $sql): int
    {
        $db = \Db::getInstance();
        $db->execute($sql, false);

        return (int) $db->Affected_Rows();
    }

    protected function escape(string $text): string
    {
        return (string) \Db::getInstance()->_escape($text);
    }

    private function setting(string $name): string
    {
        return (string) \Configuration::get($name, null, null, $this->shopId);
    }
}
